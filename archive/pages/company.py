"""What a branch is named together with: other branches, exhibitions, countries. Imports the record's models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse

from archive.models import Article, Branch, BranchMention, Topic
from archive.models.branch import is_english

SHOWN = 12  # of a kind
MOST_ARTICLES = 1000  # the latest that name the branch: bounds the page of the national body


@dataclass(frozen=True)
class Companion:
    name: str
    articles: int  # that name both
    search: str  # address of the search for both
    url: str = ""  # of its own page, where it has one
    english_name: str = ""

    @property
    def label(self) -> str:
        """In the reader's language, where the name has one in it."""
        return self.english_name if self.english_name and is_english() else self.name


@dataclass(frozen=True)
class Company:
    """The most often named first."""

    branches: Sequence[Companion]
    exhibitions: Sequence[Companion]
    countries: Sequence[Companion]


def company_of(branch: Branch) -> Company:
    """Three queries."""
    articles = Article.objects.published().of_branch(branch).order_by("-id").values("pk")[:MOST_ARTICLES]
    topics = list(
        Topic.objects.filter(article__in=articles)
        .order_by()
        .values_list("kind", "name")
        .annotate(n=Count("article"))
        .order_by("-n", "name")
    )
    return Company(
        _branches(branch, articles),
        *(
            _topics(branch, ((name, n) for found, name, n in topics if found == kind))
            for kind in (Topic.Kind.EXHIBITION, Topic.Kind.COUNTRY)
        ),
    )


def _branches(branch: Branch, articles: QuerySet[Article, Any]) -> list[Companion]:
    together = BranchMention.objects.filter(article__in=articles).exclude(branch=branch).order_by()
    counted = together.values_list("branch").annotate(n=Count("article", distinct=True))
    counts = dict(counted.order_by("-n", "branch")[:SHOWN])
    found = Branch.objects.in_bulk(counts)
    return [_of_branch(branch, found[pk], n) for pk, n in counts.items()]


def _of_branch(branch: Branch, other: Branch, articles: int) -> Companion:
    return replace(
        _companion(branch, other.name, articles), url=other.get_absolute_url(), english_name=other.in_english
    )


def _topics(branch: Branch, counted: Iterable[tuple[str, int]]) -> list[Companion]:
    return [_companion(branch, name, n) for name, n in list(counted)[:SHOWN]]


def _companion(branch: Branch, name: str, articles: int) -> Companion:
    search = f"{reverse('search:search')}?{urlencode({'q': name, 'branch': branch.slug})}"
    return Companion(name, articles, search)
