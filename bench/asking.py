"""Load on a server of this machine: as much as it takes, by wrk or by this module's own client, and a constant rate
that does not wait for answers, so that a slow answer is counted for all who would have waited (open loop)."""

from __future__ import annotations

import asyncio
import itertools
import math
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.running import Reply, ask, percentile

CONNECTIONS = 16
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    per_second: float
    p50: float  # milliseconds
    p99: float
    failed: int  # answers that were not 200


def full_load(port: int, paths: Sequence[str], seconds: float) -> Load:
    if shutil.which("wrk"):
        return _by_wrk(port, paths, seconds)
    return asyncio.run(_closed_loop(port, paths, seconds))


def one_by_one(port: int, paths: Sequence[str]) -> Load:
    """Each once, the next when the last is answered: pages that nobody asked for before."""

    async def ask_all() -> tuple[list[Reply], float]:
        begun = time.perf_counter()
        return [await ask(port, path.encode()) for path in paths], time.perf_counter() - begun

    return _summed(*asyncio.run(ask_all()))


def steady_load(port: int, paths: Sequence[str], seconds: float, per_second: float) -> Load:
    return asyncio.run(_open_loop(port, paths, seconds, max(1.0, per_second)))


def _by_wrk(port: int, paths: Sequence[str], seconds: float) -> Load:
    asked = ", ".join(f'"{path}"' for path in paths)
    script = (
        f"local paths = {{{asked}}}\nlocal place = 0\n"
        'request = function() place = place % #paths + 1; return wrk.format("GET", paths[place]) end\n'
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--latency", "-s", file.name]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{port}"], check=True, capture_output=True, text=True
        ).stdout
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if rate is None:
        raise RuntimeError(said)
    return Load(
        float(rate[1]), _quantile(said, "50%"), _quantile(said, "99%"), int(failed[1]) if failed else 0
    )


def _quantile(said: str, name: str) -> float:
    found = re.search(rf"{name}\s+([\d.]+)(us|ms|s|m)", said)
    return float(found[1]) * _UNITS[found[2]] if found else math.nan


async def _closed_loop(port: int, paths: Sequence[str], seconds: float) -> Load:
    asked = itertools.cycle(paths)
    end = time.perf_counter() + seconds

    async def ask_on() -> list[Reply]:
        replies = []
        while time.perf_counter() < end:
            replies.append(await ask(port, next(asked).encode()))
        return replies

    answered = await asyncio.gather(*(ask_on() for _ in range(CONNECTIONS)))
    return _summed([reply for replies in answered for reply in replies], seconds)


async def _open_loop(port: int, paths: Sequence[str], seconds: float, per_second: float) -> Load:
    """Every question goes out when it is due, whether or not the last ones are answered."""
    asked = []
    begun = time.perf_counter()
    for number, path in zip(range(max(1, int(seconds * per_second))), itertools.cycle(paths), strict=False):
        await asyncio.sleep(max(0.0, begun + number / per_second - time.perf_counter()))
        asked.append(asyncio.create_task(ask(port, path.encode())))
    replies = await asyncio.gather(*asked)
    return _summed(replies, time.perf_counter() - begun)


def _summed(replies: Sequence[Reply], seconds: float) -> Load:
    took = [reply.seconds * 1000 for reply in replies]
    failed = sum(reply.status != 200 for reply in replies)
    return Load(len(replies) / seconds, percentile(took, 0.5), percentile(took, 0.99), failed)
