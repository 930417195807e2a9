"""What a line is by its form alone: a byline, a credit, a numbered heading, a dateline ...

How Chinese newspapers and offices write, in one place; cleaning and segmentation both ask here. Imports bylines,
labels, page_parts, particulars, phrases, surnames and turning.
"""

from __future__ import annotations

import re
from typing import Literal

from archive.ingest.bylines import BODY_END, DESK, OFFICE_END, names_author, parse_byline, parse_signature
from archive.ingest.labels import names_field
from archive.ingest.page_parts import STAFF
from archive.ingest.particulars import is_meta
from archive.ingest.phrases import (
    AGENCY,
    DATE,
    DEED,
    FOREIGN,
    HAN,
    MARKS,
    NAMES,
    NATION,
    NOT_TOLD,
    ONE,
    PAREN,
    PRESS,
    REPORTER,
    THESIS,
    narrow,
)
from archive.ingest.surnames import SURNAMES, is_surnamed
from archive.ingest.turning import find_turn

Role = Literal[
    "byline",
    "credit",
    "signature",
    "editor",
    "meta",
    "kicker",  # told by the title that the document states below it
    "column",  # the same, of the name of a body or a column
    "subtitle",
    "continued",
    "label",
    "numbered",
    "numeral",
    "item",
    "caption",
    "date",
    "document-number",
    "turn",
    "dateline",
    "salutation",
    "rule",
    "brief",  # told by its neighbours, not by its form alone
    "related",
    "account",  # whose post it is, and where it was posted
    "field",  # 地点：… beside 时间：…
    "broken",  # a title that goes on behind its colon
    "",
]

SENTENCE_END = re.compile(
    r"[。！？!?…][”’」』）)】》]*$|[：:；;]$|[A-Za-z]{3}\.[\"”’']?$|[。！？!?…”][（(\[][^（()）\]]{1,50}[）)\]]$"
    r"|[。！？”]\s*[^。！？，、：]{2,20}(?:摄影报道|摄影|[摄攝]|供图|社发)$"
)
SENTENCE_INNER = re.compile(r"[。！？；]|[，,].*[，,]")


def _compiled(*patterns: tuple[Role, str]) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(pattern)) for role, pattern in patterns)


SHORT_PATTERNS = _compiled(
    (
        "label",
        r"[【\[〔■]?\s*(?:图片新闻|圖片新聞|新闻图片|影像|图片报道|相关链接|链接|鏈接|新闻链接|延伸阅读|名词解释|背景资料|资料链接|小资料|知识链接|(?<![【\[〔])数据|数据(?:链接|看台|一览)|图表|数说)\s*[】\]〕]?[:：]?",
    ),
    (
        "related",
        r"[【\[〔■▲●]?\s*(?:相关(?:新闻|报道|消息|稿件)|新闻(?:延伸|追踪|回放)|又讯|编后|记者手记)\s*[】\]〕]?[:：]?",
    ),
    (
        "signature",
        rf"{PAREN}\s*(?:(?:文|图|文图|图文)\s*[/／:：].{{2,40}}|{PRESS}?\s*{REPORTER}[:：]?\s*{NAMES}|[{HAN}\s、]{{2,20}}\s*[摄攝]|{PRESS}[{HAN}]{{0,8}}\s*\d{{1,2}}月\d{{1,2}}日\s*[电電讯訊]|作者.{{1,60}}|(?:撰稿|撰文|文字|文图|文/图|供稿)\s*[:：\s].{{2,60}}|[^。]{{0,20}}(?:供稿|报送|選送|选送|上报|来稿)|[^。]{{0,24}}(?:撰稿人?|执笔人?|供稿人?)\s*[:：\s].{{2,24}}|[^。]{{0,20}}供圖|执笔.{{1,30}})\s*{THESIS}",
    ),
    (
        "credit",
        rf"(?:{PAREN}|[▍▌●—─-]+)?\s*(?:本文|此文|文章|信息|稿件|新闻|資料|资料|消息)?(?:来源|來源|转自|摘自|转载自|轉載自|原载|原載|首发|据|(?i:source))\s*(?:于|於)?\s*(?:[:：《“|｜丨/／]|{DATE}).{{1,60}}{THESIS}?",
    ),
    (
        "credit",
        rf"{PAREN}\s*(?:以上|本栏|本版)?[^。]{{0,8}}(?:均|综合)?据[^。]{{2,40}}(?:来稿|供稿|稿|报道|消息){THESIS}",
    ),
    (
        "credit",
        rf"{PAREN}\s*(?:(?:本文|原文|此文)?(?:刊发|刊载|刊登|原载|首发|发表|载)(?:于|在)?[^。（(]{{0,16}})?《[^》]{{2,20}}》[^。（(]{{0,24}}{THESIS}",
    ),
    ("credit", rf"{PAREN}\s*(?:本文)?(?:据|原载|摘自|转自|转载自?|摘編自|摘编自)[^。]{{2,40}}{THESIS}"),
    ("credit", r"本文(?:转载自|转自|原载|摘自|摘编自|选自)[^。，]{2,30}"),
    ("credit", rf"{PAREN}\s*综合[^。]{{2,40}}(?:报道|消息){THESIS}"),
    (
        "editor",
        rf"{PAREN}?\s*(?:本版|本期)?(?:(?:版面|版式|视觉|文字|值班|见习|图片|新闻|组版|美术)编辑|责任编辑|责任校对|责编|責任編輯|責編|编辑|編輯|校对|版式|制版|美编|审核|编审|主编|值班编委|统筹|策划|监制|签发|责任编审|值班主任|值班总编|终审|督印人?|承印人?|出版人|總編輯)\s*[:：/／|｜丨\s].{{1,80}}",
    ),
    ("editor", rf"(?:本版|本期|执行)?{STAFF}\s*[:：/／|｜丨]\s*[^。！？；]{{1,60}}"),
    (
        "byline",
        r"(?:作者|撰稿|撰文|采写|采访|整理|口述|编译|編譯|译|文字|摄影|翻译|作者单位|文图|图文|文|图|本版文|本版图|图片|文并图|本组稿件|执笔|供稿)\s*[/／:：|｜丨][^。！？；]{1,60}",
    ),
    (
        "byline",
        rf"(?:{PRESS}\s*)?{REPORTER}\s*[/／:：|｜丨]\s*(?:{ONE})(?:[\s、，](?:{ONE}))*(?:\s*(?:报道|文|摄))?",
    ),
    ("byline", rf"(?:{PRESS}\s*)?{REPORTER}\s{NOT_TOLD}{NAMES}"),
    (
        "byline",
        rf"(?:{PRESS}\s*)?{REPORTER}(?=[{HAN}]){NOT_TOLD}(?![^，,]*[，,](?!{ONE}(?:[、，,\s]|$))){NAMES}",
    ),
    ("byline", rf"(?:{PRESS}\s*)?[{HAN}]{{2,4}}(?:[\s、][{HAN}]{{2,4}})*\s+(?:[摄攝]|摄影|摄影报道|供图)"),
    ("byline", rf"[{HAN}]{{2,4}}\s*[/／]\s*(?:文|图|摄|撰文|文图|图文|摄影)"),
    ("byline", rf"(?:{NATION}{FOREIGN}|(?:{NATION})?{ONE}\s*{DEED})(?:\s+(?:{NATION})?{ONE}\s*{DEED})*"),
    ("byline", rf"(?:作者|采写|撰文|撰稿|文字|By|BY)\s+{ONE}(?:[\s、]+{ONE})*"),
    ("byline", rf"(?:[{HAN}]{{2,4}}\s+){{1,3}}(?:文\s*[/／]\s*图|图\s*[/／]\s*文|文图|图文)"),
    ("byline", rf"(?!.*[是着了的])[{HAN}]{{2,20}}(?:课题组|调研组|编写组|写作组|编辑部)"),
    ("byline", rf"{PRESS}?{REPORTER}"),
    ("byline", r"本版(?:图片|照片|摄影)[^。]{0,24}(?:提供|供图|摄)"),
    ("subtitle", r"(?:——|──|--|―――?|—)\s*[^—─\-―].{1,60}"),
    (
        "date",
        rf"{PAREN}?\s*{DATE}(?:\s*\d\d?:\d\d(?::\d\d)?)?(?:\s*[（(]?(?:星期|周|禮拜)[一二三四五六日天][）)]?)?(?:\s*[（(]?(?:农历|農曆).{{2,12}}[）)]?)?(?:\s*于\s*[{HAN}]{{2,6}})?\s*{THESIS}?",
    ),
    ("date", rf"{PAREN}\s*{DATE}[，,\s]+[{HAN}·]{{2,12}}\s*{THESIS}"),
    (
        "document-number",
        rf"{PAREN}?[{HAN}]{{0,12}}[〔\[（(［]\s*(?:19|20)\d\d\s*[〕\]）)］]\s*第?\s*\d+\s*号{THESIS}?",
    ),
    (
        "document-number",
        r"[〔\[（(［]?\s*(?:19|20)\d\d\s*(?:[〕\]）)］]|年)\s*第?\s*\d+\s*[期号次]\s*[）)\]〕]?",
    ),
    ("document-number", r"[（(]?(?:总\s*)?第\s*[\d一二三四五六七八九十百]{1,4}\s*[期号次][）)]?"),
    ("document-number", rf"[（(〔\[]?\d{{2,4}}[）)〕\]]?[{HAN}]{{1,10}}字第?\s*\d+\s*号"),
    ("salutation", r"(?:各|尊敬的|敬爱的|同志们|女士们|朋友们|亲爱的).{0,60}[:：！]"),
    (
        "numeral",
        r"[一二三四五六七八九十]{1,3}|[IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,4}|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?|(?:19|20)\d\d年(?:\d{1,2}月份?)?"
        r"|(?:\d{1,2}月)?\d{1,2}日\s*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?\s*(?:[上下]午|晚上?)?",
    ),  # a chronicle's months and years head what happened in them
)
LEADING_PATTERNS = _compiled(
    (
        "dateline",
        rf"[【\[（(]\s*(?:(?:{PRESS}\s*)?{REPORTER}\s*[{HAN}·、\s]{{2,20}}|(?:本[报報社網网]|綜合|综合)[{HAN}]{{0,6}}?)(?:[／/\s]*[{HAN}]{{2,8}}?)?[／/\s]*(?:[电電]|[讯訊]|报道|報道|报导|報導|特稿)\s*[】\]）)]\s*\S",
    ),
    (
        "dateline",
        rf"[【\[]\s*(?:本报|本報|[{HAN}]{{2,4}}[报報])[{HAN}]{{0,4}}[讯訊]\s*[】\]]|(?:本报|本刊|本网|本会|我会|本社|貿促|贸促|[{HAN}]{{2,8}}(?:报|网|社|報|網))?[讯訊]\s*[（(：:\s　]|[{HAN}]{{1,4}}[^\W通简短快电音资]讯[（(：:\s“]|(?:本报|本刊|本网)讯",
    ),
    (
        "dateline",
        rf"(?:新华社|新华网|中新社|中新网|人民网|本报|本社|据新华社|据[{HAN}]{{2,6}}|[{HAN}]{{2,8}}(?:报|网|社))[{HAN}·、\s]{{0,14}}?(?:\d{{1,2}}\s?月\s?\d{{1,2}}\s?日|[一二三四五六七八九十]{{1,3}}月?[一二三四五六七八九十]{{0,3}}日|\d{{1,2}}日)?\s*(?:电|電|专电|(?:讯|訊)(?![员員]))[\s（(。，：:　]?",
    ),
    ("dateline", rf"[【\[（(]\s*[据據]?(?:{AGENCY})[{HAN}·、\s\d]{{0,16}}[电電讯訊]\s*[】\]）)]\s*\S"),
    ("item", r"[●•·◆◇▪■□★☆✦➢►▶◀▷◁▼▽○▲△]\s*\S|[-*+]\s+\S"),
    ("numbered", r"第[一二三四五六七八九十百]{1,3}[章节部分条編篇]"),
    ("numbered", r"[一二三四五六七八九十]{1,3}\s*[、．.]"),
    ("numbered", r"[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)]"),
    ("numbered", r"\d{1,2}\s*(?:[、．]|\.(?!\d)|[）)])"),
    ("numbered", r"[①②③④⑤⑥⑦⑧⑨⑩]"),
    (
        "turn",
        rf"《[{HAN}]{{2,10}}》\s*[:：]\s*\S|(?:问|答|問|主持人|记者|記者|[QA]|[{HAN}]{{1,12}}(?:报|网|社|台|电视|频道|周刊|杂志|通讯社)记者)\s*[:：]\s*\S|[{HAN}]{{2,4}}\s*[:：](?=.*[，。？！])",
    ),
    (
        "caption",
        r"(?:图为|圖為|图\s*[一二三四五1-9①-⑨]?\s*[:：]|图\s?[①-⑨]|圖[:：]|▲\s*图|↑|上图|下图|左图|右图)",
    ),
)
PICTURED = re.compile(
    rf"[▲△]\s*[{HAN}“”]{{2,14}}(?:现场|合影|一角|场景|展位|展台|瞬间|仪式|留影)"
)  # ▲活动现场
CAPTION_END = re.compile(
    r"(?:摄影报道|摄影|攝影|摄|攝|供图|供圖|资料图片?|/图|发（[^）]{2,12}摄）)\s*[）)]?$"
)
TELLS_A_PICTURE = re.compile(r"[。，]|^[▲△▼▽]\s*\S{8,}\s")  # ▲李四（右）在窗口核对单证 记者张三 摄
IN_BRACKETS = re.compile(rf"{PAREN}(.+){THESIS}")
RULE = re.compile(r"[-=_*—─━·•~～＊★☆※#＃◆◇●○■□\s]{3,}|[▼▽▲△↓↑⬇◆◇❖✦\s]{1,9}")
CODED = re.compile(r"[:：]\s*[A-Za-z0-9（）()\-—.]+$")  # 项目编号：GXTC-000001
SIGNED = re.compile(r"[（(](?:签字|签名|签章|盖章|公章|章)[）)]")  # 中方主席：某某（签字）
SPEECH = re.compile(r"，.*[说问道答喊][:：]")  # 阿姨收桌布时，问：明天还摆不摆？
OF_A_COLUMN = re.compile(
    r"(?:手记|[短快微时锐]评|评论|随笔|杂谈|漫笔|观察|论坛|来信|来函|照登|选登|信箱|辞典|知识|问答|之窗|园地|链接|资料|速递|简讯|短波)$"
)  # ■记者手记
TIMED = re.compile(rf"(?:{DATE})?\s*\d{{1,2}}(?:[:：]\d\d|时)")  # 09:30—10:30 主旨演讲
DESK_FIRST = re.compile(rf"{PAREN}?\s*{DESK}")
ENDS_IN_OFFICE = re.compile(rf"(?:{OFFICE_END}|{BODY_END})$")
MAX_SHORT = 90


def role_of(text: str) -> Role:
    """The role that the form of the text gives it; empty for running text and for a bare heading."""
    text = narrow(text.strip())
    if not text:
        return ""
    if len(text) <= MAX_SHORT and (role := _short_role(text)):
        return role
    head = text[:60]
    for role, pattern in LEADING_PATTERNS:
        if pattern.match(head):
            return role
    if len(text) <= 200 and CAPTION_END.search(text[-20:]):
        return "caption"
    return ""


def _short_role(text: str) -> Role:
    if find_turn(text):
        return "continued"
    if is_meta(text):
        return "meta"
    if RULE.fullmatch(text):
        return "rule"
    if PICTURED.fullmatch(text) or (CAPTION_END.search(text[-20:]) and TELLS_A_PICTURE.search(text)):
        return "caption"
    if _signs_otherwise(text):
        return "byline"
    marked = text.strip(MARKS + " ") if text[0] in MARKS else ""
    is_headed = marked.endswith(("新闻", "报道", "链接", "延伸"))  # ■ 相关报道
    if marked and (not is_headed or any(part.kind == "reporter" for part in parse_byline(marked))):
        return "byline" if text[-1] not in MARKS and _is_marked_byline(text) else "item"
    for role, pattern in SHORT_PATTERNS:
        if pattern.fullmatch(text):
            return role
    if enclosed := IN_BRACKETS.fullmatch(text):
        return "signature" if parse_byline(enclosed.group(1)) or parse_signature(enclosed.group(1)) else ""
    return "byline" if parse_byline(text) else ""


def _signs_otherwise(text: str) -> bool:
    """● 本报记者 张三, ○ 米禾, and 策划：… 撰文：…, which begins as a line of editors."""
    if text[0] in "●○":
        return is_surnamed(text[1:].strip()) or bool(
            re.search(REPORTER, text) and _is_marked_byline(text[1:])
        )
    return bool(DESK_FIRST.match(text)) and names_author(parse_byline(text))


def _is_marked_byline(text: str) -> bool:
    """■ 本报记者 张凡, ■ 傅志辰, ■ 大连市贸促会党组书记 刘琳; but not ■ before an item of news."""
    rest = text.strip(MARKS + " ")
    if not rest or len(rest) > 50 or re.search(r"[。！？；，]", rest) or OF_A_COLUMN.search(rest):
        return False
    if re.search(rf"{REPORTER}|编辑部|(?:文|图|作者|撰文)\s*[/／:：]", rest):
        return True
    if parse_byline(rest) or parse_signature(rest):
        return True
    if text[0] in "▲△" and len(rest) <= 4 and rest[0] not in SURNAMES:
        return False  # ▲活动现场
    last = re.split(r"[\s、]", rest)[-1]
    return bool(
        re.fullmatch(rf"(?:\S{{2,36}}\s+)?[{HAN}·]{{2,12}}(?:[\s、][{HAN}·]{{2,6}}){{0,4}}", rest)
    ) and (len(rest) <= 4 or "·" in last or _is_signer(rest, last))


def _is_signer(text: str, last: str) -> bool:
    """The last word, where it is a name or stands behind an office."""
    before = text.removesuffix(last).rstrip(" 、")
    return bool(before) and (is_surnamed(last) or bool(ENDS_IN_OFFICE.search(before)))


def ends_sentence(text: str) -> bool:
    return bool(SENTENCE_END.search(text[-60:]))


def is_heading_like(text: str) -> bool:
    """Short, in one piece and unpunctuated, as titles and headings are."""
    if not 2 <= columns(text) <= 60 or ends_sentence_hard(text) or text[-1] in "，、,；;：:（(《“":
        return False
    if (
        CODED.search(text)
        or SPEECH.search(text)
        or SIGNED.search(text)
        or TIMED.match(text)
        or (text[0] in "（(" and text[-1] in "）)")
        or names_field(text)
    ):
        return False
    return not SENTENCE_INNER.search(text[:-1].rstrip("！？!?")) and bool(re.search(rf"[{HAN}A-Za-z]", text))


def columns(text: str) -> int:
    """The room a line takes, in Han characters: two Latin letters take that of one."""
    return len(text) - sum(map(str.isascii, text)) // 2


def ends_sentence_hard(text: str) -> bool:
    return bool(re.search(r"[。；;][”’」』）)】》]*$", text[-6:]))
