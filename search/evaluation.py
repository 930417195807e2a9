"""Answers a Query from postings arrays. Plain Python and NumPy over an index that never changes; no Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from search.query import Query


class ScoredId(NamedTuple):
    article_id: int
    score: float


@dataclass(frozen=True)
class Evaluation:
    """One page of an answer, and what is true of the whole answer."""

    total: int
    hits: tuple[ScoredId, ...]  # the page asked for, in the order asked for
    facets: Mapping[
        str, tuple[tuple[str, int], ...]
    ]  # "branch", "year", "source", "kind", "person": (value, count)
    undated: int  # articles without a date among the whole answer


class IndexUnavailable(Exception):
    """There is no index, or it cannot be read."""


class Engine:
    """Answers queries on the generation that CURRENT names. One a process, shared by its threads."""

    def __init__(self, index_dir: Path, cache_bytes: int) -> None:
        self._index_dir = index_dir
        self._cache_bytes = cache_bytes

    @property
    def document_count(self) -> int:
        """Articles in the index; raises IndexUnavailable."""
        raise IndexUnavailable

    def evaluate(self, query: Query, offset: int, limit: int, *, relaxed: bool = False) -> Evaluation:
        """The hits from offset on, at most limit; raises IndexUnavailable. relaxed: articles that have a good part
        of the words, instead of all of them."""
        raise IndexUnavailable

    def revisions(self) -> dict[int, int]:
        """Article id -> the revision that the index holds; raises IndexUnavailable."""
        raise IndexUnavailable
