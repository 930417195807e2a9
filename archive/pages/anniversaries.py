"""What is dated on this day of other years, or on the days around it. Imports the record's models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from archive.models import Article

SHOWN = 4
AROUND = 3  # days before and after


@dataclass(frozen=True)
class Anniversaries:
    articles: Sequence[Article]
    is_today: bool  # False: of the days around


def find_anniversaries(today: date, years: Iterable[int]) -> Anniversaries | None:
    """One query by whole dates, which the index answers; SQLite would call Python for the month of every row.

    This day goes before the days around it, and recent years before older ones.
    """
    distances = dict(_days(today, (year for year in years if year != today.year)))
    found = list(Article.objects.published().filter(date__in=distances).only("title", "date", "source"))
    exact = [article for article in found if article.date and not distances[article.date]]
    if not found:
        return None
    articles = sorted(exact or found, key=lambda article: (article.date, article.pk), reverse=True)
    return Anniversaries(articles[:SHOWN], bool(exact))


def _days(today: date, years: Iterable[int]) -> Iterator[tuple[date, int]]:
    """Each day of each year within reach, with how many days it is off."""
    for year in years:
        day = date(year, 3, 1) if (today.month, today.day) == (2, 29) else today.replace(year=year)
        for off in range(-AROUND, AROUND + 1):
            if MINYEAR < day.year < MAXYEAR:  # at the calendar's ends a step more would fall off
                yield day + timedelta(off), abs(off)
