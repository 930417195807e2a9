"""The only writer of the index: takes in what the outbox names, or has everything made anew beside the live index.

Imports the record's rows, generations and rebuilding. Called by management commands, never in a request.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from archive.models import OutboxEntry
from search import analysis, generations, inverting, merging, rebuilding, schema, segments, vocabulary
from search.documents import read_documents
from search.generations import Generations, Manifest, NoGeneration
from search.inverting import Batch
from search.rebuilding import Plan, Progress, chunks

logger = logging.getLogger(__name__)

_BATCH = 200  # articles read and analysed at a time
_DRAINED = 1000  # outbox rows taken into one generation


def warm() -> None:
    """Learns what editors added to the lexicon, loads dictionaries and compiled passes: before a process forks."""
    vocabulary.teach()
    analysis.warm()
    inverting.warm()


def needs_rebuild() -> bool:
    """There is no index, it is not whole, or it was made by another schema, lexicon or folding.

    Learns first what editors added to the lexicon.
    """
    vocabulary.teach()
    try:
        manifest = _whole(_generations().current())
    except NoGeneration:
        return True
    return manifest.version != schema.version()


def drain() -> int:
    """Takes the outbox into the index and returns how many of its articles; makes a missing or outdated index first.

    The rows are deleted only after the generation that holds their articles is published: a death in between leaves
    them to the next drain. An article that cannot be analysed keeps its rows, and what the index held of it.
    """
    if needs_rebuild():
        rebuild()
    return _take_in()


def take_in() -> int:
    """As drain, into the live index as it is: what is published does not wait for a new lexicon's index. Raises
    NoGeneration where there is none, or one of another form."""
    vocabulary.teach()
    return _take_in()


def tend() -> None:
    """What an index needs beside the outbox, and what may take its time: to be proved, a rebuild or a merge."""
    if damaged := _generations().prove():
        logger.error(
            "the index is damaged and made anew; search answers from the record meanwhile: %s", damaged
        )
    if needs_rebuild():
        rebuild()
    else:
        merge()


def rebuild(progress: Progress | None = None) -> int:
    """Makes a generation from nothing and returns the articles in it; the old one serves meanwhile, unopened.

    One that was cut short is gone on with. What is taken into the old one meanwhile is taken into the new one before
    that is published; what is left in the outbox is drained at the end.
    """
    vocabulary.teach()
    index, failed = _generations(), set[int]()
    workshop = index.workshop
    with index.only_rebuilder():
        with index.only_writer():
            plan = Plan.found(workshop) or Plan.made(workshop)
        built = rebuilding.build(workshop, plan, progress)
        with index.only_writer():
            with index.next(from_nothing=True) as folder:
                generations.adopt(folder, built)
                _write(folder, rebuilding.noted(workshop))
                held = generations.article_ids(folder)
            failed = set(plan.ids) - held
            for keys in chunks(plan.covered, _DRAINED):
                OutboxEntry.objects.filter(pk__in=keys).exclude(article_id__in=failed).delete()
            (workshop / "PLAN").unlink()  # first: without it nothing left there is gone on with
            shutil.rmtree(workshop)
    if OutboxEntry.objects.exclude(article_id__in=failed).exists():
        drain()
    return len(held)


def merge() -> bool:
    """Merges small segments where that is worth it, and says whether it was."""
    return merging.merge(_generations())


def _generations() -> Generations:
    return Generations(Path(settings.INDEX_DIR))


def _whole(folder: Path) -> Manifest:
    """Raises NoGeneration where a file is missing."""
    manifest = Manifest.read(folder)
    if missing := [name for name in manifest.files if not (folder / name).exists()]:
        raise NoGeneration(f"{folder} lacks {missing}")
    return manifest


def _take_in() -> int:
    taken, failed, index = 0, set[int](), _generations()
    with index.only_writer():
        if not schema.is_of_this_form(_whole(index.current()).version):
            raise NoGeneration("the index is of another form")
        while entries := list(OutboxEntry.objects.exclude(article_id__in=failed)[:_DRAINED]):
            ids = sorted({entry.article_id for entry in entries})
            with index.next() as folder:
                unread = _write(folder, ids)
            rebuilding.note(index.workshop, ids)
            failed |= unread
            keys = [entry.pk for entry in entries if entry.article_id not in unread]
            OutboxEntry.objects.filter(pk__in=keys).delete()
            taken += len(ids) - len(unread)
    return taken


def _write(folder: Path, ids: Sequence[int]) -> set[int]:
    """Puts the articles, as they are now, in the place of what the index in folder holds of them; those that could
    not be analysed stay as they were and are returned."""
    batch, failed = Batch(), set[int]()
    for some in chunks(ids, _BATCH):
        documents, unread = read_documents(some)
        failed |= unread
        batch.add(documents)
    held = generations.open_segments(folder)
    for segment in held:
        generations.hide(folder, segment, set(ids) - failed)
    if batch.facts:
        held.append(segments.write(folder, batch.facts, batch.postings()))
    generations.name_segments(folder, held)
    return failed
