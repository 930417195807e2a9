"""The terms of many texts at once, as arrays: what analysis finds in one text, without a Python object a term.

A term is a number, its key. Characters are their own; what is neither a character nor in the dictionary is numbered
as it comes. Plain Python with NumPy and numba; no Django.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from search import analysis
from search.cutting import Dictionary, cut_for_search
from search.trie import Numbers, codes_of, walk
from search.units import Units, find_units, kinds

Keys = npt.NDArray[np.int64]

_SYMBOL_BITS = 31
_SYMBOLS = sys.maxunicode + 1  # symbols from here on are numbered texts
_UNKNOWN = -1


class Stream(NamedTuple):
    """Terms in the order of the text: key, document and position."""

    keys: Keys
    documents: Numbers
    positions: Numbers


class Streams(NamedTuple):
    words: Stream  # with the shorter words inside long ones
    characters: Stream  # the wide ones
    grams: Stream


class _Numbering(dict[str, int]):
    """Gives each new text the next number."""

    def __init__(self) -> None:
        super().__init__()
        self._next = count()

    def __missing__(self, text: str) -> int:
        number = self[text] = next(self._next)
        return number


class Streamer:
    """Reads documents, and says which term a key is; keys of one streamer mean nothing to another."""

    def __init__(self) -> None:
        self._cutter = analysis.cutter()
        self._numbers = _Numbering()

    def read(self, documents: Sequence[Sequence[str]]) -> Streams:
        """Of documents 0, 1, ..., each the folded parts of one stream."""
        parts = [part for document in documents for part in document]
        owners = np.repeat(np.arange(len(documents), dtype=np.int32), [len(parts) for parts in documents])
        bounds = np.concatenate(([0], np.cumsum([len(part) for part in parts]))).astype(np.int32)
        text = "".join(parts)
        codes = codes_of(text)
        units = find_units(kinds(), codes, bounds, owners)
        symbols = np.where(units.is_wide, codes[units.starts], 0).astype(np.int64)
        plain = symbols.astype(np.uint32).tobytes().decode("utf-32-le")
        for place in np.flatnonzero(~units.is_wide).tolist():
            found = text[units.starts[place] : units.ends[place]].replace(",", "")
            symbols[place] = _SYMBOLS + self._numbers[found]
        return Streams(
            self._words(units, symbols, plain), _characters(units, symbols), _grams(units, symbols)
        )

    def _words(self, units: Units, symbols: Keys, plain: str) -> Stream:
        dictionary = self._cutter.dictionary
        keys, starts, ends = _find_words(dictionary, units.is_wide, units.positions, symbols, self._named)
        for place in np.flatnonzero(keys == _UNKNOWN).tolist():
            keys[place] = self._named + self._numbers[plain[starts[place] : ends[place]]]
        return Stream(keys, units.documents[starts], units.positions[starts])

    @property
    def _named(self) -> int:
        """Keys of words from here on are numbered texts; below they are nodes of the dictionary."""
        return len(self._cutter.texts)

    def words(self, keys: Keys) -> list[str]:
        texts, numbered, named = self._cutter.texts, list(self._numbers), self._named
        return [texts[key] if key < named else numbered[key - named] for key in keys.tolist()]

    def grams(self, keys: Keys) -> list[str]:
        """Of characters too."""
        numbered, mask = list(self._numbers), (1 << _SYMBOL_BITS) - 1
        found = []
        for key in keys.tolist():
            symbol, following = key >> _SYMBOL_BITS, key & mask
            text = chr(symbol) if symbol < _SYMBOLS else numbered[symbol - _SYMBOLS]
            found.append(text + chr(following) if following else text)
        return found


def _characters(units: Units, symbols: Keys) -> Stream:
    wide = units.is_wide
    return Stream(symbols[wide] << _SYMBOL_BITS, units.documents[wide], units.positions[wide])


def _grams(units: Units, symbols: Keys) -> Stream:
    keys, places = _find_grams(units.is_wide, units.positions, symbols)
    return Stream(keys, units.documents[places], units.positions[places])


@njit(nogil=True, cache=True)
def _find_grams(is_wide, positions, symbols):  # type: ignore[no-untyped-def]
    """Keys of analysis.grams, and the unit where each begins."""
    keys, places = np.empty(2 * len(symbols), np.int64), np.empty(2 * len(symbols), np.int32)
    count = 0
    for unit in range(len(symbols)):
        following = unit + 1
        is_followed = (
            following < len(symbols) and is_wide[following] and positions[following] == positions[unit] + 1
        )
        if not is_wide[unit] or not is_followed:
            keys[count], places[count] = symbols[unit] << _SYMBOL_BITS, unit
            count += 1
        if is_followed:
            keys[count], places[count] = symbols[unit] << _SYMBOL_BITS | symbols[following], unit
            count += 1
    return keys[:count], places[:count]


@njit(nogil=True, cache=True)
def _find_words(dictionary: Dictionary, is_wide, positions, symbols, named):  # type: ignore[no-untyped-def]
    """Keys of words, _UNKNOWN for those that have none yet, and the units where each begins and ends."""
    most = 3 * len(symbols)
    keys, starts, ends = np.empty(most, np.int64), np.empty(most, np.int32), np.empty(most, np.int32)
    count = start = 0
    while start < len(symbols):
        end = start + 1
        if not is_wide[start]:
            keys[count], starts[count], ends[count] = named + symbols[start] - _SYMBOLS, start, end
            count += 1
        else:
            while end < len(symbols) and is_wide[end] and positions[end] == positions[end - 1] + 1:
                end += 1
            codes = symbols[start:end].astype(np.uint32)
            for first, last in zip(*cut_for_search(dictionary, codes)):  # noqa: B905  strict is not compiled
                keys[count] = walk(dictionary.trie, codes[first:last])
                starts[count], ends[count] = start + first, start + last
                count += 1
        start = end
    return keys[:count], starts[:count], ends[:count]
