"""Running heads and feet of a PDF: what stands at the edge of several pages, and would cut paragraphs between them.

Imports draft and pdf_fragments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from archive.ingest.draft import Dropped
from archive.ingest.readers.pdf_fragments import Fragment, Row, rows_of

EDGE = 2  # rows at the top of a page, and at its bottom
TITLE = 1.25  # of the usual size: what is larger is no running line
NEARBY = 4  # points
DIGITS = re.compile(r"\d+")
BARE_NUMBER = re.compile(r"[\W\d]+")
# The head of a newspaper's page, which numbers it for the articles below.
OF_A_PAPER = re.compile(
    r"\d\s*版|(?<![A-Za-z])[A-H]\s?\d{1,2}(?!\d)|(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d"
)


@dataclass(frozen=True)
class RunningLine:
    page: int
    is_head: bool
    row: Row

    @property
    def text(self) -> str:
        return " ".join(fragment.text for fragment in self.row)

    @property
    def key(self) -> tuple[str, int]:
        """The text but for its numbers, and its height on the page."""
        return DIGITS.sub("#", self.text), round(self.row[0].top / NEARBY)


def drop_running_lines(
    pages: Sequence[Sequence[Fragment]],
) -> tuple[list[list[Fragment]], tuple[Dropped, ...]]:
    """The pages without them, but for the first head and the last foot: these tell the paper, its date, its number.

    So does each head of a newspaper that is numbered otherwise than the first.
    """
    edges = [line for number, page in enumerate(pages) if page for line in _edges(number, page)]
    counts = Counter(key for _, key in {(line.page, line.key) for line in edges})
    running = [line for line in edges if counts[line.key] > 1]
    heads = {line.key: line.page for line in reversed(running) if line.is_head}
    feet = {line.key: line.page for line in running if not line.is_head}
    texts = {line.key: line.text for line in running if line.is_head and line.page == heads[line.key]}
    first = min(heads.values(), default=0)  # a head that alternates with that of the first page tells no more

    def is_kept(line: RunningLine) -> bool:
        if not line.is_head:
            return line.page == feet[line.key] and not BARE_NUMBER.fullmatch(line.text)
        if line.page == heads[line.key]:
            return line.page == first or bool(OF_A_PAPER.search(line.text))
        return line.text != texts[line.key] and bool(OF_A_PAPER.search(line.text))

    gone = [line for line in running if not is_kept(line)]
    taken = [
        {id(part) for line in gone if line.page == number for part in line.row}
        for number in range(len(pages))
    ]
    kept = [
        [fragment for fragment in page if id(fragment) not in taken[number]]
        for number, page in enumerate(pages)
    ]
    return kept, tuple(Dropped(line.text, "页眉" if line.is_head else "页脚") for line in gone)


def _edges(number: int, page: Sequence[Fragment]) -> Iterator[RunningLine]:
    rows = rows_of(page)
    largest = TITLE * median(fragment.size for fragment in page)
    for place, row in enumerate(rows):
        is_head, is_foot = place < EDGE, place >= len(rows) - EDGE
        if (is_head or is_foot) and max(fragment.size for fragment in row) < largest:
            yield RunningLine(number, is_head, row)
