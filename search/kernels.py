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

Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.integer[Any]]
Function = TypeVar("Function", bound=Callable[..., Any])


def readable(of: Any) -> Any:
    """Arrays mapped from disk cannot be written; those that can are taken as well."""
    return types.Array(of, 1, "C", readonly=True)


DOCUMENTS, FLOATS, MASK = readable(types.int32), readable(types.float32), readable(types.boolean)
SUMS, COUNTS = types.float32[::1], types.int64[::1]


def compiled(*signature: Any) -> Callable[[Function], Function]:
    """For exactly these arguments, when the module is imported, or read from where numba keeps it."""
    return cast("Callable[[Function], Function]", njit([signature], nogil=True, cache=True))


@compiled(DOCUMENTS, types.int32, types.int64)
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


@compiled(DOCUMENTS, DOCUMENTS)
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


@compiled(DOCUMENTS, FLOATS, DOCUMENTS, FLOATS)
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


@compiled(DOCUMENTS, FLOATS, FLOATS)
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


@compiled(DOCUMENTS, FLOATS, DOCUMENTS)
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


@compiled(DOCUMENTS, FLOATS, MASK)
def kept(documents: Documents, scores: Floats, mask: Mask) -> tuple[Documents, Floats]:
    """Those of which the mask, one entry for every document of the segment, is true."""
    found, sums = np.empty(len(documents) + 1, np.int32), np.empty(len(documents) + 1, np.float32)
    count = 0
    for n in range(len(documents)):
        found[count] = documents[n]
        sums[count] = scores[n]
        count += mask[documents[n]]
    return found[:count], sums[:count]


@compiled(DOCUMENTS, FLOATS, DOCUMENTS, FLOATS)
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


@compiled(SUMS, DOCUMENTS, DOCUMENTS, FLOATS, types.float32)
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


@compiled(SUMS, DOCUMENTS, types.float32)
def mark(dense: Floats, documents: Documents, weight: np.float32) -> None:
    """Adds the weight to the entries of the documents. Changes the dense array."""
    for document in documents:
        dense[document] += weight


@compiled(DOCUMENTS, DOCUMENTS)
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


@compiled(COUNTS, DOCUMENTS, DOCUMENTS, DOCUMENTS, DOCUMENTS)
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
