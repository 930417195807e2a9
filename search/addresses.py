"""The links of a page of hits: each the same search with one thing changed. May import search.searching and faceting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from search.faceting import Facet, FacetValue, YearBar
from search.forms import SORTS
from search.searching import SearchPage

CHOSEN = ("branch", "year", "source", "kind", "person", "from", "to")
NEAR_PAGES = 2  # on either side of the current one


@dataclass(frozen=True)
class Link:
    """A choice among others: its address, and whether it is the one taken."""

    label: str
    href: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class FacetLinks:
    name: str
    label: str
    first: tuple[Link, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True)
class YearLink:
    bar: YearBar
    href: str
    label: str


@dataclass(frozen=True)
class SearchLinks:
    """Everything on the page that leads to another search."""

    facets: tuple[FacetLinks, ...]
    chosen: tuple[Link, ...]  # each leads to the search without it
    without_filters: str
    years: tuple[YearLink, ...]
    sorts: tuple[Link, ...]
    periods: tuple[Link, ...]
    pages: tuple[Link, ...]
    previous: str
    next: str
    last: str
    suggestion: str
    repaired: str
    without_synonyms: str
    shorter: tuple[Link, ...]
    kept: tuple[tuple[str, str], ...]  # parameters that the form of dates must carry on
    first_day: str
    last_day: str

    @property
    def width(self) -> int:
        """Of the picture of years, in its own units."""
        return 10 * len(self.years)

    @property
    def first_year(self) -> int:
        return self.years[0].bar.year

    @property
    def last_year(self) -> int:
        return self.years[-1].bar.year


def links_of(asked: QueryDict, page: SearchPage) -> SearchLinks:
    address = _Address(asked)
    return SearchLinks(
        facets=tuple(_facet_links(address, facet) for facet in page.facets if facet.values),
        chosen=_chosen(address, page),
        without_filters=address.with_(**dict.fromkeys(CHOSEN)),
        years=tuple(_year_link(address, bar) for bar in page.histogram),
        sorts=_sorts(address, asked.get("sort") or "relevance"),
        periods=_periods(address, asked),
        pages=_pages(address, page),
        previous=address.with_(page=str(page.page - 1)) if page.page > 1 else "",
        next=address.with_(page=str(page.page + 1)) if page.page < page.last_page else "",
        last=address.with_(page=str(page.last_page)),
        suggestion=address.with_(q=page.suggestion),
        repaired=address.with_(q=page.repaired),
        without_synonyms=address.with_(synonyms="off"),
        shorter=tuple(Link(query, address.with_(q=query)) for query in page.shorter),
        kept=tuple((name, value) for name, values in asked.lists() for value in values if name in _KEPT),
        first_day=asked.get("from", ""),
        last_day=asked.get("to", ""),
    )


_KEPT = ("q", "branch", "year", "source", "kind", "person", "sort", "synonyms")


class _Address:
    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked

    def with_(self, **changes: str | None) -> str:
        """The address with these parameters; None leaves one out. A change leads to the first page."""
        params = self._copy()
        for name, value in changes.items():
            if value:
                params[name] = value
            else:
                params.pop(name, None)
        return "?" + params.urlencode()

    def toggled(self, name: str, value: str) -> str:
        params = self._copy()
        values = params.getlist(name)
        params.setlist(name, [v for v in values if v != value] if value in values else [*values, value])
        return "?" + params.urlencode()

    def _copy(self) -> QueryDict:
        params = self.asked.copy()
        params.pop("page", None)
        for name in [name for name, values in params.lists() if not any(values)]:
            params.pop(name)
        return params


def _facet_links(address: _Address, facet: Facet) -> FacetLinks:
    def links(values: Iterable[FacetValue]) -> tuple[Link, ...]:
        return tuple(Link(v.label, address.toggled(facet.name, v.value), v.chosen, v.count) for v in values)

    return FacetLinks(facet.name, facet.label, links(facet.first), links(facet.others))


def _chosen(address: _Address, page: SearchPage) -> tuple[Link, ...]:
    values = [
        Link(f"{facet.label}：{value.label}", address.toggled(facet.name, value.value))
        for facet in page.facets
        for value in facet.values
        if value.chosen
    ]
    days = (("from", _("自"), address.asked.get("from")), ("to", _("至"), address.asked.get("to")))
    dates = [Link(f"{label} {day}", address.with_(**{name: None})) for name, label, day in days if day]
    return (*values, *dates)


def _year_link(address: _Address, bar: YearBar) -> YearLink:
    label = _("%(year)d 年，%(count)d 篇") % {"year": bar.year, "count": bar.count}
    return YearLink(bar, address.toggled("year", str(bar.year)), label)


def _sorts(address: _Address, current: str) -> tuple[Link, ...]:
    return tuple(
        Link(str(label), address.with_(sort=None if sort == "relevance" else sort), sort == current)
        for sort, label in SORTS
    )


def _periods(address: _Address, asked: QueryDict) -> tuple[Link, ...]:
    year = date.today().year
    first = year - (year - 1) % 5  # of the five-year plan: 2021, 2026 ...
    spans = [
        (_("今年"), date(year, 1, 1), date(year, 12, 31)),
        (_("去年"), date(year - 1, 1, 1), date(year - 1, 12, 31)),
        (_("本五年规划"), date(first, 1, 1), date(first + 4, 12, 31)),
        (_("上个五年规划"), date(first - 5, 1, 1), date(first - 1, 12, 31)),
    ]
    return tuple(
        Link(
            label,
            address.with_(**{"from": str(start), "to": str(end)}),
            asked.get("from") == str(start) and asked.get("to") == str(end),
        )
        for label, start, end in spans
    )


def _pages(address: _Address, page: SearchPage) -> tuple[Link, ...]:
    """The first, the last, and those near."""
    near = range(page.page - NEAR_PAGES, page.page + NEAR_PAGES + 1)
    numbers = sorted({1, page.last_page, *(n for n in near if 1 <= n <= page.last_page)})
    return tuple(Link(str(n), address.with_(page=str(n)), n == page.page) for n in numbers)
