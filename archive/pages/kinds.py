"""Sources and kinds, each with how many articles it has and over which years. Imports the record's models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from django.db.models import Count, Max, Min
from django.urls import reverse

from archive.models import Article

MOST = 500  # sources; what is credited once or twice in a large archive is found by search


@dataclass(frozen=True)
class Group:
    """Articles that have a source, or a kind, in common."""

    label: str
    url: str
    articles: int
    first: date | None  # of the articles that state a date
    last: date | None


def read_sources() -> Sequence[Group]:
    """One query, the most credited first."""
    return [_make_group(str(row[0]), "source", row) for row in _count("source")]


def read_kinds() -> Sequence[Group]:
    """One query, the most frequent first; a kind that has no article is left out."""
    labels = dict(Article.Kind.choices)
    return [_make_group(str(labels[row[0]]), "kind", row) for row in _count("kind")]


Row = tuple[str, int, date | None, date | None]


def _count(field: Literal["source", "kind"]) -> Iterator[Row]:
    articles = Article.objects.published().exclude(**{field: ""}).order_by()
    counted = articles.values_list(field).annotate(n=Count("pk"), first=Min("date"), last=Max("date"))
    yield from counted.order_by("-n", field)[:MOST]


def _make_group(label: str, field: str, row: Row) -> Group:
    value, articles, first, last = row
    return Group(label, f"{reverse('archive:articles')}?{urlencode({field: value})}", articles, first, last)
