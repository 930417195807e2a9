"""The names of columns over titles: ·短评·, 【言者有意】, 小辞典. Each stands over an article of its own.

By its form such a line is an item of a list or a heading; what stands around it decides. Imports authors, cleaning, gazetteer,
heads, phrases and signs.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.authors import is_name_line
from archive.ingest.cleaning import Unit
from archive.ingest.gazetteer import divisions
from archive.ingest.heads import OFFICE, is_head
from archive.ingest.phrases import HAN, MARKS
from archive.ingest.signs import NEWS_VERB

COLUMN_MARK = re.compile(
    rf"[{HAN}]{{2,6}}(?:随笔|论坛|观察|视点|时评|茶座|漫笔|专栏|聚焦|走笔|札记|言论|短评|杂谈|漫谈|之窗|天地|视线|一线|快评|絮语|夜话|纪事)"
)
ENCLOSED = re.compile(
    rf"[【\[〔〖『「]\s*([{HAN}·\s]{{2,10}}?)\s*[】\]〕〗』」]|([·•・‧★☆◆◇■□●○▲△※*＊~～—\-–=|｜]+)\s*([{HAN}\s]{{2,8}}?)\s*\2"
)
BARE = re.compile(
    rf"[{HAN}]{{0,4}}(?:辞典|词典|资料|知识|常识|问答|信箱|来信|来函|照登|选登|来论|往来|服务台|咨询台|大家谈|百家言|短评|时评|杂谈|随笔|漫笔|絮语|札记|"
    r"编后|编余|花絮|点滴|集锦|一得|一束|论坛|园地|天地|之窗|之声|知识窗|信息窗|广角|走廊|视窗|拾零|简讯|短讯|短波|快讯|文摘|书架|人物|传真|見聞|见闻|小議|小议|茶座)"
)
COLUMN = re.compile(
    "手记|短评|快评|微评|时评|评论|言论|杂谈|随笔|论坛|短波|短讯|简讯|快讯|花絮|来信|文摘|要闻|动态|走笔|札记|絮语|茶座|信箱|广角"
)
IN_BRACKETS = re.compile(rf"[（(]\s*([{HAN}\s]{{2,6}}?)\s*[）)]")
MARKED = re.compile(rf"[{MARKS}○●◎]\s*([{HAN}]{{2,6}})")  # ■记者手记
PART = 2  # characters: 【故事】 and 【数据】 head the parts of an article
LONGER = 2  # characters that a title has more than the bare name of a column over it


def with_column_names(units: Sequence[Unit]) -> list[Unit]:
    """The units, the names of columns over titles told apart from them."""
    found = _with_names_above(units)
    within = _brackets_within(found)
    for place in range(len(found) - 1):
        if _is_column(found, place) and found[place].text[0] not in within:
            found[place] = replace(found[place], role="column", kind="line", level=0)
    return found


def _with_names_above(units: Sequence[Unit]) -> list[Unit]:
    """（短评） under a title says what a column's name over it says, and is set there."""
    found = list(units)
    for place in range(1, len(found)):
        title, named = found[place - 1], IN_BRACKETS.fullmatch(found[place].text)
        bare = is_head(title) and not title.role and found[place].role in {"", "signature", "byline"}
        if named and bare and (COLUMN.search(named[1]) or BARE.fullmatch(named[1])):
            name = replace(found[place], role="column", kind="line", level=0, gap=title.gap)
            found[place - 1 : place + 1] = name, replace(title, gap=0)
    return found


def _brackets_within(units: Sequence[Unit]) -> set[str]:
    """The brackets that stand right over a text somewhere on the page: 【数据】 tells a part of an article."""
    return {
        unit.text[0]
        for unit, below in itertools.pairwise(units)
        if ENCLOSED.fullmatch(unit.text) and not is_head(below) and not below.role
    }


def _is_column(units: Sequence[Unit], place: int) -> bool:
    """The name of a column right over a title that stands over its text."""
    unit, title = units[place], units[place + 1]
    below = units[place + 2] if place + 2 < len(units) else None
    if (
        below is None
        or not is_head(title)
        or title.role
        or (is_head(below) and below.kind == title.kind and not below.gap and not is_name_line(below.text))
    ):
        return False
    if (enclosed := ENCLOSED.fullmatch(unit.text)) and unit.role in {"", "item", "subtitle"}:
        name = "".join((enclosed[1] or enclosed[3]).split())
        of_a_part = len(name) <= PART and not COLUMN.fullmatch(name) and not title.level
        of_a_part = of_a_part and below.kind != "row"  # 【数据】 over the title of a table: a box
        return not of_a_part and (unit.gap > 0 or not place)
    if (marked := MARKED.fullmatch(unit.text)) and unit.role in {"", "item", "related"}:
        return bool(COLUMN.search(marked[1]) or BARE.fullmatch(marked[1])) and (unit.gap > 0 or not place)
    bare = place > 0 and unit.role == "" and unit.kind == "line" and BARE.fullmatch(unit.text)
    apart = unit.gap and not title.gap and (below.gap or below.role)
    longer = len(title.text) >= len(unit.text) + LONGER
    named = NEWS_VERB.search(unit.text) or OFFICE.search(unit.text) or unit.text in divisions()
    return bool(bare and apart and longer and not named and title.kind == "line")
