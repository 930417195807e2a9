"""Two articles that are one text, begun on one page of a newspaper and ended on another."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.article import Article

_LINES = (
    "state",
    *(f"{part}__{name}" for part in ("first", "second") for name in ("title", "page", "status", "bulletin")),
)


class ContinuationQuerySet(models.QuerySet["Continuation"]):
    def of(self, articles: Iterable[Article]) -> ContinuationQuerySet:
        """Whichever part the articles are, with what a line says of both."""
        keys = [article.pk for article in articles]
        parts = self.filter(models.Q(first__in=keys) | models.Q(second__in=keys))
        return parts.select_related("first", "second").only(*_LINES)

    def standing(self) -> ContinuationQuerySet:
        return self.exclude(state=Continuation.State.UNDONE)


class Continuation(models.Model):
    """One that an editor has undone stays as a row, so that it is not found again."""

    class State(models.TextChoices):
        FOUND = "found", _("由规则找到")
        KEPT = "kept", _("编辑恢复")
        UNDONE = "undone", _("编辑解除")

    first = models.ForeignKey(
        Article, models.CASCADE, related_name="continuations", verbose_name=_("前一部分")
    )
    second = models.ForeignKey(Article, models.CASCADE, related_name="beginnings", verbose_name=_("后一部分"))
    state = models.CharField(_("状态"), max_length=6, choices=State, default=State.FOUND)

    objects = ContinuationQuerySet.as_manager()

    class Meta:
        verbose_name = _("转接")
        verbose_name_plural = _("转接")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="continuation_pair"),
            models.UniqueConstraint(
                fields=["first"], condition=~models.Q(state="undone"), name="one_continuation"
            ),
            models.UniqueConstraint(
                fields=["second"], condition=~models.Q(state="undone"), name="one_beginning"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} → {self.second}"

    @property
    def stands(self) -> bool:
        return self.state != self.State.UNDONE

    def other_than(self, article: Article) -> Article:
        return self.second if article.pk == self.first_id else self.first

    def told_of(self, article: Article) -> str:
        """As beside the one part: where the other stands and what it is called."""
        other = self.other_than(article)
        said = (
            _("续见%(place)s《%(title)s》")
            if article.pk == self.first_id
            else _("上接%(place)s《%(title)s》")
        )
        place = _("第 %d 版") % other.page if other.page else ""
        return str(said) % {"place": place, "title": other.title}
