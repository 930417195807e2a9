"""The articles before and after one in its bulletin. Imports the record's models."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.prepared import Prepared


@dataclass(frozen=True)
class Neighbours:
    previous: Article | None
    next: Article | None


def neighbours_of(article: Article) -> Neighbours:
    """Two queries, whatever the size of the bulletin: both begin in its index where the article stands."""
    place = article.bulletin_id, article.position, article.pk
    before, after = _before(*place), _after(*place)
    return Neighbours(before[0] if before else None, after[0] if after else None)


def _siblings(bulletin: int) -> ArticleQuerySet:
    return Article.objects.published().filter(bulletin=bulletin).only("title")


_before = Prepared(
    lambda bulletin, position, pk: (
        _siblings(bulletin)
        .filter(position__lte=position)
        .exclude(position=position, pk__gte=pk)
        .order_by("-position", "-pk")[:1]
    )
)
_after = Prepared(
    lambda bulletin, position, pk: (
        _siblings(bulletin)
        .filter(position__gte=position)
        .exclude(position=position, pk__lte=pk)
        .order_by("position", "pk")[:1]
    )
)
