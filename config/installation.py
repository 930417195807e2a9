"""Is the installation sound? Folders, space, database and packages. Reads settings; knows no other room but findings."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from archive.keeping.findings import Finding

LEAST_FREE = 2**30  # bytes
INDEX_COPIES = 3  # a rebuild stands beside the live index, with room for its parts
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(\s*;)?")


def examine_installation() -> Iterator[Finding]:
    yield from _examine_folders()
    yield from _examine_space()
    yield from _examine_database()
    yield from _examine_packages()


def _examine_folders() -> Iterator[Finding]:
    """Whoever can write the index folder, which holds pickles, or the compiled passes can run code as their reader."""
    data, index = Path(settings.DATA_DIR), Path(settings.INDEX_DIR)
    forbidden = [
        (data, stat.S_IWGRP | stat.S_IWOTH, "data-permissions", "700"),
        (Path(settings.ORIGINALS_DIR), stat.S_IWGRP | stat.S_IWOTH, "originals-permissions", "700"),
        (index, stat.S_IRWXG | stat.S_IRWXO, "index-permissions", "700"),
        (data / "compiled", stat.S_IRWXG | stat.S_IRWXO, "compiled-permissions", "700"),
        (data / "secret-key", stat.S_IRWXG | stat.S_IRWXO, "secret-key-permissions", "600"),
    ]
    for path, bits, code, mode in forbidden:
        if not path.exists():
            continue
        facts = path.stat()
        if facts.st_mode & bits:
            message = _("%(path)s 的权限是 %(mode)o，别的用户也能进去。") % {
                "path": path,
                "mode": stat.S_IMODE(facts.st_mode),
            }
            yield Finding(code, "error", message, f"chmod {mode} {path}")
        if facts.st_uid != os.geteuid():
            message = _("%s 属于另一个用户。") % path
            yield Finding(code.replace("permissions", "owner"), "error", message, f"chown -R $USER {path}")


def _examine_space() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA_DIR).free
    index = sum(file.stat().st_size for file in _current_files())
    wanted = max(LEAST_FREE, INDEX_COPIES * index)
    if free < wanted:
        message = _("磁盘只剩 %(free)d MB，重建索引和入藏需要 %(wanted)d MB。")
        sizes = {"free": free >> 20, "wanted": wanted >> 20}
        yield Finding("disk-space", "warning", message % sizes, _("腾出空间，或把 DATA_DIR 移到更大的盘上。"))


def _current_files() -> list[Path]:
    """Of the largest generation: the others are mostly links to the same files."""
    folders = sorted(Path(settings.INDEX_DIR).glob("gen-*"))
    return [file for file in folders[-1].iterdir() if file.is_file()] if folders else []


def _examine_database() -> Iterator[Finding]:
    try:
        executor = MigrationExecutor(connection)
    except Error as error:
        message = _("数据库没有回答：%s。") % str(error).partition("\n")[0]
        remedy = _("看数据库是否在运行，DATABASE_URL 是否写对；网站随它自己恢复，不必重启。")
        yield Finding("database-away", "error", message, remedy)
        return
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding("migrations", "error", _("数据库结构落后于程序。"), "manage.py prepare")
    yield from find_later_version(executor)
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        complaints = [row[0] for row in cursor.execute("PRAGMA quick_check").fetchall()]
        foreign = cursor.execute("PRAGMA foreign_key_check").fetchall()
    if complaints != ["ok"]:
        message = _("数据库文件损坏：%s。") % "；".join(complaints[:3])
        yield Finding(
            "database-damaged", "error", message, _("停下网站，恢复最近的备份（manage.py restore）。")
        )
    if foreign:
        message = _("数据库中有 %d 行指向不存在的行。") % len(foreign)
        yield Finding("database-references", "error", message, _("恢复最近的备份，或请开发人员查看。"))


def find_later_version(executor: MigrationExecutor) -> Iterator[Finding]:
    """The program was rolled back and its database not: what it would write there nobody has tried."""
    if unknown := _unknown_migrations(executor):
        message = _("数据库比程序新：其中有这个版本没有的结构（%s）。") % "、".join(unknown[:3])
        remedy = _("装上原来的新版本；要用旧版本，按升级前的备份恢复到空的 DATA_DIR。")
        yield Finding("migrations-ahead", "error", message, remedy)


def _unknown_migrations(executor: MigrationExecutor) -> list[str]:
    """Applied to this database, of a room that this version has, and not of this version."""
    disk = executor.loader.disk_migrations or {}
    known = set(disk) | {replaced for migration in disk.values() for replaced in migration.replaces}
    rooms = {room for room, _name in disk}
    applied = executor.recorder.applied_migrations()
    return sorted(f"{room}.{name}" for room, name in applied if room in rooms and (room, name) not in known)


def _examine_packages() -> Iterator[Finding]:
    """What runs against what was tested."""
    for name, wanted in _pinned():
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = _("没有安装")
        if installed != wanted:
            message = _("%(name)s 应为 %(wanted)s，实为 %(installed)s。")
            facts = {"name": name, "wanted": wanted, "installed": installed}
            remedy = "pip install --require-hashes -r requirements.lock"
            yield Finding("package-version", "warning", message % facts, remedy)


def _pinned() -> list[tuple[str, str]]:
    """Of the lock, what every machine needs: a line with a marker is for some."""
    lock = Path(settings.BASE_DIR) / "requirements.lock"
    found = (_PINNED.match(line) for line in lock.read_text().splitlines())
    return [(match[1], match[2]) for match in found if match and not match[3]]
