"""Are the originals still what was received? Every file hashed again, rows against files. Imports the record alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from archive import originals
from archive.keeping.facts import SUFFIX
from archive.keeping.findings import Finding
from archive.models import Arrival, Bulletin

Progress = Callable[[int, int], None]  # files looked at, and in all

_SHA256 = re.compile(r"[0-9a-f]{64}")


def audit_originals(progress: Progress | None = None) -> Iterator[Finding]:
    """Rows are read before the files: an original is on disk before its row, and so never seems missing."""
    sizes = dict(Bulletin.objects.order_by().values_list("sha256", "size"))
    files = _files()
    for done, path in enumerate(files, 1):
        yield from _audit_file(path, sizes)
        if progress:
            progress(done, len(files))
    for sha256 in sorted(sizes.keys() - {path.name for path in files}):
        yield Finding(
            "original-missing", "error", _("公报 %s 的原件不在了。") % _names(sha256), _from_backup(sha256)
        )


def _files() -> list[Path]:
    """All but the facts, which are compared with the rows instead."""
    left = set(originals.unfinished())
    every = Path(settings.ORIGINALS_DIR).rglob("*")
    return sorted(path for path in every if path.is_file() and _counts(path, left))


def _counts(path: Path, left: set[Path]) -> bool:
    is_being_written = path.name.startswith(originals.INCOMING) and path not in left
    return not is_being_written and not path.name.endswith(SUFFIX)


def _audit_file(path: Path, sizes: dict[str, int]) -> Iterator[Finding]:
    if path.name.startswith(originals.INCOMING):
        message = _("收件中断留下的半份文件：%s。") % path
        yield Finding("original-unfinished", "warning", message, _("运行 manage.py doctor --repair-facts。"))
        return
    if not _SHA256.fullmatch(path.name) or path != originals.path_of(path.name):
        remedy = _("没有入藏正在进行时，看过后删除。")
        yield Finding("original-stray", "warning", _("原件文件夹里有不属于它的文件：%s。") % path, remedy)
        return
    try:
        with path.open("rb") as file:
            sha256, size = originals.digest(file), file.tell()
    except OSError as error:
        message = _("原件 %(path)s 读不出来：%(why)s。") % {"path": path, "why": error.strerror}
        yield Finding("original-unreadable", "error", message, _from_backup(path.name))
        return
    if sha256 != path.name:
        message = _("原件 %(path)s 已不是收到时的样子（%(names)s）。")
        named = {"path": path, "names": _names(path.name)}
        yield Finding("original-damaged", "error", message % named, _from_backup(path.name))
    elif path.name in sizes and sizes[path.name] != size:
        message = _("公报 %s 登记的字节数与原件不符。") % _names(path.name)
        yield Finding("original-size", "error", message, _("原件是对的；从备份核对数据库中的这一行。"))
    elif path.name not in sizes and not _is_named(path.name):
        remedy = _("多半是入藏中途断电所留；无害，可以留着，或看过后删除。")
        yield Finding("original-unnamed", "warning", _("没有公报指向原件 %s。") % path, remedy)


def _is_named(sha256: str) -> bool:
    return any(model._default_manager.filter(sha256=sha256).exists() for model in (Bulletin, Arrival))


def _names(sha256: str) -> str:
    """As a person would look for them; empty where no row speaks of it."""
    bulletins = Bulletin.objects.filter(sha256=sha256).values_list("pk", "original_name")
    return "、".join(f"{pk}《{name}》" for pk, name in bulletins)


def _from_backup(sha256: str) -> str:
    command = f"unzip -p BACKUP originals/{sha256} > {originals.path_of(sha256)}"
    return _("从备份取回（%s），再运行一次 doctor。") % command
