"""Cuttings of several papers in one file: which paper, of which day, each stands under. Imports dates and page_parts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date

from archive.ingest.dates import find_date
from archive.ingest.page_parts import find_paper, parse_parts

Issue = tuple[str, date | None]  # a paper and its day


def issue_starts(heads: Sequence[str]) -> frozenset[int]:
    """After how many heads another paper, or another day's, begins: what stands there begins an article."""
    whole = [(at, issue) for at, head in enumerate(heads, start=1) if (issue := _find_issue([head]))]
    return frozenset(at for (_, before), (at, issue) in itertools.pairwise(whole) if issue != before)


def find_issues(heads: Sequence[str], over: Sequence[int]) -> dict[int, Issue]:
    """By the number of heads over an article the issue they state; none where all state the same."""
    found = {
        end: issue
        for start, end in itertools.pairwise(sorted({0, *over}))
        if (issue := _find_issue(heads[start:end]))
    }
    return found if len(set(found.values())) > 1 else {}


def _find_issue(heads: Sequence[str]) -> Issue | None:
    """The paper and the day that these heads state together; None where they state but one of them."""
    paper = find_paper([part for head in heads for part in parse_parts(head)])
    day = next(filter(None, map(find_date, heads)), None)
    return (paper, day) if paper and day else None
