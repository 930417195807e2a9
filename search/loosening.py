"""Where nothing was found: what could be left out, with what each omission would find, and what the archive holds.

May import archive.models and search.searching.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from archive.models import Branch
from search.evaluation import IndexUnavailable
from search.query import AllOf, Filters, Query
from search.searching import count
from search.understanding import SearchRequest, Understanding, understand
from search.wording import write

MOST = 4  # of each kind
MOST_PARTS = 8  # of a query: of more, one word less is hardly less


@dataclass(frozen=True)
class Shorter:
    """The query with one of its words left out."""

    typed: str
    total: int


@dataclass(frozen=True)
class Dropped:
    """The search without the filters of one kind."""

    facet: str  # a field of Filters
    total: int


@dataclass(frozen=True)
class Holding:
    """What the archive holds for one thing the search was limited to."""

    facet: str  # "branches", "years" or "dates"
    value: str  # of the address: a slug, a year, two days
    label: str
    total: int


@dataclass(frozen=True)
class Loosened:
    shorter: tuple[Shorter, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    holdings: tuple[Holding, ...] = ()


def loosen(request: SearchRequest) -> Loosened:
    """Of what is offered, only what finds something; at most a dozen small searches."""
    meant = understand(request)
    try:
        return Loosened(_shorter(request, meant), _dropped(meant.query), _holdings(meant.query))
    except IndexUnavailable:
        return Loosened()


def _shorter(request: SearchRequest, meant: Understanding) -> tuple[Shorter, ...]:
    root = meant.parsed.root or AllOf(())
    restrictions = [(r.field, r.typed) for r in meant.parsed.restrictions]
    if not 2 <= len(root.clauses) + len(restrictions) <= MOST_PARTS:
        return ()
    without = [
        write(replace(root, clauses=root.clauses[:n] + root.clauses[n + 1 :]), restrictions)
        for n in range(len(root.clauses))
    ]
    without += [write(root, restrictions[:n] + restrictions[n + 1 :]) for n in range(len(restrictions))]
    asked = [
        Shorter(typed, count(understand(replace(request, typed=typed), meant.names).query))
        for typed in list(dict.fromkeys(without))[:MOST]
    ]
    return tuple(sorted((shorter for shorter in asked if shorter.total), key=lambda found: -found.total))


def _dropped(query: Query) -> tuple[Dropped, ...]:
    names = [name for name, values in vars(query.filters).items() if values]
    counted = [
        Dropped(name, count(replace(query, filters=replace(query.filters, **{name: ()})))) for name in names
    ]
    return tuple(dropped for dropped in counted if dropped.total)


def _holdings(query: Query) -> tuple[Holding, ...]:
    chosen = (*query.required, query.filters)
    slugs = list(dict.fromkeys(slug for filters in chosen for slug in filters.branches))[:MOST]
    names = {branch.slug: branch.label for branch in Branch.objects.filter(slug__in=slugs)}
    years = dict.fromkeys(year for filters in chosen for year in filters.years)
    spans = dict.fromkeys(span for filters in chosen for span in filters.dates)
    return (
        *(
            Holding("branches", slug, names[slug], _held(Filters(branches=(slug,))))
            for slug in slugs
            if slug in names
        ),
        *(
            Holding("years", str(year), _("%d 年") % year, _held(Filters(years=(year,))))
            for year in list(years)[:MOST]
        ),
        *(
            Holding(
                "dates",
                f"{_day(first)}..{_day(last)}",
                _said(first, last),
                _held(Filters(dates=((first, last),))),
            )
            for first, last in list(spans)[:MOST]
        ),
    )


def _day(day: date) -> str:
    """Of the address; nothing where that side is open."""
    return "" if day in (date.min, date.max) else str(day)


def _said(first: date, last: date) -> str:
    if _day(first) and _day(last):
        return _("%(first)s 至 %(last)s") % {"first": first, "last": last}
    return f"{_('自')} {first}" if _day(first) else f"{_('至')} {last}"


def _held(filters: Filters) -> int:
    return count(Query(filters=filters))
