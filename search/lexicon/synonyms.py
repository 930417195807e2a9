"""Names of one thing: synonyms.txt, one thing a line, its names joined by "=", and after "#" why they are one; and the
exhibitions, which the record knows by their names too.

Plain Python: imports the record's list of exhibitions alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from archive.ingest.exhibitions import EXHIBITIONS

_SYNONYMS = Path(__file__).with_name("synonyms.txt")


@dataclass(frozen=True)
class SynonymLine:
    names: tuple[str, ...]
    reason: str


@cache
def synonym_lines() -> tuple[SynonymLine, ...]:
    """The lines of the two files in their order."""
    found = []
    for path in (_SYNONYMS, EXHIBITIONS):
        for line in path.read_text(encoding="utf-8").splitlines():
            names, _, reason = line.partition("#")
            if names.strip():
                found.append(SynonymLine(tuple(name.strip() for name in names.split("=")), reason.strip()))
    return tuple(found)
