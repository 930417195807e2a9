"""Names of one thing: synonyms.txt, one thing a line, its names joined by "=", and after "#" why they are one.

Plain Python: imports nothing of the project.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SYNONYMS = Path(__file__).with_name("synonyms.txt")


@dataclass(frozen=True)
class SynonymLine:
    names: tuple[str, ...]
    reason: str


@cache
def synonym_lines() -> tuple[SynonymLine, ...]:
    """The lines of synonyms.txt in the file's order."""
    found = []
    for line in _SYNONYMS.read_text(encoding="utf-8").splitlines():
        names, _, reason = line.partition("#")
        if names.strip():
            found.append(SynonymLine(tuple(name.strip() for name in names.split("=")), reason.strip()))
    return tuple(found)
