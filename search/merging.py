"""Makes one segment of many small ones, so that an answer visits few. Uses Whoosh through generations only.

Segments never change, so a merge reads them beside the writer and holds its lock only to put the result in their
place: what is published meanwhile does not wait.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from search import columns, generations
from search.generations import Generations

_MANY = 8  # small segments that are worth a merge
_GROWTH = 2  # a segment joins the smaller ones if it is at most so many times all of them


def merge(index: Generations) -> bool:
    """Merges where that is worth it, and says whether it was; raises NoGeneration."""
    readers = generations.segment_readers(index.current())
    chosen = [readers[n] for n in choose([reader.doc_count_all() for reader in readers])]
    if not chosen:
        return False
    part = Path(tempfile.mkdtemp(prefix="merge-", dir=index.root))
    try:
        generations.create(part)
        writer = generations.open_writer(part)
        for reader in chosen:
            writer.add_reader(reader)
        writer.commit(merge=False)
        generations.add_columns(part)
        names = {reader.segment().segment_id() for reader in chosen}
        with index.only_writer(), index.next() as folder:
            generations.replace(folder, names, part, _gone(folder, names, part))
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


def _gone(folder: Path, names: set[str], part: Path) -> set[int]:
    """Ids of articles in the part that the merged segments have lost since they were read."""
    living = {
        int(reader.stored_fields(number)["facts"][0])
        for reader in generations.segment_readers(folder)
        if reader.segment().segment_id() in names
        for number in reader.all_doc_ids()
    }
    merged = {
        int(pk)
        for reader in generations.segment_readers(part)
        for pk in columns.read(generations.columns_path(part, reader.segment())).ids
    }
    return merged - living
