"""A country or an exhibition that an article names: what the pages of branches count, and what one event is known by."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.article import Article

NAME_LENGTH = 60


class Topic(models.Model):
    class Kind(models.TextChoices):
        COUNTRY = "country", _("国家")
        EXHIBITION = "exhibition", _("展会")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="topics", db_index=False, verbose_name=_("文章")
    )
    kind = models.CharField(_("类型"), max_length=10, choices=Kind)
    name = models.CharField(_("名称"), max_length=NAME_LENGTH)

    class Meta:
        verbose_name = _("所涉国家和展会")
        verbose_name_plural = _("所涉国家和展会")
        constraints = [models.UniqueConstraint(fields=["article", "kind", "name"], name="topic_of_article")]
        indexes = [models.Index(fields=["name", "article"], name="topic_name")]

    def __str__(self) -> str:
        return self.name
