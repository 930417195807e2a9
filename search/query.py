"""What a reader asks, as plain data: nobody's engine.

`parsing` makes a Query of what was typed, `evaluation` answers it. Plain Python: imports nothing of the project.
All text in a Query is folded (see analysis.fold).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

TextField = Literal["any", "title", "author", "source", "person"]
Sort = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True)
class Text:
    """A stretch of text to find. Exact: this very run, across word cuts. Otherwise each of its words, anywhere."""

    text: str
    field: TextField = "any"
    exact: bool = False


@dataclass(frozen=True)
class Prefix:
    """Every Latin word that begins so."""

    text: str
    field: TextField = "any"


@dataclass(frozen=True)
class AnyOf:
    """One of the clauses: OR, or a word and its synonyms."""

    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class AllOf:
    """Every clause, and none of the excluded."""

    clauses: tuple[Clause, ...]
    excluded: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class Filters:
    """Facet values chosen; several of one facet mean or. A dates range includes both ends; an article without
    a date is in no range."""

    branches: tuple[str, ...] = ()  # slugs
    years: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    dates: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True)
class Within:
    """Articles that meet filters, where these stand among alternatives or are excluded."""

    field: Literal["branch", "date", "kind"]
    typed: str
    filters: Filters


Clause = Text | Prefix | AnyOf | AllOf | Within


@dataclass(frozen=True)
class Query:
    """root None means every article. `required` are filters typed in the query itself (机构: 日期: 类型:), to be met
    on top of `filters`, which the facets offer to change."""

    root: AllOf | None = None
    required: tuple[Filters, ...] = ()
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
