"""Makes nodes of a Query's clauses: what each match is worth. Over a Snapshot; no Django.

The score of a text is a sum over its words and grams (its distinct pairs of neighbouring characters), each BM25F:

    score = sum of  WORD * idf * value(word)  +  sum of  GRAM * idf * value(gram)  +  RUN * idf * value(whole run)

and of several texts side by side the sum of theirs. On top of it, where a query has several words, articles that hold
them as one run come before articles that hold them near each other, and these before the rest:

    bonus = bound * (2 if the run is there, otherwise the share of neighbouring words that are near)

where bound = (K1 + 1) * sum of the factors above, which no sum of values exceeds. (Ordered and unordered windows as in
Metzler & Croft 2005, with the weight that makes them strict.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from search import analysis
from search.nodes import (
    Either,
    Every,
    Everything,
    Factors,
    Filtered,
    Node,
    Order,
    Scored,
    Some,
    scored,
    weigh,
)
from search.postings import Found
from search.query import AllOf, AnyOf, Clause, Prefix, Text, Within
from search.snapshot import K1, WORDS, Snapshot

WORD, GRAM, RUN = 1.0, 1.0, 0.5
SHARE = 0.1  # of the weight of all its terms that an article must hold to be found by a relaxed query
HELD = -1.0  # the share of nothing
_REMEMBERED = 4096  # texts of queries, with what they are cut into
_SHORT = 4  # units that a text may have to be looked for as one run


def prepare(root: AllOf | None, snapshot: Snapshot, relaxed: bool) -> Node:
    if root is None:
        return Everything(snapshot)
    return _relax(root, snapshot) if relaxed else _prepare(root, snapshot)


def alike(words: Sequence[str], snapshot: Snapshot) -> list[Found]:
    """Articles that hold any of the words, segment by segment, worth what these are worth as words of a query."""
    held = {word: snapshot.document_frequency(word) for word in words}
    found = []
    for number, segment in enumerate(snapshot.segments):
        scores = np.zeros(segment.size, np.float32)
        for word, holders in held.items():
            posting = snapshot.read_word(number, word)
            scores[posting.documents] += np.float32(snapshot.idf(holders)) * posting.values
        documents = segment.living_of(np.flatnonzero(scores).astype(np.int32))
        found.append(Found(documents, scores[documents]))
    return found


def _prepare(clause: Clause, snapshot: Snapshot) -> Node:
    match clause:
        case Text():
            return _text(clause, snapshot)
        case Prefix(text, field):
            term = snapshot.term("prefix", field, text)
            return snapshot.derived(
                "prefix", (field, text), lambda: scored([term], [(term.idf, term)], snapshot)
            )
        case Within(filters=filters):
            return Filtered(snapshot, filters)
        case AnyOf(clauses):
            return Either(tuple(_prepare(some, snapshot) for some in clauses))
        case AllOf(clauses, excluded):
            telling = [some for some in clauses if not _is_empty(some)] or clauses
            nodes = tuple(_prepare(some, snapshot) for some in telling) or (Everything(snapshot),)
            without = tuple(_prepare(some, snapshot) for some in excluded)
            return Every(nodes, without, _order(clauses, snapshot))


def _is_empty(clause: Clause) -> bool:
    """Punctuation beside words asks for nothing."""
    return isinstance(clause, Text) and not _units(clause.text)


@lru_cache(_REMEMBERED)
def _units(text: str) -> int:
    return len(analysis.units(text))


def _text(clause: Text, snapshot: Snapshot) -> Scored:
    key = (clause.text, clause.field, clause.exact)
    return snapshot.derived("text", key, lambda: _scored_text(clause, snapshot))


def _scored_text(clause: Text, snapshot: Snapshot) -> Scored:
    run = snapshot.term("run", clause.field, clause.text)
    if clause.exact:
        return scored([run], [(run.idf, run)], snapshot)
    pieces = _pieces(clause.text)
    required = [run] if len(pieces) < 2 else [snapshot.term("run", clause.field, some) for some in pieces]
    return scored(required, [*factors(clause, snapshot), (RUN * run.idf, run)], snapshot)


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
    bound = (K1 + 1) * sum(_text(text, snapshot).weight for text in texts)
    whole = " ".join(text.text for text in texts)
    closeness = snapshot.derived("order", (whole, *pieces), lambda: _closeness(whole, pieces, snapshot))
    return Order(bound, closeness)


def _closeness(whole: str, pieces: Sequence[str], snapshot: Snapshot) -> Scored:
    """The share of neighbouring pieces that are near, or 2 where the whole is there as a run."""
    run = snapshot.term("run", "any", whole)
    near = [snapshot.term("near", "any", one, other) for one, other in pairwise(pieces)]
    factors = [(1 / len(near), term) for term in near]
    parts = []
    for number, runs in enumerate(run.postings):
        held = [runs.documents, *(term.postings[number].documents for term in near)]
        documents = np.unique(np.concatenate(held)).astype(np.int32)
        shares = weigh(factors, number, documents)
        shares[np.searchsorted(documents, runs.documents)] = 2.0
        parts.append(Found(documents, shares))
    return Scored(tuple(parts))


def _own(clause: Clause) -> Text | None:
    """The reader's own word: of a word and its synonyms the first."""
    if isinstance(clause, AnyOf) and clause.clauses:
        clause = clause.clauses[0]
    return clause if isinstance(clause, Text) and clause.field == "any" and not clause.exact else None


def _relax(root: AllOf, snapshot: Snapshot) -> Node:
    """Texts of no field are wished for; fields, quotes, prefixes and exclusions hold. Where a quotation holds, no share
    of the rest is asked for, and what only asks says nothing beside other words."""
    wished = [clause for clause in root.clauses if _own(clause)]
    if not wished:
        return _prepare(root, snapshot)
    others = [clause for clause in root.clauses if clause not in wished]
    asking = [some for some in wished if isinstance(some, Text) and analysis.is_only_asking(some.text)]
    if others or len(asking) < len(wished):
        wished = [clause for clause in wished if clause not in asking]
    some: Factors = []
    wholes = []
    for clause in wished:
        if isinstance(clause, Text):
            some += factors(replace(clause, text=analysis.without_stop_words(clause.text)), snapshot)
        else:
            own = _own(clause)
            weight = sum(factor for factor, _ in factors(own, snapshot)) if own else 0.0
            wholes.append((weight, _prepare(clause, snapshot)))
    required = [_prepare(clause, snapshot) for clause in others]
    without = tuple(_prepare(clause, snapshot) for clause in root.excluded)
    is_quoted = any(isinstance(clause, Text) and clause.field == "any" for clause in others)
    good = Some(snapshot, some, tuple(wholes), HELD if is_quoted or not wished else SHARE)
    return Every((good, *required), without, None)
