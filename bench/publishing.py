"""What publishing costs in a large archive: `python -m bench.publishing --size 100000 [--keep FOLDER]`.

One article, then two hundred at once: seconds until a search over HTTP finds all of them, with the site and its indexer
at work. They are withdrawn before, which is measured beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote
from urllib.request import urlopen

from bench.corpus import make_articles
from bench.product import start_django, write_rows
from bench.running import Site

if TYPE_CHECKING:
    from archive.models import Article

COUNTS = (1, 200)  # articles at once
BARS = (1.0, 10.0)  # seconds
LOOK_AGAIN = 0.02  # seconds


def set_up(size: int) -> None:
    """Unless the folder was kept from a run before."""
    from django.core.management import call_command

    from archive.models import Article
    from search import indexing

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not Article.objects.exists():
        call_command("load_seeds", verbosity=0)
        write_rows(make_articles(size))
        indexing.rebuild()


def marked(count: int) -> tuple[str, Sequence[Article]]:
    """So many articles, and a word that they alone hold."""
    from archive.models import Article

    word = f"同时发布第{count}"
    articles = list(Article.objects.published().order_by("pk")[:count])
    for article in articles:
        article.title = f"{word}之{article.pk}"
    Article.objects.bulk_update(articles, ["title"])
    return word, articles


def seconds_until(found: int, site: Site, word: str, act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    quoted = quote(f'"{word}"')
    address = f"http://127.0.0.1:{site.port}/api/v1/search?q={quoted}"
    while True:
        with urlopen(address, timeout=30) as answer:
            if json.load(answer)["total"] == found:
                return time.perf_counter() - began
        time.sleep(LOOK_AGAIN)


def measure(site: Site, count: int, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds to withdraw and to publish, a round each."""
    from archive import publication

    word, articles = marked(count)
    withdrawing, publishing = [], []
    for _ in range(rounds):
        withdrawing.append(seconds_until(0, site, word, lambda: publication.withdraw(articles)))
        publishing.append(seconds_until(count, site, word, lambda: publication.publish(articles)))
    return withdrawing, publishing


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bars", type=float, nargs=2, default=BARS, help="seconds above which it fails")
    parser.add_argument(
        "--keep", type=Path, help="a data folder to build once and measure again; it is changed"
    )
    options = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory(prefix="archive-publishing-") as folder:
        data_dir = (options.keep or Path(folder)).resolve()
        start_django(data_dir)
        set_up(options.size)
        print(
            "| articles at once | withdrawn, median s | published, median s | slowest s |\n|---|---|---|---|"
        )
        with Site(data_dir / "site.log") as site:
            for count, bar in zip(COUNTS, options.bars, strict=True):
                withdrawing, publishing = measure(site, count, options.rounds)
                median = statistics.median(publishing)
                missed += median > bar
                print(
                    f"| {count} | {statistics.median(withdrawing):.2f} | {median:.2f} | {max(publishing):.2f} |"
                )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
