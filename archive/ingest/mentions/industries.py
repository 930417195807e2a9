"""Branches of industries that the records lack: 石化行业贸促会, 中国贸促会木材行业分会.

Only names of industries count: what stands before 行业 in running text is as often a verb or a year.
May import draft and gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pypinyin import lazy_pinyin

from archive.ingest.draft import NewBranch
from archive.ingest.gazetteer import INDUSTRY, SHORT_BODY, Gazetteer

_INDUSTRIES = (
    "石油化工|石油和化工|石油|石化|木材|林业|家具|珠宝|黄金|医药|中医药|医疗器械|食品|酒业|茶叶|航空|航天|船舶|铁道|铁路|公路|"
    "交通运输|交通|水产|渔业|畜牧|种子|水利|环保|节能环保|新能源|能源|核工业|矿业|有色金属|有色|钢铁|包装|印刷|造纸|皮革|服装|"
    "丝绸|棉花|玩具|钟表|陶瓷|玻璃|五金|家电|照明|电气|仪器仪表|机床|工程机械|农机|轮胎|橡胶|塑料|文化|旅游|体育|教育|出版|广告|"
    "会展|烟草|盐业|邮政|通信|软件|互联网|电子商务|服务贸易|保险|金融|银行|房地产|建筑|装饰|民航|气象|地质|测绘|安防|消防|军工|兵器"
)
_HEAD = r"(?:中国贸促会|中国国际贸易促进委员会|贸促会)"
_NAME = re.compile(
    rf"(?P<head>{_HEAD})?(?P<industry>{_INDUSTRIES}){INDUSTRY}(?P<body>贸促会|贸促分会|国际贸易促进委员会|委员会|分会)"
)


class Industry(NamedTuple):
    """The name of an industry's branch at its place."""

    branch: NewBranch
    start: int
    end: int


def find_industries(text: str, gazetteer: Gazetteer) -> Iterator[Industry]:
    """In order; 木材行业分会 counts only where 中国贸促会 stands before it."""
    if INDUSTRY not in text or gazetteer.national is None:
        return
    for match in _NAME.finditer(text):
        if "贸" not in match["body"] and not match["head"]:
            continue
        name = match["industry"] + INDUSTRY
        yield Industry(_branch(name, gazetteer.national), match.start(), match.end())


def _branch(name: str, national: str) -> NewBranch:
    return NewBranch(
        slug="".join(lazy_pinyin(name.removesuffix(INDUSTRY))) + "-hangye",
        name=name + SHORT_BODY,
        official_name=f"中国国际贸易促进委员会{name}委员会",
        level="industry",
        province="",
        province_code="",
        parent=national,
    )
