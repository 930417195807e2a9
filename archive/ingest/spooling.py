"""JSON Lines of any size, read in stretches: each stretch is a bulletin to the reader, none stays in memory.

What was read waits in a spool, an unnamed temporary file, so that all of it is known to be good before the first row
is written. Imports draft only; imports nothing of Django.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO

from archive.ingest.draft import Draft, DraftArticle, NewBranch, UnreadableBulletin

Read = Callable[[bytes], Draft]  # raises UnreadableBulletin
STRETCH = 2 << 20  # bytes
MAX_LINE = 50 << 20  # bytes of one article
RECEIVED_TEXT_LENGTH = 2_000_000  # characters of the document that are kept to be shown


def is_json_lines(file: IO[bytes], read: Read) -> bool:
    """True where the first line is an article by itself, in an encoding that may be cut at line ends."""
    file.seek(0)
    line = file.readline(STRETCH)
    if line.startswith((b"{", b"\xef\xbb\xbf{")) and line.endswith(b"\n"):
        with suppress(UnreadableBulletin):
            draft = read(line)
            return draft.format == "jsonl" and draft.encoding.startswith("utf-8")
    return False


def spool_articles(file: IO[bytes], spool: IO[bytes], read: Read, tell: Callable[[int], None]) -> Draft:
    """The Draft of the whole file, but for its articles, which go into the spool.

    `tell` hears of the bytes read. Raises UnreadableBulletin naming the line in the file.
    """
    received, length, replacements = [], 0, 0
    new_branches: dict[str, NewBranch] = {}
    encoding = ""
    for first_line, stretch in _stretches(file):
        draft = _read_stretch(stretch, first_line, read)
        pickle.dump(draft.articles, spool, pickle.HIGHEST_PROTOCOL)
        encoding = encoding or draft.encoding
        replacements += draft.replacements
        new_branches |= {branch.slug: branch for branch in draft.new_branches}
        if length <= RECEIVED_TEXT_LENGTH:
            received.append(draft.received_text)
            length += len(draft.received_text)
        tell(len(stretch))
    return Draft("jsonl", "".join(received), encoding, replacements, (), (), tuple(new_branches.values()))


def spooled_articles(spool: IO[bytes]) -> Iterator[DraftArticle]:
    spool.seek(0)
    while True:
        try:
            yield from pickle.load(spool)  # noqa: S301  a file without a name, written above
        except EOFError:
            return


def _stretches(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Whole lines, about STRETCH bytes of them, with the number of the first; blank stretches are passed over."""
    file.seek(0)
    line = 1
    while stretch := file.read(STRETCH):
        stretch += file.readline(MAX_LINE)
        if len(stretch) >= MAX_LINE:
            raise UnreadableBulletin(f"第{line}行以后有一行超过{MAX_LINE >> 20}MB，整个文件没有入藏。")
        if stretch.strip():
            yield line, stretch
        line += stretch.count(b"\n")


def _read_stretch(stretch: bytes, first_line: int, read: Read) -> Draft:
    try:
        return read(stretch)
    except UnreadableBulletin:
        read(b"\n" * (first_line - 1) + stretch)  # raises again, now with the number of the line in the file
        raise
