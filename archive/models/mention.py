"""A branch, person or figure found at a place in an article."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.article import Article
from archive.models.branch import Branch


class Mention(models.Model):
    """A place: characters start to end of one paragraph ("title" is the title)."""

    paragraph = models.CharField(_("段落"), max_length=12)
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    text = models.CharField(_("原文"), max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class BranchMention(Mention):
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="branch_mentions", verbose_name=_("文章")
    )
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="mentions", verbose_name=_("分支机构"))

    class Meta:
        verbose_name = _("机构提及")
        verbose_name_plural = _("机构提及")
        ordering = ("id",)
        indexes = [models.Index(fields=["branch", "article"], name="mention_branch_article")]


class PersonMention(Mention):
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="person_mentions", verbose_name=_("文章")
    )
    name = models.CharField(_("姓名"), max_length=60, db_index=True)
    role = models.CharField(_("职务"), max_length=200, blank=True)
    branch = models.ForeignKey(
        Branch, models.SET_NULL, null=True, blank=True, related_name="people", verbose_name=_("所属机构")
    )

    class Meta:
        verbose_name = _("人物提及")
        verbose_name_plural = _("人物提及")
        ordering = ("id",)


class Figure(Mention):
    """A number with its unit and what it counts."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="figures", verbose_name=_("文章"))
    value = models.FloatField(_("数值"))
    unit = models.CharField(_("单位"), max_length=40, blank=True)
    counted = models.CharField(_("所计"), max_length=100, blank=True)
    comparison = models.CharField(_("比较"), max_length=100, blank=True)
    sentence = models.TextField(_("所在句"), blank=True)
    branch = models.ForeignKey(
        Branch, models.SET_NULL, null=True, blank=True, related_name="figures", verbose_name=_("所属机构")
    )

    class Meta:
        verbose_name = _("数据")
        verbose_name_plural = _("数据")
        ordering = ("id",)
