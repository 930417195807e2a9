"""The branches' names in a query: 机构:山东 means a row.

Names are read once and again when the branches change. May import archive.models and the plain modules of search.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from archive.models import Branch
from archive.models.branch import english_name_of
from archive.revision import kept_until_written
from search import analysis
from search.parsing import Parsed
from search.query import AllOf, AnyOf, Clause, Filters, Query, Text, Within

_SUFFIXES = ("贸促会", "市贸促会", "省贸促会", "分会", "市", "省", "委员会")


@dataclass(frozen=True)
class BranchNames:
    slug: str
    name: str
    province: str
    names: tuple[str, ...]  # all it is or was called, the short name first
    english_name: str = ""
    level: str = ""

    @property
    def in_english(self) -> str:
        return english_name_of(self.english_name, self.slug)


@kept_until_written
def read_names() -> tuple[BranchNames, ...]:
    """One query, none while nobody writes. The lists in it are read as text: they are taken apart only when a branch
    changed."""
    rows = Branch.objects.order_by("pk").values_list(
        "slug",
        "name",
        "province",
        "english_name",
        "level",
        "official_name",
        Cast("former_names", TextField()),
        Cast("aliases", TextField()),
    )
    return _read_names(tuple(rows))


@lru_cache(maxsize=2)
def _read_names(rows: tuple[tuple[str, ...], ...]) -> tuple[BranchNames, ...]:
    return tuple(
        BranchNames(
            slug,
            name,
            province,
            tuple(dict.fromkeys(n for n in (name, official, *json.loads(former), *json.loads(other)) if n)),
            english_name,
            level,
        )
        for slug, name, province, english_name, level, official, former, other in rows
    )


@kept_until_written
def names_by_slug() -> dict[str, BranchNames]:
    return {branch.slug: branch for branch in read_names()}


@lru_cache(maxsize=2)
def _slugs(names: tuple[BranchNames, ...]) -> dict[str, str]:
    """Folded name -> slug. A whole name goes before a province, a province before a shortened name."""
    found: dict[str, str] = {}
    for written, slug in (*_whole(names), *_provinces(names), *_shortened(names)):
        found.setdefault(analysis.fold(written), slug)
    return found


def _whole(names: Iterable[BranchNames]) -> Iterator[tuple[str, str]]:
    for branch in names:
        yield from ((name, branch.slug) for name in (branch.slug, *branch.names))


def _provinces(names: Iterable[BranchNames]) -> Iterator[tuple[str, str]]:
    for branch in names:
        if branch.province and branch.name.startswith(branch.province):
            yield branch.province, branch.slug


def _shortened(names: Iterable[BranchNames]) -> Iterator[tuple[str, str]]:
    """山东 of 山东省贸促会, 大连 of 大连市贸促会."""
    for branch in names:
        for name in branch.names:
            for suffix in sorted(_SUFFIXES, key=len, reverse=True):
                if name.endswith(suffix) and len(name) - len(suffix) >= 2:
                    yield name.removesuffix(suffix), branch.slug


def resolve(parsed: Parsed) -> tuple[Query, tuple[str, ...]]:
    """The query with branches as slugs. A name that no branch bears is looked for as text, and a notice says so."""
    resolver = _Resolver()
    required: list[Filters] = []
    as_text: list[Clause] = []
    for restriction in parsed.restrictions:
        filters, unknown = resolver.resolved(restriction.filters)
        if filters != Filters():
            required.append(filters)
        as_text += unknown
    root = resolver.all_of(parsed.root) if parsed.root else None
    if as_text:
        root = AllOf((*(root.clauses if root else ()), *as_text), root.excluded if root else ())
    return Query(root, tuple(required)), tuple(resolver.notices)


class _Resolver:
    """Reads the names when the first branch is met."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    def all_of(self, clause: AllOf) -> AllOf:
        clauses, excluded = (tuple(map(self.clause, some)) for some in (clause.clauses, clause.excluded))
        return AllOf(clauses, excluded)

    def clause(self, clause: Clause) -> Clause:
        match clause:
            case AllOf():
                return self.all_of(clause)
            case AnyOf(clauses):
                return AnyOf(tuple(map(self.clause, clauses)))
            case Within(filters=typed):
                filters, unknown = self.resolved(typed)
                if not unknown:
                    return replace(clause, filters=filters)
                return AnyOf(unknown) if len(unknown) > 1 else unknown[0]
        return clause

    def resolved(self, filters: Filters) -> tuple[Filters, tuple[Clause, ...]]:
        """With slugs for names; and the names as texts, where no branch bears any of them."""
        if not filters.branches:
            return filters, ()
        slugs = _slugs(read_names())
        known = tuple(slugs[name] for name in filters.branches if name in slugs)
        unknown = [name for name in filters.branches if name not in slugs]
        told = _("没有名为“%s”的机构，已略去。") if known else _("没有名为“%s”的机构，已按文字检索。")
        self.notices += [told % name for name in unknown]
        return replace(filters, branches=known), () if known else tuple(map(Text, unknown))
