"""Dates and spans of days as readers type them after 日期:. Plain Python; imports archive.ingest.numerals.

All of it is read on folded text: 2024 · 2024-11 · 2024年11月20日 · 20241120 · 二〇二四年十一月 · 民国36年 · 去年 · 十四五,
and between two of them .. - 至 到; what the second leaves out it has from the first, and one side may be open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from archive.ingest.numerals import DIGITS, numeral

Span = tuple[date, date]

_HAN_NUMBER = re.compile("[〇○零一二三四五六七八九十百]+")
_REPUBLIC = re.compile(r"民国(\d{1,3})(?!\d)")
_BEFORE_REPUBLIC = 1911
_DAY = re.compile(
    r"(?:(?P<year>\d{4})(?:年|[-./](?=\d)|$|(?=\d\d(?:\d\d)?$)))?"
    r"(?:(?P<month>\d{1,2})(?:月|[-./](?=\d)|$|(?=\d\d$)))?"
    r"(?:(?P<day>\d{1,2})(?:[日号]|$))?"
)
_FROM_TO = r"\.{2,}|…+|~+|至|到|—+|--+"
_BETWEEN = re.compile(rf"{_FROM_TO}|[-–](?=[12]\d{{3}})")
_SINCE = re.compile("(?:以来|至今|到今|起)$")
_YEARS_AGO = {"今年": 0, "本年": 0, "去年": 1, "前年": 2}
_PLAN = re.compile("([一二三四五六七八九十]{1,3})五(?:规划|计划)?(?:时期|期间)?")
_FIRST_PLANS = {1: 1953, 2: 1958}  # since the third each begins where the last one ends
_BEFORE_PLANS = 1951

# In a query, a date with the spaces that print puts around its parts: 2024 年 11 月 20 日, 2021 .. 2024.
TYPED = re.compile(
    rf"""[^\s()|"“”]+(?:(?:\s+(?=[年月日号](?:[\s\d至到]|$))|(?<=[年月])\s+(?=\d{{1,2}}\s*[月日号])"""
    rf"""|\s*(?:{_FROM_TO})\s*(?=[\d〇○一二三四五六七八九十]))[^\s()|"“”]+)*"""
)


def find_dates(value: str) -> Span | None:
    """The first and the last day of what is meant, date.min or date.max where a side is open; None for what is no
    date."""
    value = "".join(value.split())
    if span := _named(value):
        return span
    value = _HAN_NUMBER.sub(_in_figures, value)
    value = _REPUBLIC.sub(lambda year: str(int(year[1]) + _BEFORE_REPUBLIC), value)
    value = _SINCE.sub("..", value)
    first, *rest = _BETWEEN.split(value)
    if not rest:
        return _span(first)
    return _between(first, rest[0]) if len(rest) == 1 and (first or rest[0]) else None


def _named(value: str) -> Span | None:
    if value in _YEARS_AGO:
        year = date.today().year - _YEARS_AGO[value]
        return date(year, 1, 1), date(year, 12, 31)
    if plan := _PLAN.fullmatch(value):
        number = numeral(plan[1])
        first = _FIRST_PLANS.get(number, _BEFORE_PLANS + 5 * number)
        return date(first, 1, 1), date(first + 4, 12, 31)
    return None


def _in_figures(match: re.Match[str]) -> str:
    """二〇二四 is 2024 and 二十 is 20."""
    text = match.group()
    if "十" in text or "百" in text:
        return str(numeral(text))
    return "".join(str(DIGITS[char]) for char in text)


def _between(first: str, last: str) -> Span | None:
    one = _span(first) if first else (date.min, date.min)
    other = _span(last, beside=first) if last else (date.max, date.max)
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else None


def _span(value: str, beside: str = "") -> Span | None:
    """Of one date; what it does not say is said by the one beside it: 2021年3月至5月."""
    match, known = _DAY.fullmatch(value), _DAY.fullmatch(beside)
    if not match or not value:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if known and not year:
        year, month = known["year"], month or known["month"]
    return _days(year, month, day) if year and (month or not day) else None


def _days(year: str, month: str | None, day: str | None) -> Span | None:
    number = int(year)
    try:
        if not month:
            return date(number, 1, 1), date(number, 12, 31)
        if not day:
            return date(number, int(month), 1), date(number, int(month), monthrange(number, int(month))[1])
        return date(number, int(month), int(day)), date(number, int(month), int(day))
    except ValueError:  # 2024-13, 2023-02-29, the year 0
        return None
