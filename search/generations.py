"""Index folders that never change once CURRENT names them. Imports Whoosh, schema, segments and columns; no Django.

Whoosh syncs nothing, and its readers fail while a writer commits. So a generation begins as hard links of the last
one's segments (which Whoosh never rewrites in place), is changed while nobody reads it, is
hashed into a manifest and synced, and only then named by CURRENT. A kill or a power loss at any point leaves the
old generation current; the unfinished folder is swept by the next writer. Whoosh's tables of contents are pickles:
the folder belongs to its user alone (0700).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import TOC, FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import SegmentReader

from search import columns
from search.blocks import UNREADABLE
from search.schema import new_schema, version
from search.segments import INDEX_NAME, columns_path, storage

MANIFEST = "MANIFEST.json"
Stamp = tuple[int, int]
PROVE_SECONDS = 600
_KEPT = 2  # generations before the current one: answers under way may still open their files


class NoGeneration(Exception):
    """There is no readable index yet."""


@dataclass(frozen=True)
class Manifest:
    version: str
    files: dict[str, str]  # name -> SHA-256

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        try:
            data = json.loads((folder / MANIFEST).read_bytes())
            return cls(data["version"], dict(data["files"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoGeneration(f"{folder}: {error}") from error

    def write(self, folder: Path) -> None:
        data = {"version": self.version, "files": self.files}
        _write_durably(folder / MANIFEST, json.dumps(data, indent=1).encode())


class Generations:
    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> Path:
        """The folder to read; raises NoGeneration."""
        try:
            name = (self.root / "CURRENT").read_text().strip()
        except OSError as error:
            raise NoGeneration(str(error)) from error
        folder = self.root / name
        if not name or not folder.is_dir():
            raise NoGeneration(f"{folder} is missing")
        return folder

    def stamp(self) -> Stamp:
        """Of CURRENT: another one when another generation is named; raises NoGeneration."""
        try:
            facts = (self.root / "CURRENT").stat()
        except OSError as error:
            raise NoGeneration(str(error)) from error
        return facts.st_ino, facts.st_mtime_ns

    def prove(self) -> list[str]:
        """Once in a while, hashes every file of the current generation again: a bit that flips in a segment may still
        unpack, and answer wrongly. A damaged generation is current no longer. Returns the names of damaged files."""
        proved = self.root / "PROVED"
        if proved.exists() and 0 <= time.time() - proved.stat().st_mtime < PROVE_SECONDS:
            return []
        try:
            damaged = damaged_files(self.current())
            if damaged:
                with self.only_writer():
                    damaged = damaged_files(
                        self.current()
                    )  # perhaps another by now, which holds the same files
                    if damaged:
                        (self.root / "CURRENT").unlink()
        except NoGeneration:
            return []  # there is none; or it was swept meanwhile, and the next look proves another
        proved.touch(0o600)
        return damaged

    def only_writer(self) -> AbstractContextManager[None]:
        """Waits until no other process writes."""
        return self._alone("LOCK")

    def only_rebuilder(self) -> AbstractContextManager[None]:
        """Waits until no other process makes everything anew; held for as long as that takes, only_writer within it."""
        return self._alone("LOCK.rebuild")

    def only_merger(self) -> AbstractContextManager[None]:
        return self._alone("LOCK.merge")

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o700)
        with (self.root / name).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @contextmanager
    def next(self, *, from_nothing: bool = False) -> Iterator[Path]:
        """A folder to change, published when the block ends well. Hold only_writer around it.

        It holds what the current generation holds, or, from nothing, an empty index; the old one is then not opened.
        """
        self._sweep()
        old = None if from_nothing else self.current()
        new = self._new_folder()
        try:
            if old:
                _link(old, new)
            else:
                create(new)
            yield new
            self._publish(old, new)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise

    @property
    def workshop(self) -> Path:
        """Where a rebuild keeps what it has done, so that the next one goes on from there."""
        return self.root / "rebuild"

    def _new_folder(self) -> Path:
        numbers = [int(folder.name[4:]) for folder in self._folders()]
        folder = self.root / f"gen-{max(numbers, default=0) + 1:08d}"
        folder.mkdir(mode=0o700)
        return folder

    def _folders(self) -> list[Path]:
        return sorted(folder for folder in self.root.glob("gen-*") if folder.name[4:].isdecimal())

    def _publish(self, old: Path | None, new: Path) -> None:
        held = Manifest.read(old) if old else Manifest(version(), {})
        known, files = held.files, {}
        for file in sorted(new.iterdir()):
            if file.suffix not in (".seg", ".toc", ".columns"):
                continue
            unchanged = old is not None and file.name in known and _same(file, old / file.name)
            if not unchanged:
                sync(file)
            files[file.name] = known[file.name] if unchanged else sha256(file)
        Manifest(held.version, files).write(new)  # the oldest articles say which version it is
        sync(new)
        sync(self.root)
        _write_durably(self.root / "CURRENT", new.name.encode())

    def _sweep(self) -> None:
        """Folders left by a killed writer, and generations that nobody can be reading any more."""
        try:
            current = self.current()
        except NoGeneration:
            current = None
        folders = self._folders()
        finished = [folder for folder in folders if current and folder.name <= current.name]
        for folder in [*set(folders) - set(finished), *finished[: -_KEPT - 1]]:
            if folder != current:
                shutil.rmtree(folder, ignore_errors=True)


def open_index(folder: Path) -> FileIndex:
    return storage(folder).open_index(INDEX_NAME)


def open_segments(folder: Path) -> list[Any]:
    """What the index knows of its segments, to be changed in memory."""
    return list(open_index(folder)._segments())


def segment_readers(folder: Path) -> list[SegmentReader]:
    """A reader a segment, for one thread at a time; raises NoGeneration where the files cannot be read."""
    try:
        index = open_index(folder)
        opened = storage(folder)
        return [SegmentReader(opened, index.schema, segment) for segment in index._segments()]
    except (OSError, WhooshIndexError, *UNREADABLE) as error:
        raise NoGeneration(f"{folder}: {error!r}") from error


def create(folder: Path) -> None:
    """An empty index."""
    folder.mkdir(mode=0o700, exist_ok=True)
    storage(folder).create_index(new_schema(), INDEX_NAME)


def adopt(folder: Path, parts: Iterable[Path]) -> None:
    """Adds the segments of the parts, each an index of its own, to the index of folder."""
    segments = open_segments(folder)
    for part in parts:
        segments += open_segments(part)
        for file in part.iterdir():
            if file.suffix in (".seg", ".columns"):
                os.link(file, folder / file.name)
    name_segments(folder, segments)


def article_ids(folder: Path) -> set[int]:
    """Of all articles in the index, the deleted ones included."""
    held = (columns.read(columns_path(folder, segment)).ids for segment in open_segments(folder))
    return {pk for ids in held for pk in ids.tolist()}


def hide(folder: Path, segment: Any, ids: Collection[int]) -> None:
    """Marks the articles deleted in the segment: in memory, until name_segments."""
    held = columns.read(columns_path(folder, segment)).ids
    for number in np.flatnonzero(np.isin(held, list(ids))).tolist():
        segment.delete_document(number)


def name_segments(folder: Path, segments: Iterable[Any]) -> None:
    """Names the segments that make the index of folder, instead of those named before; drops those with nothing left."""
    segments = [segment for segment in segments if segment.doc_count()]
    old = open_index(folder).latest_generation()
    TOC(new_schema(), segments, old + 1).write(storage(folder), INDEX_NAME)
    (folder / TOC._filename(INDEX_NAME, old)).unlink()
    named = {segment.segment_id() for segment in segments}
    for file in [*folder.glob("*.seg"), *folder.glob("*.columns")]:
        if file.stem not in named:
            file.unlink()


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged_files(folder: Path, suffixes: tuple[str, ...] = ("",)) -> list[str]:
    """Names of files, with such endings, that are missing or not as the manifest says; raises NoGeneration without a
    manifest."""
    files = {n: digest for n, digest in Manifest.read(folder).files.items() if n.endswith(suffixes)}
    return [n for n, digest in files.items() if not (folder / n).is_file() or sha256(folder / n) != digest]


def _link(old: Path, new: Path) -> None:
    for file in old.iterdir():
        if file.suffix in (".seg", ".toc", ".columns"):
            os.link(file, new / file.name)


def _same(file: Path, other: Path) -> bool:
    return other.exists() and file.samefile(other)


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_durably(path: Path, data: bytes) -> None:
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync(path.parent)
