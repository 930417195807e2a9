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


def steady_load(port: int, paths: Sequence[str], seconds: float, per_second: float) -> Load:
    return asyncio.run(_open_loop(port, paths, seconds, per_second))


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
    took: list[float] = []
    failed: list[int] = []
    asked = itertools.cycle(paths)
    end = time.perf_counter() + seconds

    async def ask_on() -> None:
        connection = await asyncio.open_connection("127.0.0.1", port)
        while (begun := time.perf_counter()) < end:
            status = await _ask(connection, next(asked))
            took.append((time.perf_counter() - begun) * 1000)
            failed.extend([status] if status != 200 else [])
        connection[1].close()

    await asyncio.gather(*(ask_on() for _ in range(CONNECTIONS)))
    return _summed(took, failed, seconds)


async def _open_loop(port: int, paths: Sequence[str], seconds: float, per_second: float) -> Load:
    """Every question has its time; it waits for a free connection, and the waiting counts."""
    took: list[float] = []
    failed: list[int] = []
    due: asyncio.Queue[tuple[float, str] | None] = asyncio.Queue()

    async def ask_on() -> None:
        connection = await asyncio.open_connection("127.0.0.1", port)
        while question := await due.get():
            status = await _ask(connection, question[1])
            took.append((time.perf_counter() - question[0]) * 1000)
            failed.extend([status] if status != 200 else [])
        connection[1].close()

    askers = [asyncio.create_task(ask_on()) for _ in range(CONNECTIONS)]
    begun = time.perf_counter()
    for number, path in zip(range(int(seconds * per_second)), itertools.cycle(paths), strict=False):
        at = begun + number / per_second
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        due.put_nowait((at, path))
    for _ in askers:
        due.put_nowait(None)
    await asyncio.gather(*askers)
    return _summed(took, failed, time.perf_counter() - begun)


async def _ask(connection: tuple[asyncio.StreamReader, asyncio.StreamWriter], path: str) -> int:
    reader, writer = connection
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"(?i)content-length: (\d+)", head)
    await reader.readexactly(int(length[1]) if length else 0)
    return int(head.split(" ", 2)[1])


def _summed(took: list[float], failed: list[int], seconds: float) -> Load:
    ordered = sorted(took)
    p50, p99 = (ordered[min(len(ordered) - 1, int(part * len(ordered)))] for part in (0.5, 0.99))
    return Load(len(took) / seconds, p50, p99, len(failed))
