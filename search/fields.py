"""The fields a reader can name in a query, and the values of dates and kinds. Plain Python; imports archive.sentences."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from archive.sentences import gettext_noop as _

FieldName = Literal["title", "author", "source", "person", "branch", "date", "kind"]

# Folded: simplified, lower case.
FIELD_NAMES: dict[str, FieldName] = {
    **dict.fromkeys(("标题", "题目", "题名", "title"), "title"),
    **dict.fromkeys(("作者", "署名", "记者", "author"), "author"),
    **dict.fromkeys(("来源", "出处", "source"), "source"),
    **dict.fromkeys(("人物", "人名", "person"), "person"),
    **dict.fromkeys(("机构", "分会", "分支机构", "branch"), "branch"),
    **dict.fromkeys(("日期", "date"), "date"),
    **dict.fromkeys(("类型", "体裁", "kind"), "kind"),
}
FIELD_LABELS: dict[FieldName, str] = {
    "title": _("标题"),
    "author": _("作者"),
    "source": _("来源"),
    "person": _("人物"),
    "branch": _("机构"),
    "date": _("日期"),
    "kind": _("类型"),
}
KIND_LABELS = {
    "report": ("报道", "新闻"),
    "commentary": ("评论", "文章", "言论"),
    "minutes": ("会议纪要", "纪要"),
    "photo": ("图片新闻", "图片"),
    "interview": ("访谈", "专访"),
    "notice": ("通知公告", "通知", "公告"),
    "speech": ("讲话致辞", "讲话", "致辞"),
}
KINDS = {name: kind for kind, labels in KIND_LABELS.items() for name in (kind, *labels)}

_DAY = re.compile(
    r"(?P<year>\d{4})(?:年|[-./](?=\d)|$)(?:(?P<month>\d{1,2})(?:月|[-./](?=\d)|$)(?:(?P<day>\d{1,2})日?)?)?"
)
_BETWEEN = re.compile(r"\.{2,}|…+|~+|至|到|—+|--+")


def find_dates(value: str) -> tuple[date, date] | None:
    """The first and the last day of 2024, 2024-11, 2024年11月20日, 2021-12..2022-03; None for what is no date."""
    first, *rest = _BETWEEN.split(value)
    if len(rest) > 1:
        return None
    spans = [_find_span(part) for part in (first, *rest)]
    found = [span for span in spans if span]
    if len(found) != len(spans):
        return None
    return min(start for start, _ in found), max(end for _, end in found)


def _find_span(value: str) -> tuple[date, date] | None:
    match = _DAY.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(year or 0, 1, 1), date(year or 0, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:  # 2024-13, 2023-02-29, the year 0
        return None
