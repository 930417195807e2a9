"""A segment's postings as arrays, read block by block, and a cache of what was made from them. NumPy over segments, no
Django.

A segment never changes once written, so neither do its arrays: threads share them. The Whoosh reader under them is
not safe to share; whoever calls SegmentPostings holds a lock.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from itertools import islice
from threading import RLock
from typing import Any, NamedTuple, Protocol, TypeVar, cast

import numpy as np

from search import blocks, kernels, positions
from search.blocks import UNREADABLE, DamagedPostings, Documents, Floats
from search.positions import Places as Places
from search.segments import Postings

_COMMON = 16
# What an entry counts beside its arrays: its keys and the arrays' heads, and more than these because Python's
# collector walks through every entry: with some 500,000 of them, in 256 MB, a query was held up for 400 ms.
_ENTRY = 4000

NO_DOCUMENTS: Documents = np.empty(0, np.int32)
NO_PLACES: Places = np.empty(0, np.int64)


class Posting(NamedTuple):
    """Documents, ascending, and for each a number: a frequency, or a score's part."""

    documents: Documents
    values: Floats

    @property
    def nbytes(self) -> int:
        return self.documents.nbytes + self.values.nbytes


class Found(NamedTuple):
    """What matches in a segment: living documents, ascending, and the score of each."""

    documents: Documents
    scores: Floats
    dense: Floats | None = None  # of what is common: the score of every document, ABSENT where it is not

    @staticmethod
    def of(documents: Documents, scores: Floats, size: int) -> Found:
        """To be kept: with dense scores where one of _COMMON documents of the segment is there."""
        if len(documents) * _COMMON < size:
            return Found(documents, scores)
        dense = np.full(size, kernels.ABSENT)
        dense[documents] = scores
        return Found(documents, scores, dense)

    @property
    def nbytes(self) -> int:
        return self.documents.nbytes + self.scores.nbytes + (0 if self.dense is None else self.dense.nbytes)


NOTHING = Posting(NO_DOCUMENTS, np.empty(0, np.float32))
NOTHING_FOUND = Found(*NOTHING)


class SegmentPostings:
    """Deleted documents are still in these postings: the segment is the same in every generation."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._postings = Postings(reader)
        self._size = int(reader.doc_count_all())

    def frequencies(self, field: str, term: str) -> Posting:
        """Raises DamagedPostings where the documents are none of the segment: compiled passes do not look."""
        found = list(self._postings.blocks(field, term.encode()))
        if not found:
            return NOTHING
        documents, weights, _ = blocks.joined(found)
        if documents[0] < 0 or documents[-1] >= self._size or (np.diff(documents) <= 0).any():
            raise DamagedPostings(f"{field}: {term}")
        return Posting(documents, weights)

    def document_frequency(self, field: str, term: str) -> int:
        return self._postings.document_frequency(field, term.encode())

    def places(self, field: str, term: str, wanted: Documents) -> Places:
        """Where the term stands in the wanted documents (and perhaps in others of the same blocks)."""
        found = [
            positions.placed(ids, weights, np.frombuffer(b"".join(values), np.uint32))
            for ids, weights, values in self._postings.blocks(field, term.encode(), wanted)
        ]
        return np.concatenate(found) if found else NO_PLACES

    def expand(self, field: str, prefix: str, limit: int | None = None) -> list[str]:
        """Terms that begin so, in their order."""
        return [term.decode() for term in islice(self._reader.expand_prefix(field, prefix), limit)]


class Held(Protocol):
    """What the cache holds."""

    @property
    def nbytes(self) -> int: ...


Made = TypeVar("Made", bound=Held)


class PostingsCache:
    """Postings, and what is made of them, by key; the least recently used dropped beyond a number of bytes.

    Safe for threads; what is missing is made by one thread at a time, which is also what Whoosh's readers need.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._held: OrderedDict[Hashable, Held] = OrderedDict()
        self._lock = RLock()
        self.making = RLock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Raises DamagedPostings where it cannot be made of what the segment holds."""
        if (held := self._find(key)) is not None:
            return cast("Made", held)
        with self.making:
            if (held := self._find(key)) is not None:
                return cast("Made", held)
            try:
                made = make()
            except UNREADABLE as error:
                raise DamagedPostings(str(error)) from error
            self._keep(key, made)
            return made

    def _find(self, key: Hashable) -> Held | None:
        with self._lock:
            if (held := self._held.get(key)) is not None:
                self._held.move_to_end(key)
            return held

    def _keep(self, key: Hashable, made: Held) -> None:
        with self._lock:
            self._held[key] = made
            self._size += _bytes(made)
            while self._size > self._limit and len(self._held) > 1:
                self._size -= _bytes(self._held.popitem(last=False)[1])

    @property
    def size(self) -> int:
        """Bytes held."""
        return self._size


def _bytes(held: Held) -> int:
    return held.nbytes + _ENTRY
