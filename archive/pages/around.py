"""What other bulletins say of the same things on the days around an article: often the same event, told elsewhere.

The archive says what both name and when; whether it is one event is for the reader. Imports the record's models.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Expression, QuerySet, Value
from django.db.models.functions import Cast

from archive.models import Article, Branch, BranchMention, PersonMention, Topic
from archive.pages.listing import titles_by_id
from archive.prepared import Among, Prepared

SHOWN = 5
DAYS = 3  # before and after
MOST_NAMES = 30  # of a kind, of one article: a list of all branches would make everything its neighbour
WEIGHTS = {"exhibition": 3, "person": 2, "branch": 1}  # an exhibition tells most: it is held but once


@dataclass(frozen=True)
class Nearby:
    article: Article
    shared: tuple[str, ...]  # what both name, the most telling first


def articles_around(article: Article, branches: Sequence[Branch], people: Sequence[str]) -> list[Nearby]:
    """At most three queries: those that share most first. The national body stands in too many to tell."""
    if article.date is None:
        return []
    local = {branch.pk: branch.name for branch in branches if branch.level != Branch.Level.NATIONAL}
    told = list(local)[:MOST_NAMES], list(people[:MOST_NAMES])
    near = [pk for (pk,) in _near(*_days_around(article.date), article.bulletin_id)]
    shared: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for pk, kind, name in _named(near, *told, article.pk) if near else ():
        shared[pk][local[int(name)] if kind == "branch" else name] = WEIGHTS[kind]
    ranked = sorted(shared, key=lambda pk: (-sum(shared[pk].values()), pk))[:SHOWN]
    articles = titles_by_id(ranked) if ranked else {}
    return [
        Nearby(articles[pk], tuple(sorted(shared[pk], key=lambda name: (-shared[pk][name], name))))
        for pk in ranked
        if pk in articles
    ]


def _days_around(day: date) -> tuple[date, date]:
    first = date.fromordinal(max(day.toordinal() - DAYS, date.min.toordinal()))
    last = date.fromordinal(min(day.toordinal() + DAYS, date.max.toordinal()))
    return first, last


def _near_query(first: date, last: date, bulletin: int) -> QuerySet[Article, tuple[int]]:
    articles = Article.objects.published().dated(first, last).exclude(bulletin=bulletin)
    return articles.order_by().values_list("pk")


def _named_query(
    near: Expression, branches: Expression, people: Expression, article: Expression
) -> QuerySet[Any, tuple[int, str, str]]:
    """(article, kind, name or number of a branch) of what those near share with the article."""
    held = Among("article_id", near)
    fairs = Topic.objects.filter(kind=Topic.Kind.EXHIBITION)
    own = fairs.filter(article=article).values("name")
    number = Cast("branch_id", CharField())
    named = [
        BranchMention.objects.filter(held, Among("branch_id", branches)).values_list(
            "article_id", _kind("branch"), number
        ),
        PersonMention.objects.filter(held, Among("name", people)).values_list(
            "article_id", _kind("person"), "name"
        ),
        fairs.filter(held, name__in=own).values_list("article_id", _kind("exhibition"), "name"),
    ]
    return named[0].order_by().union(*(each.order_by() for each in named[1:]))


def _kind(name: str) -> Value:
    return Value(name, output_field=CharField())


_near = Prepared(_near_query)
_named = Prepared(_named_query)
