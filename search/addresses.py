"""The links of a page of hits: each the same search with one thing changed. May import all of search but its
views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import quote_plus

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.faceting import Facet, FacetValue, YearBar
from search.forms import SORTS
from search.hits import Hit
from search.loosening import Holding, Loosened
from search.opening import NumberedHit, OpenHit
from search.periods import periods
from search.searching import SearchPage

_DATES = ("from", "to")
CHOSEN = ("branch", "year", "source", "kind", "person", *_DATES)
SHOWN = 8  # values of a facet before "more"
NEAR_PAGES = 2  # on either side of the current one


class Link(NamedTuple):
    """A choice among others: its address, and whether it is the one taken. A page has some two hundred, and a tuple is
    made three times as fast as a dataclass."""

    label: str
    href: str
    is_current: bool = False
    count: int | None = None  # type: ignore[assignment]  # before the method of tuples
    above: str = ""  # the province of a branch that stands without it
    is_beneath: bool = False  # a branch under that of its province


@dataclass(frozen=True)
class FacetLinks:
    name: str
    label: str
    first: tuple[Link, ...]
    others: tuple[Link, ...]

    @property
    def more(self) -> str:
        n = len(self.others)
        return ngettext("另外 %(n)s 项", "另外 %(n)s 项", n) % {"n": n}


class YearLink(NamedTuple):
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
    hits: tuple[tuple[Hit, str], ...]  # with the address under which the hit is opened
    kept: tuple[tuple[str, str], ...]  # parameters that the form of dates must carry on
    first_day: str
    last_day: str
    feed: str

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
        years=_year_links(address, page.histogram),
        sorts=_sorts(address, asked.get("sort") or "relevance"),
        periods=_periods(address, asked),
        pages=_pages(address, page),
        previous=address.with_(page=str(page.page - 1)) if page.page > 1 else "",
        next=address.with_(page=str(page.page + 1)) if page.page < page.last_page else "",
        last=address.with_(page=str(page.last_page)),
        suggestion=address.with_(q=page.suggestion),
        repaired=address.with_(q=page.repaired),
        without_synonyms=address.with_(synonyms="off"),
        hits=tuple(
            (hit, address.of_hit(hit.article.pk, n, hit.place))
            for n, hit in enumerate(page.hits, page.first_number)
        ),
        kept=tuple((name, value) for name, values in asked.lists() for value in values if name in _KEPT),
        first_day=asked.get("from", ""),
        last_day=asked.get("to", ""),
        feed=reverse("search:feed") + address.with_(),
    )


_KEPT = ("q", "branch", "year", "source", "kind", "person", "sort", "synonyms")


class _Address:
    """Of one search, with changes: a page has some two hundred links, so what they share is written once."""

    def __init__(self, asked: QueryDict) -> None:
        self.asked = asked
        self._values = {
            name: values for name, values in asked.lists() if any(values) and name not in ("page", "n")
        }
        self._written = {name: _write(name, values) for name, values in self._values.items()}

    @cached_property
    def _around_hit(self) -> tuple[str, str]:
        """What stands before an article's number, and between it and that of the hit."""
        before, after = reverse("search:hit", args=[0]).rsplit("0", 1)
        return before, after + self.added("n")("")

    def of_hit(self, pk: int, number: int, place: str = "") -> str:
        """Of the article as hit `number` of the search, at a place of it."""
        before, after = self._around_hit
        return f"{before}{pk}{after}{number}{place}"

    def with_(self, **changes: str | None) -> str:
        """The address with these parameters; None leaves one out. A change leads to the first page."""
        return self._with(**{name: [value] if value else [] for name, value in changes.items()})

    def added(self, name: str, instead_of: Iterable[str] = ()) -> Callable[[str], str]:
        """Writes the address with one value more of a parameter."""
        begun = f"{self.with_(**dict.fromkeys(instead_of))}&{quote_plus(name)}=".replace("?&", "?")
        return lambda value: begun + _quoted(value)

    def toggling(self, name: str, instead_of: Iterable[str] = ()) -> Callable[[str], str]:
        """Writes the address with a value more, or without it where it is one of those chosen."""
        chosen, add = self._values.get(name, []), self.added(name, instead_of)
        return lambda value: (
            self._with(**{name: [v for v in chosen if v != value]}) if value in chosen else add(value)
        )

    def _with(self, **changes: Iterable[str]) -> str:
        written = self._written | {name: _write(name, values) for name, values in changes.items()}
        return "?" + "&".join(filter(None, written.values()))


def _write(name: str, values: Iterable[str]) -> str:
    return "&".join(f"{quote_plus(name)}={_quoted(value)}" for value in values)


_quoted = lru_cache(maxsize=4096)(quote_plus)  # the same names stand beside every search


@dataclass(frozen=True)
class HitLinks:
    """From an open hit to the hits beside it, and back to the page of hits on which it stands."""

    previous: Link | None
    next: Link | None
    back: str


def hit_links_of(asked: QueryDict, hit: OpenHit, per_page: int) -> HitLinks:
    address = _Address(asked)

    def link(other: NumberedHit | None) -> Link | None:
        return Link(other.article.title, address.of_hit(other.article.pk, other.number)) if other else None

    page = (hit.number - 1) // per_page + 1
    return HitLinks(
        link(hit.previous), link(hit.next), reverse("search:search") + address.with_(page=str(page))
    )


@dataclass(frozen=True)
class LoosenedLinks:
    shorter: tuple[Link, ...]
    dropped: tuple[Link, ...]
    holdings: tuple[Link, ...]


_PARAMETERS = {
    "branches": ("branch",),
    "years": ("year",),
    "sources": ("source",),
    "kinds": ("kind",),
    "people": ("person",),
    "dates": _DATES,
}


def loosened_links_of(asked: QueryDict, loosened: Loosened) -> LoosenedLinks:
    address = _Address(asked)
    labels = {
        "branches": _("机构"),
        "years": _("年份"),
        "sources": _("来源"),
        "kinds": _("类型"),
        "people": _("人物"),
        "dates": _("日期"),
    }
    return LoosenedLinks(
        tuple(
            Link(found.typed, address.with_(q=found.typed), count=found.total) for found in loosened.shorter
        ),
        tuple(
            Link(
                _("不限%s") % labels[found.facet],
                address.with_(**dict.fromkeys(_PARAMETERS[found.facet])),
                count=found.total,
            )
            for found in loosened.dropped
        ),
        tuple(Link(held.label, _holding_address(held), count=held.total) for held in loosened.holdings),
    )


def _holding_address(held: Holding) -> str:
    values = held.value.split("..")
    return _Address(QueryDict()).with_(**dict(zip(_PARAMETERS[held.facet], values, strict=True)))


def _facet_links(address: _Address, facet: Facet) -> FacetLinks:
    toggled = address.toggling(facet.name, _DATES if facet.name == "year" else ())
    links = tuple(
        Link(
            value.label,
            toggled(value.value),
            value.chosen,
            value.count,
            above,
            is_beneath,
        )
        for value, above, is_beneath in _placed(facet.values)
    )
    return FacetLinks(facet.name, facet.label, links[:SHOWN], links[SHOWN:])


def _placed(values: Iterable[FacetValue]) -> Iterator[tuple[FacetValue, str, bool]]:
    """In the same order, but the branches of a province together, its own first: with the province to be told where
    its own is not there, and whether the value stands beneath it."""
    values = tuple(values)
    if not any(value.province for value in values):  # they are no branches
        yield from ((value, "", False) for value in values)
        return
    groups: dict[str, list[FacetValue]] = {}
    for value in values:
        groups.setdefault(value.province or f"/{value.value}", []).append(value)
    for group in groups.values():
        has_head = any(value.is_head for value in group)
        for value in sorted(group, key=lambda value: not value.is_head):
            yield value, "" if has_head else value.province, has_head and not value.is_head


def _chosen(address: _Address, page: SearchPage) -> tuple[Link, ...]:
    values = [
        Link(
            _("%(facet)s：%(value)s") % {"facet": facet.label, "value": value.label},
            address.toggling(facet.name)(value.value),
        )
        for facet in page.facets
        for value in facet.values
        if value.chosen
    ]
    days = (("from", _("自"), address.asked.get("from")), ("to", _("至"), address.asked.get("to")))
    dates = [Link(f"{label} {day}", address.with_(**{name: None})) for name, label, day in days if day]
    return (*values, *dates)


def _year_links(address: _Address, bars: Iterable[YearBar]) -> tuple[YearLink, ...]:
    toggled, label = address.toggling("year", _DATES), _("%(year)d 年，%(count)d 篇")
    return tuple(
        YearLink(bar, toggled(str(bar.year)), label % {"year": bar.year, "count": bar.count}) for bar in bars
    )


def _sorts(address: _Address, current: str) -> tuple[Link, ...]:
    return tuple(
        Link(str(label), address.with_(sort=None if sort == "relevance" else sort), sort == current)
        for sort, label in SORTS
    )


def _periods(address: _Address, asked: QueryDict) -> tuple[Link, ...]:
    return tuple(
        Link(
            period.label,
            address.with_(**{"year": None, "from": str(period.first), "to": str(period.last)}),
            asked.get("from") == str(period.first) and asked.get("to") == str(period.last),
        )
        for period in periods(date.today())
    )


def _pages(address: _Address, page: SearchPage) -> tuple[Link, ...]:
    """The first, the last, and those near."""
    near = range(page.page - NEAR_PAGES, page.page + NEAR_PAGES + 1)
    numbers = sorted({1, page.last_page, *(n for n in near if 1 <= n <= page.last_page)})
    return tuple(Link(str(n), address.with_(page=str(n)), n == page.page) for n in numbers)
