"""manage.py restore FILE: a backup into an empty installation, then an index of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.keeping.rebuilding import rebuild_record
from archive.keeping.restoring import NotRestored, restore_backup
from config.bar import Progress, progress_bar
from search import indexing


class Command(BaseCommand):
    help = "把备份恢复到空的安装：逐项核对，要么全部恢复，要么一行不留；随后重建索引"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", nargs="?")
        parser.add_argument(
            "--from-originals", type=Path, metavar="DIR", help="没有备份时：由原件文件夹及其中的事实文件恢复"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path | None = options["from_originals"] or options["file"]
        if not source or (options["from_originals"] and options["file"]):
            raise CommandError("请给出备份文件，或 --from-originals 和原件文件夹。")
        call_command("migrate", verbosity=0, interactive=False)
        try:
            with progress_bar("恢复", "项") as show:
                told = (
                    self._from_originals(source, show) if options["from_originals"] else _from(source, show)
                )
        except NotRestored as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"没有恢复：{error.strerror}（{source}）。") from error
        with progress_bar("索引", "篇") as show:
            indexed = indexing.rebuild(show)
        self.stdout.write(f"恢复完成：{told}，已索引 {indexed} 篇")

    def _from_originals(self, tree: Path, show: Progress) -> str:
        count = rebuild_record(tree, show)
        call_command("find_reprints", verbosity=0)
        self.stdout.write("账号恢复时没有口令，请用 manage.py changepassword 重新设置。")
        return f"{count} 份公报"


def _from(backup: Path, show: Progress) -> str:
    return f"{sum(restore_backup(backup, show).rows.values())} 行"
