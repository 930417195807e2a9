"""Understands what a reader typed: a forgiving grammar, bounded before any work is done.

Words side by side must all be there; OR, 或 or | stand between alternatives and bind closer than "and"; a minus sign or
NOT excludes; quotation marks want exactly this text; 标题:, 作者:, 机构:, 日期: ... name a field. What cannot be read is
read as well as it can be, and a notice says how. Plain Python; may import search.analysis, search.query,
search.dates, search.fields, search.notices, search.tokens and search.wording.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, cast

from search import analysis
from search import notices as told
from search.dates import find_dates
from search.fields import FIELD_LABELS, KINDS, FieldName
from search.query import AllOf, AnyOf, Clause, Filters, Prefix, Query, Text, TextField, Within
from search.tokens import Token, read_tokens
from search.wording import describe, write

MAX_CHARACTERS = 200
MAX_TERMS = 32
MAX_ALTERNATIVES = 10
MAX_PREFIXES = 3
MAX_EXCLUSIONS = 5

Leaf = Text | Prefix


@dataclass(frozen=True)
class Restriction:
    """A filter typed in the query. Branches are names as typed: who knows the branches resolves them to slugs."""

    field: Literal["branch", "date", "kind"]
    typed: str
    filters: Filters


@dataclass(frozen=True)
class Parsed:
    typed: str
    root: AllOf | None = None
    restrictions: tuple[Restriction, ...] = ()
    notices: tuple[str, ...] = ()  # sentences: what was repaired, left out or bounded
    repaired: str = ""  # the query as it was understood, where that is not what was typed
    understood: str = ""  # the same in words
    leaves: tuple[Leaf, ...] = ()  # to be marked in the text; what is excluded is not among them

    @property
    def is_empty(self) -> bool:
        """Nothing to look for was found in what was typed."""
        return self.root is None and not self.restrictions

    @property
    def restricted(self) -> tuple[tuple[FieldName, str], ...]:
        return tuple((restriction.field, restriction.typed) for restriction in self.restrictions)

    @property
    def query(self) -> Query:
        return Query(self.root, tuple(restriction.filters for restriction in self.restrictions))


def parse(typed: str) -> Parsed:
    """Never raises, whatever the string. Terms, alternatives and depth are bounded; each bound met is told."""
    notices: list[str] = []
    typed = typed.encode("utf-8", "replace").decode()  # half a surrogate pair is no character
    if len(typed) > MAX_CHARACTERS:
        typed = typed[:MAX_CHARACTERS]
        notices.append(told.TOO_LONG % {"n": MAX_CHARACTERS})
    tokens = read_tokens(typed)
    notices += tokens.notices
    parser = _Parser(list(tokens.items), notices)
    part = parser.all_of()
    root = part.clause if isinstance(part.clause, AllOf) else None
    if part.clause is not None and root is None:
        root = AllOf((part.clause,))
    if root and not root.clauses and not part.restrictions:
        notices.append(told.ONLY_EXCLUDED)
    if typed.strip() and root is None and not part.restrictions:
        notices.append(told.NOTHING_READ)
    restrictions = tuple((r.field, r.typed) for r in part.restrictions)
    return Parsed(
        typed,
        root,
        part.restrictions,
        tuple(dict.fromkeys(notices)),
        write(root, restrictions) if notices else "",
        describe(root, restrictions),
        leaves_of(root),
    )


def leaves_of(clause: Clause | None) -> tuple[Leaf, ...]:
    """What may be marked in a text that meets the clause."""
    if clause is None:
        return ()
    if isinstance(clause, Text | Prefix):
        return (clause,)
    if isinstance(clause, Within):
        return ()
    return tuple(dict.fromkeys(leaf for inner in clause.clauses for leaf in leaves_of(inner)))


@dataclass(frozen=True)
class _Part:
    clause: Clause | None = None
    restrictions: tuple[Restriction, ...] = ()


@dataclass
class _Parser:
    """Recursive descent over balanced tokens: no deeper than the brackets are."""

    tokens: list[Token]
    notices: list[str]
    place: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def all_of(self, name: FieldName | None = None) -> _Part:
        """Parts side by side, up to the closing bracket or the end."""
        clauses: list[Clause] = []
        excluded: list[Clause] = []
        restrictions: list[Restriction] = []
        while self.place < len(self.tokens) and self.tokens[self.place].kind != "close":
            part = self.any_of(name)
            restrictions += part.restrictions
            if isinstance(part.clause, AllOf):
                clauses += part.clause.clauses
                excluded += part.clause.excluded
            elif part.clause is not None:
                clauses.append(part.clause)
        if len(clauses) == 1 and not excluded:
            return _Part(clauses[0], tuple(restrictions))
        clause = AllOf(tuple(clauses), tuple(excluded)) if clauses or excluded else None
        return _Part(clause, tuple(restrictions))

    def any_of(self, name: FieldName | None) -> _Part:
        parts = [self.one(name)] if self._at_term() else []
        while self.place < len(self.tokens) and self.tokens[self.place].kind == "or":
            self.place += 1
            if parts and self._at_term():
                parts.append(self.one(name))
            else:
                self.notices.append(told.LONE_OR)
        found = [part for part in parts if part != _Part()]
        if len(found) <= 1:
            return found[0] if found else _Part()
        if fused := _fuse(found):
            return fused
        clauses = [clause for part in found if (clause := self._as_clause(part))]
        if len(clauses) > MAX_ALTERNATIVES:
            self.notices.append(told.TOO_MANY_WAYS % {"n": MAX_ALTERNATIVES})
        chosen = tuple(clauses[:MAX_ALTERNATIVES])
        return _Part(AnyOf(chosen) if len(chosen) > 1 else next(iter(chosen), None))

    def one(self, name: FieldName | None) -> _Part:
        """A word, a quotation or a group, with the fields and minus signs before it."""
        negated, empty = False, told.EMPTY_MINUS
        while self._at_term():
            token = self.tokens[self.place]
            self.place += 1
            if token.kind == "not":
                negated, empty = True, told.EMPTY_MINUS
            elif token.kind == "field":
                name = cast(FieldName, token.text)
                empty = told.EMPTY_FIELD % {"field": FIELD_LABELS[name]}
            else:
                part = self.group(name) if token.kind == "open" else self.leaf(token, name)
                return self._negated(part) if negated else part
        self.notices.append(empty)
        return _Part()

    def group(self, name: FieldName | None) -> _Part:
        part = self.all_of(name)
        self.place += 1  # the closing bracket, which is there: tokens are balanced
        return part

    def leaf(self, token: Token, name: FieldName | None) -> _Part:
        if name == "branch" or name == "date" or name == "kind":
            return self.restriction(token.text, name)
        if not analysis.units(token.text) or not self._allows("terms", MAX_TERMS, told.TOO_MANY_WORDS):
            return _Part()
        sought: TextField = name or "any"
        if token.kind == "prefix" and self._is_prefix(token.text):
            return _Part(Prefix(token.text, sought))
        return _Part(Text(token.text, sought, exact=token.kind == "quote"))

    def restriction(self, typed: str, name: Literal["branch", "date", "kind"]) -> _Part:
        if name == "branch":
            return _Part(None, (Restriction(name, typed, Filters(branches=(typed,))),))
        if name == "kind" and (kind := KINDS.get(typed)):
            return _Part(None, (Restriction(name, typed, Filters(kinds=(kind,))),))
        if name == "date" and (dates := find_dates(typed)):
            return _Part(None, (Restriction(name, typed, Filters(dates=(dates,))),))
        self.notices.append((told.NO_DATE if name == "date" else told.NO_KIND) % {"typed": typed})
        return _Part()

    def _at_term(self) -> bool:
        return self.place < len(self.tokens) and self.tokens[self.place].kind not in ("or", "close")

    def _allows(self, counted: str, limit: int, notice: str) -> bool:
        self.counts[counted] += 1
        if self.counts[counted] > limit:
            self.notices.append(notice % {"n": limit})
        return self.counts[counted] <= limit

    def _is_prefix(self, text: str) -> bool:
        if not re.fullmatch("[a-z0-9]{2,}", text):
            self.notices.append(told.BAD_STAR)
            return False
        self.counts["prefixes"] += 1
        if self.counts["prefixes"] > MAX_PREFIXES:
            self.notices.append(told.TOO_MANY_PREFIXES % {"n": MAX_PREFIXES})
        return self.counts["prefixes"] <= MAX_PREFIXES

    def _negated(self, part: _Part) -> _Part:
        clause = self._as_clause(part)
        if clause is None or not self._allows("exclusions", MAX_EXCLUSIONS, told.TOO_MANY_EXCLUDED):
            return _Part()
        return _Part(AllOf((), (clause,)))

    def _as_clause(self, part: _Part) -> Clause | None:
        """The part as one clause, its filters too: here they do not narrow the whole search."""
        whole = part.clause if isinstance(part.clause, AllOf) else None
        clauses = list(whole.clauses) if whole else [part.clause] if part.clause else []
        clauses += [Within(some.field, some.typed, some.filters) for some in part.restrictions]
        excluded = whole.excluded if whole else ()
        if len(clauses) + len(excluded) > 1 or excluded:
            return AllOf(tuple(clauses), excluded)
        return next(iter(clauses), None)


def _fuse(parts: list[_Part]) -> _Part | None:
    """机构:山东 OR 机构:河南 is one filter with two values."""
    restrictions = [restriction for part in parts for restriction in part.restrictions]
    first = restrictions[0] if restrictions else None
    if not first or any(part.clause for part in parts) or {r.field for r in restrictions} != {first.field}:
        return None
    if any(len(part.restrictions) > 1 for part in parts):
        return None
    filters = Filters(
        branches=tuple(name for r in restrictions for name in r.filters.branches),
        kinds=tuple(kind for r in restrictions for kind in r.filters.kinds),
        dates=tuple(span for r in restrictions for span in r.filters.dates),
    )
    return _Part(None, (Restriction(first.field, " OR ".join(r.typed for r in restrictions), filters),))
