"""Where a text goes on: 上接第1版 at its head, 下转第3版 at its end, as newspapers write them. Imports numerals only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.ingest.numerals import numeral

NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}|[头頭]"
LIST = rf"(?:\s*[、，,和至\-—]\s*第?[A-Z]?(?:{NUMBER}))*"
PAGE = rf"第?\s*[A-Z]?\s*(?P<page>{NUMBER}){LIST}\s*版"
SECTION = r"第?\s*[A-Z]\s*(?P<section>\d{1,3})(?!\d)"  # A3: a page even where 版 is left out
OPEN, CLOSE = r"[（(\[【〔]", r"[）)\]】〕]"
ARROWS = r"[▲▼△▽●○■□◆◇★☆→←⇒⇐>＞<＜》《\s]*"
REST = r"[^（()）\[\]【】〔〕。]{0,20}"  # the title, or the name of the page
FROM = r"(?:紧接|緊接|上接|接|轉自|转自)"
ON = r"(?:下转|下轉|转|轉)"
FROM_BARE, ON_BARE = r"(?:紧接|緊接|上接)", r"(?:下转|下轉)"

CONTINUED_FROM = re.compile(
    rf"{ARROWS}(?:{OPEN}\s*{FROM}\s*(?:{PAGE}|{SECTION}){REST}{CLOSE}"
    rf"|{FROM_BARE}\s*{PAGE.replace('page', 'bare')}\s*[:：]?){ARROWS}"
)
CONTINUED_ON = re.compile(
    rf"{ARROWS}(?:{OPEN}\s*{ON}\s*(?:{PAGE}|{SECTION}){REST}{CLOSE}"
    rf"|{ON_BARE}\s*{PAGE.replace('page', 'bare')}){ARROWS}$"
)
LINE = re.compile(
    rf"{ARROWS}(?:{OPEN}\s*(?:{FROM}|{ON})\s*(?:{PAGE}|{SECTION}){REST}{CLOSE}"
    rf"|(?:{FROM}|{ON_BARE})\s*{PAGE.replace('page', 'bare')}\s*[:：]?){ARROWS}"
)
LONGEST = 60  # characters of a notice at the end of a text


@dataclass(frozen=True)
class Turn:
    """A notice, text[start:end], of the page where the other part stands."""

    page: int
    start: int
    end: int


def find_turn(line: str) -> Turn | None:
    """The notice that a whole line is."""
    return _turn(LINE.fullmatch(line))


def find_continued_from(text: str) -> Turn | None:
    """At the beginning of the text."""
    return _turn(CONTINUED_FROM.match(text))


def find_continued_on(text: str) -> Turn | None:
    """At the end of the text."""
    return _turn(CONTINUED_ON.search(text, max(0, len(text) - LONGEST)))


def leads_on(line: str) -> bool:
    """Of a line that is a notice: whether the other part follows."""
    return bool(re.match(rf"{ARROWS}{OPEN}?\s*{ON}(?!自)", line))


def _turn(match: re.Match[str] | None) -> Turn | None:
    if match is None:
        return None
    number = match["page"] or match["section"] or match["bare"]
    return Turn(1 if number in "头頭" else numeral(number), match.start(), match.end())
