"""What the bulletins say of one branch: the paragraphs that name it, each once. Imports the record's models."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archive.models import Article, Branch, BranchMention, ParagraphData
from archive.pages.excerpts import window
from archive.pages.typesetting import Run, cut_runs
from archive.prepared import Among, Prepared

SHOWN = 3  # passages of one article; the rest wait behind a press
LONGEST = 220  # characters; a longer paragraph is cut at sentence ends around the name
_UNSPOKEN = re.compile(r"[\s\W_]+")


@dataclass(frozen=True)
class Passage:
    """A paragraph that speaks of the branch, and where else the same words stand."""

    article: Article
    paragraph: str  # its id in the article
    runs: tuple[Run, ...]  # a run with a branch is the name itself
    is_cut_before: bool
    is_cut_after: bool
    copies: tuple[Passage, ...] = ()

    @property
    def url(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.paragraph}"


@dataclass(frozen=True)
class Account:
    """What one article says of the branch."""

    article: Article
    passages: tuple[Passage, ...]

    @property
    def first(self) -> tuple[Passage, ...]:
        return self.passages[:SHOWN]

    @property
    def rest(self) -> tuple[Passage, ...]:
        return self.passages[SHOWN:]


def accounts_of(branch: Branch, articles: Sequence[Article]) -> list[Account]:
    """One query. In the order of the articles, those without a passage of their own left out."""
    passages = passages_of(branch, articles)
    return [
        Account(article, tuple(group))
        for article, group in groupby(passages, key=lambda passage: passage.article)
    ]


def passages_of(branch: Branch, articles: Sequence[Article]) -> list[Passage]:
    """One query. In the order of the articles; words that return elsewhere are folded into their first place."""
    mentions: defaultdict[tuple[int, str], list[BranchMention]] = defaultdict(list)
    for mention in _mentions(branch.pk, [article.pk for article in articles]):
        mention.branch = branch
        mentions[mention.article_id, mention.paragraph].append(mention)
    folded: dict[str, Passage] = {}
    for article in articles:
        for paragraph in article.paragraphs:
            if found := mentions.get((article.pk, paragraph["id"])):
                passage = _make_passage(article, paragraph, found)
                spoken = _UNSPOKEN.sub("", paragraph["text"])
                held = folded.get(spoken)
                folded[spoken] = replace(held, copies=(*held.copies, passage)) if held else passage
    return list(folded.values())


_mentions = Prepared(
    lambda branch, ids: BranchMention.objects.filter(Among("article_id", ids), branch=branch).order_by(
        "start"
    )
)


def _make_passage(article: Article, paragraph: ParagraphData, mentions: Iterable[BranchMention]) -> Passage:
    text = paragraph["text"]
    mentions = list(mentions)
    start, end = window(text, mentions[0].start, LONGEST)
    inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
    for mention in inside:
        mention.start -= start
        mention.end -= start
    return Passage(
        article,
        paragraph["id"],
        tuple(cut_runs(text[start:end], inside)),
        is_cut_before=start > 0,
        is_cut_after=end < len(text),
    )
