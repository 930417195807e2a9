"""A page cut into columns in reading order, as a newspaper is: along its rules, its gutters and its level titles.

What a line across all columns parts is read in turn; so is what stands above and below titles that begin level on
both sides of a gutter. Else a gutter that no text crosses parts left from right. Where text crosses it, the longest
stretch of a gutter is a band of columns, and what crosses it stands above or below. What is left is one column.
Imports pdf_fragments, pdf_heads and pdf_rules. Lengths in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from archive.ingest.readers.pdf_fragments import Fragment, Row, rows_of
from archive.ingest.readers.pdf_heads import (
    LARGER,
    Parts,
    centre,
    extent,
    flat,
    headline,
    heads_of,
    level_parts,
)
from archive.ingest.readers.pdf_rules import Rule

# In ems, the height of the text in question.
GUTTER = 0.85
COLUMN = 5.0  # the usual line of a column is no shorter, a table's cell is
BAND = 1.3  # of the usual white between lines: more parts what stands above from what stands below
MAX_DEPTH = 40
MAX_FRAGMENTS, MAX_EDGES = 5_000, 40  # a sheet of a newspaper holds fewer; more are no columns
ACROSS = 0.9  # of the width of the text: a rule over all columns
RULED = 3  # rows to a rule: where they are fewer, the rules are those of a table
STRETCH = 3  # rows on either side of a gutter, at the least

Column = list[Row]  # read downwards; an empty row is white across the page


class Stretch(NamedTuple):
    """Upright white from one height to another."""

    length: float
    top: float
    bottom: float


def columns_of(
    fragments: Sequence[Fragment], em: float, rules: Sequence[Rule] = (), depth: int = 0
) -> list[Column]:
    rows = rows_of(fragments)
    if depth > MAX_DEPTH or not is_parted(rows, em):
        return [rows]
    parts = _between_rules(fragments, rules, em)
    if not parts and (gutter := _gutter(fragments, em, rules)):
        left = [fragment for fragment in fragments if fragment.right <= gutter]
        right = [fragment for fragment in fragments if fragment.right > gutter]
        parts = headline(left, right, em) or level_parts(left, right, em)
        if not parts:
            return columns_of(left, em, rules, depth + 1) + columns_of(right, em, rules, depth + 1)
    parts = parts or _stretch(fragments, em) or _halves(rows, em)
    columns: list[Column] = []
    for part in parts:
        columns += [[[]], *columns_of(part, em, rules, depth + 1)]
    return columns[1:] or [rows]


def is_parted(rows: Sequence[Row], em: float) -> bool:
    return any(right.left - left.right >= GUTTER * em for row in rows for left, right in pairwise(row))


def _between_rules(fragments: Sequence[Fragment], rules: Sequence[Rule], em: float) -> Parts:
    """What rules across all columns part, but for the rules of a table."""
    left, right = extent(fragments)
    top, bottom = min(part.top for part in fragments), max(part.bottom for part in fragments)
    heights = sorted(
        rule.height
        for rule in rules
        if top < rule.height < bottom
        and min(rule.right, right) - max(rule.left, left) >= ACROSS * (right - left)
        and not any(part.top + 0.3 * em < rule.height < part.bottom - 0.3 * em for part in fragments)
    )
    if not heights or len(rows_of(fragments)) < RULED * len(heights):
        return []
    bounds = [top, *heights, bottom]
    parts = [
        [part for part in fragments if above <= centre(part) < below] for above, below in pairwise(bounds)
    ]
    filled = [part for part in parts if part]
    return filled if len(filled) > 1 else []


def _gutter(fragments: Sequence[Fragment], em: float, rules: Sequence[Rule] = ()) -> float | None:
    """The upright white with a column of text on either side, its right edge: rather one that no rule crosses, that
    has a title at the top of its right side, and of these the widest."""
    ordered = sorted(fragments, key=lambda fragment: fragment.left)
    best, gutter, reach = (False, False, 0.0), None, ordered[0].right
    for place, fragment in enumerate(ordered):
        white = fragment.left - reach
        if white >= GUTTER * em:
            left, right = ordered[:place], ordered[place:]
            is_free = not _crossed(rules, reach, fragment.left, ordered)
            found = (is_free, _is_headed(right, em), white)
            if found >= best and _is_column(left, em) and _is_column(right, em):
                best, gutter = found, fragment.left
        reach = max(reach, fragment.right)
    return gutter


def _is_headed(right: Sequence[Fragment], em: float) -> bool:
    """Whether the column next to the gutter begins with a title."""
    end = right[0].left + median(part.width for part in right)
    return min((part for part in right if part.left < end), key=lambda part: part.top).size >= LARGER * em


def _crossed(rules: Sequence[Rule], left: float, right: float, fragments: Sequence[Fragment]) -> bool:
    top, bottom = min(part.top for part in fragments), max(part.bottom for part in fragments)
    return any(rule.left < left and rule.right > right and top < rule.height < bottom for rule in rules)


def _is_column(fragments: Sequence[Fragment], em: float) -> bool:
    return len(fragments) >= STRETCH and median(fragment.width for fragment in fragments) >= COLUMN * em


def _stretch(fragments: Sequence[Fragment], em: float) -> Parts:
    """The band of the longest stretch of a gutter, what stands above it, and what below."""
    ordered = sorted(fragments, key=centre)
    edges = _left_edges(ordered) if len(ordered) <= MAX_FRAGMENTS else []
    found = max(
        (stretch for edge in edges for stretch in _stretches(ordered, edge, em)),
        default=None,
    )
    return _around(found, fragments) if found else []


def _around(found: Stretch, fragments: Sequence[Fragment]) -> Parts:
    parts = [
        [part for part in fragments if centre(part) <= found.top],
        [part for part in fragments if found.top < centre(part) < found.bottom],
        [part for part in fragments if centre(part) >= found.bottom],
    ]
    filled = [part for part in parts if part]
    return filled if len(filled) > 1 else []


def _left_edges(ordered: Sequence[Fragment]) -> list[float]:
    """Where lines begin, many of them below each other."""
    edges: dict[int, list[float]] = {}
    for fragment in ordered:
        edges.setdefault(round(fragment.left), []).append(fragment.left)
    usual = sorted((lefts for lefts in edges.values() if len(lefts) >= STRETCH), key=len, reverse=True)
    return [min(lefts) for lefts in usual[:MAX_EDGES]]


def _stretches(ordered: Sequence[Fragment], edge: float, em: float) -> Iterator[Stretch]:
    """Those of the white to the left of an edge, from one line that crosses it to the next."""
    white = edge - GUTTER * em
    left: list[Fragment] = []
    right: list[Fragment] = []
    top = float("-inf")
    for fragment in [*ordered, None]:
        if fragment and fragment.right <= white:
            left.append(fragment)
        elif fragment and fragment.left >= edge - 0.5:
            right.append(fragment)
        else:
            bottom = centre(fragment) if fragment else float("inf")
            if _is_column(left, em) and _is_column(right, em):
                start, end = max(left[0].top, right[0].top), min(left[-1].bottom, right[-1].bottom)
                if end > start:
                    heads = [head.top for head in heads_of([*left, *right], em) if head.top < start]
                    yield Stretch(end - start, max([top, *heads]), bottom)
            left, right, top = [], [], bottom


def _halves(rows: Sequence[Row], em: float) -> Parts:
    """Above and below the widest white across the page, rather one that leaves columns on a side."""
    whites = whites_of(rows)
    if not whites:
        return []
    least = BAND * max(median(white for white, _ in whites), 0.2 * em)
    wide = [(white, place) for white, place in sorted(whites, reverse=True) if white > least][:6]
    cuts = [
        (flat(rows[:place]), flat(rows[place:])) for _, place in wide if not _ends_in_title(rows[:place], em)
    ]
    for above, below in cuts:
        if _gutter(above, em) or _gutter(below, em):
            return [above, below]
    return list(cuts[0]) if cuts else []


def _ends_in_title(rows: Sequence[Row], em: float) -> bool:
    """Of what stands above a cut: its last row is the title of what stands below, and it holds text besides."""
    return rows[-1][0].size >= LARGER * em and any(row[0].size < LARGER * em for row in rows)


def whites_of(rows: Sequence[Row]) -> list[tuple[float, int]]:
    """The white across all columns above a row, and the row's place."""
    whites: list[tuple[float, int]] = []
    bottom = max((fragment.bottom for fragment in rows[0]), default=0.0)
    for place, row in enumerate(rows[1:], start=1):
        white = min(fragment.top for fragment in row) - bottom
        if white > 0:
            whites.append((white, place))
        bottom = max(bottom, *(fragment.bottom for fragment in row))
    return whites
