"""How much of a search page's time is the search itself: timed on the server's side, in the processor time of the
thread, so that other processes of the machine do not count. `DATA_DIR=... python -m bench.shares`. No page is kept."""

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

    from search import views

    within: list[float] = []
    views.search_for = timed(views.search_for, within)
    client = Client(headers={"host": "localhost"})
    pages: list[float] = []
    shares: list[float] = []
    for repeat in range(REPEATS + 1):
        for asked in QUERIES:
            within.clear()
            begun = time.thread_time()
            client.get(address_of(asked))
            spent = time.thread_time() - begun
            if repeat:  # the first round fills the caches
                pages.append(spent * 1000)
                shares.append(sum(within) / spent)
    print(
        f"search page: {statistics.fmean(pages):.2f} ms of processor time, of it search "
        f"{statistics.fmean(shares):.0%} (median {statistics.median(shares):.0%}, most {max(shares):.0%})"
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
