"""The one place where a parsed bulletin becomes rows, the original bytes kept: in one transaction, a huge one in many.

Reading comes first and takes its time; the transaction holds the writer's lock for the rows alone. The only module of
ingest that knows Django; may import the rest of ingest, archive.models, archive.annotation, archive.continuations,
archive.reprints and archive.originals.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from os import SEEK_END
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive import annotation, storable
from archive.continuations import link
from archive.ingest.draft import Draft, DraftArticle
from archive.ingest.reading import read_bulletin
from archive.ingest.spooling import RECEIVED_TEXT_LENGTH, Read, spool_articles, spooled_articles
from archive.models import Article, Bulletin, FactsEntry, OutboxEntry
from archive.originals import digest, store_file, store_original
from archive.reprints import fingerprint
from archive.topics import name_topics

BATCH = 500  # articles an INSERT: their mentions go in with them, so memory stays flat
LINES_NAME = "lines.jsonl"  # of a stretch of JSON Lines, whatever its file is called
CUT = "\n\n……（文件太长，以下从略；全文见原件）"
UNTITLED = "（无题）"
URL_LENGTH = Article._meta.get_field("url").max_length or 0
MAX_PAGE = 32_767  # what a small integer column holds


class AlreadyHeld(Exception):
    """The very same bytes are in the archive."""

    def __init__(self, bulletin: Bulletin) -> None:
        super().__init__(f"已入藏为第 {bulletin.pk} 号公报《{bulletin.original_name}》")
        self.bulletin = bulletin


@dataclass(frozen=True)
class Accessioned:
    bulletin: Bulletin
    article_count: int


def accession(data: bytes, name: str, *, by: User | None, publish: bool) -> Accessioned:
    """Takes a bulletin in. Raises AlreadyHeld, or UnreadableBulletin with a sentence for the editor."""
    return enter(data, name, read_new(data, name), by=by, publish=publish)


def read_new(data: bytes, name: str) -> Draft:
    """Reads a bulletin, nothing taken in. Raises AlreadyHeld, or UnreadableBulletin."""
    _refuse_held(hashlib.sha256(data).hexdigest())
    return reader(name)(data)


def reader(name: str) -> Read:
    """Reads bytes under that name, as of today and of the branches known now."""
    return partial(
        read_bulletin, name=name, gazetteer=annotation.current_gazetteer(), today=timezone.localdate()
    )


def enter(data: bytes, name: str, draft: Draft, *, by: User | None, publish: bool) -> Accessioned:
    """The rows of a bulletin that was read. Raises AlreadyHeld where another process was faster."""
    bulletin = _bulletin(draft, name, store_original(data), len(data), by)
    return _record(bulletin, draft, draft.articles, publish=publish)


def accession_lines(
    file: IO[bytes], name: str, *, by: User | None, publish: bool, tell: Callable[[int], None]
) -> Accessioned:
    """Takes in JSON Lines of any size, in memory that does not grow with it; `tell` hears of the bytes read.

    Raises AlreadyHeld, or UnreadableBulletin naming the line: then nothing went in. A transaction a batch lets others
    write meanwhile; where a process was killed between two of them, the same file goes on where it stopped.
    """
    _refuse_held(digest(file))
    with TemporaryFile() as spool:
        draft = spool_articles(file, spool, reader(LINES_NAME), tell)
        bulletin = _bulletin(draft, name, store_file(file), file.seek(0, SEEK_END), by)
        return _record_in_batches(bulletin, draft, spooled_articles(spool), publish=publish)


def count_lines(file: IO[bytes], tell: Callable[[int], None]) -> int:
    """How many articles `accession_lines` would take in. Raises what it would."""
    _refuse_held(digest(file))
    with TemporaryFile() as spool:
        spool_articles(file, spool, reader(LINES_NAME), tell)
        return sum(1 for _ in spooled_articles(spool))


def _refuse_held(sha256: str) -> None:
    if held := Bulletin.objects.filter(sha256=sha256, is_complete=True).first():
        raise AlreadyHeld(held)


def _bulletin(draft: Draft, name: str, sha256: str, size: int, by: User | None) -> Bulletin:
    return storable.fitted(
        Bulletin(
            original_name=storable.line(name),
            sha256=sha256,
            size=size,
            **as_received(draft),
            dropped=[storable.tree(vars(dropped)) for dropped in draft.dropped],
            accessioned_by=by,
        )
    )


def as_received(draft: Draft) -> dict[str, str | int]:
    """Columns of the bulletin: how the document was decoded, and its text."""
    return {
        "format": draft.format,
        "encoding": draft.encoding,
        "replacements": draft.replacements,
        "received_text": _shown(draft.received_text),
    }


def _record(
    bulletin: Bulletin, draft: Draft, articles: Iterable[DraftArticle], *, publish: bool
) -> Accessioned:
    with transaction.atomic():
        _insert(bulletin)
        annotation.add_branches(draft.new_branches)
        count = 0
        for batch in _batches(articles):
            count += _enter_batch(bulletin, batch, first=count, publish=publish)
    return Accessioned(bulletin, count)


def _record_in_batches(
    bulletin: Bulletin, draft: Draft, articles: Iterable[DraftArticle], *, publish: bool
) -> Accessioned:
    bulletin = _begin(bulletin, draft)
    count = bulletin.articles.count()
    for batch in _batches(islice(articles, count, None)):
        with transaction.atomic():
            _refuse_overtaken(bulletin, count)
            count += _enter_batch(bulletin, batch, first=count, publish=publish)
    with transaction.atomic():
        Bulletin.objects.filter(pk=bulletin.pk).update(is_complete=True)
        FactsEntry.objects.add_bulletin(bulletin.pk)
    bulletin.is_complete = True
    return Accessioned(bulletin, count)


def _begin(bulletin: Bulletin, draft: Draft) -> Bulletin:
    """The bulletin to go on with: the one that a killed process began, or this."""
    with transaction.atomic():
        begun = Bulletin.objects.filter(sha256=bulletin.sha256, is_complete=False).first()
        if begun is None:
            bulletin.is_complete = False
            _insert(bulletin)
            FactsEntry.objects.add_bulletin(bulletin.pk)
        annotation.add_branches(draft.new_branches)
    return begun or bulletin


def _refuse_overtaken(bulletin: Bulletin, count: int) -> None:
    """Two processes that take in the same file would double it: the later one gives way."""
    Bulletin.objects.select_for_update().only("pk").get(pk=bulletin.pk)
    if bulletin.articles.count() != count:
        raise AlreadyHeld(bulletin)


def _insert(bulletin: Bulletin) -> None:
    try:
        with transaction.atomic():
            bulletin.save(force_insert=True)
    except IntegrityError as error:
        held = Bulletin.objects.filter(sha256=bulletin.sha256).first()
        if held is None:
            raise
        raise AlreadyHeld(held) from error


def _batches(drafts: Iterable[DraftArticle]) -> Iterator[list[DraftArticle]]:
    drafts = iter(drafts)
    while batch := list(islice(drafts, BATCH)):
        yield batch


def _enter_batch(bulletin: Bulletin, batch: Sequence[DraftArticle], *, first: int, publish: bool) -> int:
    rows = _rows(bulletin, batch, first=first, publish=publish)
    Article.objects.bulk_create(rows)
    annotation.add_mentions(list(zip(rows, batch, strict=True)), annotation.branch_ids())
    fingerprint(rows)
    link(rows)
    name_topics(rows)
    if publish:
        OutboxEntry.objects.add(row.pk for row in rows)
    return len(batch)


def _rows(bulletin: Bulletin, drafts: Sequence[DraftArticle], *, first: int, publish: bool) -> list[Article]:
    status = Article.Status.PUBLISHED if publish else Article.Status.DRAFT
    return [
        article_row(draft, bulletin=bulletin, position=position, status=status)
        for position, draft in enumerate(drafts, start=first)
    ]


def article_row(draft: DraftArticle, *, bulletin: Bulletin, position: int, status: Article.Status) -> Article:
    """Not yet saved. Every value fits its column."""
    return storable.fitted(
        Article(
            bulletin=bulletin,
            position=position,
            status=status,
            title=draft.title or UNTITLED,
            kicker=draft.kicker,
            subtitle=draft.subtitle,
            byline=draft.byline,
            authors=[storable.tree(vars(author)) for author in draft.authors],
            source=draft.source,
            editor=draft.editor,
            date=draft.date,
            page=_page(draft.page),
            kind=draft.kind,
            continued_from_page=_page(draft.continued_from_page),
            continued_on_page=_page(draft.continued_on_page),
            external_id=draft.external_id,
            url=_web_address(draft.url),
            paragraphs=[storable.tree(vars(paragraph)) for paragraph in draft.paragraphs],
            origins=dict(draft.origins),
            warnings=[storable.tree(vars(warning)) for warning in draft.warnings],
        )
    )


def _page(number: int | None) -> int | None:
    return number if number is not None and 0 < number <= MAX_PAGE else None


def _web_address(stated: str) -> str:
    """Only what a link may safely lead to: a cut address or a script leads nowhere."""
    try:
        is_web = urlsplit(stated).scheme in {"http", "https"}
    except ValueError:
        return ""
    return stated if is_web and len(stated) <= URL_LENGTH else ""


def _shown(received: str) -> str:
    return storable.text(
        received if len(received) <= RECEIVED_TEXT_LENGTH else received[:RECEIVED_TEXT_LENGTH] + CUT
    )
