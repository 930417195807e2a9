"""The counts beside the hits, with names that people read. May import archive.models, search.branches,
search.evaluation and search.query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.models import Article, Branch
from archive.models.branch import is_english
from search.branches import names_by_slug
from search.evaluation import Evaluation
from search.query import Filters

HEADS = (Branch.Level.PROVINCE, Branch.Level.CORPS)
MOST_VALUES = 40  # of one facet; what is chosen is always among them
MOST_YEARS = 150  # of the histogram


class FacetValue(NamedTuple):
    value: str
    label: str
    count: int  # type: ignore[assignment]  # before the method of tuples
    chosen: bool
    province: str = ""  # of a branch
    is_head: bool = False  # the branch of the province itself


@dataclass(frozen=True)
class Facet:
    name: str  # of the parameter
    label: str
    values: tuple[FacetValue, ...]


class YearBar(NamedTuple):
    """One year of the histogram, its place in the units of the picture: a year is 10 wide, the picture 100 high."""

    year: int
    count: int  # type: ignore[assignment]  # before the method of tuples
    x: int
    y: float
    height: float
    chosen: bool


def facets_of(evaluation: Evaluation | None, filters: Filters) -> tuple[Facet, ...]:
    """At most one query, for the names of the branches."""
    counted: Mapping[str, Sequence[tuple[str, int]]] = evaluation.facets if evaluation else {}
    kinds = {str(value): str(label) for value, label in Article.Kind.choices}
    chosen_years = [str(year) for year in filters.years]
    years = sorted(_values(counted, "year", chosen_years), reverse=True)
    sources = _values(counted, "source", filters.sources)
    return (
        _branch_facet(_values(counted, "branch", filters.branches), filters.branches),
        _facet("year", _("年份"), years, chosen_years, {}),
        _facet("source", _("来源"), sources, filters.sources, {}),
        _facet("kind", _("类型"), _values(counted, "kind", filters.kinds), filters.kinds, kinds),
        _facet("person", _("人物"), _values(counted, "person", filters.people), filters.people, {}),
    )


def _branch_facet(values: list[tuple[str, int]], chosen: Sequence[str]) -> Facet:
    branches = names_by_slug() if values else {}
    in_english = is_english()
    found = []
    for slug, count in values:
        if branch := branches.get(slug):
            label = branch.in_english if in_english else branch.name
            is_head = branch.level in HEADS
            found.append(FacetValue(slug, label, count, slug in chosen, branch.province, is_head))
        else:
            found.append(FacetValue(slug, slug, count, slug in chosen))
    return Facet("branch", _("机构"), _chosen_first(found))


def _values(
    counted: Mapping[str, Sequence[tuple[str, int]]], name: str, chosen: Sequence[str]
) -> list[tuple[str, int]]:
    """The most frequent values, and those chosen even where nothing has them."""
    counts = {value: count for value, count in counted.get(name, ()) if value}
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_VALUES]
    shown = {value for value, _count in most}
    return [*((value, counts.get(value, 0)) for value in chosen if value not in shown), *most]


def _facet(
    name: str, label: str, values: list[tuple[str, int]], chosen: Sequence[str], labels: Mapping[str, str]
) -> Facet:
    found = [FacetValue(value, labels.get(value, value), count, value in chosen) for value, count in values]
    return Facet(name, label, _chosen_first(found))


def _chosen_first(values: Iterable[FacetValue]) -> tuple[FacetValue, ...]:
    return tuple(sorted(values, key=lambda value: not value.chosen))


def histogram_of(evaluation: Evaluation | None, filters: Filters) -> tuple[YearBar, ...]:
    """Every year from the first to the last that has an answer, empty ones too; one year makes no picture."""
    counts = {int(year): count for year, count in (evaluation.facets.get("year", ()) if evaluation else ())}
    if len(counts) < 2:
        return ()
    most, last = max(counts.values()), max(counts)
    bars = []
    for n, year in enumerate(range(max(min(counts), last - MOST_YEARS), last + 1)):
        count = counts.get(year, 0)
        height = round(max(100 * count / most, 3), 1) if count else 0.0
        bars.append(YearBar(year, count, 10 * n, round(100 - height, 1), height, _is_chosen(year, filters)))
    return tuple(bars)


def _is_chosen(year: int, filters: Filters) -> bool:
    """By itself or within a span of days."""
    return year in filters.years or any(first.year <= year <= last.year for first, last in filters.dates)
