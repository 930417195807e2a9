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
from archive.ingest.readers.pdf_fragments import LATIN_SPACE, Fragment, Row, rows_of

# In ems, the height of the text in question.
GUTTER = 0.85
COLUMN = 5.0  # the usual line of a column is no shorter, a table's cell is
INDENT = 1.5
LEADING = 1.6  # of the usual distance of lines: more is a blank line
WIDEST = 2.2  # distance of lines
BAND = 1.3  # of the usual white between lines: more parts what stands above from what stands below
RAGGED = 2.2  # a line shorter than its column by more ends there; by less, the next character did not fit
LARGER = 1.25  # of the usual size: a title
SHORT = 0.5  # of the usual line
MARGIN, EDGE = 1.5, 2  # white that parts the page from what stands at its edges, and how many rows that is
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
Column = list[Row]  # read downwards; an empty row is white across the page


def blocks_of(pages: Sequence[Sequence[Fragment]]) -> tuple[Block, ...]:
    """The paragraphs of all pages: an empty one where white parts them, a table's rows as rows."""
    return tuple(_paragraphs([line for page in pages if page for line in _lines_of(page)]))


def _lines_of(page: Sequence[Fragment]) -> Iterator[Line]:
    em = median(fragment.size for fragment in page)
    for place, part in enumerate(_edges(page, em)):
        if place:
            yield GAP
        for column in _columns(part, em, 0):
            yield from _lines(column, em)


def _edges(fragments: Sequence[Fragment], em: float) -> list[list[Fragment]]:
    """The page between the line at its head and the line at its foot, where white parts them from it."""
    rows = rows_of(fragments)
    wide = [place for white, place in _whites(rows) if white > MARGIN * em]
    head = max((place for place in wide if place <= EDGE), default=0)
    foot = min((place for place in wide if place >= len(rows) - EDGE and place > head), default=len(rows))
    return [_flat(part) for part in (rows[:head], rows[head:foot], rows[foot:]) if part]


def _columns(fragments: Sequence[Fragment], em: float, depth: int) -> list[Column]:
    rows = rows_of(fragments)
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
    """What stands over all columns though it crosses no gutter, and the rest: a line of the masthead in pieces, a
    title or byline set in the middle."""
    everything = [*left, *right]
    first, *rest = rows_of(everything)
    usual = median(fragment.width for fragment in everything)
    if len(first) > 1 and all(part.width < SHORT * usual and part.size < LARGER * em for part in first):
        return [first, _flat(rest)]
    top = min(fragment.top for fragment in left)
    above = [fragment for fragment in right if fragment.bottom < top + 0.3 * em]
    below = [fragment for fragment in right if fragment.bottom >= top + 0.3 * em]
    if not above or not below or len(rows_of(above)) > HEAD:
        return []
    is_title = (
        max(part.size for part in above) >= LARGER * em or abs(_middle(above) - _middle(everything)) < em
    )
    starts_level = abs(min(fragment.top for fragment in below) - top) < 0.5 * em
    return [above, [*left, *below]] if is_title and starts_level else []


def _middle(fragments: Sequence[Fragment]) -> float:
    return (min(part.left for part in fragments) + max(part.right for part in fragments)) / 2


def _halves(rows: Sequence[Row], em: float) -> list[list[Fragment]]:
    """Above and below the widest white across the page, rather one that leaves columns on a side."""
    whites = _whites(rows)
    if not whites:
        return []
    least = BAND * max(median(white for white, _ in whites), 0.2 * em)
    wide = [(white, place) for white, place in sorted(whites, reverse=True) if white > least][:6]
    cuts = [
        (_flat(rows[:place]), _flat(rows[place:]))
        for _, place in wide
        if not _ends_in_title(rows[:place], em)
    ]
    for above, below in cuts:
        if _gutter(above, em) or _gutter(below, em):
            return [above, below]
    return list(cuts[0]) if cuts else []


def _ends_in_title(rows: Sequence[Row], em: float) -> bool:
    """Of what stands above a cut: its last row is the title of what stands below, and it holds text besides."""
    return rows[-1][0].size >= LARGER * em and any(row[0].size < LARGER * em for row in rows)


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
            in_pieces = _is_parted([row], em)  # a menu, a masthead: no line of a text
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
