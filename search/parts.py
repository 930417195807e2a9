"""What a rebuild has read so far: inverted articles as flat arrays, a file for some thousands of them.

Quick to write, and read slice by slice: memory does not grow with them. A segment of many parts is then packed once;
making segments of parts and merging those costs as much again. Uses Whoosh through segments only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from search import arrays, inverting, segments
from search.inverting import Batch, Lists
from search.schema import Facts


def write(path: Path, batch: Batch) -> None:
    held = {
        f"{field}.{name}": array[:]
        for field, lists in batch.lists()
        for name, array in zip(Lists._fields, lists, strict=True)
    }
    arrays.write(path, held, {"facts": batch.facts})


def write_segment(folder: Path, paths: Sequence[Path]) -> Any:
    """A segment in folder of all that the parts hold, in their order."""
    facts: list[Facts] = []
    sources = []
    for path in paths:
        held, told = arrays.stored(path)
        for field in sorted({name.rpartition(".")[0] for name in held}):
            lists = Lists(*(held[f"{field}.{name}"] for name in Lists._fields))
            sources.append(lists.terms(field, base=len(facts)))
        facts += [_facts(row) for row in told["facts"]]
    return segments.write(folder, facts, inverting.joined(sources))


def _facts(row: Sequence[Any]) -> Facts:
    """As it was before JSON made lists of its tuples."""
    return Facts._make(tuple(value) if isinstance(value, list) else value for value in row)
