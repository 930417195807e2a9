"""One generation of the index, open for answers: its segments, and the postings of words, grams and runs in them.

The posting of a term in a scope is BM25F's saturated frequency (Robertson & Zaragoza 2009, eq. 3.21):

    x = sum over fields of  weight * frequency / (1 - b + b * length / pivot)
    value = x * (K1 + 1) / (K1 + x)

A field's pivot is its mean length to two digits, so that a commit rarely touches it and cached arrays stay valid.
NumPy and Whoosh's readers through generations; no Django.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from search import analysis, columns, generations, kernels, positions
from search.analysis import Gram
from search.blocks import Documents, Floats
from search.columns import Columns
from search.generations import NoGeneration
from search.postings import (
    NO_DOCUMENTS,
    NO_PLACES,
    NOTHING,
    Found,
    Made,
    Places,
    Posting,
    PostingsCache,
    SegmentPostings,
)
from search.query import TextField
from search.schema import MEASURED_FIELDS
from search.segments import columns_path

K1 = 1.2
NEAR = 12  # positions between two words that stand near each other

Kind = Literal["word", "gram", "run", "prefix", "near"]


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
# What begins with a lone character is counted in a field of its own.
CHARACTERS = {"title_grams": "title_characters", "body_grams": "body_characters"}


@dataclass(frozen=True)
class Segment:
    name: str
    size: int  # documents, the deleted ones included
    columns: Columns
    postings: SegmentPostings
    living: npt.NDArray[np.bool_] | None  # None: all of them

    def living_of(self, documents: Documents) -> Documents:
        return documents if self.living is None else documents[self.living[documents]]

    @property
    def documents(self) -> Documents:
        return self.living_of(np.arange(self.size, dtype=np.int32))


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
        # The small files, which every answer rests on. Segments are too large to be read whole at every opening.
        if damaged := generations.damaged_files(folder, (".toc", ".columns")):
            raise NoGeneration(f"{folder}: damaged {damaged}")
        with cache.making:
            self.segments = tuple(_open_segment(folder, r) for r in generations.segment_readers(folder))
        self.document_count = sum(
            segment.size if segment.living is None else int(segment.living.sum()) for segment in self.segments
        )
        self._values: dict[str, FacetValues] = {}
        self._pivots = {field: self._pivot(field) for field in MEASURED_FIELDS}

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

    def _term(self, kind: Kind, scope: TextField, text: str, other: str) -> Term:
        grams = analysis.phrase(text) if kind == "run" else []
        if len(grams) == 1 and not _is_lone(grams[0].text):
            return self.term("gram", scope, grams[0].text)
        postings = tuple(self._posting(segment, kind, scope, text, other) for segment in self.segments)
        found = sum(
            len(segment.living_of(posting.documents))
            for segment, posting in zip(self.segments, postings, strict=True)
        )
        rest = self.document_count - found
        return Term(float(np.log1p((rest + 0.5) / (found + 0.5))), postings)

    def _posting(self, segment: Segment, kind: Kind, scope: TextField, text: str, other: str) -> Posting:
        fields = (WORDS if kind == "word" else GRAMS)[scope]
        if kind == "near":
            return self._cached(
                (segment.name, kind, scope, text, other), self._near, segment, fields, text, other
            )
        pivots = tuple(self._pivots.get(field.field, 1.0) for field in fields)
        key = (segment.name, kind, scope, text, pivots)
        return self._cached(key, self._weighed, segment, kind, fields, text)

    def _cached(self, key: tuple[Any, ...], make: Callable[..., Posting], *arguments: Any) -> Posting:
        return self._cache.get(key, lambda: make(*arguments))

    def _weighed(self, segment: Segment, kind: Kind, fields: Sequence[FieldWeight], text: str) -> Posting:
        parts = []
        for field in fields:
            documents, frequencies = self._field_posting(segment, kind, field.field, text)
            parts.append(Posting(documents, frequencies * self._norm(segment, field, documents)))
        documents, x = reduce(lambda one, other: _sum(one, other, segment.size), parts)
        return Posting(documents, (x * np.float32(K1 + 1) / (x + np.float32(K1))).astype(np.float32))

    def _norm(self, segment: Segment, field: FieldWeight, documents: Documents) -> Floats:
        if not field.b:
            return np.full(len(documents), field.weight, np.float32)
        lengths = segment.columns.lengths[field.field][documents]
        pivot = self._pivots[field.field]
        return (field.weight / (1 - field.b + field.b * lengths / pivot)).astype(np.float32)

    def _field_posting(self, segment: Segment, kind: Kind, field: str, text: str) -> Posting:
        if kind == "run":
            return self._run(segment, field, text)
        if kind == "prefix":
            return self._union(segment, field, _expanded(segment, field, text))
        return self._frequencies(segment, field, text)

    def _frequencies(self, segment: Segment, field: str, term: str) -> Posting:
        return self._cached((segment.name, field, term), segment.postings.frequencies, field, term)

    def _union(self, segment: Segment, field: str, terms: Sequence[str]) -> Posting:
        found = [segment.postings.frequencies(field, term) for term in terms]
        if not found:
            return NOTHING
        counts = np.zeros(segment.size, np.float32)
        for posting in found:
            counts[posting.documents] += posting.values
        documents = np.flatnonzero(counts).astype(np.int32)
        return Posting(documents, counts[documents])

    def _run(self, segment: Segment, field: str, text: str) -> Posting:
        """Documents in which exactly this text stands, and how often."""
        grams = analysis.phrase(text)
        if not grams:
            return NOTHING
        if len(grams) == 1:
            return self._gram(segment, field, grams[0].text, True)
        wanted = self._holders(segment, field, grams)
        return Posting(*positions.counted(self._places(segment, field, grams, wanted), wanted))

    def _holders(self, segment: Segment, field: str, grams: Sequence[Gram]) -> Documents:
        """Documents with all the grams."""
        found = [self._gram(segment, field, gram.text, gram is grams[-1]).documents for gram in grams]
        return reduce(kernels.common, sorted(found, key=len))

    def _places(self, segment: Segment, field: str, grams: Sequence[Gram], wanted: Documents) -> Places:
        """Where the run of grams begins. Positions are read only of the wanted documents, and of some beside them."""
        if not len(wanted):
            return NO_PLACES
        found = []
        for gram in grams:
            terms = self._beginning(segment, field, gram.text, gram is grams[-1])
            places = _merge([segment.postings.places(field, term, wanted) for term in terms])
            found.append((places, gram.position))
        (places, position), *others = sorted(found, key=lambda some: len(some[0]))
        places = places - position
        for some, position in others:
            places = positions.followed(places, some, position)
        return places

    def _beginning(self, segment: Segment, field: str, gram: str, is_last: bool) -> list[str]:
        """The gram, or every gram that begins so where a lone character ends the run."""
        return segment.postings.expand(field, gram) if is_last and _is_lone(gram) else [gram]

    def _gram(self, segment: Segment, field: str, gram: str, is_last: bool) -> Posting:
        """Of the gram, or of all that begin so where a lone character ends the run."""
        if not is_last or not _is_lone(gram):
            return self._frequencies(segment, field, gram)
        if field in CHARACTERS:
            return self._frequencies(segment, CHARACTERS[field], gram)
        return self._union(segment, field, segment.postings.expand(field, gram))

    def _near(self, segment: Segment, fields: Sequence[FieldWeight], text: str, other: str) -> Posting:
        """Documents in which the two runs stand near each other, in whatever order."""
        found = NO_DOCUMENTS
        for field in fields:
            runs = [analysis.phrase(some) for some in (text, other)]
            one, two = (self._run(segment, field.field, some).documents for some in (text, other))
            wanted = kernels.common(*sorted((one, two), key=len))
            if len(wanted):
                places, others = (self._places(segment, field.field, grams, wanted) for grams in runs)
                distance = NEAR + max(len(text), len(other))
                documents = kernels.common(positions.near(places, others, distance), wanted)
                found = np.union1d(found, documents).astype(np.int32)
        return Posting(found, np.ones(len(found), np.float32))


def _joined(values: Sequence[tuple[str, ...]]) -> FacetValues:
    labels = tuple(sorted(set().union(*values)))
    codes = {label: code for code, label in enumerate(labels)}
    maps = [None if own == labels else np.array([codes[label] for label in own], np.intp) for own in values]
    return FacetValues(labels, tuple(maps))


def _open_segment(folder: Path, reader: Any) -> Segment:
    segment = reader.segment()
    size = int(reader.doc_count_all())
    living = None
    if reader.has_deletions():
        living = np.ones(size, np.bool_)
        living[list(segment.deleted_docs())] = False
    try:
        arrays = columns.read(columns_path(folder, segment))
    except (OSError, ValueError, KeyError) as error:
        raise NoGeneration(f"{folder}: {error!r}") from error
    return Segment(segment.segment_id(), size, arrays, SegmentPostings(reader), living)


def _expanded(segment: Segment, field: str, prefix: str) -> list[str]:
    """At most fifty words; grams that join a word to the character after it are no words."""
    limit = 50
    found = []
    for term in segment.postings.expand(field, prefix, 40 * limit):
        if not analysis.is_joined(term):
            found.append(term)
        if len(found) == limit:
            break
    return found


def _is_lone(gram: str) -> bool:
    return len(gram) == 1 and analysis.is_wide(gram)


def _merge(found: Sequence[Places]) -> Places:
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found))


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
