"""Of each line the column it stands in: a page sets its pieces at one width or each at its own.

Imports lines, roles and wrapping.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.lines import Line
from archive.ingest.roles import Role, ends_sentence
from archive.ingest.wrapping import FULL, Wrapping, measure, width

# Lines that no column breaks, however short they are.
STATED: frozenset[Role] = frozenset({"meta", "credit", "date", "byline", "editor", "account", "label"})
BETWEEN_PIECES = 2  # blank lines
RUNNING = re.compile("[，。、；]")


def find_columns(lines: Sequence[Line]) -> list[Wrapping]:
    """That of the page, or of the line's piece where the pieces are set at different widths."""
    page = _measured(lines)
    if page.is_wrapped:
        return _with_narrow(lines, page)
    if len(lines) < 2:
        return [page] * len(lines)
    return _by_pieces(lines, page, BETWEEN_PIECES) or _by_pieces(lines, page, 1) or [page] * len(lines)


def _by_pieces(lines: Sequence[Line], page: Wrapping, white: int) -> list[Wrapping]:
    """Each piece between so many blank lines at its own width; none where most of the page is not wrapped so either."""
    pieces = _pieces(lines, white)
    measured = [(piece, _measured(piece)) for piece in pieces]
    within = sum(len(piece) for piece, wrapping in measured if wrapping.is_wrapped)
    if len(pieces) == 1 or within * 4 < len(lines) * 3:
        return []
    found: list[Wrapping] = []
    for piece, wrapping in measured:
        column = wrapping.column or _going_on(lines, found)
        found += [replace(page, column=column)] * len(piece)
    return found


def _pieces(lines: Sequence[Line], white: int) -> list[Sequence[Line]]:
    starts = [place for place, line in enumerate(lines) if place == 0 or line.gap >= white]
    return [lines[start:end] for start, end in itertools.pairwise([*starts, len(lines)])]


def _going_on(lines: Sequence[Line], found: Sequence[Wrapping]) -> int:
    """The column above, where its last line fills it in mid-sentence; else 0."""
    last = lines[len(found) - 1]
    cut = bool(found) and not ends_sentence(last.text) and found[-1].is_full(last.text, last.indent)
    return found[-1].column if cut else 0


def _with_narrow(lines: Sequence[Line], page: Wrapping) -> list[Wrapping]:
    """The page's column, or the narrower one of a box or a second article, through the white where a sentence goes on."""
    found: list[Wrapping] = []
    for block in _pieces(lines, 1):
        narrow = _measured(block).column if _is_narrow(block, page) else 0
        found += [replace(page, column=narrow or _going_on(lines, found) or page.column)] * len(block)
    return found


def _is_narrow(block: Sequence[Line], page: Wrapping) -> bool:
    """Lines of running text that all stop well before the page's column: no list, no title."""
    local = _measured(block)
    running = sum(bool(RUNNING.search(line.text)) for line in block) * 2 >= len(block)
    widest = max(width(line.text) for line in block)
    return local.is_wrapped and running and widest <= local.column + 2 and local.column <= FULL * page.column


def _measured(lines: Sequence[Line]) -> Wrapping:
    return measure(
        [(line.text, line.indent) for line in lines if line.kind == "line" and line.role not in STATED]
    )
