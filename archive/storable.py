"""Values as every database will take them: no NUL, no half of a surrogate pair, no longer than the column.

SQLite lets most of this through and PostgreSQL none of it. Imports Django's models and nothing of the project.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, TypeVar

from django.db.models import CharField, Model

Row = TypeVar("Row", bound=Model)

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
NO_XML = {0xFFFE: None, 0xFFFF: None}  # in no XML document, and so in no feed
REPLACEMENT = "\ufffd"  # as long as what it stands for: places in the text stay true
ELLIPSIS = "…"


def text(value: str) -> str:
    return UNSTORABLE.sub(REPLACEMENT, value)


def line(value: str) -> str:
    """On one line, without control or direction marks: for the names of files, which strangers choose, and for feeds."""
    kept = (c for c in value if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return "".join(kept).translate(NO_XML)


def clip(value: str, length: int) -> str:
    value = text(value)
    return value if len(value) <= length else value[: length - 1] + ELLIPSIS


def tree(value: Any) -> Any:
    """The same lists and dicts, every string in them storable."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        return [tree(item) for item in value]
    if isinstance(value, dict):
        return {text(name): tree(item) for name, item in value.items()}
    return value


def fitted(row: Row) -> Row:
    """The row itself, its character columns clipped to their lengths."""
    for name, length in _columns(type(row)):
        setattr(row, name, clip(getattr(row, name), length))
    return row


@cache
def _columns(model: type[Model]) -> tuple[tuple[str, int], ...]:
    return tuple(
        (field.attname, field.max_length)
        for field in model._meta.concrete_fields
        if isinstance(field, CharField) and field.max_length
    )
