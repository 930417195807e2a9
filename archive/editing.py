"""What an editor does to the articles of a bulletin: correct, split, merge, drop, move.

Every act is one transaction that leaves text, marks and the index's outbox agreeing. What is taken out of an article
is noted in its bulletin, so nothing received vanishes. May import archive.models, continuations, decisions, inspection, publication
and ingest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from archive import publication
from archive.continuations import link
from archive.decisions import ENTERED, Decisions, decisions_of, mark
from archive.ingest.titles import infer_title
from archive.inspection import inspect_again
from archive.models import Article, Bulletin, FactsEntry, ParagraphData, WarningData

Direction = Literal["up", "down", "previous", "next"]
SHARED = ("bulletin", "status", "byline", "authors", "source", "editor", "date", "page", "kind", "url")
FILLED = ("kicker", "subtitle", "byline", "authors", "source", "editor", "date", "page", "url")
DROPPED_BY_EDITOR = "编辑删去"
HEADING_LEVEL = 2


class ImpossibleEdit(Exception):
    """The act makes no sense at this place. The message is a sentence in Chinese for the editor."""


def save(article: Article, decisions: Decisions) -> None:
    """The text as it stands in memory, marked and inspected anew. The save tells the index last, when the marks are
    there."""
    with transaction.atomic():
        mark(article, decisions)
        inspect_again(article)
        article.save()
        link([article])


def _save_arranged(article: Article, decisions: Decisions) -> None:
    """The same where an editor has arranged the paragraphs: they are the editor's from now on."""
    article.origins = {**article.origins, "paragraphs": ENTERED}
    save(article, decisions)


@transaction.atomic
def correct(article: Article, decisions: Decisions, *, before: Article) -> None:
    """Saves an article as an editor has changed it; paragraphs taken out are noted as dropped."""
    kept = {paragraph["id"] for paragraph in article.paragraphs}
    for paragraph in before.paragraphs:
        if paragraph["id"] not in kept:
            _note_dropped(article.bulletin, paragraph["text"])
    save(article, decisions)


@transaction.atomic
def split(article: Article, paragraph_id: str) -> Article:
    """A new article begins at the paragraph: a heading becomes its title, otherwise one is inferred."""
    place = _place(article, paragraph_id)
    if place == 0:
        raise ImpossibleEdit(_("第一段之前没有文字，不能由此分篇。"))
    decisions = decisions_of(article)
    rest = article.paragraphs[place:]
    title, rest = _title_of(rest)
    article.bulletin.articles.filter(position__gt=article.position).update(position=F("position") + 1)
    new = Article(
        **{name: getattr(article, name) for name in SHARED},
        title=title,
        paragraphs=rest,
        position=article.position + 1,
        origins={
            **{name: origin for name, origin in article.origins.items() if name in SHARED},
            "title": "inferred",
        },
        warnings=_standing(article.warnings, rest),
        warnings_seen=_standing(article.warnings_seen, rest),
    )
    article.paragraphs = article.paragraphs[:place]
    _forget_gone_warnings(article)
    _save_arranged(article, decisions)
    new.save()
    _save_arranged(new, decisions)
    return new


def _title_of(paragraphs: list[ParagraphData]) -> tuple[str, list[ParagraphData]]:
    first, *rest = paragraphs
    if first["type"] == "heading" and rest:
        return first["text"], rest
    return infer_title(first["text"]), paragraphs


@transaction.atomic
def merge_into_previous(article: Article) -> Article:
    """Appends the article to the one before it; returns that one. A stated title becomes a heading."""
    previous = neighbour(article, -1)
    decisions = decisions_of(previous) | decisions_of(article)
    for name in FILLED:
        if not getattr(previous, name):
            setattr(previous, name, getattr(article, name))
    heading = (
        []
        if article.origins.get("title") == "inferred"
        else [_paragraph(article.title, "heading", HEADING_LEVEL)]
    )
    added, renamed = _renumbered([*heading, *article.paragraphs], previous.paragraphs)
    previous.paragraphs = [*previous.paragraphs, *added]
    previous.warnings = [*previous.warnings, *_moved(article.warnings, renamed)]
    previous.warnings_seen = [*previous.warnings_seen, *_moved(article.warnings_seen, renamed)]
    _remove(article)
    _save_arranged(previous, decisions)
    return previous


def drop(article: Article) -> None:
    """Takes the article out of the bulletin's articles, into the trash."""
    if not (publication.drop([article]) or publication.withdraw([article])):
        raise ImpossibleEdit(_("这一篇已经在回收站里了。"))


def _remove(article: Article) -> None:
    """Whose text stands in another article now: a draft is gone; what readers may have linked to is withdrawn."""
    if article.status == Article.Status.DRAFT:
        article.delete()
    else:
        publication.withdraw([article])


@transaction.atomic
def drop_paragraph(article: Article, paragraph_id: str) -> None:
    place = _place(article, paragraph_id)
    if len(article.paragraphs) == 1:
        raise ImpossibleEdit(_("这是最后一段；整篇不要时，草稿请删去此篇，发布过的请撤下。"))
    decisions = decisions_of(article)
    _note_dropped(article.bulletin, article.paragraphs.pop(place)["text"])
    _forget_gone_warnings(article)
    _save_arranged(article, decisions)


@transaction.atomic
def join_with_previous(article: Article, paragraph_id: str) -> None:
    """One paragraph of two, nothing between them but what a line of Latin letters needs."""
    place = _place(article, paragraph_id)
    if place == 0:
        raise ImpossibleEdit(_("第一段之前没有段落可并入。"))
    decisions = decisions_of(article)
    second = article.paragraphs.pop(place)
    first = article.paragraphs[place - 1]
    gap = " " if first["text"][-1:].isascii() and second["text"][:1].isascii() else ""
    first["text"] += gap + second["text"]
    _forget_gone_warnings(article)
    _save_arranged(article, decisions)


@transaction.atomic
def move(article: Article, paragraph_id: str, direction: Direction) -> None:
    """One place up or down, or to the end of the previous article, or to the beginning of the next."""
    place = _place(article, paragraph_id)
    decisions = decisions_of(article)
    if direction in ("up", "down"):
        other = place - 1 if direction == "up" else place + 1
        if not 0 <= other < len(article.paragraphs):
            raise ImpossibleEdit(_("这一段已在文章的尽头。"))
        paragraphs = article.paragraphs
        paragraphs[place], paragraphs[other] = paragraphs[other], paragraphs[place]
        _save_arranged(article, decisions)
        return
    if article.is_published and len(article.paragraphs) == 1:
        raise ImpossibleEdit(_("这是已发布文章的最后一段；整篇不要时请撤下。"))
    target = neighbour(article, -1 if direction == "previous" else 1)
    target_decisions = decisions_of(target)
    moved, _renamed = _renumbered([article.paragraphs.pop(place)], target.paragraphs)
    target.paragraphs = (
        [*target.paragraphs, *moved] if direction == "previous" else [*moved, *target.paragraphs]
    )
    _save_arranged(target, target_decisions)
    if article.paragraphs:
        _forget_gone_warnings(article)
        _save_arranged(article, decisions)
    else:
        _remove(article)


def neighbour(article: Article, step: Literal[-1, 1]) -> Article:
    """The article before or after in the bulletin, those in the trash passed over. Raises ImpossibleEdit."""
    articles = article.bulletin.articles.out_of_trash()
    found = (
        articles.filter(position__lt=article.position).order_by("-position")
        if step < 0
        else articles.filter(position__gt=article.position).order_by("position")
    ).first()
    if found is None:
        raise ImpossibleEdit(
            _("这是公报的第一篇，前面没有文章。") if step < 0 else _("这是公报的最后一篇，后面没有文章。")
        )
    return found


def _place(article: Article, paragraph_id: str) -> int:
    for place, paragraph in enumerate(article.paragraphs):
        if paragraph["id"] == paragraph_id:
            return place
    raise ImpossibleEdit(_("这一段已经不在文章里了。"))


def _paragraph(text: str, type_: str, level: int = 0) -> ParagraphData:
    return {"id": "", "type": type_, "text": text, "level": level}


def next_id(paragraphs: Iterable[ParagraphData]) -> Callable[[], str]:
    """Gives ids that no paragraph of the article has or had: an anchor, once given, is not given to other text."""
    last = max((int(p["id"][1:]) for p in paragraphs if p["id"][1:].isdecimal()), default=0)

    def give() -> str:
        nonlocal last
        last += 1
        return f"p{last}"

    return give


def _renumbered(
    paragraphs: Iterable[ParagraphData], beside: list[ParagraphData]
) -> tuple[list[ParagraphData], dict[str, str]]:
    """The paragraphs under ids free in their new article, and old id -> new id."""
    give = next_id(beside)
    renamed: dict[str, str] = {}
    added: list[ParagraphData] = []
    for paragraph in paragraphs:
        renamed[paragraph["id"]] = new_id = give()
        added.append(ParagraphData(**{**paragraph, "id": new_id}))
    return added, renamed


def _forget_gone_warnings(article: Article) -> None:
    article.warnings = _standing(article.warnings, article.paragraphs, whole=True)


def _standing(
    warnings: list[WarningData], paragraphs: Iterable[ParagraphData], *, whole: bool = False
) -> list[WarningData]:
    """Those that stand in the paragraphs, and with `whole` those of the article as such."""
    ids = {paragraph["id"] for paragraph in paragraphs}
    return [w for w in warnings if w["paragraph"] in ids or (whole and not w["paragraph"])]


def _moved(warnings: list[WarningData], renamed: dict[str, str]) -> list[WarningData]:
    return [{**w, "paragraph": renamed[w["paragraph"]]} for w in warnings if w["paragraph"] in renamed]


def _note_dropped(bulletin: Bulletin, text: str) -> None:
    bulletin.dropped = [*bulletin.dropped, {"text": text, "reason": DROPPED_BY_EDITOR}]
    bulletin.save(update_fields=["dropped"])
    FactsEntry.objects.add_bulletin(bulletin.pk)
