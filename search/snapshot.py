"""One generation of the index, open for answers: its segments, and what a term is worth in them.

The posting of a term in a scope is BM25F's saturated frequency (Robertson & Zaragoza 2009, eq. 3.21):

    x = sum over fields of  weight * frequency / (1 - b + b * length / pivot)
    value = x * (K1 + 1) / (K1 + x)

A field's pivot is its mean length to two digits, so that a commit rarely touches it and cached arrays stay valid.
NumPy over search.matching; no Django.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from search import analysis, generations
from search.blocks import UNREADABLE, DamagedPostings, Documents, Floats
from search.generations import NoGeneration
from search.matching import Segment, Sought, is_lone
from search.postings import Found, Made, Posting, PostingsCache
from search.query import TextField
from search.schema import MEASURED_FIELDS

K1 = 1.2
ASIDE = 16 * 2**20  # bytes of postings of words that no reader asked for
_REMEMBERED = 1 << 14  # words and grams of which it is remembered how many articles hold them

Kind = Sought | Literal["near"]


@dataclass(frozen=True)
class FieldWeight:
    field: str
    weight: float = 1.0
    b: float = 0.0  # how far length counts


WORDS: dict[TextField, tuple[FieldWeight, ...]] = {
    "any": (FieldWeight("title", 2.0, 0.3), FieldWeight("body", 1.0, 0.75)),
    "title": (FieldWeight("title", 1.0, 0.3),),
}
GRAMS: dict[TextField, tuple[FieldWeight, ...]] = {
    "any": (FieldWeight("title_grams", 2.0, 0.3), FieldWeight("body_grams", 1.0, 0.75)),
    "title": (FieldWeight("title_grams", 1.0, 0.3),),
    "author": (FieldWeight("author"),),
    "source": (FieldWeight("source"),),
    "person": (FieldWeight("person"),),
}


@dataclass(frozen=True)
class Term:
    """A word, gram, run or nearness in one scope: its postings segment by segment."""

    idf: float
    postings: tuple[Posting, ...]

    @property
    def nbytes(self) -> int:
        return sum(posting.nbytes for posting in self.postings)


@dataclass(frozen=True)
class FacetValues:
    """The values of a facet in all segments."""

    labels: tuple[str, ...]  # ascending
    codes: tuple[npt.NDArray[np.intp] | None, ...]  # for each segment, of its own values; None: the same


class Snapshot:
    def __init__(self, folder: Path, cache: PostingsCache) -> None:
        self.name = folder.name
        self.process = os.getpid()
        self._cache = cache
        self._aside = PostingsCache(ASIDE)
        # The small files, which every answer rests on. Segments are too large to be read whole at every opening.
        if damaged := generations.damaged_files(folder, (".toc", ".columns")):
            raise NoGeneration(f"{folder}: damaged {damaged}")
        with cache.making:
            self.segments = tuple(
                Segment.opened(folder, reader, cache) for reader in generations.segment_readers(folder)
            )
        self.document_count = sum(
            segment.size if segment.living is None else int(segment.living.sum()) for segment in self.segments
        )
        self._values: dict[str, FacetValues] = {}
        self._pivots = {field: self._pivot(field) for field in MEASURED_FIELDS}
        self.document_frequency = lru_cache(_REMEMBERED)(self._document_frequency)

    def _pivot(self, field: str) -> float:
        total = sum(int(segment.columns.lengths[field].sum(dtype=np.int64)) for segment in self.segments)
        size = sum(segment.size for segment in self.segments)
        return float(f"{total / size:.2g}") if total else 1.0

    def derived(self, what: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of this generation's postings, kept by its key."""
        return self._cache.get((self.name, what, key), make)

    def of_segment(self, number: int, what: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is made of a segment, the deleted included: true in any generation that has it."""
        return self._cache.get((self.segments[number].name, what, key), make)

    def everything(self, number: int) -> Found:
        """All that lives in a segment, of no score."""

        def make() -> Found:
            documents = self.segments[number].documents
            return Found(documents, np.zeros(len(documents), np.float32))

        return self.derived("everything", number, make)

    def values(self, facet: str) -> FacetValues:
        if facet not in self._values:
            self._values[facet] = _joined([segment.columns.facets[facet].values for segment in self.segments])
        return self._values[facet]

    def term(self, kind: Kind, scope: TextField, text: str, other: str = "") -> Term:
        """The text as a word, a gram, a run across words, a prefix of Latin words, or near to the other."""
        key = (self.name, kind, scope, text, other)
        return self._cache.get(key, lambda: self._term(kind, scope, text, other))

    def read_word(self, number: int, word: str) -> Posting:
        """What a word is worth in a segment. Kept aside: the words of articles that are looked at would drive out of
        the cache those that readers ask for. Raises DamagedPostings."""
        segment, fields = self.segments[number], WORDS["any"]

        def read() -> Posting:
            with self._cache.making:
                found = [segment.postings.frequencies(field.field, word) for field in fields]
            return self._valued(segment, fields, found)

        return self._aside.get((number, word), read)

    def _document_frequency(self, text: str, kind: Literal["word", "gram"] = "word") -> int:
        """About how many articles hold the word or gram, the deleted among them: no posting is read. Raises
        DamagedPostings."""
        fields = (WORDS if kind == "word" else GRAMS)["any"]
        with self._cache.making:
            try:
                return sum(
                    max(segment.postings.document_frequency(field.field, text) for field in fields)
                    for segment in self.segments
                )
            except UNREADABLE as error:
                raise DamagedPostings(str(error)) from error

    def followers(self, character: str) -> set[str]:
        """The wide characters that stand after this one in articles. Raises DamagedPostings."""
        with self._cache.making:
            try:
                return {
                    gram[1]
                    for segment in self.segments
                    for field in GRAMS["any"]
                    for gram in segment.postings.expand(field.field, character)
                    if len(gram) == 2
                }
            except UNREADABLE as error:
                raise DamagedPostings(str(error)) from error

    def holds(self, text: str) -> bool:
        """Whether exactly this text stands in an article. Raises DamagedPostings."""
        return any(len(posting.documents) for posting in self.term("run", "any", text).postings)

    def _term(self, kind: Kind, scope: TextField, text: str, other: str) -> Term:
        grams = analysis.phrase(text) if kind == "run" else []
        if len(grams) == 1 and not is_lone(grams[0].text):
            return self.term("gram", scope, grams[0].text)
        postings = tuple(self._posting(segment, kind, scope, text, other) for segment in self.segments)
        found = sum(
            len(segment.living_of(posting.documents))
            for segment, posting in zip(self.segments, postings, strict=True)
        )
        return Term(self.idf(found), postings)

    def idf(self, found: int) -> float:
        """Of what stands in so many articles."""
        rest = max(0, self.document_count - found)
        return float(np.log1p((rest + 0.5) / (found + 0.5)))

    def _posting(self, segment: Segment, kind: Kind, scope: TextField, text: str, other: str) -> Posting:
        fields = (WORDS if kind == "word" else GRAMS)[scope]
        if kind == "near":
            return self._cache.get(
                (segment.name, kind, scope, text, other), lambda: _near(segment, fields, text, other)
            )
        pivots = tuple(self._pivots.get(field.field, 1.0) for field in fields)
        key = (segment.name, kind, scope, text, pivots)
        return self._cache.get(key, lambda: self._weighed(segment, kind, fields, text))

    def _weighed(self, segment: Segment, kind: Sought, fields: Sequence[FieldWeight], text: str) -> Posting:
        return self._valued(segment, fields, [segment.matches(kind, field.field, text) for field in fields])

    def _valued(
        self, segment: Segment, fields: Sequence[FieldWeight], frequencies: Sequence[Posting]
    ) -> Posting:
        parts = [
            Posting(documents, values * self._norm(segment, field, documents))
            for field, (documents, values) in zip(fields, frequencies, strict=True)
        ]
        documents, x = reduce(lambda one, other: _sum(one, other, segment.size), parts)
        return Posting(documents, (x * np.float32(K1 + 1) / (x + np.float32(K1))).astype(np.float32))

    def _norm(self, segment: Segment, field: FieldWeight, documents: Documents) -> Floats:
        if not field.b:
            return np.full(len(documents), field.weight, np.float32)
        pivot = self._pivots[field.field]
        norms = self._cache.get((segment.name, "norms", field, pivot), lambda: _norms(segment, field, pivot))
        return norms[documents]


def _norms(segment: Segment, field: FieldWeight, pivot: float) -> Floats:
    """Of every document: made for each word anew they cost as much as the word's postings."""
    lengths = segment.columns.lengths[field.field]
    return (field.weight / (1 - field.b + field.b * lengths / pivot)).astype(np.float32)


def _near(segment: Segment, fields: Sequence[FieldWeight], text: str, other: str) -> Posting:
    documents = segment.near([field.field for field in fields], text, other)
    return Posting(documents, np.ones(len(documents), np.float32))


def _joined(values: Sequence[tuple[str, ...]]) -> FacetValues:
    labels = tuple(sorted(set().union(*values)))
    codes = {label: code for code, label in enumerate(labels)}
    maps = [None if own == labels else np.array([codes[label] for label in own], np.intp) for own in values]
    return FacetValues(labels, tuple(maps))


def _sum(one: Posting, other: Posting, size: int) -> Posting:
    if not len(one.documents):
        return other
    if not len(other.documents):
        return one
    values = np.zeros(size, np.float32)
    values[one.documents] = one.values
    values[other.documents] += other.values
    documents = np.flatnonzero(values).astype(np.int32)
    return Posting(documents, values[documents])
