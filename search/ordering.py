"""The first hits of an answer, without sorting the rest. Kernels over a Snapshot; no Django."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from search import kernels
from search.blocks import Documents, Floats
from search.columns import Columns
from search.postings import Found
from search.query import Sort
from search.snapshot import Snapshot

_ID_BITS = 42  # of a sort key: above them stands the date
_LATEST = np.iinfo(np.int32).max >> 10  # later than any date


class ScoredId(NamedTuple):
    article_id: int
    score: float


def first(snapshot: Snapshot, found: Sequence[Found], sort: Sort, count: int) -> list[ScoredId]:
    """At most count hits of what was found in each segment.

    Order: by score, date and id, each descending; newest: by date and id, descending; oldest: by date and id,
    ascending; the undated last in both.
    """
    ids, scores, orders = [], [], []
    for number, (segment, some) in enumerate(zip(snapshot.segments, found, strict=True)):
        if len(some.documents):
            documents, values = _first(snapshot, number, some, sort, count)
            ids.append(segment.columns.ids[documents])
            scores.append(values)
            orders.append((segment.columns, documents))
    if not ids:
        return []
    if len(ids) == 1:
        return list(map(ScoredId, ids[0].tolist(), scores[0].tolist()))
    all_ids, all_scores = np.concatenate(ids), np.concatenate(scores)
    keys = -np.concatenate([date_keys(columns, documents, sort) for columns, documents in orders])
    best = np.lexsort((keys, -all_scores) if sort == "relevance" else (keys,))[:count]
    return list(map(ScoredId, all_ids[best].tolist(), all_scores[best].tolist()))


def _first(snapshot: Snapshot, number: int, found: Found, sort: Sort, count: int) -> tuple[Documents, Floats]:
    ranks = snapshot.of_segment(
        number, "ranks", sort == "oldest", lambda: _ranks(snapshot.segments[number].columns, sort)
    )
    return kernels.first(found.documents, found.scores, ranks, count, sort == "relevance")


def _ranks(columns: Columns, sort: Sort) -> npt.NDArray[np.int32]:
    """For each document its place from the end of the order by date."""
    order = np.roll(columns.by_date, -columns.undated)[::-1] if sort == "oldest" else columns.by_date
    ranks = np.empty(len(order), np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks


def date_keys(columns: Columns, documents: Documents, sort: Sort) -> npt.NDArray[np.int64]:
    """A key for each document, the first one's greatest."""
    dates, ids = columns.dates[documents].astype(np.int64), columns.ids[documents]
    if sort != "oldest":
        return (dates << _ID_BITS) | ids
    dates[dates == 0] = _LATEST
    return -((dates << _ID_BITS) | ids)
