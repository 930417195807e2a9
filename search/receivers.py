"""Connected in search.apps: the whole signal budget."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from archive.models import Article, OutboxEntry


@receiver([post_save, post_delete], sender=Article, dispatch_uid="search.note_change")
def note_change(instance: Article, **_: Any) -> None:
    """In the transaction that saves or deletes the article. pk is still set after a delete."""
    OutboxEntry.objects.add([instance.pk])
