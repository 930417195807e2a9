"""What a branch is named together with: other branches, exhibitions, countries. Imports the record's models."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from archive.models import Article, Branch, BranchMention, Topic
from archive.models.branch import is_english
from archive.pages.bodies import all_branches
from archive.prepared import Among, Prepared

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
    articles = [pk for (pk,) in _latest(branch.pk)]
    topics = _topics_in(articles)
    return Company(
        _branches(branch, articles),
        *(
            _topics(branch, ((name, n) for found, name, n in topics if found == kind))
            for kind in (Topic.Kind.EXHIBITION, Topic.Kind.COUNTRY)
        ),
    )


_latest = Prepared(
    lambda branch: (
        BranchMention.objects.filter(branch=branch, article__status=Article.Status.PUBLISHED)
        .order_by("-article_id")
        .values_list("article_id")
        .distinct()[:MOST_ARTICLES]
    )
)
_topics_in = Prepared(
    lambda ids: (
        Topic.objects.filter(Among("article_id", ids))
        .order_by()
        .values_list("kind", "name")
        .annotate(n=Count("article"))
        .order_by("-n", "name")
    )
)
_named_in = Prepared(
    lambda ids, branch: (
        BranchMention.objects.filter(Among("article_id", ids))
        .exclude(branch=branch)
        .order_by()
        .values_list("branch")
        .annotate(n=Count("article", distinct=True))
        .order_by("-n", "branch")[:SHOWN]
    )
)


def _branches(branch: Branch, articles: list[int]) -> list[Companion]:
    known = all_branches()
    return [_of_branch(branch, known[pk], n) for pk, n in _named_in(articles, branch.pk) if pk in known]


def _of_branch(branch: Branch, other: Branch, articles: int) -> Companion:
    return replace(
        _companion(branch, other.name, articles), url=other.get_absolute_url(), english_name=other.in_english
    )


def _topics(branch: Branch, counted: Iterable[tuple[str, int]]) -> list[Companion]:
    return [_companion(branch, name, n) for name, n in list(counted)[:SHOWN]]


def _companion(branch: Branch, name: str, articles: int) -> Companion:
    search = f"{reverse('search:search')}?{urlencode({'q': name, 'branch': branch.slug})}"
    return Companion(name, articles, search)
