"""The facts of every original in a file beside it (OCFL's idea): the originals' tree alone is the record.

SHA256.facts.jsonl: a line that says what was received, when and from whom, and the SHA-256 of the lines that follow;
then every row that belongs to the bulletin, as backups hold them: what was read, what editors made of it, every version.
common.facts.jsonl, at the root: what belongs to no bulletin (branches, words, synonyms, people's attributions, accounts
without their passwords). What can be made anew (reprints, index) and what passes (sessions, logs) is not in it.

A change of the record writes a FactsEntry in its transaction; the indexer's idle time writes what is due, each file
beside its place, synced and renamed. Imports keeping.rows and the originals.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import math
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import originals
from archive.keeping import rows
from archive.keeping.findings import Finding
from archive.models import Bulletin, FactsEntry

FORMAT = 1
SUFFIX = ".facts.jsonl"
COMMON_SECONDS = 600  # between looks at what belongs to no bulletin, where nothing else has changed
RECEIVING = timedelta(days=1)  # what is not whole by then was given up by whoever sent it
_WRITTEN = 200  # entries done with at a time
_IN_MEMORY = 1 << 20  # bytes of a file of facts; one that is longer is made on disk
_LEFT_OUT_APPS = {"admin", "axes", "config", "otp_static", "otp_totp"}  # logs and secrets
_LEFT_OUT = {"archive.arrival", "archive.reprint"}  # the desk's waiting; made anew from the fingerprints
_SECRETS: dict[str, dict[str, Any]] = {"auth.user": {"password": "!", "last_login": None}}

Progress = Callable[[int, int], None]
Facts = IO[bytes]  # at its beginning


def keep_facts() -> int:
    """Writes what is due and returns how many files; everything where the tables have changed their shape since."""
    if _stated_shape() != shape():
        FactsEntry.objects.add(Bulletin.objects.all())
    kept = 0
    with _only_writer():
        while entries := list(_ready()[:_WRITTEN]):
            kept += sum(_keep(sha256) for sha256 in sorted({entry.sha256 for entry in entries}))
            FactsEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
        if kept or abs(_age(common_path())) > COMMON_SECONDS:  # a clock may have been set back
            kept += _keep_common()
            os.utime(common_path())
    return kept


def examine_facts(progress: Progress | None = None, *, mend: bool = False) -> Iterator[Finding]:
    """Every file against the rows. Those that are due are not compared; mend: writes what differs, and is silent."""
    if mend:
        keep_facts()
    due = set(FactsEntry.objects.values_list("sha256", flat=True))
    held = list(Bulletin.objects.order_by("pk").values_list("sha256", flat=True))
    for done, sha256 in enumerate(held, 1):
        if sha256 not in due and _differs(path_of(sha256), sha256, mend):
            yield _finding("facts-differ", _("原件 %s 旁的事实文件缺失或与数据库不符。") % sha256)
        if progress:
            progress(done, len(held))
    for path in sorted(Path(settings.ORIGINALS_DIR).glob(f"??/*{SUFFIX}")):
        sha256 = path.name.removesuffix(SUFFIX)
        if sha256 not in due and not Bulletin.objects.filter(sha256=sha256).exists():
            if mend:
                path.unlink()
            else:
                yield _finding("facts-unneeded", _("没有公报，却有它的事实文件：%s。") % path)
    if mend:
        _keep_common()
    elif _differs_common():
        yield _finding("facts-common", _("原件文件夹根上的事实文件缺失或与数据库不符。"))


def path_of(sha256: str) -> Path:
    return originals.path_of(sha256).with_name(sha256 + SUFFIX)


def common_path() -> Path:
    return Path(settings.ORIGINALS_DIR) / f"common{SUFFIX}"


def facts_of(bulletin: Bulletin) -> AbstractContextManager[Facts]:
    stated = {
        "name": bulletin.original_name,
        "sha256": bulletin.sha256,
        "size": bulletin.size,
        "received_at": bulletin.accessioned_at.isoformat(),
        "received_by": bulletin.accessioned_by.get_username() if bulletin.accessioned_by else None,
    }
    return _headed(
        stated,
        (
            partial(rows.dump_rows, table._base_manager.filter(**{owner: bulletin.pk}))
            for table, owner in _owners().items()
        ),
    )


def common_facts() -> AbstractContextManager[Facts]:
    owners = _owners()
    return _headed(
        {},
        (
            partial(rows.dump_changed, table._base_manager.all(), _SECRETS.get(rows.label(table), {}))
            for table in kept_tables()
            if table not in owners
        ),
    )


def kept_tables() -> list[rows.Table]:
    """Of the record, what is not made anew and does not pass."""
    return [
        table
        for table in rows.tables()
        if table._meta.app_label not in _LEFT_OUT_APPS and rows.label(table) not in _LEFT_OUT
    ]


def _owners() -> dict[rows.Table, str]:
    """Tables whose rows belong to a bulletin -> the look-up of its key, found by following foreign keys."""
    found: dict[rows.Table, str] = {Bulletin: "pk"}
    for _round in range(3):  # as long as the longest chain of keys
        for table in kept_tables():
            for field in table._meta.local_fields:
                target = field.related_model
                if table in found or not isinstance(target, type) or target not in found:
                    continue
                if target is Bulletin:
                    found[table] = field.name
                elif not field.null:
                    found[table] = f"{field.name}__{found[target]}"
    return found


def shape() -> list[str]:
    labels = {table._meta.app_label for table in kept_tables()}
    return [name for name in rows.migrations() if name.split(".")[0] in labels]


def _stated_shape() -> list[str] | None:
    try:
        with common_path().open("rb") as held:
            stated: dict[str, Any] = json.loads(held.readline())
        told: list[str] = stated["migrations"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return told


@contextmanager
def _headed(stated: dict[str, Any], dumps: Iterable[Callable[[Facts], Any]]) -> Iterator[Facts]:
    """In memory that does not grow with the lines. The head names their SHA-256, and is written over once that is
    known: each is as long as the other."""
    head = {"format": FORMAT, **stated, "migrations": shape(), "lines": "0" * 64}
    with SpooledTemporaryFile(_IN_MEMORY) as facts:
        facts.write(_line(head))
        first = facts.tell()
        for dump in dumps:
            dump(facts)
        facts.seek(first)
        head["lines"] = hashlib.file_digest(facts, "sha256").hexdigest()
        facts.seek(0)
        facts.write(_line(head))
        facts.seek(0)
        yield facts


def _line(head: dict[str, Any]) -> bytes:
    return json.dumps(head, ensure_ascii=False).encode() + b"\n"


def _ready() -> models.QuerySet[FactsEntry]:
    """What is still being received would be written again and again, each time longer: it waits until it is whole, and
    stays due. What was given up half-way does not wait for ever."""
    begun = Bulletin.objects.filter(is_complete=False, accessioned_at__gt=timezone.now() - RECEIVING)
    return FactsEntry.objects.exclude(sha256__in=begun.values("sha256"))


def _keep(sha256: str) -> bool:
    bulletin = Bulletin.objects.select_related("accessioned_by").filter(sha256=sha256).first()
    if bulletin:
        with facts_of(bulletin) as facts:
            return _write(path_of(sha256), facts)
    path_of(sha256).unlink(missing_ok=True)
    return False


def _keep_common() -> bool:
    with common_facts() as facts:
        return _write(common_path(), facts)


def _differs(path: Path, sha256: str, mend: bool) -> bool:
    bulletin = Bulletin.objects.select_related("accessioned_by").filter(sha256=sha256).first()
    if bulletin is None:
        return False
    with facts_of(bulletin) as facts:
        if mend:
            _write(path, facts)
            return False
        return not _stands(path, facts)


def _differs_common() -> bool:
    with common_facts() as facts:
        return not _stands(common_path(), facts)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return math.inf


def _stands(path: Path, facts: Facts) -> bool:
    """Whether the file holds them, to the byte."""
    try:
        with path.open("rb") as held:
            while (block := held.read(originals.BUFFER)) == facts.read(originals.BUFFER):
                if not block:
                    return True
    except OSError:
        pass
    return False


def _write(path: Path, facts: Facts) -> bool:
    """False where it stands there already."""
    if _stands(path, facts):
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    facts.seek(0)
    originals.write_durably(path, facts)
    return True


@contextmanager
def _only_writer() -> Iterator[None]:
    """Otherwise one that read the rows earlier might write later."""
    root = Path(settings.ORIGINALS_DIR)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _finding(code: str, message: str) -> Finding:
    return Finding(code, "warning", message, _("运行 manage.py doctor --repair-facts。"))
