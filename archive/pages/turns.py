"""The other parts of a text that a newspaper broke, as far as readers may see them. Imports the record's models."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from archive.models import Article, Continuation
from archive.prepared import Prepared


@dataclass(frozen=True)
class Turns:
    before: Article | None
    after: Article | None


_broken = Prepared(
    lambda pk: Continuation.objects.filter(Q(first=pk) | Q(second=pk)).order_by().values_list("pk")
)


def turns_of(article: Article) -> Turns:
    """One query, and one more of the few that were broken."""
    before = after = None
    if not _broken(article.pk):
        return Turns(None, None)
    for row in Continuation.objects.standing().of([article]):
        other = row.other_than(article)
        if not other.is_published:
            continue
        if row.first_id == article.pk:
            after = other
        else:
            before = other
    return Turns(before, after)
