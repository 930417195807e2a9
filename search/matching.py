"""A segment open for answers: where a word, a gram, a run of text or the beginning of a word stands in it, how often.

What the segment's own postings tell is kept in the cache under the segment's name: it is true in every generation that
has the segment. NumPy over Whoosh's readers; no Django.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from search import analysis, columns, kernels, positions
from search.analysis import Gram
from search.blocks import Documents
from search.columns import Columns
from search.generations import NoGeneration
from search.postings import (
    NO_DOCUMENTS,
    NO_PLACES,
    NOTHING,
    Places,
    Posting,
    PostingsCache,
    SegmentPostings,
)
from search.segments import columns_path

NEAR = 12  # positions between two words that stand near each other
_MOST_WORDS = 50  # of one beginning
_GOOD_PART = 16  # one in so many documents: of blocks of a thousand postings all are unpacked then

# What begins with a lone character is counted in a field of its own.
_CHARACTERS = {"title_grams": "title_characters", "body_grams": "body_characters"}

Sought = Literal["word", "gram", "run", "prefix"]


@dataclass(frozen=True)
class Segment:
    name: str
    size: int  # documents, the deleted ones included
    columns: Columns
    postings: SegmentPostings
    living: npt.NDArray[np.bool_] | None  # None: all of them
    cache: PostingsCache

    @staticmethod
    def opened(folder: Path, reader: Any, cache: PostingsCache) -> Segment:
        """Raises NoGeneration where its columns cannot be read."""
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
        return Segment(segment.segment_id(), size, arrays, SegmentPostings(reader), living, cache)

    def living_of(self, documents: Documents) -> Documents:
        return documents if self.living is None else documents[self.living[documents]]

    @property
    def documents(self) -> Documents:
        return self.living_of(np.arange(self.size, dtype=np.int32))

    def matches(self, sought: Sought, field: str, text: str) -> Posting:
        """Documents in whose field the text stands, and how often."""
        if sought == "run":
            return self._run(field, text)
        if sought == "prefix":
            return self._union(field, self._words_beginning(field, text))
        return self._frequencies(field, text)

    def near(self, fields: Sequence[str], text: str, other: str) -> Documents:
        """Documents in which the two runs stand near each other, in whatever order."""
        found = NO_DOCUMENTS
        for field in fields:
            one, two = (self._run(field, some).documents for some in (text, other))
            wanted = kernels.common(*sorted((one, two), key=len))
            if len(wanted):
                places, others = (
                    self._places(field, analysis.phrase(some), wanted) for some in (text, other)
                )
                distance = NEAR + max(len(text), len(other))
                documents = kernels.common(positions.near(places, others, distance), wanted)
                found = np.union1d(found, documents).astype(np.int32)
        return found

    def _frequencies(self, field: str, term: str) -> Posting:
        return self.cache.get((self.name, field, term), lambda: self.postings.frequencies(field, term))

    def _union(self, field: str, terms: Sequence[str]) -> Posting:
        found = [self.postings.frequencies(field, term) for term in terms]
        if not found:
            return NOTHING
        counts = np.zeros(self.size, np.float32)
        for posting in found:
            counts[posting.documents] += posting.values
        documents = np.flatnonzero(counts).astype(np.int32)
        return Posting(documents, counts[documents])

    def _run(self, field: str, text: str) -> Posting:
        """Documents in which exactly this text stands, and how often."""
        grams = analysis.phrase(text)
        if not grams:
            return NOTHING
        if len(grams) == 1:
            return self._gram(field, grams[0].text, True)
        wanted = self._holders(field, grams)
        return Posting(*positions.counted(self._places(field, grams, wanted), wanted))

    def _holders(self, field: str, grams: Sequence[Gram]) -> Documents:
        """Documents with all the grams."""
        found = [self._gram(field, gram.text, gram is grams[-1]).documents for gram in grams]
        return reduce(kernels.common, sorted(found, key=len))

    def _places(self, field: str, grams: Sequence[Gram], wanted: Documents) -> Places:
        """Where the run of grams begins. Positions are read only of the wanted documents, and of some beside them."""
        if not len(wanted):
            return NO_PLACES
        found = []
        for gram in grams:
            found.append((self._places_of(field, gram.text, gram is grams[-1], wanted), gram.position))
        (places, position), *others = sorted(found, key=lambda some: len(some[0]))
        places = places - position
        for some, position in others:
            places = positions.followed(places, some, position)
        return places

    def _places_of(self, field: str, gram: str, is_last: bool, wanted: Documents) -> Places:
        """Of the gram, or of all that begin so where a lone character ends the run. Those of one gram are kept whole
        where a good part is wanted: what stands beside one word is asked of the next, too."""
        if is_last and is_lone(gram):
            terms = self.postings.expand(field, gram)
            return np.sort(np.concatenate([self.postings.places(field, term, wanted) for term in terms]))
        documents = self._frequencies(field, gram).documents
        if len(wanted) * _GOOD_PART < len(documents):
            return self.postings.places(field, gram, wanted)
        key = (self.name, "places", field, gram)
        return self.cache.get(key, lambda: self.postings.places(field, gram, documents))

    def _gram(self, field: str, gram: str, is_last: bool) -> Posting:
        """Of the gram, or of all that begin so where a lone character ends the run."""
        if not is_last or not is_lone(gram):
            return self._frequencies(field, gram)
        if field in _CHARACTERS:
            return self._frequencies(_CHARACTERS[field], gram)
        return self._union(field, self.postings.expand(field, gram))

    def _words_beginning(self, field: str, prefix: str) -> list[str]:
        """At most fifty; grams that join a word to the character after it are no words."""
        terms = self.postings.expand(field, prefix, 40 * _MOST_WORDS)
        return [term for term in terms if not analysis.is_joined(term)][:_MOST_WORDS]


def is_lone(gram: str) -> bool:
    """A single wide character: the end of a run."""
    return len(gram) == 1 and analysis.is_wide(gram)
