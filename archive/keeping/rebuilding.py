"""The record made again from a tree of originals and the facts beside them: for the day when nothing else is left.

Into an empty installation, all of it or none; every file proves itself by the SHA-256 that names it or that it states.
Imports keeping.facts, keeping.rows and keeping.restoring's refusal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from pathlib import Path

from django.core.serializers.base import DeserializationError
from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext as _

from archive import originals
from archive.keeping import facts, rows
from archive.keeping.backup import Progress
from archive.keeping.restoring import NotRestored
from archive.models import Bulletin, FactsEntry


def rebuild_record(tree: Path, progress: Progress | None = None) -> int:
    """Returns how many bulletins there are; raises NotRestored, with the rows as they were before."""
    if filled := rows.filled_tables():
        raise NotRestored(_("数据库里已有内容（%s）。只能恢复到空的安装。") % "、".join(filled))
    common = tree / facts.common_path().name
    if not common.is_file():
        raise NotRestored(_("%s 里没有事实文件，不是原件文件夹。") % tree)
    files = [common, *sorted(tree.glob(f"??/*{facts.SUFFIX}"))]
    try:
        with transaction.atomic():
            rows.clear_made_by_migrate()
            for done, path in enumerate(files, 1):
                with _lines_of(path) as lines:
                    rows.load(lines)
                if path != common:
                    _take_original(path)
                if progress:
                    progress(done, len(files))
            _cut_loose_ends()
            rows.restart_sequences()
            FactsEntry.objects.add(Bulletin.objects.all())
    except (DeserializationError, DatabaseError) as error:
        raise NotRestored(_("事实文件中的数据无法装入：%s。") % error) from error
    return Bulletin.objects.count()


def _cut_loose_ends() -> None:
    """Files are of different moments: one may name what was deleted before another was written. What may lead nowhere
    leads nowhere; a row that is nothing without the other is none."""
    for table in facts.kept_tables():
        for field in table._meta.local_fields:
            if not isinstance(field, models.ForeignKey) or not getattr(field, "db_constraint", True):
                continue
            held = field.related_model._base_manager.order_by().values(field.target_field.attname)
            loose = table._base_manager.exclude(**{field.attname: None}).exclude(
                **{f"{field.attname}__in": held}
            )
            if field.null:
                loose.update(**{field.attname: None})
            else:
                loose.delete()


@contextmanager
def _lines_of(path: Path) -> Iterator[Iterable[str]]:
    """What follows the first line, if it is what that states and fits this installation."""
    with path.open("rb") as file:
        _prove(path, file)
        file.seek(0)
        file.readline()
        yield TextIOWrapper(file, encoding="utf-8", newline="\n")


def _prove(path: Path, file: BufferedReader) -> None:
    try:
        stated = json.loads(file.readline())
        is_whole = stated["lines"] == hashlib.file_digest(file, "sha256").hexdigest()
        is_ours = stated["format"] <= facts.FORMAT and stated["migrations"] == facts.shape()
    except (ValueError, KeyError, TypeError) as error:
        raise NotRestored(_("事实文件 %s 已损坏。") % path) from error
    if not is_whole:
        raise NotRestored(_("事实文件 %s 已损坏。") % path)
    if not is_ours:
        raise NotRestored(_("事实文件 %s 由数据库结构不同的版本写成。请安装那个版本，恢复，再升级。") % path)


def _take_original(path: Path) -> None:
    sha256 = path.name.removesuffix(facts.SUFFIX)
    try:
        with path.with_name(sha256).open("rb") as file:
            held = originals.store_file(file)
    except FileNotFoundError as error:
        raise NotRestored(_("缺少原件 %s。") % sha256) from error
    if held != sha256:
        raise NotRestored(_("原件 %s 已损坏。") % sha256)
