"""The fields that documents state in lines of their own: 会议时间：…, 【地点】…, 主持人　….

A line that begins with the name of one is no title and no heading. Imports dates and phrases.
"""

from __future__ import annotations

import re
from datetime import date

from archive.ingest.dates import find_date
from archive.ingest.phrases import DATE

OF_A_MEETING = r"(?:会议|开会|召开|活动)"
NUMBER = r"(?:[一二三四五六七八九十\d]{1,2}\s*[、．.]\s*)?"
TIME = rf"{OF_A_MEETING}?(?:时\s*间|日\s*期)"
PEOPLE = r"(?:主\s*持|记\s*录|出\s*席|列\s*席|缺\s*席|参\s*加|参\s*会|汇\s*报)"
LABELS = (
    rf"(?:附件|附|联系人|联系电话|电话|联系方式|会议名称|名称|{TIME}|{OF_A_MEETING}?(?:地\s*点|主\s*题|议\s*题|形\s*式)|{PEOPLE}(?:\s*[人者])?|"
    r"抄送|抄报|报送|主送|传真|邮箱|网址|邮编|单位|副?会长|秘书长|委员|理事|顾问|委员单位|成员单位|主办|承办|协办|主办单位|承办单位|协办单位|签发|拟稿|整理)"
)
LABELLED = re.compile(rf"{LABELS}(?:人员?|领导|单位)?\s*[\d一二三]?\s*[:：]")
ENCLOSED = re.compile(
    rf"[【\[]\s*(?:{TIME}|{OF_A_MEETING}?(?:地\s*点|议\s*题)|{PEOPLE}(?:\s*[人者]员?)?)\s*[】\]]"
)
# Without a mark only what nothing else begins with: 会议地点　三楼会议室, 主持人　景某.
SET_APART = re.compile(
    rf"(?:{OF_A_MEETING}(?:地\s*点|主\s*题|议\s*题|形\s*式)|{PEOPLE}\s*(?:[人者]员?|领导)|{TIME})\s*\t|"
    rf"(?:{OF_A_MEETING}地\s*点|(?:主\s*持|记\s*录|出\s*席|列\s*席|缺\s*席)\s*(?:人员?|领导))\s+\S|{TIME}\s+{DATE}"
)
LABEL_OVER_TITLE = re.compile(
    r"(?:引题|肩题|眉题|副题|副标题)\s*[:：]\s*(?=\S)"
)  # of a site, beside its title
MEETING_TIME = re.compile(rf"{NUMBER}[【\[]?\s*{TIME}\s*[】\]]?\s*(?:[:：\t]|\s?(?={DATE}))")


def names_field(text: str) -> bool:
    return bool(LABELLED.match(text) or ENCLOSED.match(text) or SET_APART.match(text))


def find_meeting_day(text: str) -> date | None:
    """The day that a field states as that of the meeting."""
    return find_date(text) if MEETING_TIME.match(text) else None
