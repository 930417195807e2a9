"""Arrays beside a segment: what is counted, sorted and measured, by document number. Imports NumPy and schema.

One file a segment, mapped from disk and so shared by all processes: a line of JSON that names the arrays, then the
arrays. Made from the facts that the segment stores, so any segment can be given its columns.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search.schema import MEASURED_FIELDS, Facts

Ints = npt.NDArray[np.integer[Any]]

FACETS = ("branch", "year", "source", "kind", "person")
_ALIGNMENT = 64


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
    arrays: dict[str, Ints] = {
        "ids": np.array([row.id for row in rows], np.int64),
        "revisions": np.array([row.revision for row in rows], np.int32),
        "dates": np.array([row.date for row in rows], np.int32),
    }
    arrays["by_date"] = np.lexsort((arrays["ids"], arrays["dates"])).astype(np.int32)
    for n, name in enumerate(MEASURED_FIELDS):
        arrays[f"length.{name}"] = np.array([row.lengths[n] for row in rows], np.int32)
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
        arrays[f"{facet}.first"] = first
        arrays[f"{facet}.codes"] = np.array([code for code, _ in more], np.int32)
        arrays[f"{facet}.documents"] = np.array([number for _, number in more], np.int32)
    _write_arrays(path, arrays, values)


def _values(row: Facts, facet: str) -> tuple[str, ...]:
    if facet == "branch":
        return tuple(dict.fromkeys(row.branches))
    if facet == "person":
        return tuple(dict.fromkeys(row.people))
    if facet == "year":
        return (str(date.fromordinal(row.date).year),) if row.date else ()
    value = row.source if facet == "source" else row.kind
    return (value,) if value else ()


def _write_arrays(path: Path, arrays: Mapping[str, Ints], values: Mapping[str, list[str]]) -> None:
    places, offset = {}, 0
    for name, array in arrays.items():
        places[name] = [array.dtype.str, offset, len(array)]
        offset += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    header = json.dumps({"values": values, "arrays": places}, ensure_ascii=False).encode()
    header += b" " * (-(len(header) + 1) % _ALIGNMENT) + b"\n"
    with path.open("wb") as file:
        file.write(header)
        for array in arrays.values():
            file.write(array.tobytes())
            file.write(b"\0" * (-array.nbytes % _ALIGNMENT))
        file.write(b"\0" * _ALIGNMENT)  # an empty last array still lies inside the file


def read(path: Path) -> Columns:
    """Raises OSError and ValueError where there are no columns, or not these."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    start = data.find(b"\n") + 1
    header = json.loads(data[:start])
    arrays = {
        name: np.frombuffer(data, dtype, count, start + offset)
        for name, (dtype, offset, count) in header["arrays"].items()
    }
    return Columns(
        arrays["ids"],
        arrays["revisions"],
        arrays["dates"],
        arrays["by_date"],
        len(arrays["dates"]) - int(np.count_nonzero(arrays["dates"])),
        {name: arrays[f"length.{name}"] for name in MEASURED_FIELDS},
        {
            name: FacetColumn(
                tuple(header["values"][name]),
                *(arrays[f"{name}.{part}"] for part in ("first", "codes", "documents")),
            )
            for name in FACETS
        },
    )
