"""A backup into an empty installation: verified as it goes in, all of it or none.

Originals go first, each under the SHA-256 it proves to have, so that a killed restore is simply run again; then all
rows in one transaction, which is kept only if the tables, read back, have the SHA-256 that the backup states.

Imports keeping.rows, keeping.backup and the originals.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path

from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from archive import originals
from archive.keeping import rows
from archive.keeping.backup import FORMAT, MANIFEST, ORIGINALS, ROWS, BackupManifest, Progress, Tally


class NotRestored(Exception):
    """A sentence that says why, and what to do."""


def restore_backup(path: Path, progress: Progress | None = None) -> BackupManifest:
    """Raises NotRestored, with the rows of the database as they were before."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _read_manifest(archive)
            _look_before(archive, manifest)
            tell = Tally(len(manifest.members) + sum(manifest.rows.values()), progress)
            for name in manifest.members:
                if name.startswith(ORIGINALS):
                    _restore_original(archive, name)
                    tell()
            with transaction.atomic():
                _restore_rows(archive, manifest, tell)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NotRestored(_("备份文件已损坏（%s）。请用另一份备份。") % error) from error
    except (DeserializationError, DatabaseError) as error:
        raise NotRestored(_("备份中的数据无法装入：%s。") % error) from error
    return manifest


def _read_manifest(archive: zipfile.ZipFile) -> BackupManifest:
    try:
        manifest = BackupManifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, TypeError, ValueError) as error:
        raise NotRestored(_("这个文件里没有可读的备份清单。")) from error
    if manifest.format > FORMAT:
        raise NotRestored(_("备份由更新的版本做成。请先升级本系统。"))
    return manifest


def _look_before(archive: zipfile.ZipFile, manifest: BackupManifest) -> None:
    """Everything that can be known before the first change."""
    if filled := rows.filled_tables():
        raise NotRestored(
            _("数据库里已有内容（%s）。只能恢复到空的安装：另设 DATA_DIR 或 DATABASE_URL，先运行 migrate。")
            % "、".join(filled)
        )
    if manifest.migrations != rows.migrations():
        raise NotRestored(
            _("备份与本系统的数据库结构不同。请安装做备份时的版本，运行 migrate，恢复，然后再升级。")
        )
    if set(archive.namelist()) != {*manifest.members, MANIFEST}:
        raise NotRestored(_("备份内容与清单不符。请用另一份备份。"))


def _restore_original(archive: zipfile.ZipFile, name: str) -> None:
    """Stored under what its bytes hash to: a damaged one stands beside the rest and is named by no row."""
    with archive.open(name) as member:
        if originals.store_file(member) != name.removeprefix(ORIGINALS):
            raise NotRestored(_("备份中的原件 %s 已损坏。请用另一份备份。") % name)


def _restore_rows(archive: zipfile.ZipFile, manifest: BackupManifest, tell: Tally) -> None:
    rows.clear_made_by_migrate()
    for table in rows.tables():
        with archive.open(f"{ROWS}{rows.label(table)}.jsonl") as member:
            rows.load(io.TextIOWrapper(member, "utf-8", newline="\n"), tell)
    rows.restart_sequences()
    for table in rows.tables():
        name = f"{ROWS}{rows.label(table)}.jsonl"
        if rows.dump(table) != manifest.members[name]:
            raise NotRestored(_("恢复后的 %s 与备份不符，已全部撤回。") % rows.label(table))
        tell()
