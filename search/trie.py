"""A dictionary of words as arrays: a step from a node by a character is one look into a table of hashes.

Compiled passes walk it without touching a Python object, and processes that are forked share it. Imports NumPy and
numba; no Django.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

Codes = npt.NDArray[np.uint32]  # code points
Numbers = npt.NDArray[np.int32]

ROOT = 0
NOWHERE = -1
_CHARACTER_BITS = 21
_SPREAD = (
    0x9E3779B97F4A7C15 >> 1
)  # 2^63 divided by the golden ratio: Knuth, The Art of Computer Programming, 6.4


class Trie(NamedTuple):
    """Slot s leads from keys[s] = node << 21 | character to the node children[s]; -1 where it is free."""

    keys: npt.NDArray[np.int64]
    children: Numbers


def codes_of(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def build(words: Collection[str]) -> tuple[Trie, Numbers]:
    """The words, of one character at least, and the node where each ends."""
    codes = codes_of("".join(words))
    ends = np.cumsum(np.fromiter(map(len, words), np.int64, len(words)))
    size = 1 << max(4, (2 * len(codes)).bit_length())
    trie = Trie(np.full(size, NOWHERE, np.int64), np.full(size, NOWHERE, np.int32))
    last = np.empty(len(words), np.int32)
    count = _insert(trie, codes, ends, last)
    return Trie(*rehash(*trie, 1 << (2 * count).bit_length())), last


@njit(nogil=True, cache=True)
def slot_of(keys, key):  # type: ignore[no-untyped-def]
    """That of the key, or the free one where it belongs."""
    mask = len(keys) - 1
    slot = ((key * _SPREAD) >> 20) & mask
    while keys[slot] != key and keys[slot] != NOWHERE:
        slot = (slot + 1) & mask
    return slot


@njit(nogil=True, cache=True)
def step(trie, node, code):  # type: ignore[no-untyped-def]
    """The node after this character, or NOWHERE."""
    return trie.children[slot_of(trie.keys, (np.int64(node) << _CHARACTER_BITS) | np.int64(code))]


@njit(nogil=True, cache=True)
def walk(trie, codes):  # type: ignore[no-untyped-def]
    """The node of a whole text, or NOWHERE."""
    node = ROOT
    for code in codes:
        node = step(trie, node, code)
        if node == NOWHERE:
            break
    return node


@njit(nogil=True, cache=True)
def _insert(trie, codes, ends, last):  # type: ignore[no-untyped-def]
    count, place = ROOT, 0
    for word in range(len(ends)):
        node = ROOT
        while place < ends[word]:
            key = (np.int64(node) << _CHARACTER_BITS) | np.int64(codes[place])
            slot = slot_of(trie.keys, key)
            if trie.keys[slot] == NOWHERE:
                count += 1
                trie.keys[slot], trie.children[slot] = key, count
            node = trie.children[slot]
            place += 1
        last[word] = node
    return count + 1


@njit(nogil=True, cache=True)
def rehash(keys, values, size):  # type: ignore[no-untyped-def]
    """The table in another size, a power of two."""
    new_keys, new_values = np.full(size, NOWHERE, np.int64), np.full(size, NOWHERE, np.int32)
    for slot in range(len(keys)):
        if keys[slot] != NOWHERE:
            place = slot_of(new_keys, keys[slot])
            new_keys[place], new_values[place] = keys[slot], values[slot]
    return new_keys, new_values
