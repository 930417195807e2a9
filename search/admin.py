"""The lexicon in the admin. Imports search's models."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from search.models import LexiconWord, Synonym


@admin.register(Synonym)
class SynonymAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Applied to the next query; no index is made anew."""

    list_display = ("__str__", "reason", "is_one")
    list_filter = ("is_one",)
    search_fields = ("names", "reason")
    search_help_text = _("按名称或缘由查找")


@admin.register(LexiconWord)
class LexiconWordAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Completed at once; known to the index after the indexer has made it anew."""

    list_display = ("word", "reason")
    search_fields = ("word", "reason")
    search_help_text = _("按词或缘由查找")

    def save_model(
        self, request: HttpRequest, obj: LexiconWord, form: forms.ModelForm[LexiconWord], change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        _tell(request)

    def delete_model(self, request: HttpRequest, obj: LexiconWord) -> None:
        super().delete_model(request, obj)
        _tell(request)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        super().delete_queryset(request, queryset)
        _tell(request)


def _tell(request: HttpRequest) -> None:
    messages.info(request, _("词表已改：检索照旧，索引在后台重建后按新词表排序。"))
