"""The only writer of the index: takes in what the outbox names, or makes everything anew beside the live index.

Imports the record's rows, generations and schema. Called by management commands, never in a request.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connections

from archive.models import Article, BranchMention, OutboxEntry, PersonMention
from search import analysis, generations, merging, schema, segments, vocabulary
from search.generations import Generations, Manifest, NoGeneration
from search.inverting import Batch
from search.schema import Facts

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
Progress = Callable[[int, int], None]  # articles done, articles in all

_BATCH = 200  # articles read and analysed at a time
_DRAINED = 1000  # outbox rows taken into one generation
_SMALL = 250  # articles that one process indexes as fast as several
_PART = 2_500  # articles inverted in memory together, about 150 MB


def needs_rebuild() -> bool:
    """There is no index, it is not whole, or it was made by another schema, lexicon or folding.

    Learns first what editors added to the lexicon.
    """
    vocabulary.teach()
    try:
        folder = _generations().current()
        manifest = Manifest.read(folder)
    except NoGeneration:
        return True
    return manifest.version != schema.version() or not all(
        (folder / name).exists() for name in manifest.files
    )


def drain() -> int:
    """Takes the outbox into the index and returns how many of its articles; makes a missing index first.

    The rows are deleted only after the generation that holds their articles is published: a death in between leaves
    them to the next drain. An article that cannot be analysed keeps its rows, and what the index held of it.
    """
    if needs_rebuild():
        rebuild()
    taken, failed = 0, set[int]()
    with _generations().only_writer():
        while entries := list(OutboxEntry.objects.exclude(article_id__in=failed)[:_DRAINED]):
            ids = sorted({entry.article_id for entry in entries})
            with _generations().next() as folder:
                unread = _write(folder, ids)
            failed |= unread
            keys = [entry.pk for entry in entries if entry.article_id not in unread]
            OutboxEntry.objects.filter(pk__in=keys).delete()
            taken += len(ids) - len(unread)
    return taken


def rebuild(progress: Progress | None = None) -> int:
    """Makes a generation from nothing and returns the articles in it; the old one serves meanwhile, unopened.

    One that was cut short is gone on with. What is published during it stays in the outbox and is drained at the end.
    """
    vocabulary.teach()
    with _generations().only_writer():
        workshop = _generations().workshop
        plan = _Plan.found(workshop) or _Plan.made(workshop)
        with _generations().next(from_nothing=True) as folder:
            _build(folder, workshop, plan.ids, progress)
            held = generations.article_ids(folder)
        failed = set(plan.ids) - held
        for keys in _chunks(plan.covered, _DRAINED):
            OutboxEntry.objects.filter(pk__in=keys).exclude(article_id__in=failed).delete()
        shutil.rmtree(workshop)
    if OutboxEntry.objects.exclude(article_id__in=failed).exists():
        drain()
    return len(held)


@dataclass(frozen=True)
class _Plan:
    """What a rebuild takes in, and which rows of the outbox are done with it."""

    version: str
    ids: Sequence[int]
    covered: Sequence[int]

    @classmethod
    def found(cls, workshop: Path) -> _Plan | None:
        """That of a rebuild of this version that was cut short."""
        try:
            plan = cls(**json.loads((workshop / "PLAN").read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        return plan if plan.version == schema.version() else None

    @classmethod
    def made(cls, workshop: Path) -> _Plan:
        shutil.rmtree(workshop, ignore_errors=True)
        covered = list(OutboxEntry.objects.values_list("pk", flat=True))
        ids = list(Article.objects.published().order_by("pk").values_list("pk", flat=True))
        plan = cls(schema.version(), ids, covered)
        workshop.mkdir(mode=0o700)
        (workshop / "PLAN").write_text(json.dumps(asdict(plan)))
        return plan


def merge() -> bool:
    """Merges small segments where that is worth it, and says whether it was."""
    return merging.merge(_generations())


def _generations() -> Generations:
    return Generations(Path(settings.INDEX_DIR))


def _build(folder: Path, workshop: Path, ids: Sequence[int], progress: Progress | None) -> None:
    """Adds the articles to folder, in parts, in parallel when there are many."""
    report = progress or (lambda done, total: None)
    processes = os.cpu_count() or 1
    chunks = list(_chunks(ids, min(max(_SMALL, -(-len(ids) // processes)), _PART)))
    parts = [workshop / f"part-{number:05d}" for number in range(len(chunks))]
    missing = [(part, chunk) for part, chunk in zip(parts, chunks, strict=True) if not part.exists()]
    done = len(ids) - sum(len(chunk) for _, chunk in missing)
    for count in _in_processes(missing, processes) if len(missing) > 1 else map(_build_part, missing):
        done += count
        report(done, len(ids))
    _adopt(folder, workshop, parts, processes)


def _adopt(folder: Path, workshop: Path, parts: Sequence[Path], processes: int) -> None:
    """Takes the parts into folder: a few as they are, many as one for each process."""
    if len(parts) > 2 * processes:
        groups = list(_chunks(parts, -(-len(parts) // processes)))
        parts = [workshop / f"merged-{number}" for number in range(len(groups))]
        with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
            list(pool.map(merging.merge_parts, parts, groups))
    generations.adopt(folder, parts)


_Part = tuple[Path, Sequence[int]]  # its folder and its articles


def _in_processes(parts: Sequence[_Part], processes: int) -> Iterator[int]:
    """Forked with the dictionaries loaded and no connection open."""
    analysis.warm()
    connections.close_all()
    with ProcessPoolExecutor(processes, multiprocessing.get_context("fork")) as pool:
        for future in as_completed([pool.submit(_build_part, part) for part in parts]):
            yield future.result()


def _build_part(part: _Part) -> int:
    """An index of its own with these articles, which has its name when it is complete; returns how many they are."""
    folder, ids = part
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    generations.create(unfinished)
    _write(unfinished, ids)
    generations.finish(unfinished, folder)
    return len(ids)


def _write(folder: Path, ids: Sequence[int]) -> set[int]:
    """Puts the articles, as they are now, in the place of what the index in folder holds of them; those that could
    not be analysed stay as they were and are returned."""
    batch, facts, failed = Batch(), list[Facts](), set[int]()
    for some in _chunks(ids, _BATCH):
        documents, unread = _documents(some)
        failed |= unread
        for document in documents:
            batch.add(document)
            facts.append(Facts(*document["facts"]))
    held = generations.open_segments(folder)
    for segment in held:
        generations.hide(folder, segment, set(ids) - failed)
    if facts:
        held.append(segments.write(folder, facts, batch.postings()))
    generations.name_segments(folder, held)
    return failed


def _documents(ids: Sequence[int]) -> tuple[list[dict[str, Any]], set[int]]:
    """What the published ones among the articles become in the index, and those that could not be analysed."""
    branches = _grouped(
        BranchMention.objects.filter(article__in=ids).values_list("article_id", "branch__slug")
    )
    people = _grouped(PersonMention.objects.filter(article__in=ids).values_list("article_id", "name"))
    documents, failed = [], set[int]()
    for article in Article.objects.published().filter(pk__in=ids).order_by("pk"):
        try:
            document = _document(article, branches[article.pk], people[article.pk])
            documents.append(schema.document_fields(document))
        except (TypeError, ValueError, KeyError, AttributeError):
            logger.exception("article %s cannot be indexed", article.pk)
            failed.add(article.pk)
    return documents, failed


def _document(article: Article, branches: Iterable[str], people: Iterable[str]) -> schema.IndexDocument:
    return schema.IndexDocument(
        id=article.pk,
        revision=article.revision,
        date=article.date,
        source=article.source,
        kind=article.kind,
        branches=tuple(branches),
        people=tuple(people),
        title=(article.kicker, article.title, article.subtitle),
        body=(*(paragraph["text"] for paragraph in article.paragraphs), article.byline, article.source),
        author=(article.byline, *article.author_names),
    )


def _grouped(pairs: Iterable[tuple[int, str]]) -> defaultdict[int, dict[str, None]]:
    """First member -> its second members, each once, in order."""
    groups: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return groups


def _chunks(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
