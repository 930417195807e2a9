"""Arrays beside a segment: what is counted, sorted and measured, by document number. Imports NumPy and schema.

One file a segment, mapped from disk and so shared by all processes. Made from the facts that the segment stores, so
any segment can be given its columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search import arrays
from search.schema import MEASURED_FIELDS, Facts

Ints = npt.NDArray[np.integer[Any]]

FACETS = ("branch", "year", "source", "kind", "person")


@dataclass(frozen=True)
class FacetColumn:
    """Which document has which value: document n has values[first[n]], or none where that is one too many; and those
    that have more values have values[codes[m]] too, each documents[m], ascending."""

    values: tuple[str, ...]
    first: Ints
    codes: Ints
    documents: Ints


@dataclass(frozen=True)
class Columns:
    ids: Ints
    revisions: Ints
    dates: Ints  # proleptic ordinals, 0 for none
    by_date: npt.NDArray[np.int32]  # documents in the order of dates and ids, the undated first
    undated: int  # how many have no date
    lengths: Mapping[str, Ints]
    facets: Mapping[str, FacetColumn]


def write(path: Path, facts: Iterable[Facts]) -> None:
    """Makes the columns of documents 0, 1, ... in this order."""
    rows = list(facts)
    held: dict[str, Ints] = {
        "ids": np.array([row.id for row in rows], np.int64),
        "revisions": np.array([row.revision for row in rows], np.int32),
        "dates": np.array([row.date for row in rows], np.int32),
    }
    held["by_date"] = np.lexsort((held["ids"], held["dates"])).astype(np.int32)
    for n, name in enumerate(MEASURED_FIELDS):
        held[f"length.{name}"] = np.array([row.lengths[n] for row in rows], np.int32)
    values: dict[str, list[str]] = {}
    for facet in FACETS:
        entries = [(value, number) for number, row in enumerate(rows) for value in _values(row, facet)]
        values[facet] = sorted({value for value, _ in entries})
        codes = {value: code for code, value in enumerate(values[facet])}
        first = np.full(len(rows), len(codes), np.int32)
        more = []
        for value, number in entries:
            if first[number] == len(codes):
                first[number] = codes[value]
            else:
                more.append((codes[value], number))
        held[f"{facet}.first"] = first
        held[f"{facet}.codes"] = np.array([code for code, _ in more], np.int32)
        held[f"{facet}.documents"] = np.array([number for _, number in more], np.int32)
    arrays.write(path, held, {"values": values})


def _values(row: Facts, facet: str) -> tuple[str, ...]:
    if facet == "branch":
        return tuple(dict.fromkeys(row.branches))
    if facet == "person":
        return tuple(dict.fromkeys(row.people))
    if facet == "year":
        return (str(date.fromordinal(row.date).year),) if row.date else ()
    value = row.source if facet == "source" else row.kind
    return (value,) if value else ()


def read(path: Path) -> Columns:
    """Raises OSError and ValueError where there are no columns, or not these."""
    held, told = arrays.read(path)
    return Columns(
        held["ids"],
        held["revisions"],
        held["dates"],
        held["by_date"],
        len(held["dates"]) - int(np.count_nonzero(held["dates"])),
        {name: held[f"length.{name}"] for name in MEASURED_FIELDS},
        {
            name: FacetColumn(
                tuple(told["values"][name]),
                *(held[f"{name}.{part}"] for part in ("first", "codes", "documents")),
            )
            for name in FACETS
        },
    )
