"""Words that a stranger would try first here: names of the institution, of its trade and of its roles. Imports nothing of
the project."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = (
    "ccpit", "cpit", "maocuhui", "maocu", "mch", "gongbao", "dangan", "chinatrade", "bulletin", "archive", "bianji", "fabu",
    "guanli", "editor", "publisher", "administrator", "admin", "root", "password", "mima", "beijing", "zhongguo", "china",
    "贸促会", "贸促", "公报", "档案", "编辑", "发布", "管理员", "口令", "密码",
)  # fmt: skip
FEWEST = 6  # characters that must remain when these words, figures and marks are taken away
_TAKEN_AWAY = re.compile("|".join(sorted(WORDS, key=len, reverse=True)) + r"|[\W\d_]")


class OurWordsValidator:
    """One of AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: Any = None) -> None:
        lower = password.lower()
        rest = _TAKEN_AWAY.sub("", lower)
        if len(rest) < FEWEST and any(word in lower for word in WORDS):
            raise ValidationError(
                _("这个口令几乎全由本单位的名称和职务组成，外人最先会试。"), code="password_of_our_words"
            )

    def get_help_text(self) -> str:
        return _("口令不能只由本单位的名称、职务加上数字组成。")
