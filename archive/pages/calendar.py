"""The record by day: a year, a month or a day, how full each of its days is, and where to go from it.

Imports the record's models.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models.article import ArticleQuerySet

SHADES = 4
_BOUNDS = (1, 3, 6, 12)  # articles a day from which each shade begins: a note, a page, an issue, a congress
_MONDAY_FIRST = calendar.Calendar(firstweekday=0)


@dataclass(frozen=True)
class Period:
    """A year, a month of it, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def above(self) -> Sequence[Period]:
        """The periods that hold it, longest first."""
        year, month = Period(self.year), Period(self.year, self.month)
        return [period for period in (year, month) if period != self and self.month]

    def around(self, day: date) -> Period:
        """The period of the same length that holds a day."""
        return Period(day.year, self.month and day.month, self.day and day.day)

    def get_absolute_url(self) -> str:
        parts = {"year": self.year, "month": self.month, "day": self.day}
        name = "archive:day" if self.day else "archive:month" if self.month else "archive:year"
        return reverse(name, kwargs={name: part for name, part in parts.items() if part})


def get_period(year: int, month: int | None = None, day: int | None = None) -> Period:
    """Raises Http404 with a sentence for the reader: there is no thirtieth of February."""
    asked = Period(year, month, day)
    try:
        asked.first  # noqa: B018 - asked for what it raises
    except ValueError as error:
        raise Http404(_("没有这一天。")) from error
    return asked


@dataclass(frozen=True)
class Day:
    date: date
    count: int
    shade: int  # 0 none, 1 few ... SHADES most

    @property
    def period(self) -> Period:
        return Period(self.date.year, self.date.month, self.date.day)


@dataclass(frozen=True)
class Month:
    period: Period
    weeks: Sequence[Sequence[Day | None]]  # Monday first; None: a day of another month
    count: int


@dataclass(frozen=True)
class Almanac:
    """The months of a period and how full they are."""

    months: Sequence[Month]
    previous: Period | None  # the nearest of the same length that holds an article
    next: Period | None


def read_almanac(period: Period, articles: ArticleQuerySet) -> Almanac:
    """Three queries: a day's page shows its month, so that its neighbours are one press away."""
    shown = Period(period.year, period.month)
    counts = dict(
        articles.dated(shown.first, shown.last).order_by().values_list("date").annotate(Count("pk"))
    )
    months = [shown.month] if shown.month else range(1, 13)
    dates = articles.filter(date__isnull=False).values_list("date", flat=True)
    before = dates.filter(date__lt=period.first).order_by("-date").first()
    after = dates.filter(date__gt=period.last).order_by("date").first()
    return Almanac(
        [_make_month(Period(shown.year, month), counts) for month in months],
        period.around(before) if before else None,
        period.around(after) if after else None,
    )


def _make_month(period: Period, counts: Mapping[date, int]) -> Month:
    weeks = [
        [_make_day(day, counts.get(day, 0)) if day.month == period.month else None for day in week]
        for week in _MONDAY_FIRST.monthdatescalendar(period.year, period.first.month)
    ]
    return Month(period, weeks, sum(day.count for week in weeks for day in week if day))


def _make_day(day: date, count: int) -> Day:
    return Day(day, count, sum(count >= bound for bound in _BOUNDS))
