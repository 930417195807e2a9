"""What arrives, bulletin by bulletin, each answered with a receipt: the one way in for the desk and the command line.

May import archive.ingest and archive.models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import SEEK_END
from typing import IO, Literal

from django.contrib.auth.models import User

from archive.ingest.accession import (
    LINES_NAME,
    AlreadyHeld,
    accession,
    accession_lines,
    count_lines,
    read_new,
    reader,
)
from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import archive_zip
from archive.ingest.spooling import STRETCH, is_json_lines
from archive.models import Bulletin

Fate = Literal["taken", "held", "refused", "readable"]
OFFICE_MANIFEST = "[Content_Types].xml"  # what makes a zip a Word or another Office document


Tell = Callable[[int], None]


def _tell_nobody(_count: int) -> None:
    pass


@dataclass(frozen=True)
class Receipt:
    """What became of one bulletin. `bulletin` is the one taken in, or the one held already."""

    name: str
    fate: Fate
    bulletin: Bulletin | None = None
    article_count: int = 0
    reason: str = ""  # of a refusal, a sentence


def receive_file(
    file: IO[bytes], name: str, *, by: User | None, publish: bool, tell: Tell = _tell_nobody
) -> Iterator[Receipt]:
    """As `receive`, of an open file; JSON Lines may be of any size. `tell` hears of the bytes read."""
    if not _is_long_lines(file):
        yield from receive(_read(file, tell), name, by=by, publish=publish)
        return

    def take(_content: bytes, called: str) -> Receipt:
        taken = accession_lines(file, called, by=by, publish=publish, tell=tell)
        return Receipt(called, "taken", taken.bulletin, taken.article_count)

    yield _answer(b"", name, take)


def examine_file(file: IO[bytes], name: str, *, tell: Tell = _tell_nobody) -> Iterator[Receipt]:
    """As `examine`, of an open file."""
    if not _is_long_lines(file):
        yield from examine(_read(file, tell), name)
        return

    def read(_content: bytes, called: str) -> Receipt:
        return Receipt(called, "readable", article_count=count_lines(file, tell))

    yield _answer(b"", name, read)


def receive(data: bytes, name: str, *, by: User | None, publish: bool) -> Iterator[Receipt]:
    """Takes in the bulletin, or each bulletin of a zip. A refused one does not stop the next."""

    def take(content: bytes, called: str) -> Receipt:
        taken = accession(content, called, by=by, publish=publish)
        return Receipt(called, "taken", taken.bulletin, taken.article_count)

    return _each(data, name, take)


def examine(data: bytes, name: str) -> Iterator[Receipt]:
    """What `receive` would answer, nothing taken in: "readable" where it would be."""

    def read(content: bytes, called: str) -> Receipt:
        return Receipt(called, "readable", article_count=len(read_new(content, called).articles))

    return _each(data, name, read)


def _each(data: bytes, name: str, act: Callable[[bytes, str], Receipt]) -> Iterator[Receipt]:
    try:
        for called, content in _bulletins_in(data, name):
            yield _answer(content, called, act)
    except UnreadableBulletin as error:  # of the zip as a whole
        yield Receipt(name, "refused", reason=str(error))


def _answer(data: bytes, name: str, act: Callable[[bytes, str], Receipt]) -> Receipt:
    try:
        return act(data, name)
    except AlreadyHeld as duplicate:
        return Receipt(name, "held", duplicate.bulletin)
    except UnreadableBulletin as error:
        return Receipt(name, "refused", reason=str(error))


def _bulletins_in(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    return unpack(data, name) if is_folder(data) else iter([(name, data)])


def is_folder(data: bytes) -> bool:
    """A zip of bulletins; an Office document is a zip too, and one bulletin. Raises UnreadableBulletin."""
    return archive_zip.is_zip(data) and OFFICE_MANIFEST not in archive_zip.open_checked(data).namelist()


def unpack(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a zip under its own name and theirs. Raises UnreadableBulletin before the first."""
    for inner, content in archive_zip.entries(data):
        yield f"{name}/{inner}", content


def _is_long_lines(file: IO[bytes]) -> bool:
    return file.seek(0, SEEK_END) > STRETCH and is_json_lines(file, reader(LINES_NAME))


def _read(file: IO[bytes], tell: Tell) -> bytes:
    """The whole file; of one too large for anything the first bytes, which the readers will refuse for their size."""
    file.seek(0)
    data = file.read(archive_zip.CAPS.archive + 1)
    tell(len(data))
    return data
