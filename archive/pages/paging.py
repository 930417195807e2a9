"""Pages of the article list that cost the same anywhere in it: read on from a place, never count from the start.

Dated articles come first, latest date first; the undated follow, latest accession first. Both halves are ranges of
the index article_newest. Imports the record's models.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from archive.models import Article
from archive.models.article import ArticleQuerySet

_PLACE = re.compile(r"(?:(\d{4}-\d{2}-\d{2})|undated)\.(\d{1,18})")


@dataclass(frozen=True)
class Place:
    """Where an article stands in the list; written "2024-11-20.17", or "undated.17"."""

    date: date | None
    pk: int

    def __str__(self) -> str:
        return f"{self.date or 'undated'}.{self.pk}"


def place_of(article: Article) -> Place:
    return Place(article.date, article.pk)


def parse_place(text: str) -> Place:
    """Raises ValueError."""
    match = _PLACE.fullmatch(text)
    if not match:
        raise ValueError(text)
    day, pk = match.groups()
    return Place(date.fromisoformat(day) if day else None, int(pk))


@dataclass(frozen=True)
class ArticlePage:
    articles: Sequence[Article]
    previous: Place | None  # pass it as `before`
    next: Place | None  # pass it as `after`


def read_page(
    articles: ArticleQuerySet, size: int, *, after: Place | None = None, before: Place | None = None
) -> ArticlePage:
    """In at most two queries: a page that crosses into the undated, or an almost empty one, takes the second."""
    if before is not None:
        found = _read_backward(articles, before, size + 1)
        has_more, found = len(found) > size, found[:size][::-1]
        return ArticlePage(
            found, place_of(found[0]) if has_more else None, place_of(found[-1]) if found else None
        )
    found = _read_forward(articles, after, size + 1)
    shown = found[:size]
    is_inside = after is not None and bool(shown)
    return ArticlePage(
        shown, place_of(shown[0]) if is_inside else None, place_of(shown[-1]) if len(found) > size else None
    )


def _read_forward(articles: ArticleQuerySet, place: Place | None, limit: int) -> list[Article]:
    dated = articles.filter(date__isnull=False).order_by("-date", "-id")
    undated = articles.filter(date__isnull=True).order_by("-id")
    if place is None:
        return _chain(dated, undated, limit)
    if place.date is None:
        return list(undated.filter(pk__lt=place.pk)[:limit])
    later = Q(date=place.date, pk__gte=place.pk)
    return _chain(dated.filter(date__lte=place.date).exclude(later), undated, limit)


def _read_backward(articles: ArticleQuerySet, place: Place, limit: int) -> list[Article]:
    dated = articles.filter(date__isnull=False).order_by("date", "id")
    if place.date is None:
        undated = articles.filter(date__isnull=True).order_by("id")
        return _chain(undated.filter(pk__gt=place.pk), dated, limit)
    earlier = Q(date=place.date, pk__lte=place.pk)
    return list(dated.filter(date__gte=place.date).exclude(earlier)[:limit])


def _chain(first: ArticleQuerySet, then: ArticleQuerySet, limit: int) -> list[Article]:
    found = list(first[:limit])
    return found + list(then[: limit - len(found)]) if len(found) < limit else found
