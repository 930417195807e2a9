"""Publishing and withdrawing: the status of an article, and word of it to the index, in one transaction.

May import archive.models.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from archive.models import Article, OutboxEntry

BATCH = 500  # ids an UPDATE


def publish(articles: Iterable[Article]) -> int:
    """Shows drafts and withdrawn articles to readers; returns how many were not published before."""
    return _set_status(articles, Article.Status.PUBLISHED)


def withdraw(articles: Iterable[Article]) -> int:
    """Takes published articles from the readers and keeps the rows; returns how many were published."""
    shown = [article for article in articles if article.is_published]
    return _set_status(shown, Article.Status.WITHDRAWN)


def _set_status(articles: Iterable[Article], status: Article.Status) -> int:
    """An update sends no signal, so this writes the outbox rows itself."""
    changed = [article for article in articles if article.status != status]
    ids = [article.pk for article in changed]
    with transaction.atomic():
        for first in range(0, len(ids), BATCH):
            Article.objects.filter(pk__in=ids[first : first + BATCH]).update(
                status=status, revision=F("revision") + 1, updated_at=timezone.now()
            )
        OutboxEntry.objects.add(ids)
    for article in changed:
        article.status = status
        article.revision += 1
    return len(changed)
