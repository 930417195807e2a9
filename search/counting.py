"""Filters and facet counts over columns. NumPy, no Django."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from search.blocks import Documents
from search.columns import Columns, FacetColumn, Ints
from search.query import Filters

_MOST_VALUES = 200  # of one facet: there are more people than a page can list

Mask = npt.NDArray[np.bool_]


def chosen(filters: Filters) -> dict[str, tuple[str, ...]]:
    """Facet -> the values chosen, for the facets that have some."""
    values = {
        "branch": filters.branches,
        "year": tuple(str(year) for year in filters.years),
        "source": filters.sources,
        "kind": filters.kinds,
        "person": filters.people,
    }
    return {facet: some for facet, some in values.items() if some}


def masks(columns: Columns, documents: Documents, filters: Filters) -> dict[str, Mask]:
    """For each facet with values chosen, and for the dates, which of the documents meet it."""
    found = {
        facet: _holders(columns.facets[facet], values, documents, len(columns.ids))
        for facet, values in chosen(filters).items()
    }
    if filters.dates:
        dates = columns.dates[documents]
        spans = [(dates >= first.toordinal()) & (dates <= last.toordinal()) for first, last in filters.dates]
        found["dates"] = np.logical_or.reduce(spans)
    return found


def all_of(some: Iterable[Mask], count: int) -> Mask:
    met = np.ones(count, np.bool_)
    for mask in some:
        met &= mask
    return met


def _holders(column: FacetColumn, values: tuple[str, ...], documents: Documents, size: int) -> Mask:
    """Which of the documents have one of the values."""
    wanted = np.zeros(len(column.values) + 1, np.bool_)
    wanted[[column.values.index(value) for value in values if value in column.values]] = True
    held = wanted[column.first[documents]]
    if len(column.codes):
        more = np.zeros(size, np.bool_)
        more[column.documents[wanted[column.codes]]] = True
        held |= more[documents]
    return held


class FacetCounts:
    """Counts values over segments, each with codes of its own."""

    def __init__(self, facets: Iterable[str]) -> None:
        self._counts: dict[str, Counter[str]] = {facet: Counter() for facet in facets}

    @property
    def facets(self) -> Iterable[str]:
        return self._counts

    def add(self, facet: str, column: FacetColumn, documents: Documents, size: int) -> None:
        counts, own = _count(column, documents, size), self._counts[facet]
        codes = np.flatnonzero(counts)
        for code, count in zip(codes.tolist(), counts[codes].tolist(), strict=True):
            own[column.values[code]] += count

    def ordered(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Most frequent first, years latest first."""
        return {facet: tuple(self._order(facet)[:_MOST_VALUES]) for facet in self._counts}

    def _order(self, facet: str) -> list[tuple[str, int]]:
        counts = self._counts[facet].items()
        if facet == "year":
            return sorted(counts, reverse=True)
        return sorted(counts, key=lambda item: (-item[1], item[0]))


def _count(column: FacetColumn, documents: Documents, size: int) -> npt.NDArray[np.intp]:
    kinds = len(column.values) + 1  # the last: none
    if len(documents) == size:
        return (
            np.bincount(column.first, minlength=kinds)[:-1] + np.bincount(column.codes, minlength=kinds)[:-1]
        )
    counts = np.bincount(column.first[documents], minlength=kinds)[:-1]
    if not len(column.codes):
        return counts
    return counts + np.bincount(column.codes[_entries(column, documents, size)], minlength=kinds)[:-1]


def _entries(column: FacetColumn, documents: Documents, size: int) -> Ints | Mask:
    """Which entries beyond the first belong to the documents."""
    if len(documents) * 64 > size:
        held = np.zeros(size, np.bool_)
        held[documents] = True
        return held[column.documents]
    starts = np.searchsorted(column.documents, documents)
    lengths = np.searchsorted(column.documents, documents, "right") - starts
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
