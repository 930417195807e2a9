"""What stands in one text and not in another, to be shown side by side. Plain Python: imports nothing of the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

COMPARED_LENGTH = 4_000  # characters; comparing takes time with the square of it
ALIKE = 0.4  # below it two paragraphs are two texts, not one that was changed

PieceKind = Literal["same", "gone", "new"]


@dataclass(frozen=True)
class Piece:
    kind: PieceKind
    text: str


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """One text after the other where they are too long, or too unlike, for their common parts to say anything."""
    if before == after:
        return (Piece("same", before),) if before else ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if max(len(before), len(after)) > COMPARED_LENGTH or matcher.ratio() < ALIKE:
        return tuple(_pieces(("gone", before), ("new", after)))
    return tuple(
        piece
        for tag, a, b, c, d in matcher.get_opcodes()
        for piece in (
            _pieces(("same", before[a:b]))
            if tag == "equal"
            else _pieces(("gone", before[a:b]), ("new", after[c:d]))
        )
    )


def compare_paragraphs(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """A row for every paragraph that is not the same in both, in order."""
    rows: list[tuple[Piece, ...]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "replace" and b - a == d - c:
            rows += [compare(old, new) for old, new in zip(before[a:b], after[c:d], strict=True)]
        elif tag != "equal":
            rows += [compare(text, "") for text in before[a:b]]
            rows += [compare("", text) for text in after[c:d]]
    return tuple(rows)


def _pieces(*parts: tuple[PieceKind, str]) -> Iterator[Piece]:
    return (Piece(kind, text) for kind, text in parts if text)
