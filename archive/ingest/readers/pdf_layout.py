"""Glyphs with their boxes to lines in reading order, whatever the order in the file: columns, bands, tables.

A page is cut like a newspaper is: at a gutter that no text crosses, else at white across the whole width, else
into bands where lines that span columns (titles) part them. What is left is one column, read downwards.
Imports draft only. Lengths in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from archive.ingest.draft import Block

# In ems, the height of the text in question.
LETTER_SPACE = 0.85  # between letters of one line; a gutter is wider
HAN_SPACE, LATIN_SPACE = 0.5, 0.18  # white that is a space
GUTTER = 0.85
COLUMN = 5.0  # the usual line of a column is no shorter, a table's cell is
INDENT = 1.5
LEADING = 1.6  # of the usual distance of lines: more is a blank line
BAND = 1.3  # of the usual white between lines: more parts what stands above from what stands below
SPANNING = (0.6, 0.4)  # of the width: lines that may span columns, tried in turn
MAX_DEPTH = 40


class Glyph(NamedTuple):
    char: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Fragment:
    """Glyphs of one line without a gap in which a gutter could stand."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


Row = list[Fragment]
Column = list[Row]  # read downwards; an empty row is white across the page


def lines_of(glyphs: Sequence[Glyph]) -> tuple[Block, ...]:
    """The page's lines as blocks: an empty one where white parts them, a table's rows as rows."""
    fragments = list(_fragments(glyphs))
    if not fragments:
        return ()
    em = median(fragment.size for fragment in fragments)
    blocks: list[Block] = []
    for column in _columns(fragments, em, 0):
        blocks.extend(_blocks(column, em))
    return tuple(blocks)


def _fragments(glyphs: Sequence[Glyph]) -> Iterator[Fragment]:
    run: list[Glyph] = []
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        em = max(glyph.bottom - glyph.top, 1.0)
        place = (glyph.char, round(glyph.left / em * 3), round(glyph.top / em * 3))
        if place in seen and not glyph.char.isspace():  # drawn twice to look bold
            continue
        seen.add(place)
        if run and not _continues(run[-1], glyph, em):
            yield from _fragment(run)
            run = []
        run.append(glyph)
    yield from _fragment(run)


def _continues(last: Glyph, glyph: Glyph, em: float) -> bool:
    shared = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    return shared > 0.5 * em and -0.5 * em < glyph.left - last.right < LETTER_SPACE * em


def _fragment(run: Sequence[Glyph]) -> Iterator[Fragment]:
    text = "".join(_spaced(before, glyph) for before, glyph in pairwise([run[0], *run])) if run else ""
    ink = [glyph for glyph in run if not glyph.char.isspace()]
    if ink:
        yield Fragment(
            text.strip(" "),
            min(glyph.left for glyph in ink),
            min(glyph.top for glyph in ink),
            max(glyph.right for glyph in ink),
            max(glyph.bottom for glyph in ink),
        )


def _spaced(before: Glyph, glyph: Glyph) -> str:
    latin = before.char.isascii() or glyph.char.isascii()
    white = (glyph.left - before.right) / max(glyph.bottom - glyph.top, 1.0)
    apart = (
        white > (LATIN_SPACE if latin else HAN_SPACE)
        and not before.char.isspace()
        and not glyph.char.isspace()
    )
    return f" {glyph.char}" if apart else glyph.char


def _columns(fragments: Sequence[Fragment], em: float, depth: int) -> list[Column]:
    rows = _rows(fragments)
    if depth > MAX_DEPTH or not _is_parted(rows, em):
        return [rows]
    if gutter := _gutter(fragments, em):
        left = [fragment for fragment in fragments if fragment.right <= gutter]
        right = [fragment for fragment in fragments if fragment.right > gutter]
        return _columns(left, em, depth + 1) + _columns(right, em, depth + 1)
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


def _blocks(column: Column, em: float) -> Iterator[Block]:
    rows = [row for row in column if row]
    if not rows:
        yield Block("")
        return
    lefts = sorted(row[0].left for row in rows)
    margin = lefts[len(lefts) // 10]
    pitch = median([below[0].bottom - above[0].bottom for above, below in pairwise(rows)] or [0.0])
    tabular = _tabular(rows, em)
    for place, row in enumerate(rows):
        if place and row[0].bottom - rows[place - 1][0].bottom > LEADING * max(pitch, row[0].size):
            yield Block("")
        if place in tabular:
            yield Block("\t".join(cell.text for cell in row), "row")
        else:
            yield Block(_indent(row[0], margin) + _joined(row))


def _indent(first: Fragment, margin: float) -> str:
    ems = (first.left - margin) / max(first.size, 1.0)
    return "　" * min(round(ems), 20) if ems >= INDENT else ""


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
