"""Which text of one list is which of another, by what they share. Plain Python: imports nothing of the project."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

SHINGLE = 5  # characters
SAME = 0.5  # of the shorter text's shingles: above it two texts are one, changed
MOST_HOLDERS = 50  # a shingle in more texts than this is a set phrase


def shingles(text: str) -> frozenset[int]:
    """Hashes of every stretch of five characters; what is white does not count."""
    text = re.sub(r"\s", "", text)
    stretches = {text[at : at + SHINGLE] for at in range(max(len(text) - SHINGLE + 1, 1))}
    return frozenset(crc32(stretch.encode("utf-8", "surrogatepass")) for stretch in stretches)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of the shorter text's shingles that stand in the other, 0 to 1."""
    return len(one & other) / max(min(len(one), len(other)), 1)


def match(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Place in `after` -> place in `before`, each used once, the most alike first."""
    if len(before) == len(after) == 1:
        return {0: 0}
    olds, news = [shingles(text) for text in before], [shingles(text) for text in after]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, old in enumerate(olds):
        for shingle in old:
            if len(holders[shingle]) < MOST_HOLDERS:
                holders[shingle].append(place)
    found = []
    for place, new in enumerate(news):
        common = Counter(old for shingle in new for old in holders.get(shingle, ()))
        for holder, count in common.items():
            if count >= SAME * min(len(new), len(olds[holder])):
                found.append((count, -abs(place - holder), place, holder))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _count, _nearness, new_place, old_place in sorted(found, reverse=True):
        if new_place not in matched and old_place not in taken:
            matched[new_place] = old_place
            taken.add(old_place)
    return matched
