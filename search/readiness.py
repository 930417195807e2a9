"""May readers be sent here? The database answers, the index is whole and current, and the outbox is not left to grow.

Imports the record's outbox, generations, schema and searching.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import Error
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Article, OutboxEntry
from search import schema
from search.evaluation import IndexUnavailable
from search.generations import Generations, Manifest, NoGeneration
from search.searching import current_engine


def find_reasons() -> list[str]:
    """Why not, a sentence each; none where all is well."""
    try:
        oldest, has_articles = OutboxEntry.objects.oldest(), Article.objects.published().exists()
    except Error:
        return [_("数据库没有回答。")]
    reasons = _of_index(has_articles)
    if oldest and (lag := (timezone.now() - oldest).total_seconds()) > settings.READY_LAG_SECONDS:
        reasons.append(_("有文章等待索引已 %d 秒。") % lag)
    return reasons


def _of_index(has_articles: bool) -> list[str]:
    try:
        held = current_engine().document_count
        version = Manifest.read(Generations(Path(settings.INDEX_DIR)).current()).version
    except (IndexUnavailable, NoGeneration):
        return [_("没有可用的索引，检索正在直接查数据库。")]
    if version != schema.version():
        return [_("索引由旧的词表或字段做成。")]
    return [_("索引是空的。")] if has_articles and not held else []
