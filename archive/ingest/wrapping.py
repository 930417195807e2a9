"""The width of the column: whether line ends mean anything. Imports roles only.

In a text wrapped at a width nearly every line stops in mid-sentence; in a text of one line a paragraph nearly
none does.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.roles import ends_sentence

NARROW, WIDEST = 20, 110  # columns, two to a Han character
SET_RIGHT = 12  # columns
ENOUGH = 3  # lines
WIDE = 50  # columns: of a leaf, not of a newspaper
ALIKE = 4  # columns by which full lines differ
FULL = 0.8  # of the column's width


def width(text: str) -> int:
    """Columns: two for a wide character, one for a narrow one."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


@dataclass(frozen=True)
class Wrapping:
    column: int  # width in columns; 0 where the text is not wrapped
    has_indents: bool
    margin: int  # the indent of lines that begin nothing

    @property
    def is_wrapped(self) -> bool:
        return self.column > 0

    def is_full(self, text: str, indent: int) -> bool:
        return self.is_wrapped and width(text) + min(max(indent - self.margin, 0), 4) >= FULL * self.column

    def is_set_right(self, indent: int) -> bool:
        """Indented further than any paragraph: a centred title, a signature."""
        return indent - self.margin >= SET_RIGHT

    def is_wide(self, text: str) -> bool:
        return self.is_wrapped and width(text) > self.column + 4

    def is_short(self, text: str) -> bool:
        return width(text) < 0.6 * self.column

    def starts(self, indent: int) -> bool:
        """Whether the indent begins a paragraph."""
        return self.has_indents and indent > self.margin


def measure(lines: Sequence[tuple[str, int]]) -> Wrapping:
    """From the lines' texts and indents."""
    indents = sorted(indent for _, indent in lines)
    margin = indents[len(indents) // 10] if indents else 0
    begun = sum(indent > margin for indent in indents)
    has_indents = begun >= 2 and begun < 0.95 * len(indents)
    widths = [(width(text) + indent - margin, text) for text, indent in lines if len(text) <= WIDEST]
    wide = [(size, text) for size, text in widths if size >= NARROW]
    if turned := _column_of_turns(lines, margin):
        return Wrapping(turned, has_indents, margin)
    broken = sorted(size for size, text in wide if not ends_sentence(text) and size <= WIDEST)
    longer = len(lines) - len(widths)
    if len(broken) < ENOUGH or len(broken) < 0.4 * (len(wide) + longer):
        return Wrapping(0, has_indents, margin)
    column = broken[len(broken) * 3 // 5]
    beyond = longer + sum(size > column + max(4, column // 4) for size, _ in widths)
    if beyond * 5 > len(lines):
        return Wrapping(0, has_indents, margin)  # titles alike in length among paragraphs of one line each
    alike = sum(abs(size - column) <= max(4, column // 6) for size in broken)
    return Wrapping(column if alike * 2 >= len(broken) else 0, has_indents, margin)


def _column_of_turns(lines: Sequence[tuple[str, int]], margin: int) -> int:
    """Of a text of short paragraphs, each set in: the width at which their first lines turn flush, one like the other.

    Most of its lines end as sentences, as those of notices and minutes do, so that their ends alone tell nothing.
    """
    turns = [
        width(text) + indent - margin
        for (text, indent), (_, below) in itertools.pairwise(lines)
        if indent > margin == below and not ends_sentence(text) and indent - margin < SET_RIGHT
    ]
    column = max(turns, default=0)
    alike = sum(size >= column - ALIKE for size in turns)
    longest = max((width(text) + indent - margin for text, indent in lines), default=0)
    told = alike >= ENOUGH and alike * 4 >= len(turns) * 3 and WIDE <= column <= WIDEST
    return column if told and longest <= column + ALIKE else 0
