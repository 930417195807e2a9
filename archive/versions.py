"""The versions of an article, each with who made it, when, why, and what it changed.

May import archive.models and archive.differences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from archive.differences import Piece, compare, compare_paragraphs
from archive.models import Article

MOST_VERSIONS = 50  # the newest, on one page
SHOWN_FIELDS = (
    "title", "kicker", "subtitle", "byline", "authors", "source", "editor", "date", "page", "kind", "status",
    "continued_from_page", "continued_on_page", "url",
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Version:
    at: datetime
    by: str  # empty: the archive itself, by its rules
    reason: str
    changes: tuple[Change, ...]
    title: str
    body: str
    is_first: bool


def versions_of(article: Article) -> list[Version]:
    """Newest first; saves that changed nothing an editor sees are passed over."""
    records = list(article.history.select_related("history_user")[: MOST_VERSIONS + 1])
    versions = (_version(record, before) for record, before in zip_longest(records, records[1:]))
    return [version for version in versions if version.changes or version.is_first][:MOST_VERSIONS]


def _version(record: Any, before: Any) -> Version:
    return Version(
        at=record.history_date,
        by=str(record.history_user or ""),
        reason=record.history_change_reason,
        changes=tuple(changes_between(before, record)) if before else (),
        title=record.title,
        body="\n".join(paragraph["text"] for paragraph in record.paragraphs),
        is_first=before is None and record.history_type == "+",
    )


def changes_between(before: Any, after: Any, skipped: Collection[str] = ()) -> Iterator[Change]:
    """Field by field; both are an article or a version of one."""
    for name in SHOWN_FIELDS:
        old, new = _shown(before, name), _shown(after, name)
        if old != new and name not in skipped:
            yield Change(_label(name), compare(old, new))
    for pieces in compare_paragraphs(_texts(before), _texts(after)):
        yield Change(_label("paragraphs"), pieces)


def _shown(record: Any, name: str) -> str:
    """The value of a field as an editor reads it."""
    value = getattr(record, name)
    if name == "authors":
        return "、".join(a["name"] + (f"（{a['role']}）" if a["role"] else "") for a in value)
    if name in ("kind", "status"):
        return str(getattr(record, f"get_{name}_display")())
    return "" if value is None else str(value)


def _label(name: str) -> str:
    return str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _texts(record: Any) -> list[str]:
    """A change of kind alone is a change too: a heading is told by its mark."""
    marks = {"heading": _("小标题："), "caption": _("图片说明：")}
    return [marks.get(paragraph["type"], "") + paragraph["text"] for paragraph in record.paragraphs]
