"""The site under load: `python -m bench.load --size 10000 --minutes 10`. Three trials, each over HTTP and gunicorn.

paced:   so many requests a second of mixed reading and searching, sent when they are due whether or not the last ones
         are answered (an open loop): a time counts from when the request was due.
writers: eight readers without pause while two writers publish and withdraw twenty articles at a time and make the index
         anew. All twenty hold one word and change in one transaction: an answer with some of them, or whose kinds do
         not add up to its total, was mixed from two generations.
reload:  new workers again and again under paced requests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import quote

from bench.corpus import make_articles
from bench.faults import ends_well, fork, kill
from bench.product import start_django, write_rows
from bench.queries import COMMON, PHRASES, QUERIES, RARE
from bench.running import Reply, Site, ask, percentile

GROUP = 20  # articles that a writer publishes and withdraws together
MARKS = ("甲队同进退", "乙队同进退")  # a word that only one writer's articles hold
READERS = 8
REBUILD_EVERY = 25  # changes of the first writer
WARMING = 60.0  # seconds at a quarter of the rate before it is measured: of a site that has just started all pages are new
GROWTH = 1.15  # of memory between the first third and the end: more is a leak
FAULTS_SHOWN = 5
RELOAD_RATE, RELOAD_SECONDS = 50, 8.0

Draw = Callable[[random.Random], str]


@dataclass
class Trial:
    name: str
    replies: list[Reply] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)  # bytes, one a tick
    faults: list[str] = field(default_factory=list)  # what must not be

    def judge(self) -> None:
        statuses = Counter(reply.status for reply in self.replies)
        if bad := {status: n for status, n in statuses.items() if not 200 <= status < 400}:
            self.faults.append(f"statuses {bad}")

    def row(self) -> str:
        seconds = [reply.seconds for reply in self.replies]
        times = " | ".join(f"{percentile(seconds, share) * 1000:.0f}" for share in (0.5, 0.99, 1))
        third = self.memory[len(self.memory) // 3 :] or [0]
        memory = f"{third[0] >> 20} → {third[-1] >> 20}"
        failed = sum(reply.is_failed for reply in self.replies)
        shown = "；".join([f"{len(self.faults)}:", *self.faults[:FAULTS_SHOWN]]) if self.faults else "0"
        return f"| {self.name} | {len(self.replies):,} | {failed} | {times} | {memory} | {shown} |"


def mixture(articles: Sequence[int], branches: Sequence[str]) -> tuple[Sequence[Draw], Sequence[int]]:
    """What readers ask for, and how often of a hundred."""
    words = [*COMMON, *RARE, *PHRASES]

    def search(draw: random.Random) -> str:
        asked = draw.choice(QUERIES)
        typed = " ".join([*asked.words, f'"{asked.phrase}"' if asked.phrase else ""]).strip() or draw.choice(
            words
        )
        page = draw.choice(("", "", "", "&page=2", "&sort=newest"))
        return f"/search/?q={quote(typed)}{'&branch=' + asked.branch if asked.branch else ''}{page}"

    kinds: list[tuple[int, Draw]] = [
        (35, search),
        (10, lambda draw: f"/api/v1/search?q={quote(f'{draw.choice(words)} {draw.choice(words)}')}"),
        (10, lambda draw: f"/api/v1/suggest?q={quote(draw.choice(words)[: draw.choice((1, 2, 3))])}"),
        (25, lambda draw: f"/articles/{draw.choice(articles)}/"),
        (8, lambda draw: f"/branches/{draw.choice(branches)}/"),
        (7, lambda draw: "/"),
        (5, lambda draw: f"/articles/?page={draw.randrange(1, 40)}"),
    ]
    return [kind for _, kind in kinds], [weight for weight, _ in kinds]


async def paced(site: Site, drawn: Callable[[], str], rate: float, seconds: float, trial: Trial) -> None:
    """Sends each request when it is due; a late answer delays none of the next."""
    loop, under_way = asyncio.get_running_loop(), set[asyncio.Task[None]]()
    began, count = loop.time(), int(rate * seconds)

    async def one(due: float) -> None:
        reply = await ask(site.port, drawn().encode())
        trial.replies.append(Reply(reply.status, loop.time() - due))

    for number in range(count):
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - loop.time()))
        task = asyncio.create_task(one(due))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    await asyncio.gather(*under_way)


async def watched(site: Site, trial: Trial, work: asyncio.Task[None]) -> None:
    while not work.done():
        trial.memory.append(site.worker_memory())
        await asyncio.wait([work], timeout=2)
    await work


async def reading(
    site: Site, drawn: Callable[[], str], until: float, trial: Trial, draw: random.Random
) -> None:
    """One reader: half of what it asks is drawn, half is about a group that changes as one."""
    while time.monotonic() < until:
        if draw.random() < 0.5:
            trial.replies.append(_bare(await ask(site.port, drawn().encode())))
            continue
        mark = draw.choice(MARKS)
        reply = await ask(
            site.port, f"/api/v1/search?q={quote(chr(34) + mark + chr(34))}&per_page=50".encode()
        )
        trial.replies.append(_bare(reply))
        if reply.status == 200 and (fault := mixed(json.loads(reply.body), mark)):
            trial.faults.append(fault)


def mixed(answer: dict[str, object], mark: str) -> str:
    """Why the answer cannot be of one generation; empty where it can. Hits may be fewer than the total: one withdrawn
    since is left out."""
    total, hits, facets = answer["total"], answer["hits"], answer["facets"]
    assert isinstance(hits, list)
    assert isinstance(facets, dict)
    kinds = sum(value["count"] for value in facets.get("kind", []))
    ids = {hit["id"] for hit in hits}
    if total not in (0, GROUP):
        return f"{mark}: {total} of {GROUP}"
    if kinds != total or len(hits) > GROUP or len(ids) != len(hits):
        return f"{mark}: total {total}, kinds {kinds}, hits {len(hits)}, {len(ids)} different"
    return ""


def _bare(reply: Reply) -> Reply:
    return Reply(reply.status, reply.seconds)


def write_without_end(number: int) -> None:
    """A writer, in a process of its own: all of its articles at once, waiting only for the index to take them in."""
    from archive import publication
    from archive.models import Article, OutboxEntry
    from search import indexing

    turn = 0
    while True:
        group = list(Article.objects.filter(title__startswith=MARKS[number]))
        (publication.withdraw if group[0].is_published else publication.publish)(group)
        turn += 1
        if number == 0 and turn % REBUILD_EVERY == 0:
            indexing.rebuild()
        while OutboxEntry.objects.filter(article_id=group[0].pk).exists():
            time.sleep(0.02)


def set_up(size: int) -> tuple[list[int], list[str]]:
    """The groups first, so that a rebuild always takes them in together; then the articles of the benches."""
    from django.core.management import call_command

    from archive.models import Article, Branch
    from search import indexing

    for command, options in (("migrate", {}), ("load_seeds", {}), ("collectstatic", {"interactive": False})):
        call_command(command, verbosity=0, **options)
    write_rows(make_articles(size))
    first = list(Article.objects.published().order_by("pk")[: GROUP * len(MARKS)])
    for place, article in enumerate(first):
        article.title = f"{MARKS[place // GROUP]}之{place}"
    Article.objects.bulk_update(first, ["title"])
    indexing.rebuild()
    others = Article.objects.published().exclude(pk__in=[article.pk for article in first])
    named = Branch.objects.filter(mentions__isnull=False).distinct()
    return list(others.values_list("pk", flat=True)), list(named.values_list("slug", flat=True))


async def try_paced(
    site: Site, drawn: Callable[[], str], rate: float, seconds: float, slowest: float
) -> Trial:
    warm = Trial("warming")
    await paced(site, drawn, rate / 4, min(WARMING, seconds), warm)
    trial = Trial(f"{rate:g} a second for {seconds:.0f} s")
    await watched(site, trial, asyncio.create_task(paced(site, drawn, rate, seconds, trial)))
    trial.judge()
    if (p99 := percentile([reply.seconds for reply in trial.replies], 0.99)) > slowest:
        trial.faults.append(f"p99 {p99 * 1000:.0f} ms")
    memory = trial.memory[len(trial.memory) // 3 :]
    if seconds > 60 and memory[-1] > GROWTH * memory[0]:
        trial.faults.append("memory grows")
    return trial


async def try_writers(site: Site, drawn: Callable[[], str], seconds: float, seed: int) -> Trial:
    from django.db import connections

    connections.close_all()
    writers = [fork(partial(write_without_end, number)) for number in range(len(MARKS))]
    trial, until = (
        Trial(f"{READERS} readers, {len(MARKS)} writers, {seconds:.0f} s"),
        time.monotonic() + seconds,
    )

    async def all_readers() -> None:
        readers = [reading(site, drawn, until, trial, random.Random(seed + n)) for n in range(READERS)]
        await asyncio.gather(*readers)

    try:
        await watched(site, trial, asyncio.create_task(all_readers()))
    finally:
        for writer in writers:
            if os.waitpid(writer, os.WNOHANG)[0]:
                trial.faults.append("a writer died")
            else:
                kill(writer)
    trial.judge()
    if not ends_well(fork(_index_is_right)):
        trial.faults.append("the index is not what the record says")
    return trial


def _index_is_right() -> None:
    from search import indexing
    from search.reconciling import examine_index

    indexing.drain()
    assert not examine_index(), examine_index()


async def try_reload(site: Site, drawn: Callable[[], str], times: int) -> Trial:
    trial = Trial(f"{times} reloads at {RELOAD_RATE} a second")
    work = asyncio.create_task(paced(site, drawn, RELOAD_RATE, RELOAD_SECONDS * (times + 1), trial))
    for _ in range(times):
        await asyncio.sleep(RELOAD_SECONDS)
        site.reload()
    await watched(site, trial, work)
    trial.judge()
    return trial


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="articles")
    parser.add_argument("--rate", type=float, default=200, help="requests a second")
    parser.add_argument("--minutes", type=float, default=10, help="of each of the first two trials")
    parser.add_argument("--p99", type=float, default=0.25, help="seconds above which the paced trial fails")
    parser.add_argument("--reloads", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1952)
    options = parser.parse_args()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    with tempfile.TemporaryDirectory(prefix="archive-load-") as name:
        start_django(Path(name))
        kinds, weights = mixture(*set_up(options.size))
        draw = random.Random(options.seed)
        drawn = lambda: draw.choices(kinds, weights)[0](draw)  # noqa: E731
        seconds = options.minutes * 60
        with Site(Path(name) / "log") as site:
            trials = [asyncio.run(try_paced(site, drawn, options.rate, seconds, options.p99))]
            trials.append(asyncio.run(try_writers(site, drawn, seconds, options.seed)))
            trials.append(asyncio.run(try_reload(site, drawn, options.reloads)))
        errors = [line for line in (Path(name) / "log").read_text().splitlines() if "Traceback" in line]
    print(f"{options.size:,} articles, {os.cpu_count()} cores\n")
    print("| trial | requests | failed | p50 ms | p99 ms | slowest ms | workers' memory MB | wrong |")
    print("|---|---|---|---|---|---|---|---|", *[trial.row() for trial in trials], sep="\n")
    print(f"\n{len(errors)} tracebacks in the log")
    return 1 if errors or any(trial.faults for trial in trials) else 0


if __name__ == "__main__":
    sys.exit(main())
