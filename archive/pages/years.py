"""How the articles spread over the years, as bars. Imports the record's models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import CharField, Count
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from archive.models.article import ArticleQuerySet

HEIGHT = 100
STEP = 10  # of one year, in the units of the drawing
BAR = 7
SHORTEST_SPAN = 20  # years: two bars alone would look like two walls


@dataclass(frozen=True)
class Bar:
    year: int
    count: int
    x: int
    y: float
    height: float


@dataclass(frozen=True)
class YearChart:
    bars: tuple[Bar, ...]  # of the years that have articles, earliest first
    labels: tuple[int, ...]  # first, middle and last year of the axis
    undated: int
    total: int
    width: int
    bar_width: int = BAR
    height: int = HEIGHT

    @property
    def drawn(self) -> tuple[Bar, ...]:
        """Those on the axis: a year yet to come is most likely a misprint, listed but not drawn."""
        return tuple(bar for bar in self.bars if bar.year <= self.labels[-1])

    @property
    def first(self) -> int | None:
        return self.drawn[0].year if self.bars else None

    @property
    def last(self) -> int | None:
        return self.drawn[-1].year if self.bars else None


def chart_years(articles: ArticleQuerySet) -> YearChart:
    """One query, by how a day is written: for the year of a date SQLite would call Python at every row, and a row for
    every day would be read as a date here."""
    year = Substr(Cast("date", CharField()), 1, 4)
    counted = dict(articles.order_by().values_list(year).annotate(Count("pk")))
    undated = counted.pop(None, 0)
    return _draw({int(year): count for year, count in counted.items()}, undated)


def _draw(years: Mapping[int, int], undated: int) -> YearChart:
    total = sum(years.values()) + undated
    if not years:
        return YearChart((), (), undated, total, width=0)
    last = max((year for year in years if year <= timezone.localdate().year), default=max(years))
    first = min(min(years), last - SHORTEST_SPAN + 1)
    highest = max(count for year, count in years.items() if year <= last)
    bars = []
    for year in sorted(years):
        height = round(max(HEIGHT * years[year] / highest, 2), 1)
        bars.append(Bar(year, years[year], STEP * (year - first), round(HEIGHT - height, 1), height))
    width = STEP * (last - first) + BAR
    return YearChart(tuple(bars), (first, (first + last) // 2, last), undated, total, width)
