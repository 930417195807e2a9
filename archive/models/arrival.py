"""A file as an editor sent it: stored, waiting to be read, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.bulletin import Bulletin


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def pending(self) -> ArrivalQuerySet:
        """Not read to the end yet."""
        return self.filter(state__in=PENDING)

    def standing(self) -> ArrivalQuerySet:
        """Those that their editor still has on the desk."""
        return self.filter(dismissed_at=None)


class Arrival(models.Model):
    """The record of the waiting: a task is only the word to a worker, and is made anew from this when it is lost."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等待阅读")
        READING = "reading", _("正在阅读")
        TAKEN = "taken", _("已读出")
        UNPACKED = "unpacked", _("已解开")  # a zip: its files are arrivals of their own
        HELD = "held", _("重复，没有再收")
        REFUSED = "refused", _("没有收下")
        FAILED = "failed", _("没有读完")

    name = models.CharField(_("文件名"), max_length=255)
    sha256 = models.CharField(
        _("校验值 SHA-256"), max_length=64, blank=True, db_index=True
    )  # empty: not kept
    size = models.PositiveBigIntegerField(_("字节数"))
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.WAITING, db_index=True)
    reason = models.CharField(_("原因"), max_length=500, blank=True)
    bulletin = models.ForeignKey(
        Bulletin, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("公报")
    )
    count = models.PositiveIntegerField(_("读出的篇数"), default=0)  # of articles; of a zip, files
    attempts = models.PositiveSmallIntegerField(_("阅读次数"), default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("上传人")
    )
    arrived_at = models.DateTimeField(_("收到时间"), auto_now_add=True)
    settled_at = models.DateTimeField(_("读完时间"), null=True, blank=True)
    dismissed_at = models.DateTimeField(_("清除时间"), null=True, blank=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = _("来件")
        verbose_name_plural = _("来件")
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING

    @property
    def can_be_read_again(self) -> bool:
        return bool(self.sha256) and self.state in UNREAD


PENDING = (Arrival.State.WAITING, Arrival.State.READING)
UNREAD = (Arrival.State.REFUSED, Arrival.State.FAILED)
