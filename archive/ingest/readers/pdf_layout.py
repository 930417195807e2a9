"""Glyphs with their boxes to paragraphs in reading order, whatever the order in the file: edges, lines, tables.

Lines are joined here and not in cleaning, for the box tells what no text does: whether a line filled its column.
Imports draft and the pdf_ modules that cut the page. Lengths in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from statistics import median

from archive.ingest.draft import Block
from archive.ingest.readers.pdf_columns import GUTTER, Column, columns_of, is_parted, whites_of
from archive.ingest.readers.pdf_fragments import LATIN_SPACE, Fragment, Row, rows_of
from archive.ingest.readers.pdf_heads import LARGER
from archive.ingest.readers.pdf_rules import Rule

# In ems, the height of the text in question.
INDENT = 1.5
LEADING = 1.6  # of the usual distance of lines: more is a blank line
WIDEST = 2.2  # distance of lines
RAGGED = 2.2  # a line shorter than its column by more ends there; by less, the next character did not fit
MARGIN, EDGE = 1.5, 2  # white that parts the page from what stands at its edges, and how many rows that is


@dataclass(frozen=True)
class Line:
    text: str
    size: float = 0.0
    is_full: bool = False  # as wide as its column
    is_indented: bool = False
    is_row: bool = False  # of a table


GAP = Line("", is_indented=True)


def blocks_of(pages: Sequence[Sequence[Fragment]], rules: Sequence[Sequence[Rule]] = ()) -> tuple[Block, ...]:
    """The paragraphs of all pages: an empty one where white parts them, a table's rows as rows."""
    ruled = zip_longest(pages, rules, fillvalue=())
    return tuple(_paragraphs([line for page, across in ruled if page for line in _lines_of(page, across)]))


def _lines_of(page: Sequence[Fragment], rules: Sequence[Rule]) -> Iterator[Line]:
    em = median(fragment.size for fragment in page)
    for place, part in enumerate(_edges(page, em)):
        if place:
            yield GAP
        for column in columns_of(part, em, rules):
            yield from _lines(column, em)


def _edges(fragments: Sequence[Fragment], em: float) -> list[list[Fragment]]:
    """The page between the line at its head and the line at its foot, where white parts them from it."""
    rows = rows_of(fragments)
    wide = [place for white, place in whites_of(rows) if white > MARGIN * em]
    head = max((place for place in wide if place <= EDGE), default=0)
    foot = min((place for place in wide if place >= len(rows) - EDGE and place > head), default=len(rows))
    return [
        [fragment for row in part for fragment in row]
        for part in (rows[:head], rows[head:foot], rows[foot:])
        if part
    ]


def _lines(column: Column, em: float) -> Iterator[Line]:
    rows = [row for row in column if row]
    if not rows:
        yield GAP
        return
    left, right = _margins(rows, em)
    pitch = median([below[0].bottom - above[0].bottom for above, below in pairwise(rows)] or [0.0])
    tabular = _tabular(rows, em)
    if rows[0][0].size >= LARGER * em:
        yield GAP  # white above a title, be it at the top of a column
    for place, row in enumerate(rows):
        size = max(row[0].size, 1.0)
        if place and row[0].bottom - rows[place - 1][0].bottom > LEADING * min(
            max(pitch, size), WIDEST * size
        ):
            yield GAP
        if place in tabular:
            yield Line("\t".join(cell.text for cell in row), is_row=True)
        else:
            in_pieces = is_parted([row], em)  # a menu, a masthead: no line of a text
            is_full = row[-1].right > right - RAGGED * size and not in_pieces
            yield Line(_joined(row), size, is_full, in_pieces or row[0].left > left + INDENT * size)


def _margins(rows: Sequence[Row], em: float) -> tuple[float, float]:
    """Where the column's lines usually begin and end, without its titles."""
    body = [row for row in rows if row[0].size < LARGER * em] or list(rows)
    lefts, rights = sorted(row[0].left for row in body), sorted(row[-1].right for row in body)
    return lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]


def _paragraphs(lines: Sequence[Line]) -> Iterator[Block]:
    """A line that fills its column goes on in the next, be it in the next column or on the next page, unless that
    is set as a beginning."""
    group: list[Line] = []
    for line in lines:
        if line is GAP and (not group or group[-1] is GAP):
            continue
        if group and not _goes_on(group[-1], line):
            yield _block(group)
            group = []
        group.append(line)
    if group:
        yield _block(group)


def _goes_on(last: Line, line: Line) -> bool:
    alike = abs(last.size - line.size) < 0.15 * max(last.size, line.size)
    return alike and last.is_full and not line.is_indented and not last.is_row and not line.is_row


def _block(group: Sequence[Line]) -> Block:
    text = group[0].text
    for line in group[1:]:
        latin = (
            text[-1:].isascii()
            and text[-1:].isalpha()
            and line.text[:1].isascii()
            and line.text[:1].isalpha()
        )
        text += f" {line.text}" if latin else line.text
    return Block(text, "row" if group[0].is_row else "paragraph")


def _joined(row: Row) -> str:
    text = row[0].text
    for before, fragment in pairwise(row):
        wide = fragment.left - before.right > LATIN_SPACE * fragment.size
        text += f" {fragment.text}" if wide else fragment.text
    return text


def _tabular(rows: Sequence[Row], em: float) -> set[int]:
    """Places of rows that have cells, as many as a neighbouring row has, three of them at least on end."""
    cells = [
        len(row) if all(b.left - a.right >= GUTTER * em for a, b in pairwise(row)) else 1 for row in rows
    ]
    found: set[int] = set()
    for count, run in groupby(range(len(rows)), key=lambda place: cells[place]):
        places = list(run)
        if count > 1 and len(places) >= 3:
            found.update(places)
    return found
