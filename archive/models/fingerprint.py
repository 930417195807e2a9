"""A few hashes of an article's text: texts that share most of them are most likely one text printed twice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.article import Article


class Fingerprint(models.Model):
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="fingerprints", db_index=False, verbose_name=_("文章")
    )
    value = models.BigIntegerField(_("值"))

    class Meta:
        verbose_name = _("指纹")
        verbose_name_plural = _("指纹")
        constraints = [
            models.UniqueConstraint(fields=["article", "value"], name="fingerprint_of_article"),
        ]
        indexes = [models.Index(fields=["value", "article"], name="fingerprint_value")]

    def __str__(self) -> str:
        return str(self.value)
