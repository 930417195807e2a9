"""The first hits of an answer, without sorting the rest. Kernels over a Snapshot; no Django."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search import heaps
from search.postings import Found
from search.query import Sort
from search.snapshot import Snapshot


class ScoredId(NamedTuple):
    article_id: int
    score: float


def first(snapshot: Snapshot, found: Sequence[Found], sort: Sort, count: int) -> tuple[ScoredId, ...]:
    """At most count hits of what was found in each segment.

    Order: by score, date and id, each descending; newest: by date and id, descending; oldest: by date and id,
    ascending; the undated last in both.
    """
    count = min(count, sum(len(some.documents) for some in found))
    best, keys, held = np.empty(count, np.float32), np.empty(count, np.int64), 0
    by_score, oldest = sort == "relevance", sort == "oldest"
    for segment, (documents, scores, _) in zip(snapshot.segments, found, strict=True):
        columns = segment.columns
        held = heaps.keep_first(
            best, keys, held, documents, scores, columns.dates, columns.ids, by_score, oldest
        )
    ids, scores = heaps.in_order(best, keys, held, by_score)
    return tuple(map(ScoredId, ids.tolist(), scores.tolist()))
