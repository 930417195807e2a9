"""Titles of a page of columns, and what they head: all columns below, or an article that begins below another.

Imports pdf_fragments. Lengths in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from archive.ingest.readers.pdf_fragments import Fragment, Row, rows_of

# In ems, the height of the text in question.
LARGER = 1.25  # of the usual size: a title
SHORT = 0.5  # of the usual line
NARROW = 0.8  # of the usual line: a byline at the head of a column
HEAD = 5  # rows that a title and its byline take
LEVEL = 0.6  # titles whose tops differ by less begin level
BYLINES = 3  # rows below a title of which one is the first of the text
KICKER = 1.5  # of the usual white between lines: more above it parts a kicker from the text

Parts = list[list[Fragment]]


class Head(NamedTuple):
    """Where a title begins with its kicker, where without it, its size, and where what follows may begin."""

    top: float
    title: float
    size: float
    texts: tuple[float, ...]


def headline(left: Sequence[Fragment], right: Sequence[Fragment], em: float) -> Parts:
    """What stands over all columns though it crosses no gutter, and the rest: a line of the masthead in pieces, a
    title or byline set in the middle."""
    everything = [*left, *right]
    first, *rest = rows_of(everything)
    usual = median(fragment.width for fragment in everything)
    if len(first) > 1 and all(part.width < SHORT * usual and part.size < LARGER * em for part in first):
        return [first, flat(rest)]
    if centred := _centred(rows_of(everything), _middle(everything), em):
        return centred
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


def _centred(rows: Sequence[Row], middle: float, em: float) -> Parts:
    """Lines of their own in the middle of all columns, and the columns that begin level below them."""
    count = 0
    while count < len(rows) and len(rows[count]) == 1 and abs(_middle(rows[count]) - middle) < em:
        count += 1
    if 0 < count <= HEAD and count < len(rows) and len(rows[count]) > 1:
        return [flat(rows[:count]), flat(rows[count:])]
    return []


def _below_byline(fragments: Sequence[Fragment], usual: float) -> list[float]:
    """Where the text begins below a first line that is no line of it."""
    first, *rest = rows_of(fragments)
    is_byline = len(first) == 1 and first[0].width < NARROW * usual
    return [rest[0][0].top] if rest and is_byline else []


def _middle(fragments: Sequence[Fragment]) -> float:
    return sum(extent(fragments)) / 2


def level_parts(left: Sequence[Fragment], right: Sequence[Fragment], em: float) -> Parts:
    """What stands above a title, and what the title begins: where the other side of the gutter begins level with
    it, or level with its text below white."""
    everything = [*left, *right]
    for here, beside in ((left, right), (right, left)):
        others = list(heads_of(beside, em))
        for head in heads_of(here, em):
            tops = [head.top, *(other.top for other in others if _is_level(head, other, em))]
            cut = min(tops) - 0.2 * em
            is_beginning = len(tops) > 1 or _begins_with(head, cut, beside, em)
            if is_beginning and _parts_at(cut, everything, em):
                return _above_and_below(cut, everything)
    return []


def heads_of(fragments: Sequence[Fragment], em: float) -> Iterator[Head]:
    """Titles below a text: larger than it."""
    rows = rows_of(fragments)
    for place, (above, row) in enumerate(pairwise(rows), start=1):
        if row[0].size >= LARGER * em > above[0].size:
            first = _with_kicker(rows, place, em)
            texts = [below[0].top for below in rows[place + 1 :] if below[0].size < LARGER * em]
            yield Head(rows[first][0].top, row[0].top, row[0].size, tuple(texts[:BYLINES]))


def _with_kicker(rows: Sequence[Row], place: int, em: float) -> int:
    """The title's place, or that of the line above it which white parts from the text."""
    if place < 2:
        return place
    above = rows[place - 1][0].top - rows[place - 2][0].bottom
    usual = median(below[0].top - row[0].bottom for row, below in pairwise(rows))
    return place - 1 if above > KICKER * max(usual, 0.2 * em) else place


def _is_level(head: Head, other: Head, em: float) -> bool:
    return abs(head.top - other.top) < LEVEL * em or abs(head.title - other.title) < LEVEL * em


def _begins_with(head: Head, cut: float, beside: Sequence[Fragment], em: float) -> bool:
    """Whether white stands beside the title, and beside its text a text."""
    above = max((part.bottom for part in beside if centre(part) < cut), default=cut)
    below = min((part.top for part in beside if centre(part) >= cut), default=cut)
    return (
        any(part.bottom <= cut for part in beside)
        and below - above >= head.size
        and any(abs(text - below) < LEVEL * em for text in head.texts)
    )


def _above_and_below(cut: float, fragments: Sequence[Fragment]) -> Parts:
    parts = (
        [part for part in fragments if centre(part) < cut],
        [part for part in fragments if centre(part) >= cut],
    )
    return [part for part in parts if part] if all(parts) else []


def _parts_at(cut: float, fragments: Sequence[Fragment], em: float) -> bool:
    return not any(part.top + 0.3 * em < cut < part.bottom - 0.3 * em for part in fragments)


def extent(fragments: Sequence[Fragment]) -> tuple[float, float]:
    return min(part.left for part in fragments), max(part.right for part in fragments)


def centre(fragment: Fragment) -> float:
    return (fragment.top + fragment.bottom) / 2


def flat(rows: Sequence[Row]) -> list[Fragment]:
    return [fragment for row in rows for fragment in row]
