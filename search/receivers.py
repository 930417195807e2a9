"""Connected in search.apps: the whole signal budget."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from archive.models import Article, FactsEntry, OutboxEntry


@receiver(post_save, sender=Article, dispatch_uid="search.note_change")
def note_change(instance: Article, **_: Any) -> None:
    """In the transaction that saves the article."""
    OutboxEntry.objects.add([instance.pk])


@receiver(post_delete, sender=Article, dispatch_uid="search.note_delete")
def note_delete(instance: Article, **_: Any) -> None:
    """In the transaction that deletes it. pk is still set, but leads to no bulletin any more."""
    OutboxEntry.objects.add([instance.pk])
    FactsEntry.objects.add_bulletin(instance.bulletin_id)
