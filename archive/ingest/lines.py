"""Blocks to lines, each with the role that its form gives it; page furniture is taken out on the way.

Imports clippings, draft, furniture, gazetteer, listings, page_heads, particulars, phrases, roles, spacing,
transcripts, turning
and wrapping.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.clippings import is_credit
from archive.ingest.draft import Block, BlockKind, Dropped
from archive.ingest.furniture import (
    ADDRESS,
    FOOTER,
    ORDINAL,
    PAGE_HEADS,
    PAGE_NUMBER,
    RUNNING_HEAD,
    SITE,
    find_furniture,
)
from archive.ingest.gazetteer import divisions
from archive.ingest.listings import find_listings
from archive.ingest.page_heads import find_page_heads
from archive.ingest.particulars import ISSUED
from archive.ingest.phrases import HAN
from archive.ingest.roles import Role, ends_sentence, is_heading_like, role_of
from archive.ingest.spacing import close_line
from archive.ingest.transcripts import TIME_OF_TURN, find_turns
from archive.ingest.turning import find_turn
from archive.ingest.wrapping import width

BRIEF = re.compile(rf"[【\[〔]([{HAN}]{{2,6}})[】\]〕]\s*(?=\S)|([{HAN}]{{2,6}})[ 　]+(?=\S)")
PARTIAL_DATE = re.compile(
    r"(?:(?:19|20)\d\d年(?:\d{1,2}(?:月\d{0,2})?)?|[一二][一二三四五六七八九〇○零]{3}年(?:[一二三四五六七八九十]{1,2}(?:月[一二三四五六七八九十]{0,3})?)?)$"
)
PLACE_BELOW = re.compile(r"(?:会议|活动)?\s*地\s*点\s*[:：]")
SPECK = re.compile(
    r"(?!\.{3,}$)[.,\-~|'`^_:;*\\/<>=+·•¨´¦︱｜ ]{1,8}"
)  # what OCR makes of a speck on the paper
FEW = 12  # lines over the first text
TWO_DIGITS = re.compile(r"0[1-9]")
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
    heads: int = 0  # of pages, above it


def read_lines(blocks: Sequence[Block]) -> tuple[list[Line], list[Dropped]]:
    """The lines of text in order, and what was left out of them."""
    lines: list[Line] = []
    dropped: list[Dropped] = []
    gap = 2  # over the first line all is white
    numbered = (
        False  # whether the line above was a number by itself, as over the parts of a post: 01, PART.02
    )
    above = 0  # blank lines over what was dropped last
    heads_above = 0
    texts = _with_whole_dates(
        [block.text if block.kind == "row" else close_line(block.text) for block in blocks]
    )
    listed = find_listings(texts)
    heads = find_page_heads(texts)
    places = _briefs(texts)
    speakers, times = find_turns(texts)
    for place, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        if not text.strip():
            gap += 1
            continue
        reason = listed.get(place) or (TIME_OF_TURN if place in times else None)
        reason = reason or _reason_to_drop(block, text, lines, place in heads)
        if not reason and dropped and dropped[-1].reason in SITE and FOOTER.match(text):
            reason = dropped[-1].reason  # the rest of a page's foot
        if reason:
            heads_above += reason in PAGE_HEADS
            numbered = reason == ORDINAL or bool(TWO_DIGITS.fullmatch(text))
            dropped += [*(_foot_above(lines) if reason in SITE else ()), Dropped(text, reason)]
            above, gap = max(above, gap), 0
            continue
        role: Role = "brief" if place in places else "turn" if place in speakers else _role(block, text)
        if role == "meta" and PLACE_BELOW.match(
            next((after for after in texts[place + 1 : place + FEW] if after.strip()), "")
        ):
            role = ""  # 时间 beside 地点 is of what was held, not of what was published
        if role in {"", "item"} and SPECK.fullmatch(text):
            dropped.append(Dropped(text, "识别杂点"))
            continue  # white as if it were not there
        if role == "rule":
            dropped.append(Dropped(text, "分隔线"))
            gap += 2
            continue
        kind: BlockKind = "heading" if numbered and not role and is_heading_like(text) else block.kind
        numbered = False
        lines.append(Line(text, kind, block.level, _indent(block.text), max(above, gap), role, heads_above))
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


def _foot_above(lines: list[Line]) -> list[Dropped]:
    """The address and telephone lines that stand over a page's copyright line, taken out of the text."""
    start = len(lines)
    while start and FOOTER.match(lines[start - 1].text) and ADDRESS.search(lines[start - 1].text):
        start -= 1
    foot = [Dropped(line.text, SITE[1]) for line in lines[start:]]
    del lines[start:]
    return foot


def _reason_to_drop(block: Block, text: str, lines: Sequence[Line], in_head: bool) -> str | None:
    """A stated heading is furniture only where it is a newspaper's name."""
    if block.kind == "row":
        return (
            RUNNING_HEAD if in_head and not lines else None
        )  # office and day at the ends of a line, in Word
    if (in_head and not find_turn(text)) or _is_issued(text, lines):
        return RUNNING_HEAD
    if (block.kind == "heading" and block.level) or is_credit(text):
        return None
    reason = find_furniture(text)
    return PAGE_NUMBER if reason == "页码" and not lines and PAGE_ALONE.fullmatch(text) else reason


def _is_issued(text: str, lines: Sequence[Line]) -> bool:
    """An office and the day of issue: over the first text, or anywhere with the word for it."""
    if not ISSUED.fullmatch(text):
        return False
    over = len(lines) <= FEW and not any(ends_sentence(line.text) for line in lines)
    return over or text.endswith(("印发", "编印", "编", "編印", "印發"))


def _role(block: Block, text: str) -> Role:
    if block.kind == "row":
        return ""
    return "meta" if is_credit(text) else role_of(text)


def _indent(text: str) -> int:
    head = text[: len(text) - len(text.lstrip())]
    return width(head) + 3 * head.count("\t")
