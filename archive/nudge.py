"""Wakes the indexer after a commit: a named pipe in the data folder. Plain Python but for the setting's path.

A nudge carries nothing: the outbox says what is to be done, and the indexer looks there by itself every few seconds,
so that a nudge nobody hears is only a short delay.
"""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings


def _path() -> Path:
    return Path(settings.DATA_DIR) / "nudge"


def nudge() -> None:
    """Returns at once, whether or not an indexer listens."""
    try:
        descriptor = os.open(_path(), os.O_WRONLY | os.O_NONBLOCK)
    except OSError:  # no pipe, or no reader: the indexer looks by itself when it starts
        return
    try:
        with suppress(BlockingIOError, BrokenPipeError):  # full: it is awake already
            os.write(descriptor, b".")
    finally:
        os.close(descriptor)


@contextmanager
def listening() -> Iterator[int]:
    """The pipe's reading end, for wait()."""
    with suppress(FileExistsError):
        os.mkfifo(_path(), 0o600)
    descriptor = os.open(_path(), os.O_RDWR | os.O_NONBLOCK)  # also a writer: no end of file between nudges
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def wait(descriptor: int, timeout: float) -> bool:
    """Waits for a nudge, at most timeout seconds. All nudges so far count as one."""
    if not select.select([descriptor], [], [], timeout)[0]:
        return False
    with suppress(BlockingIOError):
        while os.read(descriptor, 4096):
            pass
    return True
