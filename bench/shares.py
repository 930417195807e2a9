"""How much of a search page's time is the search itself: timed on the server's side, in the processor time of the
thread, so that other processes of the machine do not count. `DATA_DIR=... python -m bench.shares`. No page is kept.

The answer is what bench.speed measures of every engine, and what leads to it: the query understood, hits in order, the
total, facets. The whole search also reads the rows of the hits and marks them: a page of any list has such rows.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

from bench.queries import QUERIES
from bench.serving import address_of

REPEATS = 5


def main() -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings", "PAGE_MEMORY_MB": "0"}
    import django

    django.setup()
    from django.test import Client

    from search import searching, views

    answer: list[float] = []
    whole: list[float] = []
    searching.understand = timed(searching.understand, answer)
    searching.answer = timed(searching.answer, answer)
    views.search_for = timed(views.search_for, whole)
    client = Client(headers={"host": "localhost"})
    pages: list[float] = []
    shares: dict[str, list[float]] = {"its answer": [], "the whole search": []}
    for repeat in range(REPEATS + 1):
        for asked in QUERIES:
            answer.clear()
            whole.clear()
            begun = time.thread_time()
            client.get(address_of(asked))
            spent = time.thread_time() - begun
            if repeat:  # the first round fills the caches
                pages.append(spent * 1000)
                for found, within in zip(shares.values(), (answer, whole), strict=True):
                    found.append(sum(within) / spent)
    print(f"search page: {statistics.fmean(pages):.2f} ms of processor time")
    for name, found in shares.items():
        print(
            f"{name}: {statistics.fmean(found):.0%} (median {statistics.median(found):.0%}, most {max(found):.0%})"
        )


def timed(function: Callable[..., Any], into: list[float]) -> Callable[..., Any]:
    def wrapper(*arguments: Any) -> Any:
        begun = time.thread_time()
        try:
            return function(*arguments)
        finally:
            into.append(time.thread_time() - begun)

    return wrapper


if __name__ == "__main__":
    main()
