"""What credit lines and newspaper heads state: the source, the newspaper, the page. Imports furniture, numerals
and roles.
"""

from __future__ import annotations

import re

from archive.ingest.furniture import PERIODICAL
from archive.ingest.numerals import numeral
from archive.ingest.roles import HAN, META_PARTS, narrow

NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
PAGE = re.compile(
    rf"第\s*[A-Z]?\s*({NUMBER})\s*版|(?<![\d年月日])[A-Z]?(\d{{1,3}})\s*版|^[A-D]?0?(\d{{1,2}})\s*[│|｜/／]\s*(?=[{HAN}·]{{2,8}}$)|^[A-H]0?(\d{{1,2}})(?=\s|$)|^0?(\d{{1,2}})$|\s[A-H]0?(\d{{1,2}})\s+[{HAN}]{{2,8}}$|^(\d{{1,2}})\s(?=.{{0,20}}(?:19|20)\d\d|[{HAN}]{{2,8}}\s+[A-Z])"
    rf"|(?:星期|周|禮拜)[一二三四五六日天]\s.{{0,30}}[{HAN}]\s+0?(\d{{1,2}})$"  # 星期二 中国贸易报 地方 07
    rf"|[报報]\s+[{HAN}]{{2,6}}\s+0?(\d{{1,2}})$"  # 国际商报 区域 6
    rf"|\s[A-H]0?(\d{{1,2}})(?=\s|$)"  # 专题 A3
    rf"|[报報]\s+0?(\d{{1,2}})\s+[{HAN}·]{{2,8}}$"  # 中国贸易报 5 地方
)
SOURCE = re.compile(
    r"(?:文章|信息|稿件|新闻|消息|资料)?(?:来源|來源|稿源|转载自|轉載自|摘自|转自|原载|原載)\s*(?:于|於)?\s*[:：|｜丨]?\s*(?P<source>[^\s（(）)\]】|｜;；]+(?:\s(?!\S{2,6}[:：])[^\s（(）)\]】|｜]+)*(?:（[^（）\s]{2,12}）)?)"
)
NEWSPAPER = re.compile(
    rf"(?<![{HAN}])(《?[{HAN}]{{2,10}}(?:报|周刊|杂志|月刊|报社|報|网|报海外版)》?)(?=[\s/·]|(?:19|20)|第|[一二]|$)"
)
NUMBERED = re.compile(rf"([{HAN}]{{2,10}})\s*(?:19|20)\d\d年?\s*第\s*\d+\s*期")
ISSUE = re.compile(rf"(《[{HAN}]{{2,16}}》\s*(?:19|20)\d\d年?\s*第\s*\d+\s*期)")


def find_page(text: str) -> int | None:
    match = PAGE.search(narrow(text))
    return numeral(next(filter(None, match.groups()))) if match else None


def find_source(text: str) -> str:
    """《人民日报》2024年11月20日第10版 credits 人民日报; an issue's number belongs to the source."""
    for match in SOURCE.finditer(text):
        return plain_source(META_PARTS.split(match.group("source"))[0])
    return ""


def find_newspaper(text: str) -> str:
    """The newspaper that a running head names, or the issue of a periodical."""
    if issue := ISSUE.match(text):
        return issue.group(1)
    if PERIODICAL.fullmatch(text):
        return re.sub(r"\s*第[^第]*期$", "", text).strip("《》")
    if numbered := NUMBERED.match(text):
        return numbered.group(1)
    names = [name.strip("《》") for name in NEWSPAPER.findall(text)]
    return names[0] if names else ""


def plain_source(text: str) -> str:
    text = re.split(r"[，,]\s*作者", text)[0]
    text = re.sub(r"\s+", "", text).strip("，。,.）)]】")
    text = re.sub(r"社[电電]$", "社", text)
    newspaper = re.match(r"《([^》]+)》(.*)", text)
    if not newspaper:
        return re.split(r"(?<=.)(?:19|20)\d\d[-年]\d{1,2}[-月]", text)[0].strip("，,")
    rest = newspaper.group(2)
    return text if re.search(r"第\d+期|\d+期|第[一二三四五六七八九十]+期", rest) else newspaper.group(1)
