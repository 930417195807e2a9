"""What a number counts: the noun behind its unit, or the one that leads up to it.

Imports nothing of the project. Where a noun ends is told by common verbs and function words: a tagger would say
it better and cost more than all the rest of the reading.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_VERBS_FILE = Path(__file__).with_name("verbs.txt")
# A verb before one of these is the beginning of a noun: 采购商, 展览会, 签证点.
_MAKES_A_NOUN = re.compile(
    r"商(?![品标事会务协])|者|会(?![员议])|团(?![组体])|员(?!工)|人(?![民员士])|额|率|量|费|品(?!牌)|物(?!资)|证(?![书明])|书(?!籍)|器|机(?!构)|"
    r"力|度(?!过)|区|点|站|处|室|部(?!门)|班(?!列)|日|卡|单(?![证位])|权|数(?![字据])|企$|课"
)
# These make a noun of what they stand before, too: 参展企业, 成交金额, 展出面积.
_NOMINAL = frozenset(
    "成交 签约 合作 展出 参展 参会 规划 投资 采购 交易 申报 销售 注册 融资 授信 出口 进口 涉案".split()
)
_SUMS = frozenset(
    "赔偿 出口 进口 投资 成交 签约 融资 补贴 销售 贷款 捐款 授信 产值 营收 采购 订货 交易 索赔 退税 节省".split()
)
_COMPOUND = re.compile(
    r"企业|嘉宾|样品|展品|展位|代表|单位|面积|机构|项目|活动|金额|案例|意向|协议|客流|总额|收入|产品|人数|数量|平台|专家|业务|成果|资金|订单|客商|公司|中心|基地|人员|团队|采购商|商会|协会|合同|措施|服务"
)
_STOP = re.compile(
    r"[^一-鿿A-Za-z0-9、/+-]|\d+(?=[\d.家个项名人万亿元件份场多余])|(?:融资|签约|成交|投资|采购|出口|进口|意向)(?=[\d约达超近])|[是第的在于向为由从至到将已被把给等占获以并则都也均就还又共约超达近逾其]|用(?![户品具途料地纸])|之一|左右|可(?=[凭以在享按向获用])|"
    r"和(?!机构|地区|个人|单位|团体|企业|组织|商协会|国际|服务|零部件|专家|商会|[一-鿿]{1,5}(?:企业|机构|代表|组织|人员|商会|产品|公司|件))|"
    r"与(?!会)|对(?!外|口|接|虾|联|讲)|中(?!外|国|小|介|亚|东|欧|方|医|药|型|级|资)|来自|来(?=[华京港沪穗深澳台])|赴|作为|其中|及其|以及"
)
_TIMES = frozenset("次场期批轮")
_HAN = re.compile("[一-鿿]")
# 委托办理国外商标注册的|只有: those who do what stands before 的.
_WHO_DO = re.compile(r"(?:^|(?<=[^一-鿿]))[一-鿿]{4,14}(?=的$)")
_LONGEST = 14
_ORIGIN = re.compile(r"来自[^，。；]{1,16}?的")
_SUCH = re.compile(r"(?:这样|这类|此类|同类|类似|这种)的?")
_QUOTED = re.compile(r"[“《][^”》，。]{1,14}[”》]")
_QUOTED_BEFORE = re.compile(r"[“《][^”》，。“《]{1,20}[”》]$")
# The noun stands before the range, or before what part of it is told: 面积|从8000平方米增加到, 集群|中，已有.
_RANGE = re.compile(
    r"(?:从|由)[^，。]{1,14}?(?:增加|增长|扩大|提高|上升|提升|下降|减少|缩短|降低|降|升|增)[到至]$|中，(?:已|共)?有$"
)
# What stands between the noun and the number: 金额|达, 证书|超, 规模|为.
_LINK = re.compile(
    r"(?:[\s　]|超过|超|达到|达|约为|(?<![签合条公节大])约|近|逾|突破|增至|增加到|增加|减至|降至|共计|共有|共|累计|总计|合计|总共|为|有|多达|高达|不少于|不低于|至少|"
    r"不超过|一般|仅|只有|已|控制在|升至|上升到|提高到|扩大到|下降到|缩短到|实现|分别|预计|接近|均|则|再|又|也|平均|年均|每年|大约|不到|"
    r"将|可|能|是|稳定在|保持在|左右|最多|最少|反而|竟|即|每次|就|在|[（(])+$"
)
_START = re.compile(
    r".*(?:[^一-鿿A-Za-z0-9]|[有共已的了由为将把使从等则至]|[两三四五六七八九十][省市地]|与(?!会)|上(?!市|门|海|报|线|传)|和(?=[一-鿿]{2,6}$)|以来|期间|[0-9〇一二三四五六七八九十][年月日届季家个项名]|"
    r"个月|今年|去年|当年|全年|上半年|下半年|前三季度|[一二三四]季度|目前|其中|第[一二三四五六七八九十]+届)",
    re.S,
)
_LEADING = re.compile(
    r"(?:本届|本次|该会|该|年内|首期|当月|当年|本地区|全省|全市|全区|全县|我省|我市|当地|展会(?=[一-鿿]{3}))+(?=[一-鿿]{2})"
)


@cache
def _verbs() -> frozenset[str]:
    lines = _VERBS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _words() -> frozenset[str]:
    """What is one word where it stands, so that no verb is seen across its end: 合作|协议 holds no 作协."""
    return _verbs() | _NOMINAL


def counted_after(text: str, start: int) -> tuple[int, int] | None:
    """The noun right behind the unit, with what is quoted before it, but not with where it comes from."""
    if such := _SUCH.match(text, start):
        start = such.end()
    if origin := _ORIGIN.match(text, start):
        start = origin.end()
    if text[start : start + 1] in ("、", "及", "或", "并"):
        return None  # 境外团组46个、客商1300多人次: the noun stood before
    quoted = _QUOTED.match(text, start)
    if quoted:
        end = _noun_end(text, quoted.end())
        return start, end or quoted.end()
    end = _noun_end(text, start) or _deed_end(text, start)
    return (start, end) if end else None


def _noun_end(text: str, start: int) -> int | None:
    limit = min(len(text), start + _LONGEST + 1)
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    verbs = [verb for verb in _verb_ends(text, start, limit) if not _is_attribute(text, start, verb)]
    end = min(end, verbs[0] - 2) if verbs else end
    while end > start and text[end - 1] in "、/+-":
        end -= 1
    return end if 2 <= end - start <= _LONGEST else None


def _deed_end(text: str, start: int) -> int | None:
    """A verb that nothing follows is what was done so often: 二十多期|培训，; but 60人参加。"""
    done = text[start - 1] in _TIMES and is_verb(text, start)
    return start + 2 if done and not _HAN.match(text, start + 2) else None


def counted_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The noun that leads up to the number at `end`, not before `start`."""
    if part := _RANGE.search(text, max(start, end - 20), end):
        end = part.start()
    link = _LINK.search(text, max(start, end - 10), end)
    stop = link.start() if link else end
    if quoted := _QUOTED_BEFORE.search(text, max(start, stop - 22), stop):
        return quoted.span()
    if link and (who := _WHO_DO.search(text, max(start, stop - 20), stop)):
        return who.span()
    begin = _START.match(text, max(start, stop - 20), stop)
    place = begin.end() if begin else max(start, stop - 20)
    # A noun has two characters: 退还|保证金 holds no 保证, 上报|信息 no 报信.
    verbs = [verb for verb in _verb_ends(text, place, stop) if stop - verb >= 2]
    place = verbs[-1] if verbs else place
    if leading := _LEADING.match(text, place, stop):
        place = leading.end()
    if stop - place < 2 and text[stop - 2 : stop] in _SUMS:
        place = stop - 2  # 裁决承运人赔偿|8.1万美元: the deed is what is counted
    return (place, stop) if stop - place >= 2 else None


def _verb_ends(text: str, start: int, end: int) -> list[int]:
    """Where the verbs between start and end end; read from the left, so that 召开|外资 holds no 开外."""
    ends = []
    place = start
    while place + 2 <= end:
        if is_verb(text, place):
            ends.append(place + 2)
        place += 2 if text[place : place + 2] in _words() else 1
    return ends


def _is_attribute(text: str, start: int, verb: int) -> bool:
    """A verb in the noun behind a unit: 310家|制造|企业, 68家|装备制造|企业; but 38家|企业|组织活动."""
    return bool(_COMPOUND.match(text, verb)) and not _COMPOUND.search(text, start, verb - 2)


def is_verb(text: str, place: int) -> bool:
    word = text[place : place + 2]
    if word not in _verbs() or _MAKES_A_NOUN.match(text, place + 2):
        return False
    return word not in _NOMINAL or _COMPOUND.match(text, place + 2) is None
