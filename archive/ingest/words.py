"""How likely a stretch of running text is, by the words of jieba's dictionary: what tells a name from what follows it.

No mark says where a name ends; but 记得 goes on after 邢凤阁 as a word, and 阁至今 does not after 邢凤. Reads the
dictionary as jieba (MIT) brings it; imports nothing of the project.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 4  # characters of a word
RAREST = 5  # times counted: what is rarer is as often a mistake
UNKNOWN = math.log(2e-8)  # of a character that is no word


@cache
def shares() -> dict[str, float]:
    """The logarithm of each word's share of all text that the dictionary was counted from. Names are no words here."""
    lines = files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines()
    rows = [(word, int(count), kind) for word, count, kind in (line.split(" ") for line in lines)]
    total = sum(count for _, count, _ in rows)
    return {
        word: math.log(count / total)
        for word, count, kind in rows
        if count >= RAREST and len(word) <= LONGEST and kind != "nr"
    }


@lru_cache(maxsize=8192)
def likelihood(text: str) -> float:
    """The logarithm of the probability of the likeliest words that make up the text."""
    known = shares()
    best = [0.0]
    for end in range(1, len(text) + 1):
        sizes = range(1, min(LONGEST, end) + 1)
        best.append(max(best[end - size] + _share(known, text[end - size : end]) for size in sizes))
    return best[-1]


def _share(known: dict[str, float], word: str) -> float:
    return known.get(word, UNKNOWN * len(word) ** 2)
