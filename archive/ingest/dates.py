"""Dates as Chinese texts write them. A date is read or it is not: nothing is completed, nothing invented.

Imports numerals and phrases.
"""

from __future__ import annotations

import re
from datetime import date

from archive.ingest.numerals import DIGITS, numeral
from archive.ingest.phrases import DATE, MONTH, narrow

FINDER = re.compile(rf"(?<![\d.]){DATE}(?![\d])")
NUMERIC = re.compile(r"((?:19|20)\d\d)\D+?(\d{1,2})\D+?(\d{1,2})")
HAN_DATE = re.compile(
    r"([一二三四五六七八九〇○零Oo0]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})[日号]"
)

# The years of the Republic are counted from 1912: 民國九十八年 is 2009.
COUNTED = re.compile(
    r"(?:中華|中华)?(?:民[國国])?([\d一二三四五六七八九十百零〇○]{1,5})[年./-]([\d一二三四五六七八九十]{1,3})[月./-]([\d一二三四五六七八九十]{1,3})日?"
)
ENGLISH = re.compile(rf"({MONTH})\W*(\d{{1,2}})\D*((?:19|20)\d\d)|(\d{{1,2}})\D*?({MONTH})\W*((?:19|20)\d\d)")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Behind a label for it: 20190521 as old systems write, 108-05-21 as Taiwan's do.
LABELLED = re.compile(r"(?:日期|时间|時間)\s*[:：]\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
OF_REPUBLIC = re.compile(r"(?:日期|时间|時間)\s*[:：]\s*(1[01234]\d)[-/.](\d\d)[-/.](\d\d)(?!\d)")
BETWEEN_FIGURES = re.compile(r"(?<![\dA-Za-z])\s+|\s+(?!\d)")  # not of 2023/11/2 9:30
BEFORE_REPUBLIC = 1911


def find_date(text: str) -> date | None:
    """The first full date in the text; None where there is none or where the calendar has no such day."""
    if labelled := LABELLED.search(narrow(text)):
        return _made(*map(int, labelled.group(1, 2, 3)))
    if counted := OF_REPUBLIC.search(narrow(text)):
        year, *rest = map(int, counted.group(1, 2, 3))
        return _made(BEFORE_REPUBLIC + year, *rest)
    match = FINDER.search(narrow(text))
    return parse_date(match.group()) if match else None


def parse_date(text: str) -> date | None:
    text = BETWEEN_FIGURES.sub("", narrow(text).strip())
    if numeric := NUMERIC.match(text):
        return _made(*map(int, numeric.groups()))
    if written := HAN_DATE.match(text):
        year = int("".join(str(DIGITS[char]) for char in written.group(1)))
        return _made(year, numeral(written.group(2)), numeral(written.group(3)))
    if counted := COUNTED.match(text):
        years, *rest = (numeral(part) for part in counted.groups())
        return _made(BEFORE_REPUBLIC + years, *rest)
    if english := ENGLISH.match(text):
        name, number, of_year = english.group(1, 2, 3) if english.group(1) else english.group(5, 4, 6)
        return _made(int(of_year), MONTHS.index(name[:3].title()) + 1, int(number))
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
