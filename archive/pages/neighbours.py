"""The articles before and after one in its bulletin. Imports the record's models."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from archive.models import Article


@dataclass(frozen=True)
class Neighbours:
    previous: Article | None
    next: Article | None


def neighbours_of(article: Article) -> Neighbours:
    """Two queries, whatever the size of the bulletin."""
    siblings = Article.objects.published().filter(bulletin=article.bulletin_id).only("title")
    place = Q(position=article.position)
    before = siblings.filter(Q(position__lt=article.position) | place & Q(pk__lt=article.pk))
    after = siblings.filter(Q(position__gt=article.position) | place & Q(pk__gt=article.pk))
    return Neighbours(before.order_by("-position", "-pk").first(), after.order_by("position", "pk").first())
