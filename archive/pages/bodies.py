"""All branches by their numbers, read once until anyone writes: each page names some of them.

Imports the record's models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from archive.models import Branch, BranchMention, Figure, PersonMention
from archive.revision import kept_until_written

Naming = TypeVar("Naming", BranchMention, PersonMention, Figure)


@kept_until_written
def all_branches() -> Mapping[int, Branch]:
    """One query. Each with the one above it. Shared: change none of them."""
    found = Branch.objects.order_by().in_bulk()
    for branch in found.values():
        if branch.parent_id:
            branch.parent = found[branch.parent_id]
    return found


@kept_until_written
def counted_branches() -> Sequence[Branch]:
    """One query, which goes over all mentions. Each carries article_count."""
    return list(Branch.objects.with_article_counts())


def find_branch(slug: str) -> Branch | None:
    return next((branch for branch in all_branches().values() if branch.slug == slug), None)


def with_branches(rows: list[Naming], branches: Mapping[int, Branch]) -> list[Naming]:
    """The rows, with their branches read; one that came in just now is read when it is asked for."""
    for row in rows:
        if branch := branches.get(row.branch_id or 0):
            row.branch = branch
    return rows
