"""All branches by their numbers, read once until anyone writes: each page names some of them.

Imports the record's models.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from archive.models import Branch, BranchMention, Figure, PersonMention
from archive.revision import kept_until_written

Naming = TypeVar("Naming", BranchMention, PersonMention, Figure)


@kept_until_written
def all_branches() -> Mapping[int, Branch]:
    """One query. Shared: change none of them."""
    return Branch.objects.order_by().in_bulk()


def with_branches(rows: list[Naming], branches: Mapping[int, Branch]) -> list[Naming]:
    """The rows, with their branches read; one that came in just now is read when it is asked for."""
    for row in rows:
        if branch := branches.get(row.branch_id or 0):
            row.branch = branch
    return rows
