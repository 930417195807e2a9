"""Who corrected an article, when and why, with the text as it was before: a version a change.

What came in is written down when it is first changed, so that an archive nobody has corrected holds nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

REASON_LENGTH = 300


@dataclass(frozen=True)
class Signature:
    by: User | None = None  # None: the archive itself, by its rules
    reason: str = ""


UNSIGNED = Signature()
_signature: ContextVar[Signature] = ContextVar("signature", default=UNSIGNED)


@contextmanager
def signed(by: User | None, reason: str) -> Iterator[None]:
    """What is saved within is done by that user and for that reason."""
    token = _signature.set(Signature(by, reason[:REASON_LENGTH]))
    try:
        yield
    finally:
        _signature.reset(token)


class Corrections(HistoricalRecords):  # type: ignore[misc]  # it comes without types
    """A version of an article for every save, signed."""

    def __init__(self, **options: Any) -> None:
        field = models.CharField(_("修改原因"), max_length=REASON_LENGTH, blank=True, default="")
        super().__init__(
            **{
                "history_change_reason_field": field,
                "excluded_fields": ["updated_at"],
                "verbose_name": _("文章的版本"),
                "verbose_name_plural": _("文章的版本"),
                **options,
            }
        )

    def get_history_user(self, instance: models.Model) -> User | None:
        return _signature.get().by

    def get_change_reason_for_object(self, instance: models.Model, history_type: str, using: Any) -> str:
        return _signature.get().reason
