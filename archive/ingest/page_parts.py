"""The head of a page as a row of parts: newspaper, day, weekday, page, section, issue, editors, imprint.

Papers set these parts in any order, on one line or on several, with any mark between them. A line is of a head where
it holds nothing else; which parts stand together tells a head from a text. Imports numerals and phrases.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from archive.ingest.numerals import numeral
from archive.ingest.phrases import DATE, HAN, MARKS, narrow

PartKind = Literal[
    "day", "damaged", "weekday", "lunar", "page", "sheet", "number", "paper", "periodical", "volume", "foreign", "issue",
    "staff", "contact", "imprint", "publisher", "name",
]  # fmt: skip


@dataclass(frozen=True)
class Part:
    kind: PartKind
    text: str


LONGEST = 110  # characters of a line
NAMES = 4  # sections and columns that one line may name
SEPARATOR = rf"[\s|｜│┃丨/／\\·•・∙:：,、~～\-—–―_=>＞»〉〈{MARKS}●○◎]"
BOUNDARY = rf"(?=$|{SEPARATOR}|\d|[A-Z（(《〔\[【]|第[\d一二三四五六七八九十]|总第|[一二][一二三四五六七八九〇○零]{{3}}年|星期|责)"
NUMERAL = r"[一二三四五六七八九十]{1,3}"
STAFF = (
    r"(?:(?:版式|视觉|版面|组版|文字|值班|见习|图片|美术|新闻|本版)编辑|责任编辑|责任校对|责任美编|值班编委|值班主任|值班总编|责编|責任編輯|責編|编辑|編輯|美术编辑|美编|美編|版面设计|版式设计|版式|制版|"
    r"校对|校對|检校|责校|主编|主編|总编辑|總編輯|督印人?|社长|社長|承印人?|组版|排版|设计|審校|审读|审校|编审|视觉|统筹|策划|制图|制作|监制|排版|审稿|文字审读|美术|图片编辑)"
)
NAME = rf"(?!{STAFF}|星期|中国)[{HAN}]{{1,4}}(?![{HAN}])(?<![报報版刊])"
PAPER = (
    rf"[《【\[]?[{HAN}]{{1,10}}?(?<![汇预海情通喜捷申举呈上剪])(?:日报|晚报|时报|导报|商报|周报|快报|晨报|早报|新报|学报|月报|旬报|日報|晚報|時報|商報|週報|周報|文匯報|大公報|"
    rf"报社?|報|周刊|月刊|旬刊|双月刊|季刊|杂志|雜誌)(?:社|\s?海外版|周末版|[（(](?:海外版|[{HAN}]{{2,6}}版|[月季旬周双]+刊)[）)])?[》】\]]?{BOUNDARY}"
)
PERIODICAL = (
    rf"《?[{HAN}]{{1,10}}?(?:信息|动态|简讯|通讯|快讯|专报|要情|参考|会讯|工作|专刊|会刊|消息|通報|通报|簡訊|通訊|快訊|專報|會訊|動態|會刊)"
    rf"(?:[（(][月季旬周双]+刊[）)])?》?{BOUNDARY}"
)
YEARBOOK = rf"《?[{HAN}]{{2,10}}年鉴》?[\s（(·]*(?:(?:19|20)\d\d(?:年卷|卷|年)?)?[）)]?(?=$)"
ISSUE_NUMBER = r"[\d一二三四五六七八九十百〇○零]+"
ISSUE = (
    rf"(?:[（(〔\[]?(?:19|20)\d\d[）)〕\]]?\s*年?(?:度)?\s*)?[（(]?(?:总\s*)?第\s*{ISSUE_NUMBER}\s*[期号輯辑卷][）)]?|(?i:vol|no|issue)\.?\s*\d+"
    rf"|(?:19|20)\d\d\s*[./·年]\s*\d{{1,2}}(?!\d|\s*[./·\-月]\s*\d)\s*(?:月号?|期)?|[（(]?总\s*{ISSUE_NUMBER}\s*期[）)]?|创刊号|增刊"
    rf"|第{NUMERAL}[篇编編]\s+[{HAN}]{{2,10}}"
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"


def _compiled(*patterns: tuple[PartKind, str]) -> tuple[tuple[PartKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in patterns)


PARTS = _compiled(
    ("day", rf"[（(]?(?<!\d){DATE}(?!\d)(?:\s*\d\d?:\d\d(?::\d\d)?)?[）)]?"),
    ("damaged", r"\d{1,4}年\d{1,3}月\d{1,3}日|\d{5,8}日"),
    (
        "weekday",
        r"[（(]?(?:星期|周|禮拜|礼拜)[一二三四五六日天](?![\u4e00-\u9fff]刊)[）)]?"
        r"|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b",
    ),
    (
        "lunar",
        r"(?:农历|農曆|夏历|夏曆)\s*.{2,14}?(?=$|\s|[|｜/／])"
        r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\s*[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月[初十廿卅一二三四五六七八九]{1,3}日?"
        r"|[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月[初廿][一二三四五六七八九十]",
    ),
    (
        "imprint",
        r"(?:(?:国内|国外|國內|国际|境外|海外)?(?:统一|統一|标准)?(?:连续)?(?:出版物号|刊号|刊號)|(?:国内|国外|海外|境外|國內)?(?:邮发|邮局|郵發|订阅|发行|报刊)?(?:代号|代號)|准印证号?|广告(?:经营)?许可证号?|零售价|定价|每份|ISSN|CN)\s*[:：]?\s*(?:(?:CN|ISSN)\s*)?[A-Za-z0-9（）()./\-—京沪津渝第号元角分]+"
        r"|(?:每份)?(?:零售|定价|定價|售价|售價)(?:每份)?\s*[:：]?\s*(?:[人港][民]?币?幣?)?[\d.一二三四五六七八九十]{1,5}[元角分毫](?:[一二三四五六七八九\d][角分毫])?"
        r"|(?:[今本][日期]|共)\s*[一二三四五六七八九十\d]+\s*(?:个)?版|(?:本报)?创刊于.{4,12}"
        r"|[（(【\[]?内部(?:资料|文件|材料|刊物|发行|参考|交流)(?:[\s·,，]*(?:免费交流|免费赠阅|注意保存|仅供参考|妥善保管|请勿外传|不得外传))?[）)】\]]?",
    ),
    (
        "publisher",
        rf"[{HAN}]{{2,16}}(?:主管|主办|承办|协办|出版|编辑出版|编印|印刷|主編|主辦|(?<=[室部处處會会组局厅院心])[编編]){BOUNDARY}"
        rf"|(?:主管|主办|承办|协办|出版|编印|主辦)(?:单位)?\s*[:：]\s*[{HAN}]{{2,20}}",
    ),
    (
        "page",
        rf"第?\s*[A-H]?\s*\d{{1,3}}(?:\s*[、\-—~～]\s*\d{{1,3}})?\s*版|第\s*{NUMERAL}\s*版|版次\s*[:：]?\s*\d+|{NUMERAL}版(?=$|{SEPARATOR})",
    ),
    (
        "sheet",
        r"[A-HPT]\s?0?\d{1,2}(?![\dA-Za-z])|[〔【\[]\s*[A-H]?\d{1,2}\s*[〕】\]]|(?i:page)\s*\d{1,3}",
    ),
    ("issue", ISSUE),
    (
        "number",
        rf"[·•\-—]\s*\d{{1,3}}\s*[·•\-—]|\d{{1,3}}(?=$|{SEPARATOR})|^\d{{1,2}}(?=(?![年月日号版期])[{HAN}])",
    ),
    (
        "contact",
        r"(?:(?:联系|编辑部|责编|编辑)?电话|新闻热线|热线|邮箱|投稿邮箱|E-?mail|T[Ee][Ll]|FAX|信箱|网址|传真|微信号?|QQ|電話)\s*[:：/／]?\s*[A-Za-z0-9@._\-（）()—+]{5,}(?:\s\d{4}(?!\d|\s?[-年./]))*|[\w.\-]+@[\w.\-]+|(?:https?://|www\.)[\w./\-]+|\w+(?:\.\w+)*\.(?:com|cn|org|net)\b",
    ),
    ("staff", rf"(?:本版|本期|执行)?{STAFF}\s*[:：/／|｜丨]?\s*{NAME}(?:(?:[、/／,]|\s(?=.\s)){NAME})*"),
    ("volume", YEARBOOK),
    ("volume", rf"《[{HAN}]{{2,16}}》\s*(?:19|20)\d\d年?\s*第\s*{ISSUE_NUMBER}\s*期"),
    ("paper", PAPER),
    ("periodical", PERIODICAL),
    ("number", rf"{NUMERAL}(?=$|{SEPARATOR})"),
    ("foreign", r"[A-Z][A-Za-z.&'’]*(?:\s+(?:of|and|the|for|[A-Z&][A-Za-z.&'’]*))*"),
    (
        "name",
        rf"[《“]?(?!{STAFF}(?!\s+[A-Z]|$))[{HAN}]{{1,12}}?[》”]?(?:&[{HAN}]{{1,6}})?(?:[（(][月季旬周双]+刊[）)])?(?=$|(?![:：]){SEPARATOR}|\d|[A-Z（(〔\[【《]|第[\d一二三四五六七八九十]+[期号版]|总第|{DATE}|[（(]?星期)",
    ),
)
# ▶▶▶第3版, under what stands on another page.
POINTS_ELSEWHERE = (
    r"[▶►▷→☞➤➜»›>＞]+\s*(?:[详請请]?见|请看)?\s*第?\s*[A-H]?\s*\d{1,3}(?:\s*[、\-—~～]\s*[A-H]?\d{1,3})?\s*版"
)
PIECES_OF_HEAD = 3  # elements of a web page
PRINTED: frozenset[PartKind] = frozenset({"paper", "day", "page"})
BESIDE_A_DAY = {
    "weekday",
    "lunar",
    "page",
    "sheet",
    "number",
    "paper",
    "periodical",
    "issue",
    "imprint",
    "staff",
}
BESIDE_A_PAGE = {"weekday", "paper", "staff", "lunar", "foreign", "day"}
BESIDE_A_PAPER = {"foreign", "issue", "weekday", "imprint", "publisher", "lunar"}
BESIDE_AN_ISSUE = {"periodical", "imprint", "publisher", "number", "name"}
CREDITS = {"day", "paper", "periodical", "page", "sheet"}  # what may as well stand under a title
PAGE_KINDS: tuple[frozenset[PartKind], ...] = (frozenset({"page", "sheet"}), frozenset({"number"}))
EDITED_BY = re.compile(r"(?:本版|本期)?(?:责任编辑|责编|責任編輯|責編|编辑|編輯)\s*[:：/／|｜丨]?\s*(.+)")
MONTH_ALONE = re.compile(r"((?:19|20)\d\d)\s*[-./年]\s*(\d{1,2})\s*月?")
DAY_ALONE = re.compile(r"(\d{1,2})\s*[日号]?")
RUNNING = "·•-—"  # marks around the number of a book's page
OWN_HOUSE = re.compile(rf"^([{HAN}]{{2,8}}[报報])社")
GAP = re.compile(SEPARATOR)
NO_HEAD = re.compile(
    r"[。！？；]|记者|記者|通訊員|作者|来源|转载|原载|综合.*报道|通讯员|发布|供稿|摘自|转自|來源|紀要|纪要|通知|访问|浏览|点击|Source"
)


@lru_cache(maxsize=4096)
def parse_parts(line: str) -> tuple[Part, ...]:
    """The parts of a line that holds nothing else; () where it is no line of a head."""
    text = narrow(line.strip())
    if not text or len(text) > LONGEST or NO_HEAD.search(text) or text[-1] in ":：":
        return ()  # 某某晚报： is about to speak
    if re.fullmatch(POINTS_ELSEWHERE, text):
        return ()
    parts: list[Part] = []
    place = 0
    while place < len(text):
        if part := _part_at(text, place):
            parts.append(part)
            place += len(part.text)
        elif gap := GAP.match(text, place):
            place = gap.end()
        else:
            return ()
    return tuple(parts) if sum(part.kind == "name" for part in parts) <= NAMES else ()


def _part_at(text: str, place: int) -> Part | None:
    for kind, pattern in PARTS:
        if (match := pattern.match(text, place)) and match.end() > place:
            return Part(kind, match.group())
    return None


def is_head(parts: Sequence[Part], *, at_top: bool) -> bool:
    """Whether what these parts say together only the head of a page says, over its first text or anywhere."""
    told = Counter(part.kind for part in parts)
    kinds = set(told)
    if "day" in kinds and kinds & BESIDE_A_DAY:
        return True
    if "page" in kinds and (kinds & BESIDE_A_PAGE or told["name"] <= 2):
        return True
    if "sheet" in kinds and (kinds & BESIDE_A_PAGE or at_top):
        return True
    if "paper" in kinds and (
        len(told) == 1 or kinds & BESIDE_A_PAPER or ("number" in kinds and "name" in kinds)
    ):
        return True
    if kinds & {"issue", "volume"} and kinds & BESIDE_AN_ISSUE:
        return True
    if told["name"] == 1 and any(
        part.kind == "number" and not part.text.isdigit() and part.text[0] in RUNNING for part in parts
    ):
        return True  # 经济贸易 ·269·
    return "imprint" in kinds or {"number", "foreign", "name"} <= kinds or (at_top and "volume" in kinds)


def find_printed_head(left_out: Sequence[str]) -> tuple[str, ...]:
    """Of what a site sets around an article, the head of the printed page: its paper, its day and its number.

    A day without a number is that on which the site was looked at; of several numbers none is known to be the page's,
    and several days are those of other issues.
    """
    stated = [parse_parts(text) for text in left_out]
    told = {kind: {part.text for parts in stated for part in parts if part.kind == kind} for kind in PRINTED}
    if len(told["day"]) > 1:
        return ()
    for start in range(len(left_out)):
        for end in range(start + 1, min(len(left_out), start + PIECES_OF_HEAD) + 1):
            parts = parse_parts(" ".join(left_out[start:end]))
            if {part.kind for part in parts} >= PRINTED:
                sure = [
                    part.text
                    for part in parts
                    if part.kind in PRINTED and (part.kind != "page" or len(told["page"]) == 1)
                ]
                return (" ".join(sure),)
    return ()


def credits_only(line: str) -> bool:
    """A day beside a paper or a page and nothing more: under a title it credits that article."""
    kinds = {part.kind for part in parse_parts(line)}
    return "day" in kinds and len(kinds) > 1 and kinds <= CREDITS


def with_whole_day(heads: Sequence[str]) -> tuple[str, ...]:
    """The heads of a front page that sets the day large, on a line of its own: 2022年9月 / 2 / 星期五.

    Their number stays the same, for articles are told by it which heads stand above them.
    """
    whole = list(heads)
    for place, (before, after) in enumerate(itertools.pairwise(heads)):
        for month, day, at in ((before, after, place), (after, before, place + 1)):
            if (stated := MONTH_ALONE.fullmatch(month.strip())) and (
                number := DAY_ALONE.fullmatch(day.strip())
            ):
                whole[place : place + 2] = ["", ""]
                whole[at] = f"{stated[1]}年{stated[2]}月{number[1]}日"
                return tuple(whole)
    return tuple(whole)


def find_number(parts: Sequence[Part]) -> int | None:
    """The number that is said to be a page's, else one that stands alone."""
    for kinds in PAGE_KINDS:
        for part in parts:
            if part.kind in kinds and (number := re.search(rf"\d+|{NUMERAL}", part.text)):
                return numeral(number.group())
    return None


def find_paper(parts: Sequence[Part]) -> str:
    """A newspaper before a periodical, a periodical before what an issue is told of.

    《中国对外贸易》2019年第5期 is credited with its number.
    """
    volumes = [part.text for part in parts if part.kind == "volume"]
    if volumes and volumes[0].startswith("《"):
        return volumes[0]
    papers = [part.text for part in parts if part.kind == "paper"]
    papers.sort(key=lambda text: not re.search(r"[报報](?:社|\s?海外版)?》?$", text))
    papers += [part.text for part in parts if part.kind == "periodical"] + volumes
    papers += [found for part in parts if part.kind == "publisher" for found in OWN_HOUSE.findall(part.text)]
    if not papers and any(part.kind == "issue" for part in parts):
        papers = [part.text for part in parts if part.kind == "name"]
    return (
        re.sub(
            r"[（(].刊[）)]|(?<=报)(?:社|数字报|电子报|电子版|数字版)$|\s(?=海外版)",
            "",
            papers[0].strip("《》【】[]"),
        )
        if papers
        else ""
    )


def find_page_editor(parts: Sequence[Part]) -> str:
    """Who is said to have edited the page, not who set or proofread it."""
    found = (EDITED_BY.match(part.text) for part in parts if part.kind == "staff")
    return next((edited[1].strip() for edited in found if edited), "")
