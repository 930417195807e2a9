"""python -m bench.fuzz --queries 100000: random and mutated queries through the page, over the founding documents.

No error page, and none slower than the bar. The bar is held to the processor's time, since the clock on the wall
counts what else a shared machine does; both are told. Seeded: the same number asks the same queries. A data folder of
its own, gone when it ends.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from time import perf_counter, process_time
from typing import NamedTuple

SLOWEST_MS = 200
SEED = 20261121
OPERATORS = [
    *('"', "“", "”", "「", "」", "＂", "(", ")", "（", "）", " OR ", "或", "|", "｜", " -", " NOT ", "－", "*", ":", "："),
    *("标题:", "作者:", "来源:", "机构:", "人物:", "日期:", "类型:", "title:", "標題：", "日期:2024", "日期:2021-12..2022-03"),
    *(" ", "\u3000", "\t", "\0", "\ufeff", "\ud800", "😀", "<script>", "'", "%", "\\", "龥", "𠮷", "ａ", "12,345", "0.5"),
]  # fmt: skip


class Timing(NamedTuple):
    processor: float  # milliseconds
    wall: float
    typed: str


def queries(texts: Sequence[str], names: Sequence[str], count: int, seed: int = SEED) -> Iterator[str]:
    """Stretches of real text, names and operators strung together, some of their characters exchanged."""
    draw = random.Random(seed)
    for _ in range(count):
        yield _mutated(draw, "".join(_pieces(draw, texts, names)))


def _pieces(draw: random.Random, texts: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    for _ in range(draw.choice([1, 1, 2, 3, 5, 8, 20, 60])):
        kind = draw.random()
        if kind < 0.4:
            text = draw.choice(texts)
            start = draw.randrange(len(text))
            yield text[start : start + draw.choice([1, 2, 3, 4, 6, 12, 40])]
        elif kind < 0.6:
            yield draw.choice(names)
        elif kind < 0.9:
            yield draw.choice(OPERATORS)
        else:
            yield chr(draw.choice([draw.randrange(0x20, 0x7F), draw.randrange(0x4E00, 0xA000)]))


def _mutated(draw: random.Random, typed: str) -> str:
    """None, or a few, of its characters doubled, dropped or exchanged."""
    characters = list(typed)
    for _ in range(draw.choice([0, 0, 1, 2, 5])):
        if characters:
            place = draw.randrange(len(characters))
            characters[place] = draw.choice(["", characters[place] * 2, draw.choice(OPERATORS), "贸"])
    return "".join(characters)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        return _run(options.queries, options.seed)


def _run(count: int, seed: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory
    from django.urls import reverse

    from archive.models import Article
    from search import branches, indexing
    from search.lexicon import field_words

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_seeds", verbosity=0)
    indexing.drain()
    texts = [article.body for article in Article.objects.published()]
    names = [*field_words(), *(name for branch in branches.read_names() for name in branch.names)]
    # Not the test client: it leaves three finalizers behind at every request, which the collector walks through.
    answer, requests = get_wsgi_application().get_response, RequestFactory(headers={"host": "localhost"})
    address = reverse("search:search")
    answer(requests.get(address, {"q": "链搏会"}))  # dictionaries and postings are read once
    gc.freeze()
    times: list[Timing] = []
    failed: list[str] = []
    for typed in queries(texts, names, count, seed):
        began, worked = perf_counter(), process_time()
        asked = {"q": typed.encode("utf-8", "replace").decode()}
        response = answer(requests.get(address, asked))
        times.append(Timing((process_time() - worked) * 1000, (perf_counter() - began) * 1000, typed))
        if response.status_code != 200:
            failed.append(typed)
        if len(times) % 10_000 == 0:
            print(f"{len(times)} asked", flush=True)
    return _report(times, failed)


def _report(times: list[Timing], failed: list[str]) -> int:
    times.sort(reverse=True)
    slow = [timing for timing in times if timing.processor > SLOWEST_MS]
    print(f"{len(times)} queries: {len(failed)} error pages, {len(slow)} above {SLOWEST_MS} ms")
    for name, found in (("processor", [t.processor for t in times]), ("wall", [t.wall for t in times])):
        print(f"{name:>9}: median {sorted(found)[len(found) // 2]:.1f} ms, slowest {max(found):.1f} ms")
    for timing in times[:5]:
        print(f"{timing.processor:8.1f} ms  {timing.typed!r}")
    for typed in failed[:5]:
        print(f"   error  {typed!r}")
    return 1 if failed or slow else 0


if __name__ == "__main__":
    sys.exit(main())
