"""Answers a Query from postings arrays: hits, total and facet counts in one pass. NumPy; no Django.

A process has one Engine, shared by its threads. It looks at CURRENT at every call and opens a new generation when
there is one; calls under way go on with theirs. Arrays never change and are read without a lock; Whoosh's readers,
which are not safe to share, are touched by one thread at a time, to fill the cache.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from search import kernels, ranking
from search.blocks import DamagedPostings
from search.columns import FACETS
from search.counting import FacetCounts, kept, masks
from search.generations import Generations, NoGeneration, Stamp
from search.ordering import ScoredId as ScoredId
from search.ordering import first
from search.postings import Found, PostingsCache
from search.query import Query, Sort
from search.snapshot import Snapshot


@dataclass(frozen=True)
class Evaluation:
    """One page of an answer, and what is true of the whole answer."""

    total: int
    hits: tuple[ScoredId, ...]  # the page asked for, in the order asked for
    facets: Mapping[
        str, tuple[tuple[str, int], ...]
    ]  # "branch", "year", "source", "kind", "person": (value, count)
    undated: int  # articles without a date among the whole answer
    orders: Mapping[Sort, tuple[ScoredId, ...]]  # the same page in this and each other order asked for
    snapshot: Snapshot = field(
        compare=False, repr=False
    )  # what it was asked of: hand it on to ask the same again


class IndexUnavailable(Exception):
    """There is no index, or it cannot be read."""


class Engine:
    def __init__(self, index_dir: Path, cache_bytes: int) -> None:
        self._generations = Generations(Path(index_dir))
        self._cache_bytes = cache_bytes
        self._opening = threading.Lock()
        # What is open, and the stamp of CURRENT when it named that, or what came just before.
        self._open: tuple[Stamp, Snapshot] | None = None
        self._cache = PostingsCache(cache_bytes)

    @property
    def document_count(self) -> int:
        """Articles in the index; raises IndexUnavailable."""
        return self._snapshot().document_count

    @property
    def stamp(self) -> Stamp | None:
        """Another one whenever another generation is named; None where none is."""
        try:
            return self._generations.stamp()
        except NoGeneration:
            return None

    @property
    def cache_bytes(self) -> int:
        return self._cache.size

    def evaluate(
        self,
        query: Query,
        offset: int,
        limit: int,
        *,
        relaxed: bool = False,
        facets: Sequence[str] = FACETS,
        orders: Sequence[Sort] = (),
        snapshot: Snapshot | None = None,
    ) -> Evaluation:
        """The hits from offset on, at most limit; raises IndexUnavailable.

        relaxed: articles that hold a good part of the words, instead of all of them. Of the facets only those named
        are counted, each under every filter but its own (years under no dates either). orders: further ones in which the hits are wanted.
        snapshot: of the generation that another answer is of, instead of the current one.
        """
        try:
            snapshot = snapshot or self._snapshot()
            counts = FacetCounts(snapshot, facets)
            found = _found(snapshot, query, relaxed, counts)
            hits = {}
            for sort in (query.sort, *orders):
                if sort not in hits:
                    order = sort if query.root else _without_words(sort)
                    hits[sort] = first(snapshot, found, order, offset + limit)[offset:]
            undated = sum(_undated(snapshot, number, some) for number, some in enumerate(found))
        except DamagedPostings as error:
            raise IndexUnavailable(str(error)) from error
        total = sum(len(some.documents) for some in found)
        return Evaluation(total, hits[query.sort], counts.ordered(), undated, hits, snapshot)

    def count(self, query: Query, *, relaxed: bool = False, snapshot: Snapshot | None = None) -> int:
        """How many articles the query finds, nothing put in order; raises IndexUnavailable."""
        try:
            snapshot = snapshot or self._snapshot()
            found = _found(snapshot, query, relaxed, FacetCounts(snapshot, ()))
        except DamagedPostings as error:
            raise IndexUnavailable(str(error)) from error
        return sum(len(some.documents) for some in found)

    def alike(self, words: Sequence[str], limit: int) -> Sequence[ScoredId]:
        """At most limit articles that hold any of the words, the best first; raises IndexUnavailable."""
        try:
            snapshot = self._snapshot()
            found = ranking.alike(words, snapshot)
        except DamagedPostings as error:
            raise IndexUnavailable(str(error)) from error
        return first(snapshot, found, "relevance", limit)

    def document_frequencies(self, words: Sequence[str]) -> dict[str, int]:
        """About how many articles hold each word, for its rarity: far cheaper than to count them. Raises
        IndexUnavailable."""
        try:
            snapshot = self._snapshot()
            return {word: snapshot.document_frequency(word) for word in words}
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
        stamp = self._generations.stamp()
        if self._open:
            held_stamp, held = self._open
            if held_stamp == stamp and held.process == os.getpid():
                return held
        with self._opening:
            held = self._opened(self._generations.current())
            self._open = stamp, held
            return held

    def _opened(self, folder: Path) -> Snapshot:
        held = self._open[1] if self._open else None
        if held and held.process != os.getpid():
            held = None
            self._cache = PostingsCache(self._cache_bytes)  # the parent's readers must not be read here
        return held if held and held.name == folder.name else Snapshot(folder, self._cache)


def _found(snapshot: Snapshot, query: Query, relaxed: bool, counts: FacetCounts) -> list[Found]:
    node = ranking.prepare(query.root, snapshot, relaxed)
    return [
        _narrowed(snapshot, number, node.found(number), query, counts)
        for number in range(len(snapshot.segments))
    ]


def _without_words(sort: Sort) -> Sort:
    """Of equal scores the newest come first."""
    return "newest" if sort == "relevance" else sort


def _narrowed(snapshot: Snapshot, number: int, found: Found, query: Query, counts: FacetCounts) -> Found:
    """What meets the filters; each facet is counted under every filter but its own. Dates are a choice of years too."""
    for filters in query.required:
        found = kept(found, masks(snapshot, number, filters).values())
    met = masks(snapshot, number, query.filters)
    final = kept(found, met.values())
    columns = snapshot.segments[number].columns
    for facet in counts.facets:
        own = {"year", "dates"} if facet == "year" else {facet}
        counted = final
        if own & met.keys():
            counted = kept(found, [mask for name, mask in met.items() if name not in own])
        counts.add(facet, number, columns.facets[facet], counted.documents)
    return final


def _undated(snapshot: Snapshot, number: int, found: Found) -> int:
    columns = snapshot.segments[number].columns
    if not columns.undated:
        return 0
    undated = snapshot.of_segment(number, "undated", (), lambda: np.sort(columns.by_date[: columns.undated]))
    return int(kernels.count_common(found.documents, undated))
