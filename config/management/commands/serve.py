"""gunicorn and the processes beside it, started together and stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

WEB = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
INDEXER = [sys.executable, "manage.py", "search_index", "work"]
READER = [sys.executable, "manage.py", "read_arrivals"]
RESTART_SECONDS = 1.0  # between the end of a process beside the site and its next start


class Command(BaseCommand):
    help = "启动网站（gunicorn）、索引程序和阅读程序；按 Ctrl-C 停止"

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("网站正在启动……")
        self.stdout.flush()
        sys.exit(supervise(WEB, INDEXER, READER, once_it_answers=self._tell))

    def _tell(self) -> None:
        address = f"http://{settings.HOST}:{settings.PORT}/"
        self.stdout.write(
            f"\n  网站地址：    {address}\n"
            f"  后台地址：    {address}{settings.ADMIN_PATH}/\n"
            f"  建立编辑账号：{_shell_command('createsuperuser')}\n"
        )
        self.stdout.flush()


def _shell_command(name: str) -> str:
    """The command line that a person would type for a management command here."""
    python = os.path.relpath(sys.executable, settings.BASE_DIR)
    data_dir = os.environ.get("DATA_DIR")
    return (f"DATA_DIR={data_dir} " if data_dir else "") + f"{python} manage.py {name}"


def answers() -> bool:
    """Whether a worker does: the port is open some seconds before. Whatever it says, it is there."""
    connection = HTTPConnection(settings.HOST, settings.PORT, timeout=1)
    try:
        connection.request("GET", "/healthz", headers={"Host": settings.ALLOWED_HOSTS[0].lstrip(".")})
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


def supervise(web: list[str], *beside: list[str], once_it_answers: Callable[[], None] | None = None) -> int:
    """Runs all of them until web ends or this process is told to stop; what ends beside it is started again.

    Returns the exit code of web; 0 after a wanted stop.
    """
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop)
    front, back = _start(web), [_start(command) for command in beside]
    while not stopping and front.poll() is None:
        if once_it_answers and answers():
            once_it_answers()
            once_it_answers = None
        for place, command in enumerate(beside):
            if back[place].poll() is not None:
                time.sleep(RESTART_SECONDS)
                back[place] = _start(command)
        time.sleep(0.2)
    for process in (front, *back):
        if process.poll() is None:
            process.terminate()
    for process in (front, *back):
        process.wait()
    return 0 if stopping else front.returncode


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches this process alone and each child is stopped once."""
    return subprocess.Popen(command, cwd=settings.BASE_DIR, start_new_session=True)
