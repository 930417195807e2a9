"""Lines that stand flush where paragraphs are set in, and yet are running text: a picture's caption, a box.

A caption is broken at a width of its own, so that its first line is no longer than a title. What tells it: white
above, no white within, and an end that only a text has. Imports lines, roles and wrapping.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.lines import Line
from archive.ingest.roles import ends_sentence, is_heading_like
from archive.ingest.wrapping import Wrapping, width

MOST = 6  # lines of a caption
CREDITED = re.compile(r"(?:摄影报道|[摄攝供][）)]?|[供發发][图圖]?[）)]?|图片|传真照片[）)])$")
PROPER_END = re.compile(r"[。！？][”’」）)]*$")
BEGINS = re.compile(r"[▲△↑↓←→◀▶]|[图圖][为為：:]")
ALIKE = 4  # columns by which the full lines of one block differ


def lines_within(lines: Sequence[Line], wrappings: Sequence[Wrapping]) -> frozenset[int]:
    """The places of lines that go on with the line above, whatever they look like."""
    found: set[int] = set()
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and not lines[end].gap:
            end += 1
        length = _length(lines[start:end], wrappings[start])
        found.update(range(start + 1, start + length))
        start = end
    return frozenset(found)


def _length(block: Sequence[Line], wrapping: Wrapping) -> int:
    """How many lines at the head of a block between white are one running text."""
    first = block[0]
    if not wrapping.has_indents or first.kind != "line" or wrapping.starts(first.indent):
        return 0
    if first.role not in {"", "item", "caption"} or ends_sentence(first.text) or not first.gap:
        return 0
    for length, line in enumerate(block[1:MOST], start=2):
        if line.role or line.kind != "line" or wrapping.starts(line.indent):
            return 0
        if PROPER_END.search(line.text):
            return length if _is_evenly_broken(block[:length]) and _is_text(block, length) else 0
    return 0


def _is_evenly_broken(lines: Sequence[Line]) -> bool:
    """All lines but the last are of one width, and the last is not longer."""
    *full, last = (width(line.text) for line in lines)
    return max(full) - min(full) <= ALIKE and last <= max(full) + ALIKE


def _is_text(block: Sequence[Line], length: int) -> bool:
    """Marked as a caption, or credited, or broken where no title over a text is."""
    credited = length < len(block) and bool(CREDITED.search(block[length].text))
    whole = "".join(line.text for line in block[:length])
    return bool(BEGINS.match(whole)) or credited or not is_heading_like(block[0].text) or length == len(block)
