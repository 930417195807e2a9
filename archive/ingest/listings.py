"""Lists of other texts: an issue's contents over it, links to further posts under it. They belong to no article.

A list is known by its head, and ends where its lines are no titles any more. Imports phrases and roles.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from archive.ingest.phrases import MARKS
from archive.ingest.roles import is_heading_like, role_of

CONTENTS_LISTED = "目录"  # why its lines are dropped
CONTENTS = re.compile(
    r"[【\[■]?\s*(?:本期|本版|今日|本报今日)?\s*(?:要目|目录|导读|看点|要闻导读|内容提要)\s*[】\]]?[:：]?"
)
FURTHER = re.compile(
    r"[【\[■▼·\s]*(?:往期(?:推荐|回顾|精选|精彩|热文|内容|文章)|精彩往期|(?:喜欢此内容|看过本文)的人还(?:喜欢|看了)|(?:推荐|相关|延伸|热门|精彩)(?:阅读|推荐|文章|回顾|新闻|资讯)|"
    r"猜你喜欢|更多(?:精彩|内容|资讯|新闻).{0,6}|精彩推荐|友情链接|历史文章)\s*[】\]▼]*[:：]?"
)
ADVERTISEMENT = re.compile(r"[【\[·•\s]*(?:广\s*告|公益广告|廣\s*告)[】\]·•\s]*")
NUMBER = re.compile(rf"^(?:[{MARKS}●•·○\-*]|\d{{1,2}}\s*[.、．])\s*")
PAGE = re.compile(r"[\s….·—-]*(?:第?\s*[A-Z]?\d{1,3}\s*[版页]?|[（(]\d{1,3}[）)])$")
NUMBER_OF_PAGE = re.compile(r"[^\w（(]*(?:详?见|刊)?\s*第?\s*[A-H]?\d{1,3}\s*[版页][^\w）)]*")
MOST_OF_ENTRY = 3  # lines of a title
RUNNING = 18  # characters: a line of text broken at the width of a column is not shorter
LONGEST_LIST = 200  # lines
BOX, WHITE = 12, 20  # lines: of an advertisement, and blank ones between two texts
LONGEST = 45  # characters of a title in a list


def find_listings(texts: Sequence[str]) -> dict[int, str]:
    """The places of the lines that list other texts, with the reason to drop them."""
    found: dict[int, str] = {}
    last: dict[str, int] = {}  # where a title stands last; told once, for a text may have many heads
    for place, text in enumerate(texts):
        if place in found or not text.strip():
            continue
        if CONTENTS.fullmatch(text):
            last = last or {plain_entry(line): at for at, line in enumerate(texts)}
            listed = _contents(texts, place, last)
            found |= dict.fromkeys(listed, CONTENTS_LISTED) if len(listed) > 1 else {}
        elif ADVERTISEMENT.fullmatch(text):
            found |= dict.fromkeys(_box(texts, place), "广告")
        elif FURTHER.fullmatch(text):
            listed = _further(texts, place)
            links = len(listed) > 1 or not any(line.strip() for line in texts[place + 1 :])
            found |= dict.fromkeys(listed, "相关文章链接") if links else {}
    return found


def _contents(texts: Sequence[str], head: int, last: Mapping[str, int]) -> list[int]:
    """The lines under a head of contents that come again below as titles, or carry a bullet or a page."""
    listed, titles = [head], set[str]()
    for place in range(head + 1, min(len(texts), head + LONGEST_LIST)):
        text = texts[place].strip()
        if not text:
            if titles and plain_entry(_next(texts, place)) in titles:
                break
            continue
        title = plain_entry(text)
        returns = bool(title) and last.get(title, place) > place
        marked = (
            bool(NUMBER.match(text) or PAGE.search(text)) and len(text) <= LONGEST and text[-1] not in "。；"
        )
        if not returns and not marked and not _leads_to_a_page(texts, place):
            break
        listed.append(place)
        titles |= {title} - {""}
    return listed


def _leads_to_a_page(texts: Sequence[str], place: int) -> bool:
    """Whether this line and those right under it are a title over the number of its page, on a line of its own."""
    entry = [text.strip() for text in texts[place : place + MOST_OF_ENTRY + 1]]
    number = next((at for at, text in enumerate(entry) if NUMBER_OF_PAGE.fullmatch(text)), 0)
    return number > 0 and all(is_heading_like(text) for text in entry[:number])


def _further(texts: Sequence[str], head: int) -> list[int]:
    """The titles under a head of links, as long as no text follows them."""
    listed = [head]
    for place in range(head + 1, min(len(texts), head + LONGEST_LIST)):
        text = texts[place].strip()
        if FURTHER.fullmatch(text):
            break
        if not text:
            continue
        if (
            len(text) > LONGEST
            or text[-1] in "。；"
            or role_of(text) in {"dateline", "byline", "meta", "label"}
        ):
            break
        bulleted = NUMBER.match(text) and NUMBER.match(texts[listed[-1]].strip())
        if not bulleted and (_is_running(_next(texts, place)) or _is_broken_text(texts[place + 1 :])):
            break
        listed.append(place)
    return listed


def _box(texts: Sequence[str], head: int) -> list[int]:
    """The head and the lines that stand together under it."""
    end = next(
        (at for at in range(head + 1, min(len(texts), head + BOX)) if not texts[at].strip()),
        min(len(texts), head + BOX),
    )
    return list(range(head, end))


def _next(texts: Sequence[str], place: int) -> str:
    return next((text.strip() for text in texts[place + 1 : place + 1 + WHITE] if text.strip()), "")


def _is_broken_text(texts: Sequence[str]) -> bool:
    """Whether lines of a column follow, alike in width and one of them with a mark."""
    lines = list(itertools.islice((text.strip() for text in texts if text.strip()), 2))
    long = len(lines) > 1 and min(map(len, lines)) > RUNNING
    return long and "，" in "".join(lines) and not any(NUMBER.match(line) for line in lines)


def _is_running(text: str) -> bool:
    """Text, or what stands between a title and its text."""
    return role_of(text) in {"dateline", "byline", "meta", "subtitle"} or (
        len(text) > RUNNING and "，" in text and not is_heading_like(text)
    )


def plain_entry(text: str) -> str:
    """A title as a list names it, without number, page and marks."""
    return re.sub(r"\W", "", PAGE.sub("", NUMBER.sub("", text)))
