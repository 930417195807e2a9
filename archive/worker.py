"""The one process that reads what arrived, and how others see whether it is at work.

It holds a lock on a file as long as it lives, which the kernel lets go however it dies: no heartbeat, no stale mark.
May import archive.arrivals.
"""

from __future__ import annotations

import fcntl
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django_tasks_db.management.commands.db_worker import Worker

from archive.arrivals import prune, take_up_again

logger = logging.getLogger(__name__)

INTERVAL = 0.5  # seconds between two looks where nothing waits
PATIENCE = 5.0  # seconds between two looks for a database that is away
MOST_TASKS = 500  # then the process ends, its memory goes back, and its supervisor starts the next
QUEUE = BACKEND = "default"


def work(*, until_done: bool = False) -> None:
    """Reads what waits and what comes. Ends after MOST_TASKS, or when all is read if `until_done`."""
    with alone():
        wait_for_database()
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


def wait_for_database() -> None:
    """What ends because the database went away begins again here, and waits: to start costs seconds of work."""
    while True:
        try:
            connection.ensure_connection()
        except Error as error:
            logger.warning("the reader waits for the database: %s", error)
            time.sleep(PATIENCE)
        else:
            return


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
