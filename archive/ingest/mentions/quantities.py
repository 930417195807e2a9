"""Numbers with their units: 130余家, 67.21亿美元, 四千二百多件, 18.5%.

Imports nothing of the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MONEY = "美元|欧元|英镑|日元|港元|港币|韩元|卢布|卢比|泰铢|澳元|加元|新元|新台币|台币|马克|法郎|元人民币|元"
_COUNTS = (
    "家次|个次|人次|车次|航次|架次|列次|场次|批次|次|人|名|位|户|家|个|项|场|批|件|份|种|款|条|组|套|辆|台|艘|架|列|班|趟|起|宗|笔|单|票|"
    "篇|部|本|册|张|幅|期|所|座|间|处|门|堂|株|头|只|块|对|国|字|县|校|箱|棵|支|枚|颗|瓶|盒|枝|幢|栋|封|艘次|家次|双|匹|袋|罐|片(?![区面])|根(?![据本源])|串(?!联)|粒|束|捆|卷(?!入)|筐|吨次|亩次|届次|集|点|课时|学时|支队伍"
)
_MEASURES = "平方公里|平方米|平米|立方米|公里|千米|海里|厘米|毫米|米|公顷|亩|万吨|吨|公斤|千克|克|斤|标准箱|标箱|千瓦时|千瓦|度|升|桶|TEU"
_SHARES = "个百分点|百分点|%|％|倍"
_UNIT = f"{_SHARES}|{_MONEY}|{_MEASURES}|{_COUNTS}"
_QUANTITY = re.compile(
    r"(?<![\d.,+＋·/第A-Za-z〔-])(?<!\d[:：])(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?"
    rf"(?P<several>[余多来几])?(?P<scale>百万|千万|十万|万亿|百亿|千亿|[百千万亿])?(?P<more>[余多])?\s?(?P<unit>{_UNIT})"
    r"(?![强版号楼年月])"
    r"|(?<![第一二两三四五六七八九十百千万亿〇零])(?P<han>[一二两三四五六七八九十百千万亿〇零]{1,12})(?P<han_several>[余多来])?"
    rf"(?P<han_scale>[万亿])?(?P<han_unit>{_UNIT})(?![强版号楼年月])"
)
_NO_COUNT = re.compile(
    r"个(?:工作日|月|小时|半月|星期|季度|方面|关系|问题上|学期|阶段|坚持|意识|自信|维护|确立|全面|一)|次会议|次全|次全体|届|点[钟半]|"
    r"期间|人民|人类|人均|条[是第]|项规定|个别|家庭|国际|国家主席|位居|名列|次于|对[此于]|元旦|单位[,，]|种种|本[次届报]|场[上下]|部门[,，]"
)
_TIME_BEHIND = re.compile(r"\s?(?:个工作日|个月|小时|分钟)")
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SMALL_COUNTS = frozenset(
    "场 人次 家 份 吨 件 名 位 起 元 美元 批次 辆 次 期 册 封 台 艘 架 趟 箱 亩 公里 平方米 公斤 万吨 公顷 户 单 笔 宗 座 班 列".split()
)
# 六个小组, but not 三个方面: these one can count.
_COUNTABLE = re.compile(
    r"(?:国家|地区|县|市|区|城市|省|小组|展[位馆区台]|摊位|项目|品种|企业|厂|单位|团[组队]|代表团|集装箱|货柜|网点|窗口|村|社)"
)


LEAST = 3  # 一家, 两国 rather speak than count


@dataclass(frozen=True)
class Quantity:
    """A number and its unit: text[start:end], the unit being text[unit_start:end]."""

    value: float
    start: int
    unit_start: int
    end: int


def find_quantities(text: str) -> Iterator[Quantity]:
    """Quantities in order. Dates, years, ordinals, durations and slogans (1+5+10) are none."""
    for match in _QUANTITY.finditer(text):
        if match["han"]:
            unit_start, end = match.span("han_unit")
            value = han_value(match["han"]) * _scale(match["han_scale"])
            if not (_counts(match, value) or (value >= LEAST and _COUNTABLE.match(text, unit_start + 1))):
                continue
        else:
            unit_start, end = match.span("unit")
            value = float(Decimal(re.sub("[,，]", "", match["digits"])) * _scale(match["scale"]))
        if _NO_COUNT.match(text, unit_start) or _is_quoted_slogan(text, match):
            continue
        yield Quantity(value, match.start(), unit_start, end)


def han_value(numeral: str) -> float:
    """四千二百 is 4200, 一百二十 is 120, 三亿五千万 is 350,000,000."""
    total = section = digit = 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "亿":
            total, section, digit = (total + section + digit) * _SCALES[char], 0, 0
        elif char == "万":
            total, section, digit = total + (section + digit) * _SCALES[char], 0, 0
        else:
            section += (digit or 1) * _SCALES[char]
            digit = 0
    return float(total + section + digit)


def _scale(scale: str | None) -> int:
    product = 1
    for char in scale or "":
        product *= _SCALES[char]
    return product


def _counts(match: re.Match[str], value: float) -> bool:
    """Written numerals count above ten or with 余; 一家, 两国, 四条 rather speak than count."""
    if match["han_several"] or match["han_scale"]:
        return len(match["han"]) > 1 or match["han"] in "十百千"
    if value > 10:
        return True
    return value >= LEAST and match["han_unit"] in _SMALL_COUNTS


def _is_quoted_slogan(text: str, match: re.Match[str]) -> bool:
    """“四位一体”, “三进”: a numeral that opens a short quotation."""
    return match["han"] is not None and text[match.start() - 1 : match.start()] in ("“", "‘", "「", "《")
