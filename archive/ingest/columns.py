"""Of each line the column it stands in: a page sets its pieces at one width or each at its own.

Imports lines, roles and wrapping.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.lines import Line
from archive.ingest.roles import Role
from archive.ingest.wrapping import Wrapping, measure

# Lines that no column breaks, however short they are.
STATED: frozenset[Role] = frozenset({"meta", "credit", "date", "byline", "editor", "account", "label"})
BETWEEN_PIECES = 2  # blank lines


def find_columns(lines: Sequence[Line]) -> list[Wrapping]:
    """That of the page, or of the line's piece where the pieces are set at different widths."""
    page = _measured(lines)
    if page.is_wrapped or len(lines) < 2:
        return [page] * len(lines)
    starts = [place for place, line in enumerate(lines) if place == 0 or line.gap >= BETWEEN_PIECES]
    pieces = [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    measured = [(piece, _measured(piece)) for piece in pieces]
    within = sum(len(piece) for piece, wrapping in measured if wrapping.is_wrapped)
    if len(pieces) == 1 or within * 4 < len(lines) * 3:
        return [page] * len(lines)
    return [replace(page, column=wrapping.column) for piece, wrapping in measured for _ in piece]


def _measured(lines: Sequence[Line]) -> Wrapping:
    return measure(
        [(line.text, line.indent) for line in lines if line.kind == "line" and line.role not in STATED]
    )
