"""The whole record in one file, taken while the site runs: rows of one moment, then the originals they speak of.

A zip of rows/<table>.jsonl, originals/<SHA-256> and, last, manifest.json with the SHA-256 of every member. It is the
same for SQLite and PostgreSQL, so that restoring it also moves an archive from one to the other. An original is on
disk before the row that speaks of it, and is never rewritten: read after the rows, none is missing.

Imports keeping.rows and the originals.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils import timezone

from archive import originals
from archive.keeping import rows
from archive.models import Arrival, Bulletin

FORMAT = 1  # raised when an older installation could not restore it
MANIFEST = "manifest.json"
ROWS, ORIGINALS = "rows/", "originals/"

Progress = Callable[[int, int], None]  # rows and originals done, and in all


@dataclass(frozen=True)
class BackupManifest:
    format: int
    made_at: str
    migrations: list[str]
    rows: dict[str, int]  # label of a table -> its rows
    members: dict[str, str]  # name in the zip -> SHA-256


@dataclass(frozen=True)
class Backup:
    manifest: BackupManifest
    lost: tuple[str, ...]  # SHA-256 of originals that are missing or damaged, and therefore not in it


class Tally:
    """Counts towards a total and tells of it."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def __call__(self) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total)


def write_backup(path: Path, progress: Progress | None = None) -> Backup:
    """Raises FileExistsError, and leaves no half-written file of that name. Only its owner may read the file."""
    if path.exists():
        raise FileExistsError(path)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mode 0600
    unfinished = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                backup = _fill(archive, progress)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
    originals.sync_folder(path.parent)
    return backup


def _fill(archive: zipfile.ZipFile, progress: Progress | None) -> Backup:
    with rows.one_moment():
        made_at = timezone.now().isoformat(timespec="seconds")
        counts = {rows.label(table): rows.count(table) for table in rows.tables()}
        spoken_of = sorted(_spoken_of())
        tell = Tally(sum(counts.values()) + len(spoken_of), progress)
        members = {}
        for table in rows.tables():
            name = f"{ROWS}{rows.label(table)}.jsonl"
            with archive.open(name, "w", force_zip64=True) as member:
                members[name] = rows.dump(table, member, tell)
        applied = rows.migrations()
    lost = []
    for sha256 in spoken_of:
        if _add_original(archive, sha256):
            members[f"{ORIGINALS}{sha256}"] = sha256
        else:
            lost.append(sha256)
        tell()
    manifest = BackupManifest(FORMAT, made_at, applied, counts, members)
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
    return Backup(manifest, tuple(lost))


def _spoken_of() -> set[str]:
    """SHA-256 of the bulletins, and of what waits to become one."""
    waiting = Arrival.objects.pending().values_list("sha256", flat=True)
    return {*Bulletin.objects.order_by().values_list("sha256", flat=True), *waiting}


def _add_original(archive: zipfile.ZipFile, sha256: str) -> bool:
    """False where the disk does not hold what was received; looked at before, so that nothing wrong is added."""
    try:
        with originals.path_of(sha256).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                return False
            file.seek(0)
            with archive.open(f"{ORIGINALS}{sha256}", "w", force_zip64=True) as member:
                shutil.copyfileobj(file, member, originals.BUFFER)
    except FileNotFoundError:
        return False
    return True
