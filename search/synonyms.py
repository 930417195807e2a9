"""Adds to a query the other names of the things it names: 链博会 is 中国国际供应链促进博览会 too.

At query time, so that a new synonym needs no new index. Only a whole word as typed is exchanged, never a quotation,
which means exactly its text. Plain Python; may import search.analysis, search.notices and search.query.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from search import analysis, notices
from search.query import AllOf, AnyOf, Clause, Text

MAX_NAMES = 10  # of one thing in one query: as many as the grammar allows alternatives
SHOWN = 3


@dataclass(frozen=True)
class UsedSynonym:
    """A word of the query, and the names that were looked for as well, as people write them."""

    word: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        names = "、".join(self.names[:SHOWN])
        notice = notices.ALSO_SOUGHT_MANY if len(self.names) > SHOWN else notices.ALSO_SOUGHT
        return notice % {"word": self.word, "names": names, "n": len(self.names)}


class Synonyms:
    """Which names belong together. Names of one thing in several groups belong to all of these."""

    def __init__(self, groups: Iterable[Sequence[str]], apart: Iterable[Sequence[str]] = ()) -> None:
        """Two names of a group in `apart` are not names of one thing, whatever the groups say."""
        self._names: dict[str, dict[str, str]] = defaultdict(
            dict
        )  # folded -> the others: folded -> as written
        for group in groups:
            folded = {analysis.fold(name): name for name in group if name}
            for name in folded:
                self._names[name] |= folded
        for group in apart:
            parted = [analysis.fold(name) for name in group]
            for name in parted:
                for other in parted:
                    self._names[name].pop(other, None)

    def other_names(self, folded: str) -> dict[str, str]:
        """Names to look for besides: what holds the name already is found without them."""
        found: dict[str, str] = {}
        for name, written in self._names.get(folded, {}).items():
            if folded not in name and not any(shorter in name for shorter in found):
                found = {known: text for known, text in found.items() if name not in known}
                found[name] = written
        return dict(list(found.items())[: MAX_NAMES - 1])

    def expand(self, root: AllOf | None) -> tuple[AllOf | None, tuple[UsedSynonym, ...]]:
        """The query with the other names, and which were used. What is excluded is excluded under its other names too."""
        if root is None:
            return None, ()
        used: dict[str, UsedSynonym] = {}
        return self._expand_all(root, used), tuple(used.values())

    def _expand_all(self, clause: AllOf, used: dict[str, UsedSynonym]) -> AllOf:
        return replace(
            clause,
            clauses=tuple(self._expand(inner, used) for inner in clause.clauses),
            excluded=tuple(self._expand(inner, {}) for inner in clause.excluded),
        )

    def _expand(self, clause: Clause, used: dict[str, UsedSynonym]) -> Clause:
        if isinstance(clause, AllOf):
            return self._expand_all(clause, used)
        if isinstance(clause, AnyOf):
            return AnyOf(tuple(self._expand(inner, used) for inner in clause.clauses))
        if not isinstance(clause, Text) or clause.exact or clause.field not in ("any", "title"):
            return clause
        others = self.other_names(clause.text)
        if not others:
            return clause
        used[clause.text] = UsedSynonym(clause.text, tuple(others.values()))
        return AnyOf((clause, *(Text(name, clause.field, exact=True) for name in others)))
