"""The line of particulars that a web page or a post sets under its title: day, source, author, clicks.

Imports phrases and surnames.
"""

from __future__ import annotations

import re

from archive.ingest.phrases import DATE, HAN, REPORTER
from archive.ingest.surnames import is_surnamed

META_PARTS = re.compile(
    r"(?:发布时间|发布日期|发表时间|更新时间|时间|日期|發佈時間|發布時間|發佈日期|日期|来源|來源|稿源|稿件来源|信息来源|文章来源|作者|记者|通讯员|責編|责编|点击数?|浏览(?:次数|量)?|瀏覽次數|阅读(?:次数|量)?|"
    r"来自|出处|供稿单位|撰稿人|(?i:source|date|author)|编辑|責任編輯|责任编辑|字体|字号|发布者|发布单位|发布人|发布机构|发文日期|发文机关|发文机构|成文日期|公开日期|主题分类|发布|供稿|信息类别|访问量|访问次数|人气|录入|索引号)\s*[:：]"
    r"|(?:阅读|浏览|点击|访问|閱讀|瀏覽)(?:次数|量|数)?\s*\d+\s*次?|^(?:来源|來源)\s+(?=\S)"
)
# An office and the day of issue on one line, as between the rules of a document's head.
ISSUED = re.compile(
    rf"[{HAN}（）()、·]{{2,30}}(?:会|厅|局|处|部|院|室|府|社|中心|编|编印|主办|委|會|廳|處|編|編印)\s{DATE}(?:\s*(?:印发|编印|编))?"
)
# What stands under the title of a post copied from WeChat.
POSTED_BY = re.compile(rf"原[创創]\s+(?P<author>[{HAN}·]{{2,5}})\s+[^\s]{{2,16}}(?:\s+{DATE}|$)")
POSTED = re.compile(
    rf".{{0,60}}{DATE}\s*\d\d?:\d\d(?:\s*发表于\s*[{HAN}]{{2,4}})|原创\s.{{0,60}}{DATE}.{{0,20}}|(?:[^\s，。：:]{{2,16}}\s+){{1,3}}{DATE}\s*\d\d?:\d\d(?:\s+[{HAN}]{{2,4}})?|{DATE}\s*\d\d?:\d\d\s+[{HAN}]{{2,4}}|原创(?:\s\S{{2,16}}){{1,3}}"
)
# Beside the day in brackets under a speech's title, which is the one it was held on.
PUBLISHED = re.compile(rf"(?:发布|發佈|發布|发表|發表|刊发|上传)(?:时间|日期|時間)?\s*[:：]\s*{DATE}")
CREDITED = re.compile(
    "(?i:source)|来自|出处|供稿|撰稿|来源|來源|信息来源|文章来源|稿源|浏览|点击|阅读|作者|发布"
)
FOUND_AT = re.compile(r"以下文章来源于\S{2,24}?\s*[，,]\s*作者\s*\S{2,16}$")  # over a post reposted on WeChat
# As a digest of the press sets it: 某某新闻网 2018年4月13日 记者 张三.
CLIPPED_FROM = re.compile(
    rf"《?[{HAN}]{{2,10}}(?:[报網网社刊]|客户端|电视台|广播电台|杂志|公众号)》?\s+{DATE}(?:\s+(?:第?\s*[A-Z]?\d{{1,3}}\s*版|(?:本报|本网)?{REPORTER}\s*[:：]?\s*[{HAN}、\s]{{2,16}}|作者\s*[:：]\s*[{HAN}、\s]{{2,16}}))*"
)
# 范成 | 2021-04-12, 2021-04-12 09:10 · 海东贸促: nothing but names and a day, with bars.
BAR = r"\s*[|｜丨│/／·•]\s*"
IN_BARS = re.compile(
    rf"(?:[{HAN}]{{2,12}}{BAR})+{DATE}(?:\s+\d\d?:\d\d)?(?:{BAR}[{HAN}]{{2,12}})*|{DATE}(?:\s+\d\d?:\d\d)?(?:{BAR}[{HAN}]{{2,12}})+"
)
META_DATE = re.compile(rf"[\[【（(]?\s*{DATE}")


def is_meta(text: str) -> bool:
    """A web page's own line under the title: 发布时间：… 来源：… 浏览次数：…"""
    found = META_PARTS.findall(text)
    if re.search(r"[。！？；]", text) or len(text) > 160:
        return False
    if (
        ISSUED.fullmatch(text)
        or POSTED.fullmatch(text)
        or CLIPPED_FROM.fullmatch(text)
        or IN_BARS.fullmatch(text)
    ):
        return True
    if len(found) >= 2 or (found and META_DATE.match(text)):
        return bool(re.search(DATE, text)) or bool(re.search(r"来源|來源|浏览|点击|阅读", text))
    if META_DATE.match(text) and re.search(rf"\s(?:{REPORTER}|\S{{2,10}}[报网刊社報網](?:\s|$))", text):
        return True
    if (
        any(CREDITED.match(part) for part in found)
        and re.search(DATE, text)
        and not re.search("[，。]", text)
    ):
        return True
    if FOUND_AT.match(text):
        return True
    return len(found) == 1 and bool(
        re.fullmatch(
            rf"(?:发布|發佈|發布|发表|更新)(?:时间|日期|時間)\s*[:：]\s*{DATE}.{{0,20}}|(?:时间|日期|時間)\s*[:：]\s*{DATE}(?:\s*\d\d?:\d\d(?::\d\d)?)?",
            text,
        )
    )


def find_account(text: str) -> str:
    """Whose post it is: 原创 张三 某某贸促 2021-04-12 09:10 names its author, then its account."""
    if not POSTED.fullmatch(text) or not (day := re.search(DATE, text)):
        return ""
    before = text[: day.start()]
    told = before.removeprefix("原创").split()
    named = bool(told) and not re.search("[:：|｜]", before) and (len(told) > 1 or not is_surnamed(told[0]))
    return told[-1] if named else ""
