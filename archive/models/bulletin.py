"""One received document, as received."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Bulletin(models.Model):
    original_name = models.CharField(_("原文件名"), max_length=255)
    sha256 = models.CharField(_("校验值 SHA-256"), max_length=64, unique=True)
    size = models.PositiveBigIntegerField(_("字节数"))
    format = models.CharField(_("格式"), max_length=20)
    encoding = models.CharField(_("编码"), max_length=20, blank=True)
    replacements = models.PositiveIntegerField(_("无法解码的字符数"), default=0)
    received_text = models.TextField(_("收到的文本"), blank=True)
    dropped = models.JSONField(_("未收入文章的文字"), default=list, blank=True)
    is_complete = models.BooleanField(
        _("收完"), default=True, help_text=_("很大的文件分批入藏；中断以后再收同一个文件，就接着收完")
    )
    accessioned_at = models.DateTimeField(_("入藏时间"), auto_now_add=True)
    accessioned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("入藏人"),
    )

    class Meta:
        verbose_name = _("公报")
        verbose_name_plural = _("公报")
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.original_name

    def get_absolute_url(self) -> str:
        return reverse("archive:bulletin", args=[self.pk])
