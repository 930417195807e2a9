"""Publishing, withdrawing, dropping and restoring: the status of an article, and word of it to the index.

One transaction each. May import archive.models.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from archive.models import Article, OutboxEntry

BATCH = 500  # ids an UPDATE
Status = Article.Status


def publish(articles: Iterable[Article]) -> int:
    """Shows drafts and withdrawn articles to readers; returns how many were not published before."""
    return _set_status(articles, Status.PUBLISHED)


def withdraw(articles: Iterable[Article]) -> int:
    """Takes published articles from the readers and keeps the rows; returns how many were published."""
    return _set_status([article for article in articles if article.is_published], Status.WITHDRAWN)


def drop(articles: Iterable[Article]) -> int:
    """Puts drafts into the trash, where they can be restored; returns how many were drafts."""
    return _set_status([article for article in articles if article.status == Status.DRAFT], Status.DROPPED)


def restore(articles: Iterable[Article]) -> int:
    """Out of the trash: what readers had is published again, what they had not awaits review."""
    trash = [article for article in articles if article.is_in_trash]
    withdrawn = [article for article in trash if article.status == Status.WITHDRAWN]
    dropped = [article for article in trash if article.status == Status.DROPPED]
    return _set_status(withdrawn, Status.PUBLISHED) + _set_status(dropped, Status.DRAFT)


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
