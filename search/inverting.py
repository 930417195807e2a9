"""Turns a batch of documents, each with its terms, into terms, each with its documents: in memory, with NumPy.

Knows neither disk nor Whoosh nor Django; the fields are those of schema.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from itertools import chain, count, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from search.blocks import Block
from search.schema import GRAM_FIELDS, TERM_FIELDS


class TermPostings(NamedTuple):
    field: str
    term: bytes
    postings: Block


class Batch:
    def __init__(self) -> None:
        self._fields = {name: _FieldBatch(name in GRAM_FIELDS) for name in TERM_FIELDS}

    def add(self, fields: Mapping[str, Any]) -> None:
        """The next document, as schema.document_fields gives it."""
        for name, batch in self._fields.items():
            batch.add(fields[name])

    def postings(self) -> Iterator[TermPostings]:
        """By field and by term, both ascending."""
        for name, batch in sorted(self._fields.items()):
            for term, postings in batch.postings():
                yield TermPostings(name, term, postings)


class _FieldBatch:
    """One field's postings in the order they came: flat arrays, a few bytes a posting."""

    def __init__(self, has_positions: bool) -> None:
        self._has_positions = has_positions
        self._numbers: dict[str, int] = _Numbering()
        self._terms = array("I")  # a posting's term
        self._frequencies = array("I")
        self._positions = array("I")
        self._sizes = array("I")  # how many postings a document has

    def add(self, value: Mapping[str, Any]) -> None:
        self._sizes.append(len(value))
        self._terms.extend(map(self._numbers.__getitem__, value))
        if self._has_positions:
            self._frequencies.extend(map(len, value.values()))
            self._positions.extend(chain.from_iterable(value.values()))
        else:
            self._frequencies.extend(value.values())

    def postings(self) -> Iterator[tuple[bytes, Block]]:
        terms = sorted(self._numbers)
        rank = np.empty(len(terms), np.int32)
        rank[[self._numbers[term] for term in terms]] = np.arange(len(terms))
        ranks = rank[_array(self._terms)]
        order = np.argsort(ranks, kind="stable")  # the documents of a term stay ascending
        sizes = _array(self._sizes)
        documents = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order]
        frequencies = _array(self._frequencies)
        weights = frequencies[order].astype(np.float32)
        bounds = np.concatenate(([0], np.cumsum(np.bincount(ranks, minlength=len(terms))))).tolist()
        values = self._values(frequencies, order) if self._has_positions else None
        for n, term in enumerate(terms):
            some = slice(bounds[n], bounds[n + 1])
            yield term.encode(), Block(documents[some], weights[some], values.of(some) if values else ())

    def _values(self, frequencies: npt.NDArray[np.uint32], order: npt.NDArray[np.intp]) -> _Values:
        ends = np.cumsum(frequencies, dtype=np.int64)
        starts, lengths = (ends - frequencies)[order], frequencies[order].astype(np.int64)
        bounds = np.concatenate(([0], np.cumsum(lengths)))
        places = np.repeat(starts - bounds[:-1], lengths) + np.arange(bounds[-1])
        return _Values(_array(self._positions)[places].tobytes(), bounds * self._positions.itemsize)


class _Values(NamedTuple):
    """Values of postings one after another."""

    data: bytes
    bounds: npt.NDArray[np.int64]

    def of(self, some: slice) -> list[bytes]:
        bounds = self.bounds[some.start : some.stop + 1].tolist()
        return [self.data[start:end] for start, end in pairwise(bounds)]


class _Numbering(dict[str, int]):
    """Gives each new key the next number."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, key: str) -> int:
        number = self[key] = next(self._next)
        return number


def _array(values: array[int]) -> npt.NDArray[np.uint32]:
    return np.frombuffer(values, np.uint32) if values else np.empty(0, np.uint32)
