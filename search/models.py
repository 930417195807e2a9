"""What editors add to the lexicon: names of one thing, and words of the field. The files of search/lexicon stay the
defaults. May import Django alone.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 60
MOST_NAMES = 10


class Synonym(models.Model):
    """Names of one thing; or names that the lexicon joins and that are to be kept apart."""

    names = models.TextField(_("名称"), help_text=_("一行一个，两个以上。检索其中一个，其余的也一并检索。"))
    reason = models.CharField(
        _("缘由"), max_length=300, help_text=_("为什么是同一事物：简称与全称、改名、英文简称……")
    )
    is_one = models.BooleanField(
        _("是同一事物"), default=True, help_text=_("取消勾选：这些名称不再互相检索，词表文件里写着的也不算。")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("同义词")
        ordering = ("names",)

    def __str__(self) -> str:
        return " = ".join(self.listed)

    @property
    def listed(self) -> tuple[str, ...]:
        """Each name once, in the order written."""
        return tuple(dict.fromkeys(name.strip() for name in self.names.splitlines() if name.strip()))

    def clean(self) -> None:
        if not 2 <= len(self.listed) <= MOST_NAMES:
            raise ValidationError({"names": _("要有 2 到 %d 个名称，一行一个。") % MOST_NAMES})
        if any(len(name) > LONGEST_NAME for name in self.listed):
            raise ValidationError({"names": _("名称最长 %d 字。") % LONGEST_NAME})
        self.names = "\n".join(self.listed)


class LexiconWord(models.Model):
    """A word that is to be cut as one: a new exhibition's name."""

    word = models.CharField(
        _("词"), max_length=30, unique=True, help_text=_("例如新展会的名称，2 到 30 字。")
    )
    reason = models.CharField(_("缘由"), max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = _("词表")
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        self.word = self.word.strip()
        if len(self.word) < 2 or re.search(r"[\s#]", self.word):
            raise ValidationError({"word": _("一个词，2 到 30 字，中间没有空格和 #。")})
