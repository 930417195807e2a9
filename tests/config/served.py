"""The site as `manage.py serve` runs it, over a folder and a database of a test's own, and a client that asks it."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, "manage.py"]
START_SECONDS = 300  # compiling, on a machine with other work


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass(frozen=True)
class Served:
    port: int
    environment: dict[str, str] = field(repr=False)

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body=body or None, headers=named)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read().decode())

    def manage(self, *arguments: str) -> str:
        command = [*MANAGE, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout


@contextmanager
def serve(folder: Path, **environment: str) -> Iterator[Served]:
    """What the site says stands in folder/log."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    own = {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings", "PORT": str(port)}
    site = Served(port, os.environ | own | environment)
    for command in (["migrate"], ["load_seeds"], ["collectstatic", "--noinput"]):
        site.manage(*command, "-v0")
    with (folder / "log").open("w") as log:
        process = subprocess.Popen([*MANAGE, "serve"], cwd=ROOT, env=site.environment, stdout=log, stderr=log)
    try:
        wait_until(lambda: site.ask("/readyz").status == 200)
        yield site
    finally:
        process.terminate()
        process.wait(60)


def wait_until(is_so: Callable[[], bool], seconds: float = START_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(OSError):
            if is_so():
                return
        time.sleep(0.2)
    raise AssertionError("it did not come")
