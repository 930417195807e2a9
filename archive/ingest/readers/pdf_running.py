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
    """The pages without them, but for the first head and the last foot: these tell the paper, its date, its number."""
    edges = [line for number, page in enumerate(pages) if page for line in _edges(number, page)]
    counts = Counter(key for _, key in {(line.page, line.key) for line in edges})
    running = [line for line in edges if counts[line.key] > 1]
    heads = {line.key: line.page for line in reversed(running) if line.is_head}
    feet = {line.key: line.page for line in running if not line.is_head}
    gone = [line for line in running if line.page != (heads if line.is_head else feet)[line.key]]
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
