"""Glyphs with their boxes to paragraphs in reading order, whatever the order in the file: columns, bands, tables.

A page is cut like a newspaper is: at a gutter that no text crosses, else at white across the whole width, else
into bands where lines that span columns (titles) part them. What is left is one column, read downwards. Lines
are joined here and not in cleaning, for the box tells what no text does: whether a line filled its column.
Imports draft and pdf_fragments. Lengths in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from archive.ingest.draft import Block
from archive.ingest.readers.pdf_fragments import LATIN_SPACE, Fragment, Glyph, fragments_of

# In ems, the height of the text in question.
GUTTER = 0.85
COLUMN = 5.0  # the usual line of a column is no shorter, a table's cell is
INDENT = 1.5
LEADING = 1.6  # of the usual distance of lines: more is a blank line
BAND = 1.3  # of the usual white between lines: more parts what stands above from what stands below
RAGGED = 2.2  # a line shorter than its column by more ends there; by less, the next character did not fit
LARGER = 1.25  # of the usual size: a title
HEAD = 5  # rows that a title and its byline take
SPANNING = (0.6, 0.4)  # of the width: lines that may span columns, tried in turn
MAX_DEPTH = 40


@dataclass(frozen=True)
class Line:
    text: str
    size: float = 0.0
    is_full: bool = False  # as wide as its column
    is_indented: bool = False
    is_row: bool = False  # of a table


GAP = Line("", is_indented=True)
Row = list[Fragment]
Column = list[Row]  # read downwards; an empty row is white across the page


def blocks_of(glyphs: Sequence[Glyph]) -> tuple[Block, ...]:
    """The page's paragraphs: an empty one where white parts them, a table's rows as rows."""
    fragments = list(fragments_of(glyphs))
    if not fragments:
        return ()
    em = median(fragment.size for fragment in fragments)
    lines = [line for column in _columns(fragments, em, 0) for line in _lines(column, em)]
    return tuple(_paragraphs(lines))


def _columns(fragments: Sequence[Fragment], em: float, depth: int) -> list[Column]:
    rows = _rows(fragments)
    if depth > MAX_DEPTH or not _is_parted(rows, em):
        return [rows]
    if gutter := _gutter(fragments, em):
        left = [fragment for fragment in fragments if fragment.right <= gutter]
        right = [fragment for fragment in fragments if fragment.right > gutter]
        parts = _headline(left, right, em)
        if not parts:
            return _columns(left, em, depth + 1) + _columns(right, em, depth + 1)
    else:
        parts = _halves(rows, em) or _bands(fragments, em)
    if not parts:
        return [rows]
    columns: list[Column] = []
    for part in parts:
        columns += [[[]], *_columns(part, em, depth + 1)]
    return columns[1:]


def _rows(fragments: Sequence[Fragment]) -> list[Row]:
    """Fragments that stand beside each other, from left to right; rows from top to bottom."""
    rows: list[Row] = []
    bottom = 0.0
    for fragment in sorted(fragments, key=lambda fragment: (fragment.top, fragment.left)):
        if rows and bottom - fragment.top > 0.5 * min(fragment.size, rows[-1][0].size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
            bottom = fragment.bottom
    return [sorted(row, key=lambda fragment: fragment.left) for row in rows]


def _is_parted(rows: Sequence[Row], em: float) -> bool:
    return any(right.left - left.right >= GUTTER * em for row in rows for left, right in pairwise(row))


def _gutter(fragments: Sequence[Fragment], em: float) -> float | None:
    """The widest upright white with a column of text on either side: its right edge."""
    ordered = sorted(fragments, key=lambda fragment: fragment.left)
    best, gutter, reach = GUTTER * em, None, ordered[0].right
    for place, fragment in enumerate(ordered):
        white = fragment.left - reach
        if white >= best and _is_column(ordered[:place], em) and _is_column(ordered[place:], em):
            best, gutter = white, fragment.left
        reach = max(reach, fragment.right)
    return gutter


def _is_column(fragments: Sequence[Fragment], em: float) -> bool:
    return len(fragments) >= 3 and median(fragment.width for fragment in fragments) >= COLUMN * em


def _headline(left: Sequence[Fragment], right: Sequence[Fragment], em: float) -> list[list[Fragment]]:
    """A title set in the middle crosses no outer gutter, and yet stands over all columns: it alone, and the rest."""
    top = min(fragment.top for fragment in left)
    above = [fragment for fragment in right if fragment.bottom < top + 0.3 * em]
    below = [fragment for fragment in right if fragment.bottom >= top + 0.3 * em]
    if not above or not below or len(_rows(above)) > HEAD or max(part.size for part in above) < LARGER * em:
        return []
    starts_level = abs(min(fragment.top for fragment in below) - top) < 0.5 * em
    return [above, [*left, *below]] if starts_level else []


def _halves(rows: Sequence[Row], em: float) -> list[list[Fragment]]:
    """Above and below the widest white across the page, rather one that leaves columns on a side."""
    whites = _whites(rows)
    if not whites:
        return []
    least = BAND * max(median(white for white, _ in whites), 0.2 * em)
    wide = [(white, place) for white, place in sorted(whites, reverse=True) if white > least][:6]
    cuts = [(_flat(rows[:place]), _flat(rows[place:])) for _, place in wide]
    for above, below in cuts:
        if _gutter(above, em) or _gutter(below, em):
            return [above, below]
    return list(cuts[0]) if cuts else []


def _whites(rows: Sequence[Row]) -> list[tuple[float, int]]:
    whites: list[tuple[float, int]] = []
    bottom = max((fragment.bottom for fragment in rows[0]), default=0.0)
    for place, row in enumerate(rows[1:], start=1):
        white = min(fragment.top for fragment in row) - bottom
        if white > 0:
            whites.append((white, place))
        bottom = max(bottom, *(fragment.bottom for fragment in row))
    return whites


def _flat(rows: Sequence[Row]) -> list[Fragment]:
    return [fragment for row in rows for fragment in row]


def _bands(fragments: Sequence[Fragment], em: float) -> list[list[Fragment]]:
    """Runs of lines that cross the gutter of the others, and of those that do not."""
    page = max(fragment.right for fragment in fragments) - min(fragment.left for fragment in fragments)
    for share in SPANNING:
        narrow = [fragment for fragment in fragments if fragment.width < share * page]
        gutter = _gutter(narrow, em) if narrow else None
        if gutter is None:
            continue
        spans = _spanning(gutter, em)
        ordered = sorted(fragments, key=lambda fragment: (fragment.top, fragment.left))
        bands = [list(band) for _, band in groupby(ordered, key=spans)]
        if len(bands) > 1:
            return bands
    return []


def _spanning(gutter: float, em: float) -> Callable[[Fragment], bool]:
    return lambda fragment: fragment.left < gutter - GUTTER * em and fragment.right > gutter


def _lines(column: Column, em: float) -> Iterator[Line]:
    rows = [row for row in column if row]
    if not rows:
        yield GAP
        return
    left, right = _margins(rows, em)
    pitch = median([below[0].bottom - above[0].bottom for above, below in pairwise(rows)] or [0.0])
    tabular = _tabular(rows, em)
    for place, row in enumerate(rows):
        size = max(row[0].size, 1.0)
        if place and row[0].bottom - rows[place - 1][0].bottom > LEADING * max(pitch, size):
            yield GAP
        if place in tabular:
            yield Line("\t".join(cell.text for cell in row), is_row=True)
        else:
            is_full = row[-1].right > right - RAGGED * size
            yield Line(_joined(row), size, is_full, is_indented=row[0].left > left + INDENT * size)


def _margins(rows: Sequence[Row], em: float) -> tuple[float, float]:
    """Where the column's lines usually begin and end, without its titles."""
    body = [row for row in rows if row[0].size < LARGER * em] or list(rows)
    lefts, rights = sorted(row[0].left for row in body), sorted(row[-1].right for row in body)
    return lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]


def _paragraphs(lines: Sequence[Line]) -> Iterator[Block]:
    """A line that fills its column goes on in the next, be it in the next column, unless that is set as a beginning."""
    group: list[Line] = []
    for line in lines:
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
