"""The country as tiles: 34 cells placed about as on the map, by GB/T 2260. Imports the record's models."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from archive.models import Branch

SHADES = 4

# (row, column) from the north-west corner; code -> place and name
CELLS = {
    "230000": (1, 7, _("黑龙江")),
    "220000": (2, 7, _("吉林")),
    "650000": (3, 1, _("新疆")),
    "620000": (3, 2, _("甘肃")),
    "150000": (3, 4, _("内蒙古")),
    "110000": (3, 5, _("北京")),
    "120000": (3, 6, _("天津")),
    "210000": (3, 7, _("辽宁")),
    "630000": (4, 2, _("青海")),
    "640000": (4, 3, _("宁夏")),
    "140000": (4, 4, _("山西")),
    "130000": (4, 5, _("河北")),
    "370000": (4, 6, _("山东")),
    "540000": (5, 1, _("西藏")),
    "610000": (5, 3, _("陕西")),
    "410000": (5, 4, _("河南")),
    "340000": (5, 5, _("安徽")),
    "320000": (5, 6, _("江苏")),
    "310000": (5, 7, _("上海")),
    "510000": (6, 2, _("四川")),
    "500000": (6, 3, _("重庆")),
    "420000": (6, 4, _("湖北")),
    "360000": (6, 5, _("江西")),
    "330000": (6, 6, _("浙江")),
    "530000": (7, 2, _("云南")),
    "520000": (7, 3, _("贵州")),
    "430000": (7, 4, _("湖南")),
    "440000": (7, 5, _("广东")),
    "350000": (7, 6, _("福建")),
    "710000": (7, 7, _("台湾")),
    "450000": (8, 3, _("广西")),
    "820000": (8, 4, _("澳门")),
    "810000": (8, 5, _("香港")),
    "460000": (9, 3, _("海南")),
}


@dataclass(frozen=True)
class Tile:
    row: int
    column: int
    name: str
    branch: Branch | None  # None: no branch there
    count: int
    shade: int  # 0 none, 1 few ... SHADES most

    @property
    def label(self) -> str:
        return gettext(self.name)


def draw_tiles(branches: Iterable[Branch], counts: Mapping[int, int] | None = None) -> list[Tile]:
    """In reading order. counts: of each branch, by its id; else the branches carry article_count. Those of no
    province are passed over."""
    heads = heads_of(branches)
    found = {
        code: counts.get(head.pk, 0) if counts is not None else getattr(head, "article_count", 0)
        for code, head in heads.items()
    }
    highest = max(found.values(), default=0)
    return [
        Tile(row, column, name, heads.get(code), found.get(code, 0), _shade(found.get(code, 0), highest))
        for code, (row, column, name) in CELLS.items()
    ]


def heads_of(branches: Iterable[Branch]) -> dict[str, Branch]:
    """Code of a province -> its branch."""
    return {branch.province_code: branch for branch in branches if branch.level == Branch.Level.PROVINCE}


def _shade(count: int, highest: int) -> int:
    """By order of magnitude: a capital a hundred times as busy must not leave the rest white."""
    if not count:
        return 0
    return min(SHADES, 1 + int(SHADES * math.log1p(count - 1) / math.log1p(highest)))
