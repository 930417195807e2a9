"""Puts a wrong character right by what stands beside it in the articles: 陶慈 -> 陶瓷, though no list has the word.

A slip is looked for where two neighbouring characters stand side by side in no article. A character of the same sound
may take its place, or any other that makes a word of the index with those around it. Runs, places and exchanges are
few, and what is asked of the index are look-ups in its table of terms. Imports search.snapshot; no Django.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from search import analysis
from search.snapshot import Snapshot
from search.sounds import homophones

_RUN = re.compile("[\u4e00-\u9fff]+")
_LONGEST_RUN = 12  # characters: what is longer is a sentence, where strange neighbours are no slip
_MOST_DOUBTFUL = 16  # places in all that was typed: strange neighbours everywhere are no slip
_MOST_PLACES = 6  # of these, looked at
_MOST_TRIED = 8
_SHORTEST_BY_SHAPE = 3  # characters of the word made: of two, one wrong character is another word


class _Exchange(NamedTuple):
    """In the order in which they are tried."""

    missing: int  # pairs of neighbours that stand in no article, after it
    is_no_word: bool  # of the index
    is_by_shape: bool
    rarity: int
    place: int
    character: str
    window: str  # what must stand in an article, where it is no word


def respell(typed: str, snapshot: Snapshot) -> Iterator[str]:
    """What was typed with one character exchanged, the likeliest first. Raises DamagedPostings."""
    runs = (_Run(run.group(), run.start(), snapshot) for run in _RUN.finditer(analysis.fold(typed)))
    doubtful = ((run, place) for run in runs if 1 < len(run.text) <= _LONGEST_RUN for place in run.doubtful())
    places = list(islice(doubtful, _MOST_DOUBTFUL))
    if len(places) == _MOST_DOUBTFUL:
        return
    found = sorted(exchange for run, place in places[:_MOST_PLACES] for exchange in run.exchanges(place))
    for exchange in found[:_MOST_TRIED]:
        if not exchange.is_no_word or snapshot.holds(exchange.window):
            yield typed[: exchange.place] + exchange.character + typed[exchange.place + 1 :]


@dataclass(frozen=True)
class _Run:
    """Characters in a row, and where they begin in what was typed."""

    text: str
    start: int
    snapshot: Snapshot

    @cached_property
    def known(self) -> list[int]:
        """In how many articles each two neighbours stand."""
        return [self._frequency(self.text, n) for n in range(len(self.text) - 1)]

    def doubtful(self) -> Iterator[int]:
        """Places of characters that stand beside one of their neighbours in no article."""
        return (n for n in range(len(self.text)) if not all(_beside(self.known, n)))

    def exchanges(self, place: int) -> Iterator[_Exchange]:
        for character, is_by_shape in self._others(place):
            yield from self._exchanged(place, character, is_by_shape)

    def _others(self, place: int) -> Iterator[tuple[str, bool]]:
        """Each with whether it is of another sound: those come in only where neither neighbour speaks for what was
        typed."""
        alike = homophones(self.text[place])
        yield from ((character, False) for character in alike)
        if place and not any(_beside(self.known, place)):
            others = self.snapshot.followers(self.text[place - 1])
            yield from ((character, True) for character in others if character not in alike)

    def _exchanged(self, place: int, character: str, is_by_shape: bool) -> Iterator[_Exchange]:
        """Nothing where it mends no pair of neighbours or breaks one, or makes nothing that is known."""
        text = self.text[:place] + character + self.text[place + 1 :]
        before, now = _beside(self.known, place), list[int]()
        for first, was in enumerate(before, max(0, place - 1)):
            now.append(self._frequency(text, first))
            if was and not now[-1]:
                return
        if now.count(0) == before.count(0):
            return
        word = _word_at(text, place)
        is_word = len(word) > 1 and self.snapshot.document_frequency(word) > 0
        if (is_word and len(word) >= _SHORTEST_BY_SHAPE) if is_by_shape else (is_word or all(now)):
            yield _Exchange(
                self.known.count(0) - before.count(0) + now.count(0),
                not is_word,
                is_by_shape,
                -min(filter(None, now)),
                self.start + place,
                character,
                _window(text, place),
            )

    def _frequency(self, text: str, first: int) -> int:
        return self.snapshot.document_frequency(text[first : first + 2], "gram")


def _beside(pairs: list[int], place: int) -> list[int]:
    """Of the pairs, the one or two that hold the character at the place."""
    return pairs[max(0, place - 1) : place + 1]


def _window(text: str, place: int) -> str:
    """The character with its neighbours; at an end of the text, with two on the one side."""
    first = max(0, min(place - 1, len(text) - 3))
    return text[first : first + 3]


def _word_at(text: str, place: int) -> str:
    """The word in which the character stands."""
    end = 0
    for word in analysis.cut(text):
        end += len(word)
        if place < end:
            return word
    return ""
