"""Makes one segment of many small ones, so that an answer visits few. Uses Whoosh through segments and generations only.

Segments never change, so a merge reads them beside the writer and holds its lock only to put the result in their
place: what is published meanwhile does not wait.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from search import columns, generations, segments
from search.generations import Generations
from search.segments import columns_path

_PART = "merge-{}"
_MANY = 8  # small segments that are worth a merge
_GROWTH = 2  # a segment joins the smaller ones if it is at most so many times all of them


def merge(index: Generations) -> bool:
    """Merges where that is worth it, and says whether it was; raises NoGeneration."""
    with index.only_merger():
        for left in index.root.glob(_PART.format("*")):  # by a merge that was killed
            shutil.rmtree(left)
        readers = generations.segment_readers(index.current())
        chosen = [readers[n] for n in choose([reader.doc_count_all() for reader in readers])]
        if not chosen:
            return False
        part = index.root / _PART.format(os.getpid())
        try:
            part.mkdir(mode=0o700)
            segment = segments.write(part, *segments.merged(chosen))
            names = {reader.segment().segment_id() for reader in chosen}
            with index.only_writer(), index.next() as folder:
                _replace(folder, names, part, segment)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return True


def choose(sizes: Sequence[int]) -> list[int]:
    """Which segments to merge, by their sizes: the smaller ones up to the first that outweighs them. A document is so
    rewritten a number of times that grows with the logarithm of the archive."""
    order = sorted(range(len(sizes)), key=lambda n: sizes[n])
    total = 0
    chosen: list[int] = []
    for n in order:
        if chosen and sizes[n] > _GROWTH * total:
            break
        chosen.append(n)
        total += sizes[n]
    return chosen if len(chosen) >= _MANY else []


def _replace(folder: Path, names: set[str], part: Path, segment: Any) -> None:
    """Puts the segment in the place of the named ones, without what these have lost since they were read."""
    for file in part.iterdir():
        os.link(file, folder / file.name)
    held = generations.open_segments(folder)
    living = {pk for some in held if some.segment_id() in names for pk in _living(folder, some)}
    generations.hide(folder, segment, set(_living(folder, segment)) - living)
    generations.name_segments(folder, [*(some for some in held if some.segment_id() not in names), segment])


def _living(folder: Path, segment: Any) -> list[int]:
    """Ids of its articles that are not deleted."""
    ids = columns.read(columns_path(folder, segment)).ids
    return np.delete(ids, list(segment.deleted_docs())).tolist()
