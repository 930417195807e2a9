"""What the archive holds and what it does not: the years it spans, the provinces it has nothing of.

Imports its neighbours; asks the database nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.models import Branch
from archive.pages.branch_tree import BranchTree
from archive.pages.years import YearChart


@dataclass(frozen=True)
class Coverage:
    first: int | None  # year of the earliest dated article
    last: int | None
    empty_years: int  # between them
    provinces: int
    silent: Sequence[Branch]  # provincial branches that no published article names

    @property
    def spoken_of(self) -> int:
        return self.provinces - len(self.silent)


def cover(tree: BranchTree, years: YearChart) -> Coverage:
    """The branches carry article_count."""
    silent = [bough.branch for bough in tree.provinces if not vars(bough.branch)["article_count"]]
    span = years.last - years.first + 1 if years.first is not None and years.last is not None else 0
    return Coverage(years.first, years.last, span - len(years.drawn), len(tree.provinces), silent)
