"""Glyphs with their boxes to fragments: what stands on one line without a gap in which a gutter could stand.

Imports nothing of the house. Lengths in points, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

# In ems, the height of the glyph in question.
LETTER_SPACE = 0.85  # between letters of one line; a gutter is wider
HAN_SPACE, LATIN_SPACE = 0.22, 0.18  # white that is a space


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


def fragments_of(glyphs: Sequence[Glyph]) -> Iterator[Fragment]:
    run: list[Glyph] = []
    seen: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        em = max(glyph.bottom - glyph.top, 1.0)
        place = (glyph.char, round(glyph.left / em * 3), round(glyph.top / em * 3))
        if run and _is_ligature(run[-1], glyph, em):
            glyph = glyph._replace(left=run[-1].right)
        elif place in seen and not glyph.char.isspace():  # drawn twice to look bold
            continue
        seen.add(place)
        if run and not _continues(run[-1], glyph, em):
            yield from _fragment(run)
            run = []
        run.append(glyph)
    yield from _fragment(run)


def _is_ligature(last: Glyph, glyph: Glyph, em: float) -> bool:
    """Two of one character at one place, the second wider: a long dash is one glyph that stands for both."""
    is_same = last.char == glyph.char and abs(last.top - glyph.top) < 0.1 * em
    return is_same and abs(last.left - glyph.left) < 0.1 * em and glyph.right - last.right > 0.3 * em


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
    pair = before.char + glyph.char
    if " " in pair or _is_numeral_in_han(pair):
        return glyph.char
    white = (glyph.left - before.right) / max(glyph.bottom - glyph.top, 1.0)
    return f" {glyph.char}" if white > (LATIN_SPACE if pair.isascii() else HAN_SPACE) else glyph.char


def _is_numeral_in_han(pair: str) -> bool:
    """Typesetting itself leaves white about a numeral; no writer's space stands there."""
    return not pair.isascii() and any(char.isdecimal() for char in pair)


def rows_of(fragments: Sequence[Fragment]) -> list[Row]:
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
