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
from search import analysis
from search.parsing import Parsed, Restriction
from search.query import AllOf, Filters, Query, Text

_SUFFIXES = ("贸促会", "市贸促会", "省贸促会", "分会", "市", "省", "委员会")


@dataclass(frozen=True)
class BranchNames:
    slug: str
    name: str
    province: str
    names: tuple[str, ...]  # all it is or was called, the short name first


def read_names() -> tuple[BranchNames, ...]:
    """One query. The lists in it are read as text: they are taken apart only when a branch changed."""
    rows = Branch.objects.order_by("pk").values_list(
        "slug",
        "name",
        "province",
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
        )
        for slug, name, province, official, former, other in rows
    )


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
    slugs = _slugs(read_names()) if any(r.field == "branch" for r in parsed.restrictions) else {}
    required: list[Filters] = []
    as_text: list[Text] = []
    notices: list[str] = []
    for restriction in parsed.restrictions:
        filters, unknown = _resolved(restriction, slugs)
        if filters != Filters():
            required.append(filters)
        as_text += [Text(name) for name in unknown]
        notices += [_("没有名为“%s”的机构，已按文字检索。") % name for name in unknown]
    root = parsed.root
    if as_text:
        root = AllOf((*(root.clauses if root else ()), *as_text), root.excluded if root else ())
    return Query(root, tuple(required)), tuple(notices)


def _resolved(restriction: Restriction, slugs: dict[str, str]) -> tuple[Filters, list[str]]:
    names = restriction.filters.branches
    known = tuple(slugs[name] for name in names if name in slugs)
    unknown = [name for name in names if name not in slugs]
    return replace(restriction.filters, branches=known), unknown if not known else []
