"""Whom a branch is named together with. Imports the record's models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from archive.models import Article, Branch, BranchMention

SHOWN = 12
MOST_ARTICLES = 1000  # the latest that name the branch: bounds the page of the national body


@dataclass(frozen=True)
class Companion:
    branch: Branch
    articles: int  # that name both


def company_of(branch: Branch) -> Sequence[Companion]:
    """Two queries, the most often named first."""
    latest = Article.objects.published().of_branch(branch).order_by("-id").values("pk")[:MOST_ARTICLES]
    together = BranchMention.objects.filter(article__in=latest).exclude(branch=branch).order_by()
    counted = together.values_list("branch").annotate(n=Count("article", distinct=True))
    counts = dict(counted.order_by("-n", "branch")[:SHOWN])
    branches = Branch.objects.in_bulk(counts)
    return [Companion(branches[pk], count) for pk, count in counts.items()]
