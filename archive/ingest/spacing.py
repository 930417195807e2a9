"""Spaces within a line: which the extraction put there and which the writer did. Imports phrases only.

Extraction from a PDF sets spaces between the characters of a justified line and around numerals; Chinese print
has none of them. Spaces between Latin words and around Latin names ("RCEP 协定") are the writer's and stay.
"""

from __future__ import annotations

import re

from archive.ingest.phrases import DATE, HAN

SPACE = "[ \t\u3000\xa0\u2002-\u200a]"
WIDE = rf"[{HAN}，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·％～　]"
SPACES = re.compile(r"[ \t\u3000\xa0\u2000-\u200b\ufeff]+")
UNSEEN = re.compile("[\xad\u200b-\u200f\u2060\ufeff]+")  # soft hyphens, and what takes no room
# A day whose numerals the extraction broke: 2 008年1 2月3 日.
BROKEN_DAY = re.compile(r"(?<!\d)(?:1 ?9|2 ?0) ?\d ?\d ?年 ?(?:[01] ?)?\d ?月 ?(?:[0-3] ?)?\d ?[日号]")
BROKEN_NUMERAL = re.compile(r"\d \d")
WIDE_PAIR = re.compile(rf"(?<={WIDE})(?={WIDE})")
SPACED_PAIR = re.compile(rf"(?<={WIDE}) (?={WIDE})")
WIDE_GAP = re.compile(r"(?:\u3000[ \xa0]?|[ \xa0]{2}){2,}")  # between the parts of a line
BESIDE_WIDE = re.compile(rf"(?<={WIDE}) | (?={WIDE})")
BETWEEN_WIDE = re.compile(rf"(?<={WIDE}) (?={WIDE})")
BESIDE_DIGIT = re.compile(rf"(?<=[{HAN}]) (?=[\d$€£¥+-]?\d)|(?<=[\d%％‰]) (?=[{HAN}])")
BESIDE_PUNCTUATION = re.compile(r" (?=[，。、；：？！”’）》】」』％])|(?<=[，。、；：？！“‘（《【「『]) ")
SINGLES_INSIDE = re.compile(rf"(?<=[\s（(])[{HAN}] [{HAN}](?=[\s）)])")
NAMED = re.compile(
    r"([（(][^（()）。]{0,20}(?:记者|通讯员|作者|記者|通訊員)[^（()）。]{1,40}[）)]|[（(][^（()）。，；：、]{4,30}[）)]$)"
)
ARTICLE_OF_LAW = re.compile(r"第[一二三四五六七八九十百]{1,5}[章节条編编]\s(?=\S)")  # 第四条 本办法…
SINGLES = re.compile(rf"(?<![^\s（(])[{HAN}](?: [{HAN}])+(?![^\s）)])")
# Where these stand unspaced, only the words set in single letters are closed: 福 建 日 报 2001年11月14日 星期三.
WHOLE_DAY = re.compile(rf"(?<!\S)(?:{DATE}|星期[一二三四五六日天])(?!\S)")
SINGLES_ALONE = re.compile(r"\S(?: \S){3,}")  # 1 9 9 6 年 7 月 1 8 日
REPORTERS = re.compile(r"(?:记者|通讯员|記者|通訊員)[\s:：]*$")
SINGLE_DIGITS = re.compile(r"(?<![\d.])\d(?: [\d.])+(?![\d.])|(?<![A-Za-z])[A-Z](?: [A-Z]){2,}(?![A-Za-z])")


def collapse(text: str) -> str:
    return SPACES.sub(" ", UNSEEN.sub("", text)).strip(" ")


def _whole_day(day: re.Match[str]) -> str:
    return day.group().replace(" ", "") if BROKEN_NUMERAL.search(day.group()) else day.group()


def is_letter_spaced(text: str) -> bool:
    """Most of its neighbouring Han characters stand apart."""
    spaced = len(SPACED_PAIR.findall(text))
    return spaced >= 4 and spaced > len(WIDE_PAIR.findall(text))


def close_letter_spacing(text: str) -> str:
    return BESIDE_WIDE.sub("", SINGLE_DIGITS.sub(lambda match: match.group().replace(" ", ""), text))


def close_line(text: str) -> str:
    """A line as it stands alone: "链 接", "王 五" and spaced-out lines closed up, everything else kept.

    Parts set far from each other stay apart: 6　经济　　　　福 建 日 报　　　　2001年11月14日.
    """
    parts = WIDE_GAP.split(text.strip())
    return _closed(" ".join(map(_closed, parts)) if len(parts) > 1 else text)


def _closed(text: str) -> str:
    text = collapse(text)
    if " " not in text:
        return text
    if SINGLES_ALONE.fullmatch(text):
        return text.replace(" ", "")
    if is_letter_spaced(text) and not WHOLE_DAY.search(text):
        return close_letter_spacing(text)
    text = BROKEN_DAY.sub(_whole_day, text)
    return BESIDE_PUNCTUATION.sub("", SINGLES.sub(_closed_up, text))


def _closed_up(singles: re.Match[str]) -> str:
    """One word, or behind 记者 and 通讯员 names of two characters each: 谷 仓 陆 野."""
    letters = singles.group().replace(" ", "")
    if REPORTERS.search(singles.string, 0, singles.start()) and len(letters) in (4, 6, 8):
        return " ".join(letters[place : place + 2] for place in range(0, len(letters), 2))
    return letters


def close_paragraph(text: str, extracted: bool, keep: re.Match[str] | None = None) -> str:
    """Running text: nothing between Han characters; nothing around numerals either where the page was extracted.

    What `keep` matched at its beginning stays as it is.
    """
    keep = keep or ARTICLE_OF_LAW.match(text)
    if keep:
        return keep.group() + close_paragraph(text[keep.end() :], extracted)
    if " " not in text:
        return text
    parts = NAMED.split(
        text
    )  # what stands in the brackets of a byline, at the odd places, keeps the names apart
    parts[1::2] = [
        SINGLES_INSIDE.sub(lambda match: match.group().replace(" ", ""), part) for part in parts[1::2]
    ]
    parts[::2] = [BROKEN_DAY.sub(_whole_day, BETWEEN_WIDE.sub("", part)) for part in parts[::2]]
    text = "".join(parts)
    return BESIDE_DIGIT.sub("", text) if extracted else text
