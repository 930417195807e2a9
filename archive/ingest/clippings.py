"""What a press review sets under a title, in bars: 報章 | 大公報 | 2026-10-15 | A08 | 經濟 | By 葉詠欣.

The same parts over a page are its head; where they stand tells them apart. Imports page_parts and phrases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.ingest.page_parts import PAGE_KINDS, Part, credits_only, find_number, find_paper, parse_parts
from archive.ingest.phrases import ONE, PRESS, REPORTER, narrow

BAR = re.compile(r"\s*[|｜丨│┃¦]\s*")
LONGEST, LONGEST_CELL = 110, 24  # characters
WRITER = re.compile(
    rf"(?:(?:By|BY|by|作者|撰文|文)\s*[:：/／]?\s*)(?P<by>\S.{{0,20}})|(?P<signed>(?:{PRESS}\s*)?{REPORTER}\s*[:：]?\s*{ONE}(?:[\s、]+{ONE})*)"
)
MEDIUM = re.compile(
    r"(?:報章|报章|報刊|报刊|報紙|报纸|雜誌|杂志|網站|网站|網媒|网媒|新聞網站|新闻网站|通訊社|通讯社|電視|电视|電台|电台|公众号|公眾號)(?:新聞|新闻)?"
)
SITE = re.compile(r"[\u4e00-\u9fff]{2,10}(?:网|網|社|电视台|電視台|客户端)")


@dataclass(frozen=True)
class Clipping:
    paper: str
    page: int | None
    writers: tuple[str, ...]


def parse_clipping(line: str) -> Clipping | None:
    """None where the line does not name a paper beside a day, or the kind of medium beside the rest."""
    cells = [cell for cell in BAR.split(narrow(line.strip())) if cell]
    if len(cells) < 2 or len(line) > LONGEST or any(len(cell) > LONGEST_CELL for cell in cells):
        return None
    written = [match for cell in cells if (match := WRITER.fullmatch(cell))]
    plain = [cell for cell in cells if not WRITER.fullmatch(cell) and not MEDIUM.fullmatch(cell)]
    if not all(parse_parts(cell) or SITE.fullmatch(cell) for cell in plain):
        return None
    told: list[Part] = [part for cell in plain for part in parse_parts(cell)]
    paper = find_paper(told) or next((cell for cell in plain if SITE.fullmatch(cell)), "")
    has_day = any(part.kind == "day" for part in told)
    if not (paper and has_day) and not (MEDIUM.fullmatch(cells[0]) and len(cells) > 2):
        return None
    page = find_number([part for part in told if part.kind in PAGE_KINDS[0]])
    return Clipping(paper, page, tuple(match["by"] or match["signed"] for match in written))


def is_credit(line: str) -> bool:
    """A line that under a title credits the article, with or without bars."""
    return credits_only(line) or parse_clipping(line) is not None
