"""Spans of days that people speak of: this year, the last, the five-year plans. Imports nothing of the project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_TENTH_PLAN = 2001
# For the catalogues: the plans of this generation.
_PLANS = (
    gettext_noop("十三五"), gettext_noop("十四五"), gettext_noop("十五五"), gettext_noop("十六五"), gettext_noop("十七五"),
)  # fmt: skip
_DIGITS = ("", *"一二三四五六七八九")


@dataclass(frozen=True)
class Period:
    label: str
    first: date
    last: date


def periods(today: date) -> tuple[Period, ...]:
    """This year and the last, this plan and the last."""
    year = today.year
    plan = year - (year - 1) % 5  # its first year: 2021, 2026 ...
    return (
        Period(_("今年"), date(year, 1, 1), date(year, 12, 31)),
        Period(_("去年"), date(year - 1, 1, 1), date(year - 1, 12, 31)),
        *(Period(plan_name(first), date(first, 1, 1), date(first + 4, 12, 31)) for first in (plan, plan - 5)),
    )


def plan_name(first: int) -> str:
    """十四五 for the five-year plan that begins in 2021."""
    tens, ones = divmod((first - _TENTH_PLAN) // 5 + 10, 10)
    name = f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones]}五"
    return _(name)
