"""A bulletin read again by today's rules: what would change, and the change itself.

What an editor entered stays: values, marks, and the text of articles whose paragraphs an editor has arranged. Only a
bulletin in which nobody entered anything is also parted anew. May import archive.decisions, inspection, received, versions and
what is below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from archive import annotation, publication, storable
from archive.annotation import MentionRow
from archive.continuations import TURNS, link
from archive.decisions import ENTERED, Decisions, agreed_marks, decisions_of, mark
from archive.differences import Piece
from archive.editing import DROPPED_BY_EDITOR, next_id
from archive.ingest.accession import article_row, reader
from archive.ingest.draft import Draft, DraftArticle
from archive.inspection import inspect_again
from archive.matching import match
from archive.models import (
    Article,
    Branch,
    BranchMention,
    Bulletin,
    FactsEntry,
    Figure,
    OutboxEntry,
    ParagraphData,
    PersonMention,
    signed,
)
from archive.originals import read_original
from archive.received import renew_received
from archive.topics import name_topics
from archive.versions import Change, changes_between

REASON = "按现行规则重读"
READ = (
    "title", "kicker", "subtitle", "byline", "authors", "source", "editor", "date", "page", "kind",
    "continued_from_page", "continued_on_page", "external_id", "url",
)  # fmt: skip
RECEIVED = ("format", "encoding", "replacements", "received_text")
Status = Article.Status


@dataclass(frozen=True)
class ArticleChange:
    title: str
    changes: tuple[Change, ...]
    of_bulletin: bool = False  # of the document itself, not of an article in it


@dataclass(frozen=True)
class Renewal:
    """An article with the new values in memory, and how it differs from its row."""

    article: Article
    decisions: Decisions
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Plan:
    renewals: tuple[Renewal, ...]
    new: tuple[tuple[int, DraftArticle], ...]  # texts that no article holds, with their places
    gone: tuple[Article, ...]  # articles that today's rules do not find
    order: tuple[tuple[Article, int], ...]  # their places, where the bulletin is parted anew
    received: tuple[Change, ...] = ()  # what the row of the bulletin says of the document

    def described(self) -> list[ArticleChange]:
        new, gone = _("新读出的一篇"), _("现行规则读不出这一篇，移入回收站")
        received = [ArticleChange(_("公报原文"), self.received, of_bulletin=True)] if self.received else []
        return [
            *received,
            *(ArticleChange(renewal.article.title, renewal.changes) for renewal in self.renewals),
            *(ArticleChange(draft.title, (_note(new),)) for _place, draft in self.new),
            *(ArticleChange(article.title, (_note(gone),)) for article in self.gone),
        ]


def _note(text: str) -> Change:
    return Change(_("分篇"), (Piece("new", text),))


def reread(bulletin: Bulletin, *, dry_run: bool) -> list[ArticleChange]:
    """What changed, or would. Raises UnreadableBulletin, FileNotFoundError or DamagedOriginal: then nothing did."""
    draft = reader(bulletin.original_name)(read_original(bulletin.sha256))
    with transaction.atomic():
        plan = replace(_plan(bulletin, draft), received=renew_received(bulletin, draft))
        if not dry_run:
            with signed(None, REASON):
                _carry_out(plan, bulletin, draft)
            name_topics(bulletin.articles.all())
    return plan.described()


def _plan(bulletin: Bulletin, draft: Draft) -> Plan:
    articles = list(bulletin.articles.order_by("position", "id"))
    places = match([_text(article) for article in articles], [_text_of(each) for each in draft.articles])
    pairs = [(articles[old], new) for new, old in sorted(places.items())]
    renewals = tuple(
        renewal
        for article, new in pairs
        if not article.is_in_trash and (renewal := _renew(article, draft.articles[new]))
    )
    if any(article.is_in_trash or ENTERED in article.origins.values() for article in articles):
        return Plan(renewals, (), (), ())
    held = set(places.values())
    new = tuple((place, each) for place, each in enumerate(draft.articles) if place not in places)
    gone = tuple(article for place, article in enumerate(articles) if place not in held)
    return Plan(renewals, new, gone, tuple(pairs) if new or gone else ())


def _text(article: Article) -> str:
    return f"{article.title}\n{article.body}"


def _text_of(draft: DraftArticle) -> str:
    return "\n".join([draft.title, *(paragraph.text for paragraph in draft.paragraphs)])


def _renew(article: Article, draft: DraftArticle) -> Renewal | None:
    """None where nothing differs. Decisions are read off the record before its text is another."""
    before, decisions = copy(article), decisions_of(article)
    entered = {name for name, origin in article.origins.items() if origin == ENTERED}
    row = article_row(
        draft, bulletin=article.bulletin, position=article.position, status=Status(article.status)
    )
    for name in READ:
        if name not in entered:
            setattr(article, name, getattr(row, name))
    article.origins = {**row.origins, **dict.fromkeys(sorted(entered), ENTERED)}
    if "paragraphs" not in entered:
        article.paragraphs, renamed = _with_ids_kept(row.paragraphs, article.paragraphs)
        article.warnings = [
            {**w, "paragraph": renamed.get(w["paragraph"], w["paragraph"])} for w in row.warnings
        ]
    inspect_again(article)
    changes = (*changes_between(before, article), *_mark_changes(article, decisions))
    if not changes and _unshown(before) == _unshown(article):
        return None
    return Renewal(article, decisions, changes or (Change(_("其他"), (Piece("new", _("各项出处或提醒")),)),))


def _unshown(article: Article) -> tuple[object, ...]:
    """What may differ and is not told value by value."""
    return article.external_id, article.origins, sorted(sorted(w.items()) for w in article.warnings)


def _with_ids_kept(
    new: list[ParagraphData], old: list[ParagraphData]
) -> tuple[list[ParagraphData], dict[str, str]]:
    """A paragraph that stood there before keeps its id, and with it the links to it. Also: id as read -> id given."""
    free = {paragraph["text"]: paragraph["id"] for paragraph in reversed(old)}
    give = next_id(old)
    renamed = {paragraph["id"]: free.pop(paragraph["text"], "") or give() for paragraph in new}
    return [{**paragraph, "id": renamed[paragraph["id"]]} for paragraph in new], renamed


def _mark_changes(article: Article, decisions: Decisions) -> Iterator[Change]:
    agreed, new_branches = agreed_marks(article, decisions)
    known = set(Branch.objects.filter(name__in=[b.name for b in new_branches]).values_list("name", flat=True))
    if unknown := [branch.name for branch in new_branches if branch.name not in known]:
        yield Change(_("新的机构"), (Piece("new", "、".join(unknown)),))
    after: tuple[Sequence[MentionRow], ...] = annotation.mention_rows(
        [(article, agreed)], annotation.branch_ids()
    )
    before: tuple[Sequence[MentionRow], ...] = (
        list(article.branch_mentions.all()),
        list(article.person_mentions.all()),
        list(article.figures.all()),
    )
    for model, old, new in zip((BranchMention, PersonMention, Figure), before, after, strict=True):
        if pieces := tuple(_pieces(old, new)):
            yield Change(str(model._meta.verbose_name), pieces)


def _key(row: MentionRow) -> tuple[object, ...]:
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key)


def _pieces(old: Sequence[MentionRow], new: Sequence[MentionRow]) -> Iterator[Piece]:
    held, found = {_key(row) for row in old}, {_key(row) for row in new}
    yield from (Piece("gone", _said(row)) for row in old if _key(row) not in found)
    yield from (Piece("new", _said(row)) for row in new if _key(row) not in held)


def _said(row: MentionRow) -> str:
    """With all that it says, for two may differ in that alone."""
    details: tuple[object, ...] = ()
    if isinstance(row, PersonMention):
        details = (row.role, row.branch)
    elif isinstance(row, Figure):
        details = (row.comparison, row.counted, row.branch)
    said = "，".join(str(detail) for detail in details if detail)
    return f"{row.text}（{said}）" if said else row.text


def _carry_out(plan: Plan, bulletin: Bulletin, draft: Draft) -> None:
    _enter(bulletin, plan.new)
    publication.drop(plan.gone)
    publication.withdraw(plan.gone)
    for article, place in plan.order:
        article.position = place
        Article.objects.filter(pk=article.pk).update(position=place)
    for renewal in plan.renewals:
        mark(renewal.article, renewal.decisions)
        renewal.article.save()
    link([*(renewal.article for renewal in plan.renewals), *bulletin.articles.filter(TURNS)])
    read = [storable.tree(vars(dropped)) for dropped in draft.dropped]
    by_editor = [dropped for dropped in bulletin.dropped if dropped["reason"] == DROPPED_BY_EDITOR]
    if plan.received or bulletin.dropped != read + by_editor:
        bulletin.dropped = read + by_editor
        bulletin.save(update_fields=["dropped", *RECEIVED])
    FactsEntry.objects.add_bulletin(bulletin.pk)


def _enter(bulletin: Bulletin, new: Iterable[tuple[int, DraftArticle]]) -> None:
    """For readers at once where they had all of the bulletin: the text was theirs, in another article."""
    held = set(bulletin.articles.values_list("status", flat=True))
    status = Status.PUBLISHED if held == {Status.PUBLISHED} else Status.DRAFT
    for position, draft in new:
        article = article_row(draft, bulletin=bulletin, position=position, status=status)
        article.save()
        mark(article, Decisions())
        OutboxEntry.objects.add([article.pk])
        link([article])
