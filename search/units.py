"""Finds the units of text, Han characters, Latin words and numbers, in one compiled pass over code points.

Articles and queries go through it alike: analysis gives it one text, streams many. Imports NumPy and numba; no Django.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from search.trie import Codes, Numbers

Kinds = npt.NDArray[np.uint8]

PARAGRAPH_GAP = 100  # positions between two parts of a stream: no run and no nearness crosses it

# Scripts written without spaces: each character is a unit.
WIDE = "々〇\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_MARK, _WIDE, _DIGIT, _SPACE, _LATIN = range(5)
_KINDS = (  # of characters that several describe, the last is right
    (_LATIN, r"[^\W\d_]+"),
    (_DIGIT, r"\d+"),
    (_SPACE, r"[\s\u200b-\u200f\u2060\ufeff\xad]+"),
    (_WIDE, f"[{WIDE}]+"),
)
_COMMA, _POINT = ord(","), ord(".")
_GROUP = 3  # digits between commas


class Units(NamedTuple):
    """Where each unit starts and ends among the codes; its position; whether it is a wide character; its document.

    Units that follow each other, whatever space is between, have consecutive positions; punctuation between them
    takes one position more. The parts of a document make one stream.
    """

    starts: Numbers
    ends: Numbers
    positions: Numbers
    is_wide: npt.NDArray[np.bool_]
    documents: Numbers


@cache
def kinds() -> Kinds:
    """By code point."""
    found = np.full(sys.maxunicode + 1, _MARK, np.uint8)
    characters = np.arange(sys.maxunicode + 1, dtype=np.uint32).tobytes().decode("utf-32-le", "surrogatepass")
    for kind, pattern in _KINDS:
        for match in re.finditer(pattern, characters):
            found[match.start() : match.end()] = kind
    return found


@njit(nogil=True, cache=True)
def find_units(kinds: Kinds, codes: Codes, bounds: Numbers, documents: Numbers) -> Units:
    """Part n is codes[bounds[n]:bounds[n + 1]], of documents[n]; the parts of a document stand together."""
    starts, ends = np.empty(len(codes), np.int32), np.empty(len(codes), np.int32)
    positions, owners = np.empty(len(codes), np.int32), np.empty(len(codes), np.int32)
    is_wide = np.empty(len(codes), np.bool_)
    count = base = 0
    for part in range(len(documents)):
        if part and documents[part] != documents[part - 1]:
            base = 0
        begun, position, is_apart = count, base, False
        place = first = bounds[part]
        while place < bounds[part + 1]:
            kind = kinds[codes[place]]
            end = _end(kinds, codes, place, first, bounds[part + 1])
            if kind == _MARK:
                is_apart = count > begun
            elif kind != _SPACE:
                position += is_apart
                starts[count], ends[count], positions[count] = place, end, position
                is_wide[count], owners[count] = kind == _WIDE, documents[part]
                count, position, is_apart = count + 1, position + 1, False
            place = end
        base = PARAGRAPH_GAP + (positions[count - 1] if count > begun else base)
    return Units(starts[:count], ends[:count], positions[:count], is_wide[:count], owners[:count])


@njit(nogil=True, cache=True)
def _end(kinds, codes, place, first, last):  # type: ignore[no-untyped-def]
    """Of what begins at place, in the part codes[first:last]."""
    if kinds[codes[place]] == _LATIN:
        return _run_end(kinds, codes, place, last)
    if kinds[codes[place]] == _DIGIT:
        return _number_end(kinds, codes, place, first, last)
    return place + 1


@njit(nogil=True, cache=True)
def _run_end(kinds, codes, place, last):  # type: ignore[no-untyped-def]
    end = place + 1
    while end < last and kinds[codes[end]] == kinds[codes[place]]:
        end += 1
    return end


@njit(nogil=True, cache=True)
def _number_end(kinds, codes, place, first, last):  # type: ignore[no-untyped-def]
    """12,345 and 12,345.6 and 2.5 are one number; 2024.11.28 is three."""
    end = _run_end(kinds, codes, place, last)
    before = codes[place - 1] if place > first else 0
    is_inside = place - 2 >= first and kinds[codes[place - 2]] == _DIGIT and before in (_POINT, _COMMA)
    if end - place <= _GROUP and not is_inside:
        grouped = _grouped_end(kinds, codes, end, last)
        if grouped > end:
            return _fraction_end(kinds, codes, grouped, last)
    return _fraction_end(kinds, codes, end, last) if before != _POINT else end


@njit(nogil=True, cache=True)
def _grouped_end(kinds, codes, place, last):  # type: ignore[no-untyped-def]
    """After as many groups of a comma and three digits as follow."""
    while _is(kinds, codes, place, last, _COMMA):
        end = _run_end(kinds, codes, place + 1, last)
        if end != place + 1 + _GROUP:
            break
        place = end
    return place


@njit(nogil=True, cache=True)
def _fraction_end(kinds, codes, place, last):  # type: ignore[no-untyped-def]
    """After a point and digits, unless another point and digits follow."""
    if not _is(kinds, codes, place, last, _POINT):
        return place
    end = _run_end(kinds, codes, place + 1, last)
    return place if _is(kinds, codes, end, last, _POINT) else end


@njit(nogil=True, cache=True)
def _is(kinds, codes, place, last, mark):  # type: ignore[no-untyped-def]
    """The mark stands there, and a digit after it."""
    return place + 1 < last and codes[place] == mark and kinds[codes[place + 1]] == _DIGIT
