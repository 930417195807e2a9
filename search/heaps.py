"""The first of many, compiled as kernels are: a heap of those kept so far, its last one on top. Imports NumPy and
numba; no Django.

A key is a date above an id, the first one's the greatest.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import types

from search.blocks import Documents, Floats
from search.kernels import COUNTS, DOCUMENTS, FLOATS, SUMS, Ints, compiled, readable

Keys = npt.NDArray[np.int64]
IDS = readable(types.int64)
ID_BITS = 42  # of a key; above them stands the date
ALL_IDS = 2**ID_BITS - 1
LATEST = 2**21 - 1  # later than any date


@compiled(types.boolean, types.float32, types.int64, types.float32, types.int64)
def _is_after(
    by_score: bool, score: np.float32, key: np.int64, other: np.float32, other_key: np.int64
) -> bool:
    if by_score and score != other:
        return bool(score < other)
    return bool(key < other_key)


@compiled(SUMS, COUNTS, types.int64, types.int64, types.boolean)
def _sift(scores: Floats, keys: Keys, place: int, size: int, by_score: bool) -> None:
    """Moves an entry of a heap, its last one on top, down to where it belongs."""
    while True:
        child = 2 * place + 1
        if child >= size:
            return
        if child + 1 < size and _is_after(
            by_score, scores[child + 1], keys[child + 1], scores[child], keys[child]
        ):
            child += 1
        if not _is_after(by_score, scores[child], keys[child], scores[place], keys[place]):
            return
        scores[place], scores[child] = scores[child], scores[place]
        keys[place], keys[child] = keys[child], keys[place]
        place = child


@compiled(types.int64, types.int64, types.boolean)
def _date_key(date: np.int64, article: np.int64, oldest: bool) -> np.int64:
    """The first one's is the greatest; the undated last."""
    if oldest:
        return -(((date or LATEST) << ID_BITS) | article)
    return (date << ID_BITS) | article


@compiled(SUMS, COUNTS, types.int64, DOCUMENTS, FLOATS, DOCUMENTS, IDS, types.boolean, types.boolean)
def keep_first(
    best: Floats,
    keys: Keys,
    held: int,
    documents: Documents,
    scores: Floats,
    dates: Ints,
    ids: Ints,
    by_score: bool,
    oldest: bool,
) -> int:
    """Of the documents and of what is held, keeps what comes first in best and keys, and says how much is held now.

    They are a heap, its last entry on top: scores, and dates above ids. By score, of equals by date and id; or by
    date and id alone. dates, ids: of every document of the segment. Changes best and keys.
    """
    start = min(len(documents), len(best) - held)
    for n in range(start):
        best[held + n] = scores[n]
        keys[held + n] = _date_key(dates[documents[n]], ids[documents[n]], oldest)
    held += start
    if held < len(best) or held == 0:
        return held
    for n in range(held // 2 - 1, -1, -1):
        _sift(best, keys, n, held, by_score)
    for n in range(start, len(documents)):
        score = scores[n]
        if by_score and score < best[0]:
            continue
        key = _date_key(dates[documents[n]], np.int64(0), oldest)
        if not (by_score and score > best[0]) and (key | ALL_IDS) < keys[0]:
            continue
        key = _date_key(dates[documents[n]], ids[documents[n]], oldest)
        if _is_after(by_score, best[0], keys[0], score, key):
            best[0], keys[0] = score, key
            _sift(best, keys, 0, held, by_score)
    return held


@compiled(SUMS, COUNTS, types.int64, types.boolean)
def in_order(best: Floats, keys: Keys, held: int, by_score: bool) -> tuple[Ints, Floats]:
    """The ids of what keep_first held, and their scores, the first one first. Changes best and keys."""
    for n in range(held // 2 - 1, -1, -1):
        _sift(best, keys, n, held, by_score)
    for last in range(held - 1, 0, -1):
        best[0], best[last] = best[last], best[0]
        keys[0], keys[last] = keys[last], keys[0]
        _sift(best, keys, 0, last, by_score)
    return np.abs(keys[:held]) & ALL_IDS, best[:held]
