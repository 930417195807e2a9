"""Words as jieba cuts them, many times as fast: its dictionary, its probabilities and its algorithm over arrays.

jieba stays the truth: what it has loaded and been told is copied once, and tests/search/test_cutting.py holds that
both cut alike. The algorithm: the most probable row of dictionary words (the product of their frequencies); what is
left in single characters is cut again by a hidden Markov model whose states say where in a word a character stands.
Imports jieba, NumPy and numba; no Django.
"""

from __future__ import annotations

import math
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import jieba
import numpy as np
import numpy.typing as npt
from jieba import finalseg
from numba import njit

from search.trie import NOWHERE, ROOT, Codes, Numbers, Trie, build, codes_of, step, walk

Floats = npt.NDArray[np.float64]

_FIRST, _LAST = 0x4E00, 0x9FD5  # jieba looks for words among these characters
_LONGEST_PART = 3  # words of two and three characters inside a longer one are found too
_BEGIN, _MIDDLE, _END, _SINGLE = range(4)  # where in a word a character stands: jieba's B, M, E and S


class Model(NamedTuple):
    """The hidden Markov model, in logarithms: start[state], transition[from, to], emission[character, state]."""

    start: Floats
    transition: Floats
    emission: Floats


class Dictionary(NamedTuple):
    """By node of the trie: the logarithm of a word's probability, and whether it is a word or only begins some."""

    trie: Trie
    weights: Floats
    is_word: npt.NDArray[np.bool_]
    rare: float  # the logarithm of the probability of a character that is no word
    model: Model


class Cutter:
    """Cuts runs of characters of scripts without spaces. For any number of threads."""

    def __init__(self, tokenizer: jieba.Tokenizer) -> None:
        """Copies what the tokenizer knows now."""
        self.dictionary, self._nodes = _dictionary(tokenizer.FREQ, tokenizer.total)
        self._words = tuple(tokenizer.FREQ)

    @cached_property
    def texts(self) -> list[str]:
        """By node, from the root to there. jieba knows each beginning of a word too."""
        texts = [""] * (len(self._nodes) + 1)
        for node, word in zip(self._nodes.tolist(), self._words, strict=True):
            texts[node] = word
        return texts

    def cut(self, run: str) -> list[str]:
        ends = cut(self.dictionary, codes_of(run)).tolist()
        return [run[start:end] for start, end in pairwise((0, *ends))]

    def cut_for_search(self, run: str) -> list[str]:
        """Each word after the shorter words inside it."""
        starts, ends = cut_for_search(self.dictionary, codes_of(run))
        return [run[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def _dictionary(frequencies: dict[str, int], total: int) -> tuple[Dictionary, Numbers]:
    """With the node of each of its words."""
    trie, nodes = build(frequencies)
    counted = np.fromiter(frequencies.values(), np.int64, len(frequencies))
    different, places = np.unique(counted, return_inverse=True)
    rare = -math.log(total)
    # math.log and not NumPy's, which differs in the last bit: then equal sums would not be equal
    logarithms = np.array([math.log(frequency or 1) - math.log(total) for frequency in different.tolist()])
    count = int(trie.children.max(initial=ROOT)) + 1
    weights, is_word = np.full(count, rare), np.zeros(count, np.bool_)
    weights[nodes], is_word[nodes] = logarithms[places], counted > 0
    return Dictionary(trie, weights, is_word, rare, _model()), nodes


def _model() -> Model:
    states = "BMES"
    start = np.array([finalseg.start_P[state] for state in states])
    transition = np.full((4, 4), finalseg.MIN_FLOAT)
    for n, state in enumerate(states):
        for m, following in enumerate(states):
            transition[n, m] = finalseg.trans_P[state].get(following, finalseg.MIN_FLOAT)
    emission = np.full((_LAST - _FIRST + 1, 4), finalseg.MIN_FLOAT)
    for n, state in enumerate(states):
        for character, probability in finalseg.emit_P[state].items():
            if _FIRST <= ord(character) <= _LAST:
                emission[ord(character) - _FIRST, n] = probability
    return Model(start, transition, emission)


@njit(nogil=True, cache=True)
def cut(dictionary: Dictionary, codes: Codes) -> Numbers:
    """Where each word of the run ends."""
    ends = np.empty(len(codes), np.int32)
    count = start = 0
    while start < len(codes):
        end = start
        while end < len(codes) and _FIRST <= codes[end] <= _LAST:
            end += 1
        if end == start:  # jieba leaves other characters alone
            end = start + 1
            ends[count] = end
            count += 1
        else:
            count = _cut_block(dictionary, codes, start, end, ends, count)
        start = end
    return ends[:count]


@njit(nogil=True, cache=True)
def cut_for_search(dictionary: Dictionary, codes: Codes) -> tuple[Numbers, Numbers]:
    """Where words, and the shorter words inside them, begin and end."""
    bounds = cut(dictionary, codes)
    starts = np.empty(_LONGEST_PART * len(codes), np.int32)
    ends = np.empty(_LONGEST_PART * len(codes), np.int32)
    count = start = 0
    for end in bounds:
        for length in range(2, min(_LONGEST_PART, end - start - 1) + 1):
            for place in range(start, end - length + 1):
                node = walk(dictionary.trie, codes[place : place + length])
                if node != NOWHERE and dictionary.is_word[node]:
                    starts[count], ends[count] = place, place + length
                    count += 1
        starts[count], ends[count] = start, end
        count += 1
        start = end
    return starts[:count], ends[:count]


@njit(nogil=True, cache=True)
def _cut_block(dictionary, codes, first, last, ends, count):  # type: ignore[no-untyped-def]
    """Adds the ends of the words of codes[first:last] and returns how many there are then."""
    follow = _route(dictionary, codes, first, last)
    start = single = first  # what stands from single to start is in characters that make no word
    while start < last:
        end = first + follow[start - first]
        if end - start > 1:
            count = _cut_singles(dictionary, codes, single, start, ends, count)
            ends[count] = end
            count += 1
            single = end
        start = end
    return _cut_singles(dictionary, codes, single, last, ends, count)


@njit(nogil=True, cache=True)
def _route(dictionary, codes, first, last):  # type: ignore[no-untyped-def]
    """For each character, where the word that begins there ends on the most probable way to the end; of equal ones
    the longest."""
    length = last - first
    scores, follow = np.zeros(length + 1), np.empty(length, np.int32)
    for place in range(length - 1, -1, -1):
        best, best_end, node, end = -np.inf, place, ROOT, place
        while end < length:
            node = step(dictionary.trie, node, codes[first + end])
            if node == NOWHERE:
                break
            end += 1
            if dictionary.is_word[node]:
                score = dictionary.weights[node] + scores[end]
                if score >= best:
                    best, best_end = score, end
        if best_end == place:
            best, best_end = dictionary.rare + scores[place + 1], place + 1
        scores[place], follow[place] = best, best_end
    return follow


@njit(nogil=True, cache=True)
def _cut_singles(dictionary, codes, first, last, ends, count):  # type: ignore[no-untyped-def]
    node = walk(dictionary.trie, codes[first:last])
    if last - first < 2 or (node != NOWHERE and dictionary.is_word[node]):
        for end in range(first + 1, last + 1):
            ends[count] = end
            count += 1
        return count
    states = _states(dictionary.model, codes[first:last])
    for place in range(last - first):
        if states[place] >= _END or place == last - first - 1:
            ends[count] = first + place + 1
            count += 1
    return count


@njit(nogil=True, cache=True)
def _states(model, codes):  # type: ignore[no-untyped-def]
    """The most probable states: Viterbi, A. J. (1967), Error bounds for convolutional codes."""
    length = len(codes)
    before = np.empty((length, 4), np.int8)  # the state before, on the best way to a state
    scores = model.start + model.emission[codes[0] - _FIRST]
    for place in range(1, length):
        reached = np.empty(4)
        emission = model.emission[codes[place] - _FIRST]
        for state in range(4):
            # A word begins after an end, goes on after a beginning; of equally probable ones jieba takes the second.
            one, other = (_END, _SINGLE) if state in (_BEGIN, _SINGLE) else (_BEGIN, _MIDDLE)
            first = scores[one] + model.transition[one, state] + emission[state]
            second = scores[other] + model.transition[other, state] + emission[state]
            before[place, state] = other if second >= first else one
            reached[state] = max(first, second)
        scores = reached
    states = np.empty(length, np.int8)
    states[-1] = _SINGLE if scores[_SINGLE] >= scores[_END] else _END
    for place in range(length - 1, 0, -1):
        states[place - 1] = before[place, states[place]]
    return states
