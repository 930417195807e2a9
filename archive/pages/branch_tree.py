"""The branches as one tree: the national body, provinces with their cities beneath, industries. Imports the models."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Branch


@dataclass(frozen=True)
class Bough:
    """A branch and the branches beneath it, at any depth, in order."""

    branch: Branch
    beneath: tuple[Branch, ...]


@dataclass(frozen=True)
class BranchTree:
    national: tuple[Branch, ...]
    provinces: tuple[Bough, ...]
    industries: tuple[Branch, ...]


def grow(branches: Iterable[Branch]) -> BranchTree:
    branches = list(branches)
    beneath: defaultdict[int | None, list[Branch]] = defaultdict(list)
    for branch in branches:
        beneath[branch.parent_id].append(branch)
    heads = [branch for branch in branches if branch.level in (Branch.Level.PROVINCE, Branch.Level.CORPS)]
    return BranchTree(
        national=tuple(branch for branch in branches if branch.level == Branch.Level.NATIONAL),
        provinces=tuple(Bough(head, tuple(_descend(head, beneath))) for head in heads),
        industries=tuple(branch for branch in branches if branch.level == Branch.Level.INDUSTRY),
    )


def _descend(branch: Branch, beneath: dict[int | None, list[Branch]]) -> Iterable[Branch]:
    for child in beneath.pop(branch.pk, []):  # popped: a circle of parents ends
        yield child
        yield from _descend(child, beneath)
