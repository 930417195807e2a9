"""What other bulletins say of the same branches on the days around an article: often the same event, told elsewhere.

The archive says what it knows, the day and the branches, and leaves the rest to the reader. Imports the record's models.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Count

from archive.models import Article, Branch

SHOWN = 5
DAYS = 3  # before and after
MOST_BRANCHES = 30  # of one article: a list of all branches would make everything its neighbour


def articles_around(article: Article, branches: Sequence[Branch]) -> Sequence[Article]:
    """At most one query: those that share the most branches first. The national body stands in too many to tell."""
    local = [branch for branch in branches if branch.level != Branch.Level.NATIONAL][:MOST_BRANCHES]
    if article.date is None or not local:
        return []
    first = date.fromordinal(max(article.date.toordinal() - DAYS, date.min.toordinal()))
    last = date.fromordinal(min(article.date.toordinal() + DAYS, date.max.toordinal()))
    near = Article.objects.published().dated(first, last)
    near = near.filter(branch_mentions__branch__in=local).exclude(bulletin=article.bulletin_id)
    ranked = near.without_text().annotate(shared=Count("branch_mentions__branch", distinct=True))
    return list(ranked.order_by("-shared", "date", "id")[:SHOWN])
