"""What other bulletins say of the same things on the days around an article: often the same event, told elsewhere.

The archive says what both name and when; whether it is one event is for the reader. Imports the record's models.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, Value

from archive.models import Article, Branch, BranchMention, PersonMention, Topic
from archive.models.article import ArticleQuerySet

SHOWN = 5
DAYS = 3  # before and after
MOST_NAMES = 30  # of a kind, of one article: a list of all branches would make everything its neighbour
WEIGHTS = {"exhibition": 3, "person": 2, "branch": 1}  # an exhibition tells most: it is held but once


@dataclass(frozen=True)
class Nearby:
    article: Article
    shared: tuple[str, ...]  # what both name, the most telling first


def articles_around(article: Article, branches: Sequence[Branch], people: Sequence[str]) -> list[Nearby]:
    """At most two queries: those that share most first. The national body stands in too many to tell."""
    local = [branch for branch in branches if branch.level != Branch.Level.NATIONAL]
    if article.date is None:
        return []
    near = _near(article.date).exclude(bulletin=article.bulletin_id)
    shared: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for pk, kind, name in _named(near, article, local[:MOST_NAMES], people[:MOST_NAMES]):
        shared[pk][name] = WEIGHTS[kind]
    ranked = sorted(shared, key=lambda pk: (-sum(shared[pk].values()), pk))[:SHOWN]
    articles = Article.objects.without_text().in_bulk(ranked) if ranked else {}
    return [
        Nearby(articles[pk], tuple(sorted(shared[pk], key=lambda name: (-shared[pk][name], name))))
        for pk in ranked
    ]


def _near(day: date) -> ArticleQuerySet:
    first = date.fromordinal(max(day.toordinal() - DAYS, date.min.toordinal()))
    last = date.fromordinal(min(day.toordinal() + DAYS, date.max.toordinal()))
    return Article.objects.published().dated(first, last)


def _named(
    near: ArticleQuerySet, article: Article, branches: Sequence[Branch], people: Sequence[str]
) -> list[tuple[int, str, str]]:
    """One query: (article, kind, name) of what the others share with this one."""
    held = near.values("pk")
    exhibitions = Topic.objects.filter(article=article, kind=Topic.Kind.EXHIBITION).values("name")
    asked = [
        BranchMention.objects.filter(article__in=held, branch__in=branches).values_list(
            "article_id", _kind("branch"), F("branch__name")
        ),
        PersonMention.objects.filter(article__in=held, name__in=people).values_list(
            "article_id", _kind("person"), "name"
        ),
        Topic.objects.filter(article__in=held, kind=Topic.Kind.EXHIBITION, name__in=exhibitions).values_list(
            "article_id", _kind("exhibition"), "name"
        ),
    ]
    return list(asked[0].order_by().union(*(each.order_by() for each in asked[1:])))


def _kind(name: str) -> Value:
    return Value(name, output_field=CharField())
