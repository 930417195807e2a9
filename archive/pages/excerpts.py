"""The sentences around a place in a paragraph. Plain text in, plain data out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^。！？!?；;]+[。！？!?；;]*[”’」』）)]*")


@dataclass(frozen=True)
class Excerpt:
    """Words in their context."""

    before: str
    words: str
    after: str
    is_cut_before: bool
    is_cut_after: bool


def cut_excerpt(text: str, start: int, end: int, longest: int) -> Excerpt:
    """Characters start to end of the text, and as many whole sentences around them as fit."""
    first, last = window(text, start, longest)
    last = max(last, min(end, len(text)))
    return Excerpt(text[first:start], text[start:end], text[end:last], first > 0, last < len(text))


def window(text: str, place: int, longest: int) -> tuple[int, int]:
    """Whole sentences around a place, up to `longest` characters; the sentence that holds it always."""
    if len(text) <= longest:
        return 0, len(text)
    spans = [match.span() for match in _SENTENCE.finditer(text)] or [(0, len(text))]
    holding = next((number for number, (_, end) in enumerate(spans) if place < end), len(spans) - 1)
    first = last = holding
    while True:
        if last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= longest:
            last += 1
        elif first and spans[last][1] - spans[first - 1][0] <= longest:
            first -= 1
        else:
            return spans[first][0], spans[last][1]
