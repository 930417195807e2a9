"""Where terms stand in a text: runs and nearness of words, compiled as kernels are. Imports NumPy and numba; no Django.

Places are document << 32 | position, int64, ascending.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from numba import types

from search.blocks import Documents, Floats
from search.kernels import DOCUMENTS, FLOATS, Ints, compiled, readable

Places = npt.NDArray[np.int64]
PLACES, POSITIONS = readable(types.int64), readable(types.uint32)


@compiled(DOCUMENTS, FLOATS, POSITIONS)
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


@compiled(PLACES, PLACES, types.int64)
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


@compiled(PLACES, DOCUMENTS)
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


@compiled(PLACES, PLACES, types.int64)
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
