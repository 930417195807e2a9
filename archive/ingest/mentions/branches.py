"""The branches an article speaks of, each at its place.

May import gazetteer and draft, and the rest of its own room.
"""

from __future__ import annotations

from archive.ingest.draft import BranchMention, DraftArticle, NewBranch
from archive.ingest.gazetteer import Gazetteer, Span
from archive.ingest.mentions.context import Context, Named
from archive.ingest.mentions.naming import OF_THE_SYSTEM, Namer
from archive.ingest.mentions.passages import Passage, passages_of


def find_branches(
    article: DraftArticle, gazetteer: Gazetteer, masthead: str = "", beside: frozenset[str] = frozenset()
) -> tuple[tuple[BranchMention, ...], tuple[NewBranch, ...]]:
    """All mentions of branches in the order of the text, and those of them that the gazetteer lacks."""
    passages = list(passages_of(article))
    over = Passage("masthead", masthead)
    of_the_system = any(OF_THE_SYSTEM.search(passage.folded) for passage in (over, *passages))
    if not of_the_system and not any("贸易促进" in passage.folded for passage in passages):
        return (), ()
    namer = Namer(gazetteer, (passage.folded for passage in passages))
    named = [
        Named(passage, tuple(namer.find(passage.folded, of_the_system=of_the_system))) for passage in passages
    ]
    context = Context(article, named, namer, masthead, beside)
    mentions = [
        _mention(span, one.passage)
        for one in named
        for span in sorted([*one.spans, *_settled(context, one)], key=lambda span: span.start)
    ]
    slugs = {mention.slug for mention in mentions}
    return tuple(mentions), tuple(branch for branch in namer.new.values() if branch.slug in slugs)


def _settled(context: Context, one: Named) -> list[Span]:
    found: list[Span] = []
    for span in sorted(context.find(one), key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _mention(span: Span, passage: Passage) -> BranchMention:
    return BranchMention(span.slug, passage.id, span.start, span.end, passage.text[span.start : span.end])
