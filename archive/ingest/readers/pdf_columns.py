"""A page cut into columns in reading order, as a newspaper is: along its rules, its gutters and its level titles.

What a line across all columns parts is read in turn; so is what stands above and below titles that begin level on
both sides of a gutter. Else a gutter that no text crosses parts left from right. Where text crosses it, the longest
stretch of a gutter is a band of columns, and what crosses it stands above or below. What is left is one column.
Imports pdf_fragments and pdf_rules. Lengths in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from archive.ingest.readers.pdf_fragments import Fragment, Row, rows_of
from archive.ingest.readers.pdf_rules import Rule

# In ems, the height of the text in question.
GUTTER = 0.85
COLUMN = 5.0  # the usual line of a column is no shorter, a table's cell is
BAND = 1.3  # of the usual white between lines: more parts what stands above from what stands below
LARGER = 1.25  # of the usual size: a title
SHORT = 0.5  # of the usual line
NARROW = 0.8  # of the usual line: a byline at the head of a column
HEAD = 5  # rows that a title and its byline take
LEVEL = 0.6  # titles whose tops differ by less begin level
MAX_DEPTH = 40
MAX_FRAGMENTS, MAX_EDGES = 5_000, 40  # a sheet of a newspaper holds fewer; more are no columns
ACROSS = 0.9  # of the width of the text: a rule over all columns
RULED = 3  # rows to a rule: where they are fewer, the rules are those of a table
BYLINES = 3  # rows below a title of which one is the first of the text
KICKER = 1.5  # of the white below it: more above it parts a kicker from the text
STRETCH = 3  # rows on either side of a gutter, at the least

Column = list[Row]  # read downwards; an empty row is white across the page
Parts = list[list[Fragment]]


class Head(NamedTuple):
    """Where a title begins with its kicker, where without it, its size, and where what follows may begin."""

    top: float
    title: float
    size: float
    texts: tuple[float, ...]


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
        parts = _headline(left, right, em) or _level(left, right, em)
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
    left, right = _extent(fragments)
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
        [part for part in fragments if above <= _centre(part) < below] for above, below in pairwise(bounds)
    ]
    filled = [part for part in parts if part]
    return filled if len(filled) > 1 else []


def _extent(fragments: Sequence[Fragment]) -> tuple[float, float]:
    return min(part.left for part in fragments), max(part.right for part in fragments)


def _centre(fragment: Fragment) -> float:
    return (fragment.top + fragment.bottom) / 2


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
            is_headed = min(right, key=lambda part: part.top).size >= LARGER * em
            found = (is_free, is_headed, white)
            if found >= best and _is_column(left, em) and _is_column(right, em):
                best, gutter = found, fragment.left
        reach = max(reach, fragment.right)
    return gutter


def _crossed(rules: Sequence[Rule], left: float, right: float, fragments: Sequence[Fragment]) -> bool:
    top, bottom = min(part.top for part in fragments), max(part.bottom for part in fragments)
    return any(rule.left < left and rule.right > right and top < rule.height < bottom for rule in rules)


def _is_column(fragments: Sequence[Fragment], em: float) -> bool:
    return len(fragments) >= STRETCH and median(fragment.width for fragment in fragments) >= COLUMN * em


def _headline(left: Sequence[Fragment], right: Sequence[Fragment], em: float) -> Parts:
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
    starts = [top, *_below_byline(left, usual)]
    starts_level = any(abs(min(fragment.top for fragment in below) - start) < 0.5 * em for start in starts)
    return [above, [*left, *below]] if is_title and starts_level else []


def _below_byline(fragments: Sequence[Fragment], usual: float) -> list[float]:
    """Where the text begins below a first line that is no line of it."""
    first, *rest = rows_of(fragments)
    is_byline = len(first) == 1 and first[0].width < NARROW * usual
    return [rest[0][0].top] if rest and is_byline else []


def _middle(fragments: Sequence[Fragment]) -> float:
    return sum(_extent(fragments)) / 2


def _level(left: Sequence[Fragment], right: Sequence[Fragment], em: float) -> Parts:
    """What stands above a title, and what the title begins: where the other side of the gutter begins level with
    it, or level with its text below white."""
    everything = [*left, *right]
    for here, beside in ((left, right), (right, left)):
        others = list(_heads(beside, em))
        for head in _heads(here, em):
            tops = [head.top, *(other.top for other in others if _is_level(head, other, em))]
            cut = min(tops) - 0.2 * em
            is_beginning = len(tops) > 1 or _begins_with(head, cut, beside, em)
            if is_beginning and _parts_at(cut, everything, em):
                return _above_and_below(cut, everything)
    return []


def _heads(fragments: Sequence[Fragment], em: float) -> Iterator[Head]:
    """Titles below a text: larger than it."""
    rows = rows_of(fragments)
    for place, (above, row) in enumerate(pairwise(rows), start=1):
        if row[0].size >= LARGER * em > above[0].size:
            first = _with_kicker(rows, place)
            texts = [below[0].top for below in rows[place + 1 :] if below[0].size < LARGER * em]
            yield Head(rows[first][0].top, row[0].top, row[0].size, tuple(texts[:BYLINES]))


def _with_kicker(rows: Sequence[Row], place: int) -> int:
    """The title's place, or that of the line above it which white parts from the text."""
    if place < 2:
        return place
    white = rows[place][0].top - rows[place - 1][0].bottom
    above = rows[place - 1][0].top - rows[place - 2][0].bottom
    return place - 1 if above > KICKER * max(white, 1.0) else place


def _is_level(head: Head, other: Head, em: float) -> bool:
    return abs(head.top - other.top) < LEVEL * em or abs(head.title - other.title) < LEVEL * em


def _begins_with(head: Head, cut: float, beside: Sequence[Fragment], em: float) -> bool:
    """Whether white stands beside the title, and beside its text a text."""
    above = max((part.bottom for part in beside if _centre(part) < cut), default=cut)
    below = min((part.top for part in beside if _centre(part) >= cut), default=cut)
    return (
        any(part.bottom <= cut for part in beside)
        and below - above >= head.size
        and any(abs(text - below) < LEVEL * em for text in head.texts)
    )


def _above_and_below(cut: float, fragments: Sequence[Fragment]) -> Parts:
    parts = (
        [part for part in fragments if _centre(part) < cut],
        [part for part in fragments if _centre(part) >= cut],
    )
    return [part for part in parts if part] if all(parts) else []


def _parts_at(cut: float, fragments: Sequence[Fragment], em: float) -> bool:
    return not any(part.top + 0.3 * em < cut < part.bottom - 0.3 * em for part in fragments)


def _stretch(fragments: Sequence[Fragment], em: float) -> Parts:
    """The band of the longest stretch of a gutter, what stands above it, and what below."""
    ordered = sorted(fragments, key=_centre)
    edges = _left_edges(ordered) if len(ordered) <= MAX_FRAGMENTS else []
    found = max(
        (stretch for edge in edges for stretch in _stretches(ordered, edge, em)),
        default=None,
    )
    return _around(found, fragments) if found else []


def _around(found: Stretch, fragments: Sequence[Fragment]) -> Parts:
    parts = [
        [part for part in fragments if _centre(part) <= found.top],
        [part for part in fragments if found.top < _centre(part) < found.bottom],
        [part for part in fragments if _centre(part) >= found.bottom],
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
            bottom = _centre(fragment) if fragment else float("inf")
            if _is_column(left, em) and _is_column(right, em):
                start, end = max(left[0].top, right[0].top), min(left[-1].bottom, right[-1].bottom)
                if end > start:
                    heads = [head.top for head in _heads([*left, *right], em) if head.top < start]
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


def _flat(rows: Sequence[Row]) -> list[Fragment]:
    return [fragment for row in rows for fragment in row]
