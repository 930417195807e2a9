"""Fails at start, not at request: a missing or outdated index, a dictionary that cannot be read."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Info, Tags, register
from django.db import DatabaseError
from django.utils.translation import gettext as _

from search import indexing, lexicon


@register(Tags.files)
def check_lexicon(**_options: Any) -> list[CheckMessage]:
    try:
        lexicon.field_words()
        lexicon.stop_words()
    except OSError as error:
        return [Error(_("词表无法读取：%s") % error, id="search.E001")]
    return []


@register(Tags.files)
def check_index(**_options: Any) -> list[CheckMessage]:
    """No error: the archive serves without search, and the indexer makes a missing index by itself."""
    try:
        if not indexing.needs_rebuild():
            return []
    except DatabaseError:  # not migrated yet: there is nothing to index either
        return []
    hint = _("运行 manage.py search_index rebuild")
    return [Info(_("索引缺失、不完整，或由旧的词表、字段做成"), hint=hint, id="search.I001")]
