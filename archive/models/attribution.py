"""An editor's word on who a name is: two pages are one person, or the name in some articles is another's.

Mentions stay as the text states them; this is read beside them, so that a text read anew changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.branch import Branch
from archive.models.correction import REASON_LENGTH

Dossier = tuple[int | None, int]  # of a name: its branch, and 1, or the number of a namesake parted off


class AttributionQuerySet(models.QuerySet["Attribution"]):
    def in_force(self) -> AttributionQuerySet:
        return self.filter(ended_at=None)

    def of_names(self, names: Iterable[str]) -> AttributionQuerySet:
        """In the order in which they were made: a later one goes before an earlier."""
        related = self.filter(name__in=list(names)).select_related("branch", "into_branch")
        return related.order_by("pk")


class Attribution(models.Model):
    """All of one dossier belongs to another; or, where articles are listed, what they say of the name in a branch."""

    name = models.CharField(_("姓名"), max_length=60, db_index=True)
    branch = models.ForeignKey(
        Branch, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("所属机构")
    )
    number = models.PositiveSmallIntegerField(_("序号"), default=1)
    articles = models.JSONField(_("文章"), default=list, blank=True)  # ids; empty: all of the dossier
    into_branch = models.ForeignKey(
        Branch, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("归入的机构")
    )
    into_number = models.PositiveSmallIntegerField(_("归入的序号"), default=1)
    reason = models.CharField(_("理由"), max_length=REASON_LENGTH)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("编辑"))
    at = models.DateTimeField(_("时间"), auto_now_add=True)
    ended_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("撤销者")
    )
    ended_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)

    objects = AttributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("人物归属")
        verbose_name_plural = _("人物归属")
        ordering = ("-id",)
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="attribution_has_reason")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_merge(self) -> bool:
        return not self.articles

    @property
    def dossier(self) -> Dossier:
        return self.branch_id, self.number

    @property
    def into(self) -> Dossier:
        return self.into_branch_id, self.into_number
