"""What credit lines state: the source, the newspaper, the page. Imports numerals, page_parts, particulars and phrases."""

from __future__ import annotations

import re

from archive.ingest.numerals import numeral
from archive.ingest.page_parts import STAFF
from archive.ingest.particulars import META_PARTS
from archive.ingest.phrases import DATE, HAN, narrow

NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
PAGE = re.compile(
    rf"第\s*[A-Z]?\s*({NUMBER})\s*版|(?<![\d年月日])[A-Z]?(\d{{1,3}})\s*版|\s[A-H]0?(\d{{1,2}})(?=\s|$)"
)
SOURCE = re.compile(
    r"(?:文章|信息|稿件|新闻|消息|资料)?(?:来源|來源|稿源|来自[:：]|出处[:：]|供稿单位[:：]|供稿[:：]|转载自|轉載自|摘编自|选自|摘自|转自|原载|原載|首发|(?i:source[:：]))\s*(?:于|於)?\s*[:：|｜丨/／]?\s*(?P<source>[^\s（(）)\]】|｜;；]+(?:\s(?!\S{2,6}[:：])[^\s（(）)\]】|｜]+)*(?:（[^（）\s]{2,12}）)?)"
)
NEWSPAPER = re.compile(
    rf"(?<![{HAN}])(《?[{HAN}]{{2,10}}(?:报|周刊|杂志|月刊|报社|報|网|报海外版)》?)(?=[\s/·）)】\]]|(?:19|20)|第|[一二]|$)"
)
NAME = rf"(?:[{HAN}·]{{2,10}}|[{HAN}]\s[{HAN}])"  # 陈 晨 as printed under 陈晓东
SPACED_NAME = re.compile(rf"(?<![{HAN}][{HAN}])(?<=[{HAN}])\s(?=[{HAN}](?![{HAN}]))")
EDITOR = re.compile(
    rf"(?<![总總])(?:责任编辑|责编|編輯|責任編輯|编辑)\s*[:：|｜丨\s]\s*"
    rf"({NAME}(?:[、\s](?!{STAFF}|审核|初审|复审|终审|签发|来源){NAME})*)(?=$|[）)\]\s|｜；;，])"
)


def find_page(text: str) -> int | None:
    match = PAGE.search(narrow(text))
    return numeral(next(filter(None, match.groups()))) if match else None


def find_source(text: str) -> str:
    """《人民日报》2024年11月20日第10版 credits 人民日报; an issue's number belongs to the source."""
    for match in SOURCE.finditer(text):
        return plain_source(META_PARTS.split(match.group("source"))[0])
    return ""


def find_editor(text: str) -> str:
    match = EDITOR.search(text)
    return SPACED_NAME.sub("", match.group(1)) if match else ""


def find_newspaper(text: str) -> str:
    """The newspaper or site that a line names beside its day."""
    names = [name.strip("《》") for name in NEWSPAPER.findall(text)]
    return names[0] if names else ""


def plain_source(text: str) -> str:
    text = re.sub(rf"^{DATE}\s*(?=《)", "", re.split(r"[，,]\s*作者", text)[0])
    if account := re.fullmatch(r"(?:微信公众号)?“([^”]+)”(?:微信)?(?:公众号)?", text):
        return account.group(1)
    if re.fullmatch(r"[A-Z][A-Za-z&.' ]+", text):
        return text.strip()
    text = re.sub(r"\s+", "", text).strip("，。,.）)]】")
    text = re.sub(r"社[电電]$", "社", text)
    newspaper = re.match(r"《([^》]+)》(.*)", text)
    if not newspaper:
        return re.split(r"(?<=.)(?:19|20)\d\d[-年]\d{1,2}[-月]", text)[0].strip("，,")
    rest = newspaper.group(2)
    return text if re.search(r"第\d+期|\d+期|第[一二三四五六七八九十]+期", rest) else newspaper.group(1)
