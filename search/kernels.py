"""Passes over the arrays of an answer, compiled. Imports NumPy and numba; no Django.

Documents are numbers of a segment's articles, int32, ascending, each once; what stands beside them (scores, counts) has
one entry for each. A dense array has one entry for every document of the segment, ABSENT where the term is not. No
pass changes what it is given, except where it says so. Compiled without the interpreter's lock: threads of a process
run them at the same time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
from numba import njit, types

from search.blocks import Documents, Floats

ABSENT = np.float32(-1.0)
ID_BITS = 42  # of a date key; above them stands the date
ALL_IDS = 2**ID_BITS - 1
LATEST = 2**21 - 1  # later than any date

Keys = npt.NDArray[np.int64]
Places = npt.NDArray[np.int64]  # places: document << 32 | position, ascending
Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.integer[Any]]
Function = TypeVar("Function", bound=Callable[..., Any])


def _readable(of: Any) -> Any:
    """Arrays mapped from disk cannot be written; those that can are taken as well."""
    return types.Array(of, 1, "C", readonly=True)


DOCUMENTS, FLOATS, MASK = _readable(types.int32), _readable(types.float32), _readable(types.boolean)
IDS = PLACES = _readable(types.int64)
POSITIONS = _readable(types.uint32)
SUMS, COUNTS = types.float32[::1], types.int64[::1]


def _compiled(*signature: Any) -> Callable[[Function], Function]:
    """For exactly these arguments, when the module is imported, or read from where numba keeps it."""
    return cast("Callable[[Function], Function]", njit([signature], nogil=True, cache=True))


@_compiled(DOCUMENTS, types.int32, types.int64)
def seek(ordered: Ints, value: np.int32, start: int) -> int:
    """The first place from start on that holds the value or more: by doubling steps, then by halving them."""
    low, high, step = start, start, 1
    while high < len(ordered) and ordered[high] < value:
        low = high + 1
        high += step
        step *= 2
    high = min(high, len(ordered))
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low


@_compiled(DOCUMENTS, DOCUMENTS)
def common(few: Documents, many: Documents) -> Documents:
    """The documents that are in both."""
    found = np.empty(len(few), np.int32)
    count, place = 0, 0
    for document in few:
        place = seek(many, document, place)
        if place == len(many):
            break
        if many[place] == document:
            found[count] = document
            count += 1
    return found[:count]


@_compiled(DOCUMENTS, FLOATS, DOCUMENTS, FLOATS)
def joined(
    documents: Documents, scores: Floats, others: Documents, other_scores: Floats
) -> tuple[Documents, Floats]:
    """The documents that are in both, with the sums of their scores."""
    found, sums = np.empty(len(documents), np.int32), np.empty(len(documents), np.float32)
    count, place = 0, 0
    for n in range(len(documents)):
        place = seek(others, documents[n], place)
        if place == len(others):
            break
        if others[place] == documents[n]:
            found[count] = documents[n]
            sums[count] = scores[n] + other_scores[place]
            count += 1
    return found[:count], sums[:count]


@_compiled(DOCUMENTS, FLOATS, FLOATS)
def joined_dense(documents: Documents, scores: Floats, dense: Floats) -> tuple[Documents, Floats]:
    """As joined, with what many documents have. Without a branch: which are there cannot be foretold."""
    found, sums = np.empty(len(documents) + 1, np.int32), np.empty(len(documents) + 1, np.float32)
    count = 0
    for n in range(len(documents)):
        other = dense[documents[n]]
        found[count] = documents[n]
        sums[count] = scores[n] + other
        count += other >= 0
    return found[:count], sums[:count]


@_compiled(DOCUMENTS, FLOATS, DOCUMENTS)
def without(documents: Documents, scores: Floats, excluded: Documents) -> tuple[Documents, Floats]:
    found, kept = np.empty(len(documents), np.int32), np.empty(len(documents), np.float32)
    count, place = 0, 0
    for n in range(len(documents)):
        place = seek(excluded, documents[n], place)
        if place == len(excluded) or excluded[place] != documents[n]:
            found[count] = documents[n]
            kept[count] = scores[n]
            count += 1
    return found[:count], kept[:count]


@_compiled(DOCUMENTS, FLOATS, FLOATS)
def without_dense(documents: Documents, scores: Floats, dense: Floats) -> tuple[Documents, Floats]:
    """As without, of what many documents have."""
    found, kept = np.empty(len(documents) + 1, np.int32), np.empty(len(documents) + 1, np.float32)
    count = 0
    for n in range(len(documents)):
        found[count] = documents[n]
        kept[count] = scores[n]
        count += dense[documents[n]] < 0
    return found[:count], kept[:count]


@_compiled(DOCUMENTS, FLOATS, MASK)
def kept(documents: Documents, scores: Floats, mask: Mask) -> tuple[Documents, Floats]:
    """Those of which the mask, one entry for every document of the segment, is true."""
    found, sums = np.empty(len(documents) + 1, np.int32), np.empty(len(documents) + 1, np.float32)
    count = 0
    for n in range(len(documents)):
        found[count] = documents[n]
        sums[count] = scores[n]
        count += mask[documents[n]]
    return found[:count], sums[:count]


@_compiled(DOCUMENTS, FLOATS, DOCUMENTS, FLOATS)
def united(one: Documents, scores: Floats, two: Documents, other_scores: Floats) -> tuple[Documents, Floats]:
    """The documents of either, with the greater of their scores."""
    size = len(one) + len(two)
    found, best = np.empty(size, np.int32), np.empty(size, np.float32)
    count, i, j = 0, 0, 0
    while i < len(one) or j < len(two):
        if j == len(two) or (i < len(one) and one[i] < two[j]):
            found[count], best[count] = one[i], scores[i]
            i += 1
        elif i == len(one) or two[j] < one[i]:
            found[count], best[count] = two[j], other_scores[j]
            j += 1
        else:
            found[count], best[count] = one[i], max(scores[i], other_scores[j])
            i += 1
            j += 1
        count += 1
    return found[:count], best[:count]


@_compiled(SUMS, DOCUMENTS, DOCUMENTS, FLOATS, types.float32)
def add(sums: Floats, documents: Documents, own: Documents, values: Floats, factor: np.float32) -> None:
    """Adds factor * value to the sums of those of the documents that are among its own. Changes the sums."""
    i, j = 0, 0
    while i < len(documents) and j < len(own):
        if own[j] < documents[i]:
            j = seek(own, documents[i], j + 1)
        elif documents[i] < own[j]:
            i = seek(documents, own[j], i + 1)
        else:
            sums[i] += factor * values[j]
            i += 1
            j += 1


@_compiled(SUMS, DOCUMENTS, types.float32)
def mark(dense: Floats, documents: Documents, weight: np.float32) -> None:
    """Adds the weight to the entries of the documents. Changes the dense array."""
    for document in documents:
        dense[document] += weight


@_compiled(DOCUMENTS, DOCUMENTS)
def count_common(one: Documents, two: Documents) -> int:
    """How many documents are in both."""
    count, i, j = 0, 0, 0
    while i < len(one) and j < len(two):
        if one[i] < two[j]:
            i = seek(one, two[j], i + 1)
        elif two[j] < one[i]:
            j = seek(two, one[i], j + 1)
        else:
            count, i, j = count + 1, i + 1, j + 1
    return count


@_compiled(DOCUMENTS, FLOATS, POSITIONS)
def placed(documents: Documents, frequencies: Floats, positions: Ints) -> Places:
    """Places of a term: so many positions of the first document, so many of the next one, ..."""
    places = np.empty(len(positions), np.int64)
    start = 0
    for n in range(len(documents)):
        end = max(start, min(start + int(frequencies[n]), len(positions)))  # damaged ones too
        for m in range(start, end):
            places[m] = (np.int64(documents[n]) << 32) | positions[m]
        start = end
    return places[:start]


@_compiled(PLACES, PLACES, types.int64)
def followed(places: Places, others: Places, distance: int) -> Places:
    """The places at whose distance another one is."""
    found = np.empty(min(len(places), len(others)), np.int64)
    count, i, j = 0, 0, 0
    while i < len(places) and j < len(others):
        if places[i] + distance < others[j]:
            i += 1
        elif others[j] < places[i] + distance:
            j += 1
        else:
            found[count] = places[i]
            count, i, j = count + 1, i + 1, j + 1
    return found[:count]


@_compiled(PLACES, DOCUMENTS)
def counted(places: Places, wanted: Documents) -> tuple[Documents, Floats]:
    """The wanted documents in which places are, and how many."""
    found, counts = np.empty(len(wanted), np.int32), np.empty(len(wanted), np.float32)
    count, n = 0, 0
    for document in wanted:
        start = np.int64(document) << 32
        while n < len(places) and places[n] < start:
            n += 1
        begun = n
        while n < len(places) and places[n] >> 32 == document:
            n += 1
        if n > begun:
            found[count], counts[count] = document, n - begun
            count += 1
    return found[:count], counts[:count]


@_compiled(PLACES, PLACES, types.int64)
def near(places: Places, others: Places, distance: int) -> Documents:
    """Documents in which one of the places and one of the others are within the distance, in whatever order."""
    found = np.empty(len(places), np.int32)
    count, j = 0, 0
    for place in places:
        while j < len(others) and others[j] < place - distance:
            j += 1
        if j == len(others):
            break
        document = place >> 32
        if others[j] <= place + distance and (count == 0 or found[count - 1] != document):
            found[count] = document
            count += 1
    return found[:count]


@_compiled(COUNTS, DOCUMENTS, DOCUMENTS, DOCUMENTS, DOCUMENTS)
def count_values(counts: Counts, documents: Documents, first: Ints, codes: Ints, holders: Ints) -> None:
    """Counts the documents of each value into counts, one entry a code and a last one for none.

    first: the code of every document of the segment; codes: further ones, each of a document in holders, ascending.
    """
    for document in documents:
        counts[first[document]] += 1
    i, j = 0, 0
    while i < len(documents) and j < len(holders):
        if documents[i] < holders[j]:
            i = seek(documents, holders[j], i + 1)
        elif holders[j] < documents[i]:
            j = seek(holders, documents[i], j + 1)
        else:
            counts[codes[j]] += 1
            j += 1


@_compiled(types.boolean, types.float32, types.int64, types.float32, types.int64)
def _is_after(
    by_score: bool, score: np.float32, key: np.int64, other: np.float32, other_key: np.int64
) -> bool:
    if by_score and score != other:
        return bool(score < other)
    return bool(key < other_key)


@_compiled(SUMS, COUNTS, types.int64, types.int64, types.boolean)
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


@_compiled(types.int64, types.int64, types.boolean)
def _date_key(date: np.int64, article: np.int64, oldest: bool) -> np.int64:
    """The first one's is the greatest; the undated last."""
    if oldest:
        return -(((date or LATEST) << ID_BITS) | article)
    return (date << ID_BITS) | article


@_compiled(SUMS, COUNTS, types.int64, DOCUMENTS, FLOATS, DOCUMENTS, IDS, types.boolean, types.boolean)
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


@_compiled(SUMS, COUNTS, types.int64, types.boolean)
def in_order(best: Floats, keys: Keys, held: int, by_score: bool) -> tuple[Ints, Floats]:
    """The ids of what keep_first held, and their scores, the first one first. Changes best and keys."""
    for n in range(held // 2 - 1, -1, -1):
        _sift(best, keys, n, held, by_score)
    for last in range(held - 1, 0, -1):
        best[0], best[last] = best[last], best[0]
        keys[0], keys[last] = keys[last], keys[0]
        _sift(best, keys, 0, last, by_score)
    return np.abs(keys[:held]) & ALL_IDS, best[:held]
