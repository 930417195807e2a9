"""The one process that reads what arrived, and how others see whether it is at work.

It holds a lock on a file as long as it lives, which the kernel lets go however it dies: no heartbeat, no stale mark.
May import archive.arrivals.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django_tasks_db.management.commands.db_worker import Worker

from archive.arrivals import prune, take_up_again

INTERVAL = 0.5  # seconds between two looks where nothing waits
MOST_TASKS = 500  # then the process ends, its memory goes back, and its supervisor starts the next
QUEUE = BACKEND = "default"


def work(*, until_done: bool = False) -> None:
    """Reads what waits and what comes. Ends after MOST_TASKS, or when all is read if `until_done`."""
    with alone():
        take_up_again()
        prune()
        Worker(
            queue_names=[QUEUE],
            excluded_queue_names=[],
            backend_name=BACKEND,
            interval=INTERVAL,
            batch=until_done,
            startup_delay=False,
            max_tasks=None if until_done else MOST_TASKS,
            worker_id=f"{os.uname().nodename}-{os.getpid()}"[:64],
        ).run()


@contextmanager
def alone() -> Iterator[None]:
    """Waits until no other worker of this installation is left."""
    with _path().open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_at_work() -> bool:
    try:
        with _path().open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _path() -> Path:
    return Path(settings.DATA_DIR) / "reading.lock"
