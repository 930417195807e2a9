"""Which articles are one text printed several times: derived from the fingerprints, kept for pages that list articles."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.article import Article


class Reprint(models.Model):
    """One printing of a text; an article of which the archive knows no other printing has no row."""

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="printing", verbose_name=_("文章")
    )
    text = models.BigIntegerField(
        _("文本编号"), db_index=True
    )  # the id of one of the articles, the same for all

    class Meta:
        verbose_name = _("同稿")
        verbose_name_plural = _("同稿")

    def __str__(self) -> str:
        return str(self.text)
