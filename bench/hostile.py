"""An attacker over HTTP: `python -m bench.hostile --queries 100000 --uploads 500`, on an archive of its own.

Queries: nesting, words of 10,000 characters, 2,000 terms, wildcards, ranges, NUL, lone surrogates, right-to-left,
everything unbalanced; percent-encoded, and raw as no browser sends them. None may be answered by 5xx or later than a
second, and memory must stay where it is. Uploads: the files of tests/archive/hostile.py, as they are and mutated, sent
through the editors' page; the site is read meanwhile. Seeded: the same number asks the same.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote, urlencode

from bench.attacks import PATHS, hostile_files, hostile_targets
from bench.corpus import make_articles
from bench.load import Trial
from bench.product import start_django, write_rows
from bench.running import Reply, Site, ask

SLOWEST = 1.0  # seconds, of an answer to a query
SETTLING = 900.0  # seconds for the reader to get through what was sent
SLOWEST_PROBE = 5.0  # of a reader's page while files are read
GROWTH = 1.15  # of memory between the first third and the end
AT_ONCE = 4  # queries under way
PASSWORD = "only-for-this-bench"  # noqa: S105  of an account that is gone with the folder


async def try_queries(site: Site, count: int, seed: int, slowest: float) -> Trial:
    trial, targets = Trial(f"{count:,} hostile queries"), hostile_targets(count, seed)

    async def attack() -> None:
        for target in targets:
            reply = await ask(site.port, target)
            if reply.is_failed or reply.seconds > slowest:
                trial.faults.append(f"{reply.status} {reply.seconds:.1f} s {target[:120]!r}")
            trial.replies.append(Reply(reply.status, reply.seconds))
            if len(trial.replies) % max(1, count // 60) == 0:
                trial.memory.append(site.worker_memory())

    await asyncio.gather(*(attack() for _ in range(AT_ONCE)))
    _judge_memory(trial)
    return trial


def _judge_memory(trial: Trial) -> None:
    memory = trial.memory[len(trial.memory) // 3 :]
    if len(trial.replies) >= 10_000 and memory[-1] > GROWTH * memory[0]:
        trial.faults.append("memory grows")


async def try_uploads(site: Site, desk: Desk, count: int, seed: int, patience: float) -> list[Trial]:
    trial, probe = Trial(f"{count} hostile uploads"), Trial("readers meanwhile")

    async def attack() -> None:
        for name, data in hostile_files(count, seed):
            reply = await desk.upload(name, data)
            if reply.is_failed or reply.seconds > patience:
                trial.faults.append(f"{reply.status} {reply.seconds:.1f} s {name} {data[:40]!r}")
            trial.replies.append(Reply(reply.status, reply.seconds))
            trial.memory.append(site.worker_memory())
        await settle(site, trial)

    work = asyncio.create_task(attack())
    while not work.done():
        reply = await ask(site.port, f"/search/?q={quote('贸促会')}".encode())
        probe.replies.append(Reply(reply.status, reply.seconds))
        if reply.status != 200 or reply.seconds > SLOWEST_PROBE:
            probe.faults.append(f"{reply.status} {reply.seconds:.1f} s")
        await asyncio.sleep(0.1)
    await work
    return [trial, probe]


async def settle(site: Site, trial: Trial) -> None:
    """Until the reader has taken in or refused all that was sent; what it did not get through is a fault."""
    from archive.models import Arrival

    deadline = time.monotonic() + SETTLING
    while await asyncio.to_thread(Arrival.objects.pending().count):
        if time.monotonic() > deadline:
            trial.faults.append("uploads still wait to be read")
            return
        site.tend()
        await asyncio.sleep(0.5)
    states = await asyncio.to_thread(
        lambda: Counter(Arrival.objects.order_by().values_list("state", flat=True))
    )
    print("uploads:", dict(states))
    failed = await asyncio.to_thread(
        lambda: list(Arrival.objects.filter(state=Arrival.State.FAILED).values_list("name", "reason"))
    )
    trial.faults.extend(f"not read to the end: {name!r} {reason}" for name, reason in failed)


class Desk:
    """An editor logged in."""

    def __init__(self, port: int) -> None:
        from django.contrib.auth.models import User
        from django.urls import reverse

        User.objects.create_superuser("bench", password=PASSWORD)
        self._port = port
        self._login, self._page = reverse("admin:login"), reverse("admin:archive_bulletin_upload")
        self._cookies: dict[str, str] = {}

    async def enter(self) -> None:
        await self._ask("GET", self._login)
        form = {"username": "bench", "password": PASSWORD, "csrfmiddlewaretoken": self._cookies["csrftoken"]}
        reply = await self._ask(
            "POST", self._login, "application/x-www-form-urlencoded", urlencode(form).encode()
        )
        if reply.status != 302:
            raise RuntimeError(f"login: {reply.status}")

    async def upload(self, name: str, data: bytes) -> Reply:
        mark = "part-of-a-hostile-upload"
        called = re.sub(r'["\r\n\0]', "_", name)[:300]
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self._cookies["csrftoken"]}\r\n',
            f'--{mark}\r\nContent-Disposition: form-data; name="bulletins"; filename="{called}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n",
        ]
        body = "".join(parts).encode("utf-8", "replace") + data + f"\r\n--{mark}--\r\n".encode()
        return await self._ask("POST", self._page, f"multipart/form-data; boundary={mark}", body)

    async def _ask(self, method: str, path: str, kind: str = "", body: bytes = b"") -> Reply:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = f"Cookie: {cookies}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        reply = await ask(self._port, path.encode(), method=method.encode(), head=head.encode(), body=body)
        for line in reply.cookies:
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return reply


async def attack(site: Site, queries: int, uploads: int, seed: int, slowest: float) -> list[Trial]:
    for path in PATHS:  # dictionaries and postings are read once
        await ask(site.port, f"{path}?q={quote('链搏会')}".encode())
    trials = [await try_queries(site, queries, seed, slowest)] if queries else []
    if uploads:
        desk = await asyncio.to_thread(Desk, site.port)
        await desk.enter()
        trials += await try_uploads(site, desk, uploads, seed, patience=90.0)
    return trials


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2_000, help="articles")
    parser.add_argument("--queries", type=int, default=100_000)
    parser.add_argument("--uploads", type=int, default=500)
    parser.add_argument("--slowest", type=float, default=SLOWEST, help="seconds above which a query fails")
    parser.add_argument("--seed", type=int, default=20261121)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="archive-hostile-") as name:
        log = Path(name) / "log"
        start_django(Path(name))
        _set_up(options.size)
        began = time.monotonic()
        with Site(log) as site:
            trials = asyncio.run(
                attack(site, options.queries, options.uploads, options.seed, options.slowest)
            )
        raised = [
            line for line in log.read_text(errors="replace").splitlines() if line.startswith("Traceback")
        ]
    print(f"{options.size:,} articles, {os.cpu_count()} cores, {time.monotonic() - began:.0f} s\n")
    print("| trial | requests | failed | p50 ms | p99 ms | slowest ms | workers' memory MB | wrong |")
    print("|---|---|---|---|---|---|---|---|", *[trial.row() for trial in trials], sep="\n")
    for trial in trials:
        print(trial.name, dict(Counter(reply.status for reply in trial.replies)))
    print(f"{len(raised)} tracebacks in the log")
    return 1 if any(trial.faults for trial in trials) else 0


def _set_up(size: int) -> None:
    from django.core.management import call_command

    from search import indexing

    for command, options in (("migrate", {}), ("load_seeds", {}), ("collectstatic", {"interactive": False})):
        call_command(command, verbosity=0, **options)
    write_rows(make_articles(size))
    indexing.rebuild()


if __name__ == "__main__":
    sys.exit(main())
