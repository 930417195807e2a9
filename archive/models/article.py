"""One text with its own heading: the unit of record and of search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, TypedDict

from django.db import models
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext_lazy as _

from archive.models.branch import Branch
from archive.models.bulletin import Bulletin
from archive.models.correction import Corrections
from archive.script import Script, script_of


class ParagraphData(TypedDict):
    """One item of Article.paragraphs."""

    id: str  # "p1": unique in the article, an anchor that outlives edits of its neighbours
    type: str  # "text", "heading" or "caption"
    text: str
    level: int  # of a heading; 0 otherwise


class WarningData(TypedDict):
    """One item of Article.warnings."""

    code: str
    message: str  # a sentence in Chinese
    paragraph: str  # the id of the paragraph it stands in; empty: the whole article


class RejectedData(TypedDict, total=False):
    """Article.rejected: marks that an editor took off and no rereading may bring back."""

    branches: list[str]  # slugs
    names: list[str]  # of people, whatever their role
    people: list[list[str]]  # name and role
    figures: list[list[str]]  # what they say and what they count


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> ArticleQuerySet:
        return self.filter(status=Article.Status.PUBLISHED)

    def in_review(self) -> ArticleQuerySet:
        return self.filter(status=Article.Status.DRAFT)

    def of_branch(self, branch: Branch) -> ArticleQuerySet:
        """Articles that mention the branch. A semi-join: pages of a common branch are read in index order."""
        mentions = branch.mentions.filter(article=models.OuterRef("pk"))
        return self.filter(models.Exists(mentions))

    def dated(self, first: date, last: date) -> ArticleQuerySet:
        """Articles dated from first to last, both included."""
        return self.filter(date__range=(first, last))

    def newest(self) -> ArticleQuerySet:
        """Latest date first, the undated after all dated ones, later accessions first among equals."""
        return self.order_by(models.F("date").desc(nulls_last=True), "-id")

    def without_text(self) -> ArticleQuerySet:
        """For lists: the columns a list line needs."""
        return self.defer("paragraphs", "warnings", "warnings_seen", "rejected", "origins", "authors")

    def without_desk(self) -> ArticleQuerySet:
        """For hits: the text, and not what only the desk reads."""
        return self.defer("warnings", "warnings_seen", "rejected", "origins")

    def published_by_id(self, ids: Iterable[int]) -> dict[int, Article]:
        """Those of the ids that readers may see. Asked for by number alone: with the status beside it, and no statistics
        of the tables, SQLite goes through all published articles, 1.3 ms at 10,000 of them for ten."""
        found = self.order_by().in_bulk(list(ids))
        return {pk: article for pk, article in found.items() if article.is_published}

    def in_trash(self) -> ArticleQuerySet:
        """Drafts that an editor dropped, and what was taken from the readers."""
        return self.filter(status__in=TRASH)

    def out_of_trash(self) -> ArticleQuerySet:
        return self.exclude(status__in=TRASH)


class Article(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("待审")
        PUBLISHED = "published", _("已发布")
        WITHDRAWN = "withdrawn", _("已撤下")
        DROPPED = "dropped", _("已删去")  # a draft no reader has seen

    class Kind(models.TextChoices):
        REPORT = "report", _("报道")
        COMMENTARY = "commentary", _("评论")
        MINUTES = "minutes", _("会议纪要")
        PHOTO = "photo", _("图片新闻")
        INTERVIEW = "interview", _("访谈")
        NOTICE = "notice", _("通知公告")
        SPEECH = "speech", _("讲话致辞")

    bulletin = models.ForeignKey(Bulletin, models.PROTECT, related_name="articles", verbose_name=_("公报"))
    position = models.PositiveIntegerField(_("在公报中的次序"), default=0)
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.DRAFT)
    title = models.CharField(_("标题"), max_length=300)
    kicker = models.CharField(_("引题"), max_length=300, blank=True)
    subtitle = models.CharField(_("副题"), max_length=300, blank=True)
    byline = models.CharField(_("署名"), max_length=300, blank=True)
    authors = models.JSONField(_("作者"), default=list, blank=True)  # [{"name", "role"}]
    source = models.CharField(_("来源"), max_length=200, blank=True)
    editor = models.CharField(_("责任编辑"), max_length=200, blank=True)
    date = models.DateField(
        _("日期"), null=True, blank=True, help_text=_("文中写明的发布日期；没有写明就留空")
    )
    page = models.PositiveSmallIntegerField(_("版次"), null=True, blank=True)
    kind = models.CharField(_("类型"), max_length=12, choices=Kind, default=Kind.REPORT)
    continued_from_page = models.PositiveSmallIntegerField(_("上接版次"), null=True, blank=True)
    continued_on_page = models.PositiveSmallIntegerField(_("下转版次"), null=True, blank=True)
    external_id = models.CharField(_("外部编号"), max_length=200, blank=True)
    url = models.URLField(_("原网址"), max_length=1000, blank=True)
    paragraphs = models.JSONField(_("正文"), default=list)  # list[ParagraphData]
    origins = models.JSONField(_("各项出处"), default=dict, blank=True)  # field -> stated, inferred, entered
    warnings = models.JSONField(_("提醒"), default=list, blank=True)  # list[WarningData]
    warnings_seen = models.JSONField(_("已核对的提醒"), default=list, blank=True)  # list[WarningData]
    rejected = models.JSONField(_("去掉的标注"), default=dict, blank=True)  # RejectedData
    revision = models.PositiveIntegerField(_("修订号"), default=0, editable=False)
    created_at = models.DateTimeField(_("入库时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    objects = ArticleQuerySet.as_manager()
    history = Corrections()

    class Meta:
        verbose_name = _("文章")
        verbose_name_plural = _("文章")
        ordering = ("bulletin", "position")
        permissions = [("publish_article", _("可以发布、撤下和恢复文章"))]
        indexes = [
            models.Index(fields=["status", "-date", "-id"], name="article_newest"),
            models.Index(fields=["bulletin", "position"], name="article_in_bulletin"),
            models.Index("status", "source", name="article_source"),
            models.Index("status", "kind", name="article_kind"),
            models.Index(fields=["updated_at"], name="article_changed"),  # the last one is asked for
            models.Index(
                fields=["date"],
                name="article_turning",
                condition=models.Q(continued_from_page__isnull=False)
                | models.Q(continued_on_page__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **options: Any) -> None:
        """Counts the revision, by which the index knows a stale copy; before the first change keeps what came in."""
        if self.pk and not self.history.exists():
            self._keep_first_version()
        self.revision += 1
        if (fields := options.get("update_fields")) is not None:
            options["update_fields"] = {*fields, "revision", "updated_at"}
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        """As reverse("archive:article") has it, at a fiftieth of its cost: a page has dozens of them."""
        return f"{_all_articles(get_script_prefix())}{self.pk}/"

    def _keep_first_version(self) -> None:
        if stored := Article.objects.select_related("bulletin__accessioned_by").filter(pk=self.pk).first():
            stored._history_user = stored.bulletin.accessioned_by  # type: ignore[attr-defined]  # simple_history asks
            self.history.bulk_history_create([stored], default_date=stored.created_at)

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def is_in_trash(self) -> bool:
        return self.status in TRASH

    @property
    def author_names(self) -> list[str]:
        return [author["name"] for author in self.authors]

    @property
    def script(self) -> Script:
        """That of its beginning: few texts change theirs."""
        return script_of("".join([self.title, *(paragraph["text"] for paragraph in self.paragraphs[:5])]))

    @property
    def body(self) -> str:
        """The whole text, a line a paragraph."""
        return "\n".join(paragraph["text"] for paragraph in self.paragraphs)

    def paragraphs_in(self, ids: Iterable[str]) -> list[ParagraphData]:
        wanted = set(ids)
        return [paragraph for paragraph in self.paragraphs if paragraph["id"] in wanted]


@lru_cache(maxsize=16)
def _all_articles(_prefix: str) -> str:
    return reverse("archive:articles")


TRASH = (Article.Status.WITHDRAWN, Article.Status.DROPPED)  # both can be restored
