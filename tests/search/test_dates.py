"""Dates and spans of days, in every form in which people write them after 日期:."""

from datetime import date

import pytest

from search.dates import find_dates
from search.parsing import parse
from search.query import Filters, Text


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("２０２４年", "2024-01-01", "2024-12-31"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("202411", "2024-11-01", "2024-11-30"),
        ("2024年11月", "2024-11-01", "2024-11-30"),
        ("2024.11.20", "2024-11-20", "2024-11-20"),
        ("2024/1/5", "2024-01-05", "2024-01-05"),
        ("20241120", "2024-11-20", "2024-11-20"),
        ("2024年11月20號", "2024-11-20", "2024-11-20"),
        ("二〇二四年十一月二十日", "2024-11-20", "2024-11-20"),
        ("一九八七", "1987-01-01", "1987-12-31"),
        ("民國三十六年", "1947-01-01", "1947-12-31"),
        ("十四五", "2021-01-01", "2025-12-31"),
        ("七五计划", "1986-01-01", "1990-12-31"),
        ("“一五”", "1953-01-01", "1957-12-31"),
        ("“二五”", "1958-01-01", "1962-12-31"),
        ("“三五”", "1966-01-01", "1970-12-31"),
    ],
)
def test_dates_are_both_ends_included(typed, first, last):
    days = (date.fromisoformat(first), date.fromisoformat(last))
    assert parse(f"日期:{typed}").query.required == (Filters(dates=(days,)),)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021-12..2022-03", "2021-12-01", "2022-03-31"),
        ("2021-12-01..2021-12-31", "2021-12-01", "2021-12-31"),
        ("2022至2021", "2021-01-01", "2022-12-31"),
        ("2021-2024", "2021-01-01", "2024-12-31"),
        ("2021–2024", "2021-01-01", "2024-12-31"),
        ("2021～2024", "2021-01-01", "2024-12-31"),
        ("2021年12月-2022年3月", "2021-12-01", "2022-03-31"),
        ("20211201-20220105", "2021-12-01", "2022-01-05"),
        ("2021年3月至5月", "2021-03-01", "2021-05-31"),
        ("2021年3月5日至8日", "2021-03-05", "2021-03-08"),
        ("2021年3月5日至4月", "2021-03-05", "2021-04-30"),
        ("2021..", "2021-01-01", "9999-12-31"),
        ("2021年以來", "2021-01-01", "9999-12-31"),
        ("..2021", "0001-01-01", "2021-12-31"),
    ],
)
def test_spans_are_from_one_date_to_another(typed, first, last):
    days = (date.fromisoformat(first), date.fromisoformat(last))
    assert parse(f"日期:{typed}").query.required == (Filters(dates=(days,)),)


@pytest.mark.parametrize(
    ("typed", "dates", "words"),
    [
        ("日期:2024 年 11 月 20 日 链博会", "2024-11-20", "链博会"),
        ("日期：2024 年 企业", "2024", "企业"),
        ("日期:2021 .. 2024 企业", "2021..2024", "企业"),
        ("日期 : 2021 至 2024 企业", "2021..2024", "企业"),
        ("日期:2024 年货", "2024", "年货"),
        ("日期:2024 到会", "2024", "到会"),
        ("日期:2024年 12家", "2024", "12家"),
    ],
)
def test_spaces_within_a_date_are_told_from_those_after_it(typed, dates, words):
    parsed = parse(typed)
    assert parsed.query.required == (Filters(dates=(find_dates(dates),)),)
    assert parsed.root.clauses == (Text(words),)
    assert not parsed.notices


def test_this_year_and_the_last_are_those_of_today():
    year = date.today().year
    assert find_dates("今年") == (date(year, 1, 1), date(year, 12, 31))
    assert find_dates("去年") == (date(year - 1, 1, 1), date(year - 1, 12, 31))
