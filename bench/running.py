"""The site as it runs in production (gunicorn, the indexer and the reader beside it) over a data folder of a bench's own, and a
small HTTP client for asyncio that measures. A connection a request, which is how nginx asks."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
INDEXER = [sys.executable, "manage.py", "search_index", "work"]
READER = [sys.executable, "manage.py", "read_arrivals"]
PATIENCE = 30.0  # seconds for an answer; longer is a failed request
START_SECONDS = 400  # compiling, on a machine with other work


@dataclass(frozen=True)
class Reply:
    status: int  # 0: no answer
    seconds: float
    body: bytes = b""
    headers: Mapping[str, str] | None = None
    cookies: tuple[str, ...] = ()  # of Set-Cookie, a line each

    @property
    def is_failed(self) -> bool:
        return self.status == 0 or self.status >= 500


class Site:
    """Started on entering, stopped on leaving; the folder is prepared by whoever asks (DATA_DIR in environ)."""

    def __init__(self, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._log = log
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Site:
        self._running = [self._start(command) for command in (GUNICORN, INDEXER, READER)]
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                return self
            time.sleep(0.2)
        self.__exit__()
        raise RuntimeError(f"the site did not start: {self._log.read_text()[-2000:]}")

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        environment = os.environ | {"PORT": str(self.port), "RATE_LIMITS": "off", "PYTHONUNBUFFERED": "1"}
        with self._log.open("ab") as log:
            return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)

    def tend(self) -> None:
        """Starts the reader again where it has ended by itself, as a supervisor does: it does so after many tasks."""
        if self._running[2].poll() == 0:
            self._running[2] = self._start(READER)

    def __exit__(self, *_error: object) -> None:
        for process in self._running:
            process.terminate()
        for process in self._running:
            process.wait(60)

    def reload(self) -> None:
        """What `systemctl reload` does: new workers, and the old ones end when they have answered."""
        self._running[0].send_signal(signal.SIGHUP)

    def worker_memory(self) -> int:
        """Bytes that gunicorn's processes hold, what they share counted once (proportional set size)."""
        return sum(_proportional(pid) for pid in (self._running[0].pid, *self._workers()))

    def processor_seconds(self) -> float:
        """That the workers have used, in user and system mode (proc(5))."""
        stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self._workers()]
        return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")

    def _workers(self) -> list[int]:
        master = self._running[0].pid
        return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def _proportional(pid: int) -> int:
    with contextlib.suppress(OSError):  # it has just ended
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


async def ask(
    port: int, target: bytes, *, method: bytes = b"GET", head: bytes = b"", body: bytes = b""
) -> Reply:
    """The answer to a request whose target goes out as it is, well formed or not; no answer has status 0."""
    began = time.perf_counter()
    request = b"%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n%s" % (
        method,
        target,
        head,
        body,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await _exchange(port, request)
        return _reply(answer, time.perf_counter() - began)
    except (OSError, TimeoutError, ValueError, IndexError):
        return Reply(0, time.perf_counter() - began)


async def _exchange(port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        with contextlib.suppress(ConnectionError):  # refused before all of it was read: the answer is there
            await writer.drain()
        return await reader.read()
    finally:
        writer.close()


def _reply(answer: bytes, seconds: float) -> Reply:
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length")
    if length is not None and int(length) != len(body):
        raise ValueError("cut short")
    cookies = tuple(
        line.partition(":")[2].strip() for line in lines if line.lower().startswith("set-cookie:")
    )
    return Reply(int(first.split()[1]), seconds, body, headers, cookies)


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
