"""Rows saying of which originals the facts beside them are older than the record."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.bulletin import Bulletin

BATCH = 500  # ids a query


class FactsEntryQuerySet(models.QuerySet["FactsEntry"]):
    def add(self, bulletins: models.QuerySet[Bulletin]) -> None:
        """Call it in the transaction that changes them."""
        due = bulletins.order_by().values_list("sha256", flat=True).distinct()
        self.bulk_create([FactsEntry(sha256=sha256) for sha256 in due], batch_size=BATCH)

    def add_bulletin(self, pk: int) -> None:
        self.add(Bulletin.objects.filter(pk=pk))

    def add_articles(self, ids: Collection[int]) -> None:
        """Of the bulletins that hold them."""
        wanted = list(ids)
        for first in range(0, len(wanted), BATCH):
            self.add(Bulletin.objects.filter(articles__in=wanted[first : first + BATCH]))


class FactsEntry(models.Model):
    """Holds a checksum and no foreign key: a deleted bulletin's facts must go too. One original may have several."""

    sha256 = models.CharField(_("校验值 SHA-256"), max_length=64)

    objects = FactsEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("待写的事实")
        verbose_name_plural = _("待写的事实")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.sha256
