"""Turns a batch of documents, each with its terms, into terms, each with its documents: in memory, as arrays.

Knows neither disk nor Whoosh's writers nor Django; the fields are those of schema.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from search import blocks, schema
from search.arrays import Stored
from search.blocks import Block
from search.schema import GRAM_FIELDS, MEASURED_FIELDS, TERM_FIELDS, Facts, FoldedDocument, IndexDocument
from search.streams import Keys, Stream, Streamer, Streams
from search.trie import Numbers, rehash, slot_of

_TOGETHER = 2_000  # terms whose postings are unpacked at a time
_SLOTS = 1 << 16

Ints = npt.NDArray[np.integer[Any]]
Column = Ints | Stored


class TermPostings(NamedTuple):
    field: str
    term: bytes
    postings: Block


class Lists(NamedTuple):
    """One field's postings by term, ascending, in the narrowest integers: flat, to be written to disk as they are.

    Term n is texts[text_ends[n - 1]:text_ends[n]]; so lie its documents and their frequencies, and the positions.
    """

    texts: Column  # UTF-8
    text_ends: Column
    ends: Column
    documents: Column
    frequencies: Column
    position_ends: Column
    positions: Column  # none where the field has none

    def terms(self, field: str, base: int = 0) -> Iterator[TermPostings]:
        """With base added to the documents' numbers."""
        for first in range(0, len(self.ends), _TOGETHER):
            texts = _slices(self.texts, *_bounds(self.text_ends, first))
            start, bounds = _bounds(self.ends, first)
            some = slice(start, start + int(bounds[-1]))
            documents = self.documents[some].astype(np.int32) + np.int32(base)
            frequencies = self.frequencies[some]
            weights = frequencies.astype(np.float32)
            values = self._values(first, frequencies) if len(self.positions) else ()
            for text, (begin, end) in zip(texts, pairwise(bounds.tolist()), strict=True):
                yield TermPostings(
                    field, text, Block(documents[begin:end], weights[begin:end], values[begin:end])
                )

    def _values(self, first: int, frequencies: Ints) -> list[bytes]:
        start, bounds = _bounds(self.position_ends, first)
        positions = self.positions[start : start + int(bounds[-1])].astype(np.uint32)
        return _slices(positions, 0, np.concatenate(([0], np.cumsum(frequencies, dtype=np.int64))))


def _bounds(ends: Column, first: int) -> tuple[int, npt.NDArray[np.int64]]:
    """Where the list of the first term begins, and from there on where its list and those after it begin and the last
    of them ends."""
    start = int(ends[first - 1 : first][0]) if first else 0
    return start, np.concatenate(([0], ends[first : first + _TOGETHER].astype(np.int64) - start))


def _slices(array: Column, start: int, bounds: npt.NDArray[np.int64]) -> list[bytes]:
    some = array[start : start + int(bounds[-1])]
    data = some.tobytes()
    return [data[begin:end] for begin, end in pairwise((bounds * some.itemsize).tolist())]


class Batch:
    """Documents 0, 1, ... in the order they are added."""

    def __init__(self) -> None:
        self.facts: list[Facts] = []
        self._streamer = Streamer()
        self._streams: dict[str, list[Stream]] = {name: [] for name in TERM_FIELDS}

    def add(self, documents: Sequence[FoldedDocument]) -> None:
        lengths = {}
        for name in schema.STREAMS:
            found = _by_field(name, self._streamer.read([folded.streams[name] for folded in documents]))
            for field, stream in found.items():
                numbered = stream._replace(documents=stream.documents + np.int32(len(self.facts)))
                self._streams[field].append(numbered)
                lengths[field] = np.bincount(stream.documents, minlength=len(documents)).tolist()
        measured = zip(*(lengths[name] for name in MEASURED_FIELDS), strict=True)
        self.facts += [
            schema.facts(some.document, its) for some, its in zip(documents, measured, strict=True)
        ]

    def lists(self) -> Iterator[tuple[str, Lists]]:
        """By field."""
        for name, streams in sorted(self._streams.items()):
            texts = self._streamer.words if name in schema.WORD_FIELDS else self._streamer.grams
            yield name, _inverted(streams, texts, name in GRAM_FIELDS)

    def postings(self) -> Iterator[TermPostings]:
        """By field and by term, both ascending."""
        for name, lists in self.lists():
            yield from lists.terms(name)


def warm() -> None:
    """Compiles what goes over a batch, some seconds where no compiled code is kept yet."""
    batch = Batch()
    batch.add([schema.folded(IndexDocument(0, 0, None, "", "", (), (), ("預備",), ("ab 12",), ()))])
    list(batch.postings())


def _by_field(name: str, streams: Streams) -> Mapping[str, Stream]:
    if name not in schema.WORD_FIELDS:
        return {name: streams.grams}
    return {name: streams.words, f"{name}_characters": streams.characters, f"{name}_grams": streams.grams}


def _inverted(streams: Sequence[Stream], texts: Callable[[Keys], list[str]], has_positions: bool) -> Lists:
    if not streams:
        return Lists(np.empty(0, np.uint8), *(np.empty(0, np.int32) for _ in range(6)))
    keys, documents, positions = (np.concatenate(column) for column in zip(*streams, strict=True))
    numbers, different = _numbered(keys)
    found = texts(different)
    ascending = np.array(sorted(range(len(found)), key=found.__getitem__), np.int32)
    terms = [found[n].encode() for n in ascending.tolist()]
    order, occurrences = _sorted(numbers, ascending)
    starts, ends = _postings(documents[order], occurrences)
    frequencies = np.diff(starts, append=len(order))
    return Lists(
        np.frombuffer(b"".join(terms), np.uint8),
        *map(
            _narrow, (np.cumsum([len(term) for term in terms]), ends, documents[order][starts], frequencies)
        ),
        *map(_narrow, (occurrences, positions[order]) if has_positions else (ends[:0], ends[:0])),
    )


def _narrow(values: Ints) -> Ints:
    """In the narrowest integers that hold them."""
    return values.astype(np.min_scalar_type(values.max(initial=0)))


def _postings(documents: Numbers, occurrences: Ints) -> tuple[Ints, Ints]:
    """Of occurrences by term, whose ends are given, and document: where each posting begins, and how many postings
    there are up to each term's end."""
    is_first = np.empty(len(documents), np.bool_)
    is_first[:1] = True
    is_first[1:] = documents[1:] != documents[:-1]
    is_first[occurrences[:-1]] = True
    counts: Ints = np.cumsum(is_first, dtype=np.int64)
    return np.flatnonzero(is_first), counts[occurrences - 1]


@njit(nogil=True, cache=True)
def _numbered(keys: Keys) -> tuple[Numbers, Keys]:
    """A number for each key, counted as they come, and the keys by number."""
    slots, numbers = np.full(_SLOTS, -1, np.int64), np.empty(_SLOTS, np.int32)
    found, different, count = np.empty(len(keys), np.int32), np.empty(len(keys), np.int64), 0
    for place, key in enumerate(keys):
        slot = slot_of(slots, key)
        if slots[slot] == -1:
            slots[slot], numbers[slot], different[count] = key, count, key
            count += 1
            found[place] = count - 1
            if 2 * count > len(slots):
                slots, numbers = rehash(slots, numbers, 4 * len(slots))
        else:
            found[place] = numbers[slot]
    return found, different[:count].copy()


@njit(nogil=True, cache=True)
def _sorted(numbers: Numbers, ascending: Numbers) -> tuple[Numbers, Ints]:
    """The occurrences by number, in this order of the numbers, as they came; and where each number's end: a counting
    sort."""
    rank = np.empty(len(ascending), np.int32)
    ends = np.zeros(len(ascending) + 1, np.int64)
    for place, number in enumerate(ascending):
        rank[number] = place
    for number in numbers:
        ends[rank[number] + 1] += 1
    ends = np.cumsum(ends)
    order, free = np.empty(len(numbers), np.int32), ends.copy()
    for place, number in enumerate(numbers):
        order[free[rank[number]]] = place
        free[rank[number]] += 1
    return order, ends[1:]


def joined(sources: Iterable[Iterator[TermPostings]]) -> Iterator[TermPostings]:
    """Postings of several segments as those of one; the documents of each source come after those before it."""
    found = heapq.merge(*sources, key=lambda some: (some.field, some.term))
    for (field, term), same in groupby(found, lambda some: (some.field, some.term)):
        block = blocks.joined(some.postings for some in same)
        if len(block.documents):
            yield TermPostings(field, term, block)
