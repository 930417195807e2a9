"""What the articles taken in last speak of, each once: what the feeds of branches, people, sources and kinds tell.

How much is looked at is bounded, so that a feed costs the same however large the archive. Imports the record's models.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from archive.models import Article, PersonMention
from archive.pages.attributions import Attributions
from archive.pages.listing import branches_of

LOOKED_AT = 200  # articles
MOST = 50


@dataclass(frozen=True)
class Named:
    label: str
    url: str
    article: Article  # the last taken in of those that name it


def sources_of_late() -> list[Named]:
    """One query."""
    return _once(
        Named(article.source, _list_of("source", article.source), article)
        for article in _taken_in_last()
        if article.source
    )


def kinds_of_late() -> list[Named]:
    """One query."""
    return _once(
        Named(article.get_kind_display(), _list_of("kind", article.kind), article)
        for article in _taken_in_last()
    )


def branches_of_late() -> list[Named]:
    """Two queries."""
    articles = _taken_in_last()
    named = branches_of(articles)
    return _once(
        Named(branch.name, branch.get_absolute_url(), article)
        for article in articles
        for branch in named.get(article.pk, ())
    )


def people_of_late() -> list[Named]:
    """Three queries; one more where an editor has merged or parted some of them."""
    articles = {article.pk: article for article in _taken_in_last()}
    mentions = PersonMention.objects.filter(article__in=articles).select_related("branch")
    found = list(mentions.order_by("-article_id", "id"))
    attributions = Attributions.of({mention.name for mention in found})
    return _once(
        Named(mention.name, attributions.address_of(mention), articles[mention.article_id])
        for mention in found
    )


def _taken_in_last() -> Sequence[Article]:
    return list(Article.objects.published().without_text().order_by("-id")[:LOOKED_AT])


def _once(named: Iterable[Named]) -> list[Named]:
    seen: dict[str, Named] = {}
    for each in named:
        seen.setdefault(each.url, each)
    return list(seen.values())[:MOST]


def _list_of(field: str, value: str) -> str:
    return f"{reverse('archive:articles')}?{urlencode({field: value})}"
