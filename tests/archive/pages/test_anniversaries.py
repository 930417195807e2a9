"""What is dated on this day of other years."""

from datetime import date

import pytest

from archive.pages.anniversaries import find_anniversaries
from tests.archive.rows import make_article

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def test_this_day_goes_before_the_days_around_it():
    make_article(title="前一天", date=date(2020, 11, 20))
    for year in (2007, 2024):
        make_article(title=str(year), date=date(year, 11, 21))
    make_article(title="今年", date=TODAY)
    found = find_anniversaries(TODAY, [2007, 2020, 2024, 2026])
    assert ([article.title for article in found.articles], found.is_today) == (["2024", "2007"], True)


def test_days_around_are_shown_where_this_day_has_nothing():
    make_article(title="前一天", date=date(2020, 11, 20))
    make_article(title="远", date=date(2020, 11, 10))
    found = find_anniversaries(TODAY, [2020])
    assert ([article.title for article in found.articles], found.is_today) == (["前一天"], False)


def test_leap_day_has_anniversaries_too():
    make_article(title="三月初", date=date(2023, 3, 1))
    assert find_anniversaries(date(2024, 2, 29), [2023]).articles


def test_nothing_is_found_where_nothing_is():
    make_article(date=date(2020, 11, 21), status="draft")
    assert find_anniversaries(TODAY, [2020]) is None
    assert find_anniversaries(TODAY, []) is None


@pytest.mark.parametrize("years", [[1], [9999]])
def test_first_and_last_years_of_the_calendar_are_no_trap(years):
    assert find_anniversaries(date(2026, 1, 1), years) is None
    assert find_anniversaries(date(2026, 12, 31), years) is None
