"""Makes everything anew beside the live index, in parts, in parallel: what is cut short goes on where it stood.

While it works, what is published goes into the live index, and is noted; only the last step keeps other writers
waiting. Imports documents, parts and generations. Called by indexing.
"""

from __future__ import annotations

import ctypes
import json
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db import connections

from archive.models import Article, OutboxEntry
from search import analysis, generations, inverting, parts, schema
from search.documents import read_documents
from search.inverting import Batch

Item = TypeVar("Item")
Progress = Callable[[int, int], None]  # articles done, articles in all

_BATCH = 200  # articles read and analysed at a time
_SMALL = 250  # articles that one process indexes as fast as several
_PART = 2_500  # articles inverted in memory together, about 150 MB


@dataclass(frozen=True)
class Plan:
    """What a rebuild takes in, and which rows of the outbox are done with it."""

    version: str
    ids: Sequence[int]
    covered: Sequence[int]

    @classmethod
    def found(cls, workshop: Path) -> Plan | None:
        """That of a rebuild of this version that was cut short."""
        try:
            plan = cls(**json.loads((workshop / "PLAN").read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        return plan if plan.version == schema.version() else None

    @classmethod
    def made(cls, workshop: Path) -> Plan:
        shutil.rmtree(workshop, ignore_errors=True)
        covered = list(OutboxEntry.objects.values_list("pk", flat=True))
        ids = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
        plan = cls(schema.version(), ids, covered)
        workshop.mkdir(mode=0o700)
        (workshop / "PLAN").write_text(json.dumps(asdict(plan)))
        return plan


def note(workshop: Path, ids: Sequence[int]) -> None:
    """That these were taken into the live index, where a rebuild is under way; while only_writer is held."""
    if (workshop / "PLAN").exists():
        with (workshop / "NOTES").open("a") as file:
            file.writelines(f"{pk}\n" for pk in ids)
            file.flush()
            os.fsync(file.fileno())


def noted(workshop: Path) -> list[int]:
    try:
        return sorted({int(line) for line in (workshop / "NOTES").read_text().splitlines()})
    except FileNotFoundError:
        return []


def build(workshop: Path, plan: Plan, progress: Progress | None) -> list[Path]:
    """Indexes of one segment each, for each processor one, that together hold the articles of the plan."""
    report = progress or (lambda done, total: None)
    processes = os.cpu_count() or 1
    made = _parts(workshop, plan.ids, processes)
    missing = [(part, ids) for part, ids in made if not part.exists()]
    done = len(plan.ids) - sum(len(ids) for _, ids in missing)
    for count in _mapped(_build_part, missing, processes):
        done += count
        report(done, len(plan.ids))
    paths = [part for part, _ in made]
    size = max(1, -(-len(paths) // processes))
    groups = [(workshop / f"segment-{n:05d}", some) for n, some in enumerate(chunks(paths, size))]
    return list(_mapped(_build_index, groups, processes))


_PR_SET_PDEATHSIG = 1
_Part = tuple[Path, Sequence[int]]  # its file and its articles


def _parts(workshop: Path, ids: Sequence[int], processes: int) -> list[_Part]:
    size = min(max(_SMALL, -(-len(ids) // processes)), _PART)
    # Named by what it holds: a rebuild may be gone on with on another number of processors.
    return [(workshop / f"part-{some[0]}-{some[-1]}", some) for some in chunks(ids, size)]


def _mapped(function: Callable[[Any], Item], items: Sequence[Any], processes: int) -> Iterator[Item]:
    """In processes that are forked with the dictionaries loaded, the passes compiled and no connection open."""
    if len(items) < 2:
        yield from map(function, items)
        return
    analysis.warm()
    inverting.warm()
    connections.close_all()
    with ProcessPoolExecutor(
        processes, multiprocessing.get_context("fork"), _begin_with_parent, (os.getpid(),)
    ) as pool:
        for future in as_completed([pool.submit(function, item) for item in items]):
            yield future.result()


def _begin_with_parent(parent: int) -> None:
    """No worker outlives who started it: it holds that one's lock. prctl(2) is Linux's."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _build_part(part: _Part) -> int:
    """Writes the part and returns how many its articles are; it has its name when it is complete."""
    path, ids = part
    batch = Batch()
    for some in chunks(ids, _BATCH):
        batch.add(read_documents(some)[0])
    unfinished = path.with_suffix(".unfinished")
    parts.write(unfinished, batch)
    generations.sync(unfinished)
    unfinished.rename(path)
    return len(ids)


def _build_index(group: tuple[Path, Sequence[Path]]) -> Path:
    folder, paths = group
    shutil.rmtree(folder, ignore_errors=True)  # of a rebuild that was cut short
    generations.create(folder)
    generations.name_segments(folder, [parts.write_segment(folder, paths)])
    return folder


def chunks(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
