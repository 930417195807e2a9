"""Answers a Query from the record itself, article by article: slow and plain, and there when the index is not.

May import archive.models, search.analysis, search.query and search.highlighting.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import F, Q

from archive.models import Article
from archive.models.article import ArticleQuerySet
from search.highlighting import Marker
from search.query import AllOf, AnyOf, Clause, Filters, Prefix, Query, Text, Within

MAX_SCANNED = 2_000  # articles, the newest first: about a second


def scan(query: Query) -> list[int]:
    """Ids of the articles that meet the query, among MAX_SCANNED of them; by date, never by relevance."""
    articles = Article.objects.published()
    for filters in (*query.required, query.filters):
        articles = _narrowed(articles, filters)
    ordered = articles.newest()
    if query.sort == "oldest":
        ordered = articles.order_by(F("date").asc(nulls_last=True), "-id")
    markers: dict[Text | Prefix, Marker] = {}
    read = ordered[:MAX_SCANNED].iterator(chunk_size=200)
    return [article.pk for article in read if query.root is None or _meets(query.root, article, markers)]


def _narrowed(articles: ArticleQuerySet, filters: Filters) -> ArticleQuerySet:
    if filters.branches:
        articles = articles.filter(branch_mentions__branch__slug__in=filters.branches)
    if filters.people:
        articles = articles.filter(person_mentions__name__in=filters.people)
    if filters.years:
        articles = articles.filter(date__year__in=filters.years)
    if filters.sources:
        articles = articles.filter(source__in=filters.sources)
    if filters.kinds:
        articles = articles.filter(kind__in=filters.kinds)
    if filters.dates:
        articles = articles.filter(reduce(or_, (Q(date__range=span) for span in filters.dates)))
    return articles.distinct()


def _meets(clause: Clause, article: Article, markers: dict[Text | Prefix, Marker]) -> bool:
    if isinstance(clause, AnyOf):
        return any(_meets(inner, article, markers) for inner in clause.clauses)
    if isinstance(clause, AllOf):
        return all(_meets(inner, article, markers) for inner in clause.clauses) and not any(
            _meets(inner, article, markers) for inner in clause.excluded
        )
    if isinstance(clause, Within):
        return _narrowed(Article.objects.filter(pk=article.pk), clause.filters).exists()
    marker = markers.setdefault(clause, Marker.of_leaves([clause]))
    return any(marker.is_met(text) for text in _texts(article, clause.field))


def _texts(article: Article, field: str) -> Iterator[str]:
    if field in ("any", "title"):
        yield from (article.kicker, article.title, article.subtitle)
    if field == "any":
        yield article.body
    if field in ("any", "author"):
        yield from (article.byline, *article.author_names)
    if field in ("any", "source"):
        yield article.source
    if field == "person":
        yield from article.person_mentions.values_list("name", flat=True)
