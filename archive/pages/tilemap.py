"""The country as tiles: 34 cells placed about as on the map, by GB/T 2260. Imports the record's models."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Branch

SHADES = 4

# (row, column) from the north-west corner; code -> place and name
CELLS = {
    "230000": (1, 7, "黑龙江"),
    "220000": (2, 7, "吉林"),
    "650000": (3, 1, "新疆"),
    "620000": (3, 2, "甘肃"),
    "150000": (3, 4, "内蒙古"),
    "110000": (3, 5, "北京"),
    "120000": (3, 6, "天津"),
    "210000": (3, 7, "辽宁"),
    "630000": (4, 2, "青海"),
    "640000": (4, 3, "宁夏"),
    "140000": (4, 4, "山西"),
    "130000": (4, 5, "河北"),
    "370000": (4, 6, "山东"),
    "540000": (5, 1, "西藏"),
    "610000": (5, 3, "陕西"),
    "410000": (5, 4, "河南"),
    "340000": (5, 5, "安徽"),
    "320000": (5, 6, "江苏"),
    "310000": (5, 7, "上海"),
    "510000": (6, 2, "四川"),
    "500000": (6, 3, "重庆"),
    "420000": (6, 4, "湖北"),
    "360000": (6, 5, "江西"),
    "330000": (6, 6, "浙江"),
    "530000": (7, 2, "云南"),
    "520000": (7, 3, "贵州"),
    "430000": (7, 4, "湖南"),
    "440000": (7, 5, "广东"),
    "350000": (7, 6, "福建"),
    "710000": (7, 7, "台湾"),
    "450000": (8, 3, "广西"),
    "820000": (8, 4, "澳门"),
    "810000": (8, 5, "香港"),
    "460000": (9, 3, "海南"),
}


@dataclass(frozen=True)
class Tile:
    row: int
    column: int
    name: str
    branch: Branch | None  # None: no branch there
    count: int
    shade: int  # 0 none, 1 few ... SHADES most


def draw_tiles(branches: Iterable[Branch]) -> list[Tile]:
    """In reading order. The branches carry article_count; those of no province are passed over."""
    heads = {branch.province_code: branch for branch in branches if branch.level == Branch.Level.PROVINCE}
    highest = max((_count(branch) for branch in heads.values()), default=0)
    return [
        Tile(row, column, name, heads.get(code), count, _shade(count, highest))
        for code, (row, column, name) in CELLS.items()
        for count in [_count(heads.get(code))]
    ]


def _count(branch: Branch | None) -> int:
    return getattr(branch, "article_count", 0)


def _shade(count: int, highest: int) -> int:
    """By order of magnitude: a capital a hundred times as busy must not leave the rest white."""
    if not count:
        return 0
    return min(SHADES, 1 + int(SHADES * math.log1p(count - 1) / math.log1p(highest)))
