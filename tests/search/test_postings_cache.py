"""What a process keeps of the index is bounded, whatever is asked."""

import numpy as np
import pytest

from search.postings import Posting, PostingsCache

MEGABYTE = 1 << 20


def posting(size):
    return Posting(np.arange(size, dtype=np.int32), np.ones(size, np.float32))


def test_large_arrays_are_bounded_in_bytes():
    cache = PostingsCache(MEGABYTE)
    for number in range(100):
        cache.get(number, lambda: posting(10_000))
        assert cache.size <= MEGABYTE


def test_small_entries_are_bounded_in_number():
    cache = PostingsCache(MEGABYTE)
    made: list[int] = []
    for number in range(10_000):
        cache.get(number, lambda number=number: made.append(number) or posting(1))
    still_held = len(made)
    for number in reversed(range(10_000)):
        cache.get(number, lambda number=number: made.append(number) or posting(1))
    assert 10_000 - (len(made) - still_held) < 300


def test_what_was_asked_for_last_stays():
    cache = PostingsCache(100_000)
    first = cache.get("kept", lambda: posting(1))
    for number in range(100):
        cache.get(number, lambda: posting(1))
        assert cache.get("kept", lambda: pytest.fail("was dropped")) is first
