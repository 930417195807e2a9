"""Filters and facet counts over columns. Kernels over a Snapshot; no Django."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from search import kernels
from search.blocks import Documents
from search.columns import Columns, FacetColumn
from search.kernels import Mask
from search.postings import Found
from search.query import Filters
from search.snapshot import Snapshot

_MOST_VALUES = 200  # of one facet: there are more people than a page can list


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


def masks(snapshot: Snapshot, number: int, filters: Filters) -> dict[str, Mask]:
    """For each facet with values chosen, and for the dates, which documents of the segment meet it."""
    columns = snapshot.segments[number].columns

    def of_values(facet: str, values: tuple[str, ...]) -> Mask:
        return snapshot.of_segment(number, facet, values, lambda: _holders(columns.facets[facet], values))

    found = {facet: of_values(facet, values) for facet, values in chosen(filters).items()}
    if spans := tuple((first.toordinal(), last.toordinal()) for first, last in filters.dates):
        found["dates"] = snapshot.of_segment(number, "dates", spans, lambda: _dated(columns, spans))
    return found


def kept(found: Found, some: Iterable[Mask]) -> Found:
    """What meets all the masks."""
    for mask in some:
        found = Found(*kernels.kept(found.documents, found.scores, mask))
    return found


def _holders(column: FacetColumn, values: tuple[str, ...]) -> Mask:
    """Which documents have one of the values."""
    wanted = np.zeros(len(column.values) + 1, np.bool_)
    wanted[[column.values.index(value) for value in values if value in column.values]] = True
    held = wanted[column.first]
    held[column.documents[wanted[column.codes]]] = True
    return held


def _dated(columns: Columns, spans: Iterable[tuple[int, int]]) -> Mask:
    held = np.zeros(len(columns.dates), np.bool_)
    for first, last in spans:
        held |= (columns.dates >= first) & (columns.dates <= last)
    return held


class FacetCounts:
    """Counts values over the segments of a snapshot."""

    def __init__(self, snapshot: Snapshot, facets: Iterable[str]) -> None:
        self._values = {facet: snapshot.values(facet) for facet in facets}
        self._counts = {facet: np.zeros(len(own.labels) + 1, np.int64) for facet, own in self._values.items()}

    @property
    def facets(self) -> Iterable[str]:
        return self._counts

    def add(self, facet: str, number: int, column: FacetColumn, documents: Documents) -> None:
        """The documents of segment `number`, whose column it is."""
        counts, codes = self._counts[facet], self._values[facet].codes[number]
        own = counts if codes is None else np.zeros(len(column.values) + 1, np.int64)
        kernels.count_values(own, documents, column.first, column.codes, column.documents)
        if codes is not None:
            counts[codes] += own[:-1]

    def ordered(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Most frequent first, years latest first."""
        return {facet: tuple(self._order(facet)) for facet in self._counts}

    def _order(self, facet: str) -> Iterable[tuple[str, int]]:
        counts, labels = self._counts[facet][:-1], self._values[facet].labels
        codes = np.flatnonzero(counts)
        codes = codes[::-1] if facet == "year" else codes[np.argsort(-counts[codes], kind="stable")]
        codes = codes[:_MOST_VALUES]
        return zip([labels[code] for code in codes.tolist()], counts[codes].tolist(), strict=True)
