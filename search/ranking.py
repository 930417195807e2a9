"""What a Query's clauses match in a segment, and the score of each match. NumPy over a Snapshot; no Django.

The score of a text is a sum over its words and grams (its distinct pairs of neighbouring characters), each BM25F:

    score = sum of  WORD * idf * value(word)  +  sum of  GRAM * idf * value(gram)  +  RUN * idf * value(whole run)

and of several texts side by side the sum of theirs. On top of it, where a query has several words, articles that hold
them as one run come before articles that hold them near each other, and these before the rest:

    bonus = bound * (2 if the run is there, otherwise the share of neighbouring words that are near)

where bound = (K1 + 1) * sum of the factors above, which no sum of values exceeds. (Ordered and unordered windows as in
Metzler & Croft 2005, with the weight that makes them strict.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from search import analysis
from search.blocks import Documents, Floats
from search.postings import NO_DOCUMENTS, Posting, contains
from search.query import AllOf, AnyOf, Clause, Prefix, Text
from search.snapshot import K1, WORDS, Snapshot, Term

WORD, GRAM, RUN = 1.0, 1.0, 0.5
SHARE = 0.15  # of the weight of all its terms that an article must hold to be found by a relaxed query
_SPARSE = 64  # so much dearer it is to look for a document than to mark one
_REMEMBERED = 4096  # texts of queries, with what they are cut into
_SHORT = 4  # units that a text may have to be looked for as one run

Factors = list[tuple[float, Term]]


class Node:
    """A clause, ready for every segment."""

    def matches(self, segment: int) -> Documents:
        raise NotImplementedError

    def scores(self, segment: int, documents: Documents) -> Floats:
        raise NotImplementedError


@dataclass(frozen=True)
class Everything(Node):
    snapshot: Snapshot

    def matches(self, segment: int) -> Documents:
        return np.arange(self.snapshot.segments[segment].size, dtype=np.int32)

    def scores(self, segment: int, documents: Documents) -> Floats:
        return np.zeros(len(documents), np.float32)


@dataclass(frozen=True)
class Matched(Node):
    """A text or a prefix: the required terms must all be there, the factors score."""

    required: tuple[Term, ...]
    factors: Factors

    def matches(self, segment: int) -> Documents:
        return intersection([term.postings[segment].documents for term in self.required])

    def scores(self, segment: int, documents: Documents) -> Floats:
        return weigh(self.factors, segment, documents)


@dataclass(frozen=True)
class Either(Node):
    nodes: tuple[Node, ...]

    def matches(self, segment: int) -> Documents:
        return union([node.matches(segment) for node in self.nodes])

    def scores(self, segment: int, documents: Documents) -> Floats:
        """Of alternatives the best one counts: they say the same."""
        scores = np.zeros(len(documents), np.float32)
        for node in self.nodes:
            matched = node.matches(segment)
            own = Posting(matched, node.scores(segment, matched))
            other = np.zeros(len(documents), np.float32)
            add(other, documents, own, 1.0)
            np.maximum(scores, other, out=scores)
        return scores


@dataclass(frozen=True)
class Every(Node):
    nodes: tuple[Node, ...]
    excluded: tuple[Node, ...]
    order: Node | None  # the bonus for runs and nearness

    def matches(self, segment: int) -> Documents:
        matched = intersection([node.matches(segment) for node in self.nodes])
        for node in self.excluded:
            matched = matched[~among(node.matches(segment), matched)]
        return matched

    def scores(self, segment: int, documents: Documents) -> Floats:
        scores = np.zeros(len(documents), np.float32)
        for node in (*self.nodes, *([self.order] if self.order else [])):
            scores += node.scores(segment, documents)
        return scores


@dataclass(frozen=True)
class Order(Node):
    bound: float
    run: Term
    near: tuple[Term, ...]

    def scores(self, segment: int, documents: Documents) -> Floats:
        near = np.zeros(len(documents), np.float32)
        for term in self.near:
            add(near, documents, term.postings[segment], 1 / len(self.near))
        near[among(self.run.postings[segment].documents, documents)] = 2.0
        return near * np.float32(self.bound)


@dataclass(frozen=True)
class Some(Node):
    """A relaxed query: a good share of the factors, by weight, instead of all."""

    snapshot: Snapshot
    factors: Factors
    wholes: tuple[tuple[float, Node], ...]  # clauses that count as one term each, with their weight

    def matches(self, segment: int) -> Documents:
        held = np.zeros(self.snapshot.segments[segment].size, np.float32)
        for factor, term in self.factors:
            held[term.postings[segment].documents] += factor
        for weight, node in self.wholes:
            held[node.matches(segment)] += weight
        total = sum(factor for factor, _ in self.factors) + sum(weight for weight, _ in self.wholes)
        return np.flatnonzero(held > SHARE * total).astype(np.int32)

    def scores(self, segment: int, documents: Documents) -> Floats:
        scores = weigh(self.factors, segment, documents)
        for _, node in self.wholes:
            matched = node.matches(segment)
            add(scores, documents, Posting(matched, node.scores(segment, matched)), 1.0)
        return scores


def prepare(root: AllOf | None, snapshot: Snapshot, relaxed: bool) -> Node:
    if root is None:
        return Everything(snapshot)
    return _relax(root, snapshot) if relaxed else _prepare(root, snapshot)


def _prepare(clause: Clause, snapshot: Snapshot) -> Node:
    match clause:
        case Text():
            return _text(clause, snapshot)
        case Prefix(text, field):
            term = snapshot.term("prefix", field, text)
            return Matched((term,), [(term.idf, term)])
        case AnyOf(clauses):
            return Either(tuple(_prepare(some, snapshot) for some in clauses))
        case AllOf(clauses, excluded):
            telling = [some for some in clauses if not _is_empty(some)] or clauses
            nodes = tuple(_prepare(some, snapshot) for some in telling) or (Everything(snapshot),)
            without = tuple(_prepare(some, snapshot) for some in excluded)
            return Every(nodes, without, _order(clauses, snapshot))


def _is_empty(clause: Clause) -> bool:
    """Punctuation beside words asks for nothing."""
    return isinstance(clause, Text) and not analysis.units(clause.text)


def _text(clause: Text, snapshot: Snapshot) -> Matched:
    run = snapshot.term("run", clause.field, clause.text)
    if clause.exact:
        return Matched((run,), [(run.idf, run)])
    pieces = _pieces(clause.text)
    required = [run] if len(pieces) < 2 else [snapshot.term("run", clause.field, some) for some in pieces]
    return Matched(tuple(required), [*factors(clause, snapshot), (RUN * run.idf, run)])


@lru_cache(_REMEMBERED)
def _pieces(text: str) -> tuple[str, ...]:
    """What must be present of a text that is not exact: itself when it is short, otherwise its words."""
    return (text,) if len(analysis.units(text)) <= _SHORT else tuple(analysis.cut(text))


def factors(clause: Text, snapshot: Snapshot) -> Factors:
    """The words and grams of a text, each once, with weight and idf."""
    found: Factors = []
    if clause.field in WORDS:
        for word in _words(clause.text):
            term = snapshot.term("word", clause.field, word)
            found.append((WORD * term.idf, term))
    grams = _scoring_grams(clause.text)
    terms = [snapshot.term("gram", clause.field, gram) for gram in grams]
    for term in terms or [snapshot.term("run", clause.field, clause.text)]:  # a lone character
        found.append((GRAM * term.idf, term))
    return found


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(analysis.words(text)))


@lru_cache(_REMEMBERED)
def _scoring_grams(text: str) -> tuple[str, ...]:
    """Without the single wide characters that end runs: what they end in the query they need not end in an article."""
    grams = dict.fromkeys(gram.text for gram in analysis.grams(text))
    return tuple(gram for gram in grams if len(gram) > 1 or not analysis.is_wide(gram))


def _order(clauses: Sequence[Clause], snapshot: Snapshot) -> Order | None:
    """For the words of the texts that stand side by side in the query, each typed by the reader and not exact."""
    texts = [text for text in map(_own, clauses) if text]
    pieces = [piece for text in texts for piece in _pieces(text.text)]
    if len(pieces) < 2:
        return None
    bound = (K1 + 1) * sum(factor for text in texts for factor, _ in _text(text, snapshot).factors)
    run = snapshot.term("run", "any", " ".join(text.text for text in texts))
    near = tuple(snapshot.term("near", "any", one, other) for one, other in pairwise(pieces))
    return Order(bound, run, near)


def _own(clause: Clause) -> Text | None:
    """The reader's own word: of a word and its synonyms the first."""
    if isinstance(clause, AnyOf) and clause.clauses:
        clause = clause.clauses[0]
    return clause if isinstance(clause, Text) and clause.field == "any" and not clause.exact else None


def _relax(root: AllOf, snapshot: Snapshot) -> Node:
    """Texts of no field are wished for; fields, quotes, prefixes and exclusions hold."""
    wished = [clause for clause in root.clauses if _own(clause)]
    if not wished:
        return _prepare(root, snapshot)
    some: Factors = []
    wholes = []
    for clause in wished:
        if isinstance(clause, Text):
            some += factors(replace(clause, text=analysis.without_stop_words(clause.text)), snapshot)
        else:
            own = _own(clause)
            weight = sum(factor for factor, _ in factors(own, snapshot)) if own else 0.0
            wholes.append((weight, _prepare(clause, snapshot)))
    required = [_prepare(clause, snapshot) for clause in root.clauses if clause not in wished]
    without = tuple(_prepare(clause, snapshot) for clause in root.excluded)
    return Every((Some(snapshot, some, tuple(wholes)), *required), without, None)


def weigh(factors: Factors, segment: int, documents: Documents) -> Floats:
    scores = np.zeros(len(documents), np.float32)
    for factor, term in factors:
        add(scores, documents, term.postings[segment], factor)
    return scores


def add(scores: Floats, documents: Documents, posting: Posting, factor: float) -> None:
    """Adds factor * value to the scores of those of the documents that the posting has."""
    own, values, dense = posting
    if not len(own) or not len(documents):
        return
    if own is documents:
        scores += np.float32(factor) * values
    elif dense is not None:
        scores += np.float32(factor) * dense[documents]
    elif len(documents) * _SPARSE < len(own):
        places = np.searchsorted(own, documents)
        places[places == len(own)] = 0
        found = own[places] == documents
        scores[found] += np.float32(factor) * values[places[found]]
    else:
        dense = np.zeros(int(max(own[-1], documents[-1])) + 1, np.float32)
        dense[own] = values
        scores += np.float32(factor) * dense[documents]


def intersection(found: Sequence[Documents]) -> Documents:
    return reduce(_both, sorted(found, key=len)) if found else NO_DOCUMENTS


def _both(small: Documents, large: Documents) -> Documents:
    if small is large or not len(small):
        return small
    return small[among(large, small)]


def among(held: Documents, documents: Documents) -> npt.NDArray[np.bool_]:
    """Which of the documents are held: looked up one by one where they are few, otherwise all marked."""
    if not len(held) or not len(documents) or len(documents) * _SPARSE < len(held):
        return contains(held, documents)
    present = np.zeros(int(max(held[-1], documents[-1])) + 1, np.bool_)
    present[held] = True
    return present[documents]


def union(found: Iterable[Documents]) -> Documents:
    parts = [documents for documents in found if len(documents)]
    if len(parts) < 2:
        return parts[0] if parts else NO_DOCUMENTS
    present = np.zeros(max(int(documents[-1]) for documents in parts) + 1, np.bool_)
    for documents in parts:
        present[documents] = True
    return np.flatnonzero(present).astype(np.int32)
