"""The other parts of a text that a newspaper broke, as far as readers may see them. Imports the record's models."""

from __future__ import annotations

from dataclasses import dataclass

from archive.models import Article, Continuation


@dataclass(frozen=True)
class Turns:
    before: Article | None
    after: Article | None


def turns_of(article: Article) -> Turns:
    """One query."""
    before = after = None
    for row in Continuation.objects.standing().of([article]):
        other = row.other_than(article)
        if not other.is_published:
            continue
        if row.first_id == article.pk:
            after = other
        else:
            before = other
    return Turns(before, after)
