"""Answers a Query from postings arrays: hits, total and facet counts in one pass. NumPy; no Django.

A process has one Engine, shared by its threads. It looks at CURRENT at every call and opens a new generation when
there is one; calls under way go on with theirs. Arrays never change and are read without a lock; Whoosh's readers,
which are not safe to share, are touched by one thread at a time, to fill the cache.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search import ranking
from search.blocks import DamagedPostings, Documents
from search.columns import FACETS, Columns
from search.counting import FacetCounts, all_of, masks
from search.generations import Generations, NoGeneration
from search.postings import PostingsCache, contains
from search.query import Query, Sort
from search.ranking import Node
from search.snapshot import Segment, Snapshot

_ID_BITS = 42  # of a sort key: above them stands the date


class ScoredId(NamedTuple):
    article_id: int
    score: float


@dataclass(frozen=True)
class Evaluation:
    """One page of an answer, and what is true of the whole answer."""

    total: int
    hits: tuple[ScoredId, ...]  # the page asked for, in the order asked for
    facets: Mapping[
        str, tuple[tuple[str, int], ...]
    ]  # "branch", "year", "source", "kind", "person": (value, count)
    undated: int  # articles without a date among the whole answer


class IndexUnavailable(Exception):
    """There is no index, or it cannot be read."""


class Engine:
    def __init__(self, index_dir: Path, cache_bytes: int) -> None:
        self._generations = Generations(Path(index_dir))
        self._cache_bytes = cache_bytes
        self._opening = threading.Lock()
        self._open: Snapshot | None = None
        self._cache = PostingsCache(cache_bytes)

    @property
    def document_count(self) -> int:
        """Articles in the index; raises IndexUnavailable."""
        return self._snapshot().document_count

    def evaluate(
        self,
        query: Query,
        offset: int,
        limit: int,
        *,
        relaxed: bool = False,
        facets: Sequence[str] = FACETS,
    ) -> Evaluation:
        """The hits from offset on, at most limit; raises IndexUnavailable.

        Of the facets only those named are counted, each under every filter but its own. relaxed: articles that hold a good part of the words,
        instead of all of them. Order: by score, date and id, each descending; newest: by date and id, descending;
        oldest: by date and id, ascending; the undated last in both.
        """
        try:
            snapshot = self._snapshot()
            node = ranking.prepare(query.root, snapshot, relaxed)
            counts, found = FacetCounts(facets), []
            for number, segment in enumerate(snapshot.segments):
                found.append(_filtered(segment, node.matches(number), query, counts))
            sort = query.sort if query.root else _without_words(query.sort)
            hits = _top(snapshot.segments, found, node, sort, offset + limit)[offset:]
        except DamagedPostings as error:
            raise IndexUnavailable(str(error)) from error
        undated = sum(map(_undated, snapshot.segments, found))
        return Evaluation(sum(map(len, found)), tuple(hits), counts.ordered(), undated)

    def count(self, query: Query, *, relaxed: bool = False) -> int:
        """How many articles the query finds, nothing scored or put in order; raises IndexUnavailable."""
        try:
            snapshot = self._snapshot()
            node = ranking.prepare(query.root, snapshot, relaxed)
            counts = FacetCounts(())
            return sum(
                len(_filtered(segment, node.matches(number), query, counts))
                for number, segment in enumerate(snapshot.segments)
            )
        except DamagedPostings as error:
            raise IndexUnavailable(str(error)) from error

    def revisions(self) -> dict[int, int]:
        """Article id -> the revision that the index holds; raises IndexUnavailable."""
        held: dict[int, int] = {}
        for segment in self._snapshot().segments:
            documents, columns = segment.documents, segment.columns
            ids, revisions = columns.ids[documents].tolist(), columns.revisions[documents].tolist()
            held.update(zip(ids, revisions, strict=True))
        return held

    def _snapshot(self) -> Snapshot:
        try:
            return self._current()
        except NoGeneration:
            pass  # perhaps swept between being named and being opened, by writers much faster than this thread
        try:
            return self._current()
        except NoGeneration as error:
            raise IndexUnavailable(str(error)) from error

    def _current(self) -> Snapshot:
        folder, held = self._generations.current(), self._open
        if held and held.name == folder.name and held.process == os.getpid():
            return held
        with self._opening:
            return self._opened(folder)

    def _opened(self, folder: Path) -> Snapshot:
        held = self._open
        if held and held.process != os.getpid():
            held = None
            self._cache = PostingsCache(self._cache_bytes)  # the parent's readers must not be read here
        if held is None or held.name != folder.name:
            held = self._open = Snapshot(folder, self._cache)
        return held


def _filtered(segment: Segment, matched: Documents, query: Query, counts: FacetCounts) -> Documents:
    """The matches that live and meet the filters; each facet is counted under every filter but its own."""
    columns, size = segment.columns, segment.size
    matched = segment.living_of(matched)
    for filters in query.required:
        matched = matched[all_of(masks(columns, matched, filters).values(), len(matched))]
    met = masks(columns, matched, query.filters)
    final = matched[all_of(met.values(), len(matched))] if met else matched
    for facet in counts.facets:
        documents = final
        if facet in met:
            others = [mask for name, mask in met.items() if name != facet]
            documents = matched[all_of(others, len(matched))]
        counts.add(facet, columns.facets[facet], documents, size)
    return final


def _without_words(sort: Sort) -> Sort:
    """Of equal scores the newest come first."""
    return "newest" if sort == "relevance" else sort


def _undated(segment: Segment, documents: Documents) -> int:
    columns = segment.columns
    if columns.undated * 16 < len(documents):
        return int(np.count_nonzero(contains(documents, np.sort(columns.by_date[: columns.undated]))))
    return len(documents) - int(np.count_nonzero(columns.dates[documents]))


def _top(
    segments: Sequence[Segment], found: Sequence[Documents], node: Node, sort: Sort, count: int
) -> list[ScoredId]:
    """The first hits of all segments together, without sorting the rest."""
    ids, scores, orders = [], [], []
    for number, (segment, documents) in enumerate(zip(segments, found, strict=True)):
        if sort == "relevance":
            values = node.scores(number, documents)
            first = _first(values, count)
            documents, values = documents[first], values[first]
        else:
            documents = _first_by_date(segment.columns, documents, sort, count)
            values = node.scores(number, documents)
        ids.append(segment.columns.ids[documents])
        scores.append(values)
        orders.append(_date_order(segment.columns, documents, sort))
    if not ids:
        return []
    all_ids, all_scores, all_orders = (np.concatenate(some) for some in (ids, scores, orders))
    keys = (-all_orders, -all_scores) if sort == "relevance" else (-all_orders,)
    best = np.lexsort(keys)[:count]
    return list(map(ScoredId, all_ids[best].tolist(), all_scores[best].tolist()))


def _first_by_date(columns: Columns, documents: Documents, sort: Sort, count: int) -> Documents:
    """The first ones, ascending: by walking along the dates where there are many, otherwise by their keys."""
    size = len(columns.ids)
    if len(documents) <= count:
        return documents
    if len(documents) * 16 < size:
        return documents[_first(_date_order(columns, documents, sort), count)]
    order = columns.by_date[::-1] if sort == "newest" else np.roll(columns.by_date, -columns.undated)
    wanted = np.zeros(size, np.bool_)
    wanted[documents] = True
    step = 2 * count * size // len(documents)
    found: list[Documents] = []
    for start in range(0, size, step):
        some = order[start : start + step]
        found.append(some[wanted[some]])
        if sum(map(len, found)) >= count:
            break
    return np.sort(np.concatenate(found)[:count])


def _date_order(columns: Columns, documents: Documents, sort: Sort) -> npt.NDArray[np.int64]:
    """A key for each document, the first one's greatest."""
    dates, ids = columns.dates[documents].astype(np.int64), columns.ids[documents]
    if sort != "oldest":
        return (dates << _ID_BITS) | ids
    dates[dates == 0] = np.iinfo(np.int32).max >> 10
    return -((dates << _ID_BITS) | ids)


def _first(keys: npt.NDArray[np.generic], count: int) -> npt.NDArray[np.intp]:
    """Where the greatest keys are, with all that equal the last of them."""
    if len(keys) <= count:
        return np.arange(len(keys))
    if count <= 0:
        return np.arange(0)
    least = np.partition(keys, len(keys) - count)[len(keys) - count]
    return np.flatnonzero(keys >= least)
