"""Blocks to lines, each with the role that its form gives it; page furniture is taken out on the way.

Imports draft, furniture, gazetteer, listings, roles, spacing and wrapping.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.draft import Block, BlockKind, Dropped
from archive.ingest.furniture import (
    ADDRESS,
    FOOTER,
    PAGE_NUMBER,
    PERIODICAL,
    RUNNING_HEAD,
    SITE,
    find_furniture,
)
from archive.ingest.gazetteer import divisions
from archive.ingest.listings import find_listings
from archive.ingest.roles import DATE, HAN, ISSUED, Role, ends_sentence, narrow, role_of
from archive.ingest.spacing import close_line
from archive.ingest.wrapping import width

BRIEF = re.compile(rf"[【\[〔]([{HAN}]{{2,6}})[】\]〕]\s*(?=\S)|([{HAN}]{{2,6}})[ 　]+(?=\S)")
PARTIAL_DATE = re.compile(
    r"(?:(?:19|20)\d\d年(?:\d{1,2}(?:月\d{0,2})?)?|[一二][一二三四五六七八九〇○零]{3}年(?:[一二三四五六七八九十]{1,2}(?:月[一二三四五六七八九十]{0,3})?)?)$"
)
PAGE_AND_NAME = re.compile(rf"[A-D]?\d{{1,2}}\s*[│|｜/／·]\s*[{HAN}·]{{2,8}}")  # 07 │ 区域合作, over a page
DATE_AND_PAGE = re.compile(rf"{DATE}\s*第?\s*[A-H]?\d{{1,2}}\s*版")
ISSUE = re.compile(r"第\s*[\d一二三四五六七八九十百〇]+\s*期")
OF_AN_ISSUE = re.compile(r"第.+期|年鉴")
PLACE_BELOW = re.compile(r"(?:会议|活动)?\s*地\s*点\s*[:：]")
SECTION = 6  # characters of its name
CHAPTER = re.compile(rf"第[一二三四五六七八九十]{{1,3}}[篇编編]\s+[{HAN}]{{2,10}}")
FEW = 12  # lines over the first text
PAGE_ALONE = re.compile(r"\d{1,2}")
REST_OF_DATE = re.compile(
    r"(?:\d{0,2}|[一二三四五六七八九十]{0,3})(?:月\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}))?[日号]"
)


@dataclass(frozen=True)
class Line:
    text: str  # closed up, without indent
    kind: BlockKind
    level: int
    indent: int  # columns
    gap: int  # blank lines above
    role: Role


def read_lines(blocks: Sequence[Block]) -> tuple[list[Line], list[Dropped]]:
    """The lines of text in order, and what was left out of them."""
    lines: list[Line] = []
    dropped: list[Dropped] = []
    gap = 2  # over the first line all is white
    above = 0  # blank lines over what was dropped last
    texts = _with_whole_dates(
        [block.text if block.kind == "row" else close_line(block.text) for block in blocks]
    )
    listed = find_listings(texts)
    places = _briefs(texts)
    for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if not text.strip():
            gap += 1
            continue
        reason = listed.get(place) or _reason_to_drop(block, text, lines, gap)
        if not reason and dropped and dropped[-1].reason in SITE and FOOTER.match(text):
            reason = dropped[-1].reason  # the rest of a page's foot
        if reason:
            if reason == RUNNING_HEAD and dropped and not gap:
                dropped += _section_above(lines)
            dropped += [*_dropped_with(reason, text, lines), Dropped(text, reason)]
            above, gap = max(above, gap), 0
            continue
        role: Role = "brief" if place in places else _role(block, text)
        if role == "meta" and PLACE_BELOW.match(
            next((after for after in texts[place + 1 : place + FEW] if after.strip()), "")
        ):
            role = ""  # 时间 beside 地点 is of what was held, not of what was published
        if role == "rule":
            dropped.append(Dropped(text, "分隔线"))
            gap += 2
            continue
        lines.append(Line(text, block.kind, block.level, _indent(block.text), max(above, gap), role))
        above = gap = 0
    return lines, dropped


def _with_whole_dates(texts: list[str]) -> list[str]:
    """A date that the width of a column broke, whole on its first line: 二〇〇五年九月十 / 六日."""
    whole = list(texts)
    for place, (before, after) in enumerate(itertools.pairwise(texts)):
        if PARTIAL_DATE.search(before) and (rest := REST_OF_DATE.fullmatch(after.strip())):
            whole[place : place + 2] = [before + rest.group(), ""]
    return whole


def _briefs(texts: Sequence[str]) -> frozenset[int]:
    """Where the briefs of a column begin, each with its place: 天津　4月11日，天津市贸促会…."""
    found = {
        place
        for place, text in enumerate(texts)
        if len(text) > 12 and (match := BRIEF.match(text)) and (match.group(1) or match.group(2)) in divisions()
        and (place == 0 or not texts[place - 1].strip() or ends_sentence(texts[place - 1]))
    }  # fmt: skip
    return frozenset(found) if len(found) > 1 else frozenset()


def _section_above(lines: list[Line]) -> list[Dropped]:
    """The name of the page's section, where it stands between two lines of the head: 地方贸促."""
    bare = [line for line in lines if line.role != "editor"]
    if len(bare) != 1 or bare[0] is not lines[-1] or bare[0].role or len(bare[0].text) > SECTION:
        return []
    return [Dropped(lines.pop().text, RUNNING_HEAD)]


def _credits(text: str, lines: Sequence[Line], gap: int) -> bool:
    """A day and a page right under a title or a byline are of that article, as in a press review."""
    return (
        bool(lines) and not gap and bool(DATE_AND_PAGE.fullmatch(text)) and not ends_sentence(lines[-1].text)
    )


def _name_above(lines: list[Line]) -> list[Dropped]:
    """The name of a newsletter, where it is all that stands over its line of issue."""
    if len(lines) != 1 or not PERIODICAL.fullmatch(lines[0].text):
        return []
    return [Dropped(lines.pop().text, RUNNING_HEAD)]


def _foot_above(lines: list[Line]) -> list[Dropped]:
    """The address and telephone lines that stand over a page's copyright line, taken out of the text."""
    start = len(lines)
    while start and FOOTER.match(lines[start - 1].text) and ADDRESS.search(lines[start - 1].text):
        start -= 1
    foot = [Dropped(line.text, SITE[1]) for line in lines[start:]]
    del lines[start:]
    return foot


def _reason_to_drop(block: Block, text: str, lines: Sequence[Line], gap: int) -> str | None:
    """A stated heading is furniture only where it is a newspaper's name; a head is none under a title."""
    if block.kind == "row":
        return None
    reason = find_furniture(text)
    if reason == "页码" and not lines and PAGE_ALONE.fullmatch(text):
        return PAGE_NUMBER
    reason = reason or (RUNNING_HEAD if _is_head_over(text, lines) else None)
    if block.kind == "heading" and block.level and reason != RUNNING_HEAD:
        return None
    return None if reason == RUNNING_HEAD and _credits(text, lines, gap) else reason


def _is_head_over(text: str, lines: Sequence[Line]) -> bool:
    """What is a head only where no text stands above it: a page with its name, a newsletter's name or its issue."""
    if ISSUED.fullmatch(text):
        return len(lines) <= FEW and not any(ends_sentence(line.text) for line in lines)
    named = (
        PAGE_AND_NAME.fullmatch(narrow(text))
        or CHAPTER.fullmatch(text)
        or (PERIODICAL.fullmatch(text) and OF_AN_ISSUE.search(text))
    )
    return not lines and bool(named)


def _dropped_with(reason: str, text: str, lines: list[Line]) -> list[Dropped]:
    """What goes out with a line: the rest of a site's foot above it, a newsletter's name over its line of issue."""
    if reason in SITE:
        return _foot_above(lines)
    return _name_above(lines) if reason == RUNNING_HEAD and ISSUE.search(text) else []


def _role(block: Block, text: str) -> Role:
    if block.kind == "row":
        return ""
    return "meta" if DATE_AND_PAGE.fullmatch(text) else role_of(text)


def _indent(text: str) -> int:
    head = text[: len(text) - len(text.lstrip())]
    return width(head) + 3 * head.count("\t")
