"""The fields a reader can name in a query, and the values of kinds. Plain Python; imports archive.sentences."""

from __future__ import annotations

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
