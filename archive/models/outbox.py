"""Rows saying which articles the index has yet to take in, or to let go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from archive.models.facts import FactsEntry
from archive.nudge import nudge


class OutboxQuerySet(models.QuerySet["OutboxEntry"]):
    def add(self, article_ids: Iterable[int]) -> None:
        """Notes the articles as changed, for the index and for the facts beside their originals, and wakes the
        indexer on commit. Call it in the transaction that changes them."""
        ids = list(article_ids)
        self.bulk_create([OutboxEntry(article_id=pk) for pk in ids], batch_size=1000)
        FactsEntry.objects.add_articles(ids)
        transaction.on_commit(nudge)

    def oldest(self) -> datetime | None:
        """Since when the first of them has waited."""
        oldest: datetime | None = self.aggregate(oldest=models.Min("created_at"))["oldest"]
        return oldest


class OutboxEntry(models.Model):
    """Holds an id and no foreign key: a deleted article must still be told to the index."""

    article_id = models.BigIntegerField(_("文章编号"))
    created_at = models.DateTimeField(_("时间"), auto_now_add=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("待索引")
        verbose_name_plural = _("待索引")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.article_id)
