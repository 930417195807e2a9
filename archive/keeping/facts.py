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
import io
import json
import math
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from archive import originals
from archive.keeping import rows
from archive.keeping.findings import Finding
from archive.models import Bulletin, FactsEntry

FORMAT = 1
SUFFIX = ".facts.jsonl"
COMMON_SECONDS = 600  # between looks at what belongs to no bulletin, where nothing else has changed
_WRITTEN = 200  # entries done with at a time
_LEFT_OUT_APPS = {"admin", "axes", "otp_static", "otp_totp"}  # logs and secrets
_LEFT_OUT = {"archive.arrival", "archive.reprint"}  # the desk's waiting; made anew from the fingerprints
_SECRETS: dict[str, dict[str, Any]] = {"auth.user": {"password": "!", "last_login": None}}

Progress = Callable[[int, int], None]


def keep_facts() -> int:
    """Writes what is due and returns how many files; everything where the tables have changed their shape since."""
    if _stated_shape() != shape():
        FactsEntry.objects.add(Bulletin.objects.all())
    kept = 0
    with _only_writer():
        while entries := list(FactsEntry.objects.all()[:_WRITTEN]):
            kept += sum(_keep(sha256) for sha256 in sorted({entry.sha256 for entry in entries}))
            FactsEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
        if kept or _age(common_path()) > COMMON_SECONDS:
            kept += _write(common_path(), common_facts())
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
        _write(common_path(), common_facts())
    elif _read(common_path()) != common_facts():
        yield _finding("facts-common", _("原件文件夹根上的事实文件缺失或与数据库不符。"))


def path_of(sha256: str) -> Path:
    return originals.path_of(sha256).with_name(sha256 + SUFFIX)


def common_path() -> Path:
    return Path(settings.ORIGINALS_DIR) / f"common{SUFFIX}"


def facts_of(bulletin: Bulletin) -> bytes:
    lines = io.BytesIO()
    for table, owner in _owners().items():
        rows.dump_rows(table._base_manager.filter(**{owner: bulletin.pk}), lines)
    stated = {
        "name": bulletin.original_name,
        "sha256": bulletin.sha256,
        "size": bulletin.size,
        "received_at": bulletin.accessioned_at.isoformat(),
        "received_by": bulletin.accessioned_by.get_username() if bulletin.accessioned_by else None,
    }
    return _headed(stated, lines.getvalue())


def common_facts() -> bytes:
    lines, owners = io.BytesIO(), _owners()
    for table in kept_tables():
        if table not in owners:
            rows.dump_changed(table._base_manager.all(), _SECRETS.get(rows.label(table), {}), lines)
    return _headed({}, lines.getvalue())


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
        stated: dict[str, Any] = json.loads(_read(common_path()).partition(b"\n")[0])
        told: list[str] = stated["migrations"]
    except (ValueError, KeyError, TypeError):
        return None
    return told


def _headed(stated: dict[str, Any], lines: bytes) -> bytes:
    head = {"format": FORMAT, **stated, "migrations": shape(), "lines": hashlib.sha256(lines).hexdigest()}
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + lines


def _keep(sha256: str) -> bool:
    bulletin = Bulletin.objects.select_related("accessioned_by").filter(sha256=sha256).first()
    if bulletin:
        return _write(path_of(sha256), facts_of(bulletin))
    path_of(sha256).unlink(missing_ok=True)
    return False


def _differs(path: Path, sha256: str, mend: bool) -> bool:
    bulletin = Bulletin.objects.select_related("accessioned_by").filter(sha256=sha256).first()
    if bulletin is None or _read(path) == (facts := facts_of(bulletin)):
        return False
    if mend:
        _write(path, facts)
    return not mend


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return math.inf


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _write(path: Path, facts: bytes) -> bool:
    """False where it stands there already."""
    if _read(path) == facts:
        return False
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    originals.write_durably(path, io.BytesIO(facts))
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
