"""Spans of days that people speak of."""

from datetime import date

import pytest

from search.periods import periods, plan_name


@pytest.mark.parametrize(
    ("first", "name"),
    [(2001, "十五"), (2006, "十一五"), (2021, "十四五"), (2026, "十五五"), (2056, "二十一五")],
)
def test_five_year_plans_are_called_by_their_number(first, name):
    assert plan_name(first) == name


@pytest.mark.parametrize(
    ("today", "plan"), [(date(2025, 12, 31), date(2021, 1, 1)), (date(2026, 1, 1), date(2026, 1, 1))]
)
def test_a_plan_begins_in_a_year_that_ends_on_one_or_six(today, plan):
    found = periods(today)
    assert [period.label for period in found[:2]] == ["今年", "去年"]
    assert found[2].first == plan
    assert (found[0].last.year, found[1].first.year) == (today.year, today.year - 1)
