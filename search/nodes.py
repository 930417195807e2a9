"""The clauses of a Query, ready to say what they match in a segment and what each match is worth.

search.ranking makes them of clauses and gives the formulas. Kernels over a Snapshot; no Django.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Protocol

import numpy as np

from search import kernels
from search.blocks import Documents, Floats
from search.counting import kept, masks
from search.postings import NO_DOCUMENTS, NOTHING_FOUND, Found
from search.query import Filters
from search.snapshot import Snapshot, Term

Factors = list[tuple[float, Term]]


class Node(Protocol):
    """A clause, ready for every segment."""

    @property
    def size(self) -> int:
        """At most so many articles match: what has fewest is looked at first."""

    def found(self, segment: int) -> Found:
        """What matches and lives."""


@dataclass(frozen=True)
class Everything:
    snapshot: Snapshot

    @property
    def size(self) -> int:
        return self.snapshot.document_count

    def found(self, segment: int) -> Found:
        return self.snapshot.everything(segment)


@dataclass(frozen=True)
class Filtered:
    """What meets filters that stand among alternatives, or that are excluded; worth nothing."""

    snapshot: Snapshot
    filters: Filters

    @property
    def size(self) -> int:
        return self.snapshot.document_count

    def found(self, segment: int) -> Found:
        return kept(self.snapshot.everything(segment), masks(self.snapshot, segment, self.filters).values())


@dataclass(frozen=True)
class Scored:
    """What a text or a prefix is worth in each article that has it."""

    parts: tuple[Found, ...]
    weight: float = 0.0  # of all that was added up

    @cached_property
    def size(self) -> int:
        return sum(len(part.documents) for part in self.parts)

    @property
    def nbytes(self) -> int:
        return sum(part.nbytes for part in self.parts)

    def found(self, segment: int) -> Found:
        return self.parts[segment]


@dataclass(frozen=True)
class Either:
    """Of alternatives the best one counts: they say the same."""

    nodes: tuple[Node, ...]

    @property
    def size(self) -> int:
        return sum(node.size for node in self.nodes)

    def found(self, segment: int) -> Found:
        found = [node.found(segment) for node in self.nodes]
        return reduce(_united, found) if found else NOTHING_FOUND


@dataclass(frozen=True)
class Every:
    nodes: tuple[Node, ...]
    excluded: tuple[Node, ...]
    order: Order | None

    @property
    def size(self) -> int:
        return min(node.size for node in self.nodes)

    def found(self, segment: int) -> Found:
        nodes = sorted(self.nodes, key=lambda node: node.size) if len(self.nodes) > 1 else self.nodes
        found = nodes[0].found(segment)
        for node in nodes[1:]:
            found = _joined(found, node.found(segment))
        for node in self.excluded:
            found = _without(found, node.found(segment))
        return self.order.added(segment, found) if self.order else found


@dataclass(frozen=True)
class Order:
    """The bonus for runs and nearness."""

    bound: float
    closeness: Scored  # from 0 to 2

    def added(self, segment: int, found: Found) -> Found:
        documents, scores = found.documents, found.scores.copy()
        close = self.closeness.parts[segment]
        kernels.add(scores, documents, close.documents, close.scores, np.float32(self.bound))
        return Found(documents, scores)


@dataclass(frozen=True)
class Some:
    """A relaxed query: a good share of the factors, by weight, instead of all."""

    snapshot: Snapshot
    factors: Factors
    wholes: tuple[tuple[float, Node], ...]  # clauses that count as one term each, with their weight
    share: float  # of the weight of all that must be there, and a little more

    @property
    def size(self) -> int:
        return self.snapshot.document_count

    def found(self, segment: int) -> Found:
        within = self.snapshot.segments[segment]
        wholes = [(weight, node.found(segment)) for weight, node in self.wholes]
        held, total = np.zeros(within.size, np.float32), 0.0
        for weight, documents in [
            *((factor, term.postings[segment].documents) for factor, term in self.factors),
            *((weight, whole.documents) for weight, whole in wholes),
        ]:
            kernels.mark(held, documents, np.float32(weight))
            total += weight
        documents = within.living_of(
            np.flatnonzero(held > self.share * total if total else held >= 0).astype(np.int32)
        )
        scores = weigh(self.factors, segment, documents)
        for _, whole in wholes:
            kernels.add(scores, documents, whole.documents, whole.scores, np.float32(1))
        return Found(documents, scores)


def scored(required: Sequence[Term], factors: Factors, snapshot: Snapshot) -> Scored:
    """Where all required terms are; the factors score."""
    parts = []
    for number, segment in enumerate(snapshot.segments):
        documents = segment.living_of(intersection([term.postings[number].documents for term in required]))
        parts.append(Found.of(documents, weigh(factors, number, documents), segment.size))
    return Scored(tuple(parts), sum(factor for factor, _ in factors))


def weigh(factors: Factors, segment: int, documents: Documents) -> Floats:
    scores = np.zeros(len(documents), np.float32)
    for factor, term in factors:
        posting = term.postings[segment]
        kernels.add(scores, documents, posting.documents, posting.values, np.float32(factor))
    return scores


def intersection(found: Sequence[Documents]) -> Documents:
    return reduce(kernels.common, sorted(found, key=len)) if found else NO_DOCUMENTS


def _joined(one: Found, other: Found) -> Found:
    few, many = sorted((one, other), key=lambda found: len(found.documents))
    if many.dense is not None:
        return Found(*kernels.joined_dense(few.documents, few.scores, many.dense))
    return Found(*kernels.joined(few.documents, few.scores, many.documents, many.scores))


def _without(found: Found, excluded: Found) -> Found:
    if excluded.dense is not None:
        return Found(*kernels.kept(found.documents, found.scores, excluded.dense < 0))
    return Found(*kernels.without(found.documents, found.scores, excluded.documents))


def _united(one: Found, other: Found) -> Found:
    return Found(*kernels.united(one.documents, one.scores, other.documents, other.scores))
