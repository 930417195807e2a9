"""The bytes of every bulletin as received, each in a file named by its SHA-256. Imports nothing of the project.

A file is complete or absent: written beside its place, synced, then renamed. What is held is never written again.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.conf import settings

INCOMING = ".incoming-"  # begins the name of a file that is being written
UNFINISHED_SECONDS = 86_400  # no upload takes so long
BUFFER = 1 << 20  # bytes copied at a time


class DamagedOriginal(Exception):
    """What the disk holds is no longer what was received."""


def store_original(data: bytes) -> str:
    """Keeps the bytes and returns their SHA-256 in hexadecimal; bytes already held are left as they are."""
    return store_file(io.BytesIO(data))


def store_file(file: IO[bytes]) -> str:
    """The same for a file too large for memory; it is read from its beginning."""
    sha256 = digest(file)
    path = path_of(sha256)
    if path.exists():
        _touch(path)
    else:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.seek(0)
        write_durably(path, file)
    return sha256


def digest(file: IO[bytes]) -> str:
    """SHA-256 of the whole file in hexadecimal."""
    file.seek(0)
    sha256 = hashlib.sha256()
    while block := file.read(BUFFER):
        sha256.update(block)
    return sha256.hexdigest()


def read_original(sha256: str) -> bytes:
    """Raises FileNotFoundError where nothing is held, DamagedOriginal where the bytes have changed since."""
    data = path_of(sha256).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DamagedOriginal(sha256)
    return data


@contextmanager
def open_original(sha256: str) -> Iterator[IO[bytes]]:
    """Raises as `read_original`, for a file too large for memory."""
    with path_of(sha256).open("rb") as file:
        if digest(file) != sha256:
            raise DamagedOriginal(sha256)
        yield file


def _touch(path: Path) -> None:
    """Its times stay, but for that of the last change of them, which is what `forget_original` goes by."""
    facts = path.stat()
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def forget_original(sha256: str, *, unless_since: float) -> None:
    """Deletes bytes that no row names, but for those stored, or stored again, after that time: their row may follow."""
    with suppress(FileNotFoundError):
        if path_of(sha256).stat().st_ctime < unless_since:
            path_of(sha256).unlink()


def path_of(sha256: str) -> Path:
    """Where these bytes stand, whether or not they are held."""
    return Path(settings.ORIGINALS_DIR) / sha256[:2] / sha256


def unfinished() -> list[Path]:
    """What writers killed more than a day ago have left; nobody is writing them any more."""
    before = time.time() - UNFINISHED_SECONDS
    found = Path(settings.ORIGINALS_DIR).rglob(f"{INCOMING}*")
    return sorted(path for path in found if path.stat().st_mtime < before)


def sweep() -> int:
    """Removes that and returns how much it was."""
    left = unfinished()
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def write_durably(path: Path, source: IO[bytes]) -> None:
    """Complete or not at all, and there after a power loss; instead of what stood there."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=INCOMING)  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            shutil.copyfileobj(source, file, BUFFER)
            file.flush()
            os.fsync(file.fileno())
        Path(name).rename(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    sync_folder(path.parent.parent)


def sync_folder(folder: Path) -> None:
    """Without it a power loss may forget the new name, though not the bytes."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
