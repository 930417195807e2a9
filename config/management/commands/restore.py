"""manage.py restore FILE: a backup into an empty installation, then an index of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.keeping.restoring import NotRestored, restore_backup
from config.bar import progress_bar
from search import indexing


class Command(BaseCommand):
    help = "把备份恢复到空的安装：逐项核对，要么全部恢复，要么一行不留；随后重建索引"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        try:
            with progress_bar("恢复", "项") as show:
                manifest = restore_backup(options["file"], show)
        except NotRestored as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"没有恢复：{error.strerror}（{options['file']}）。") from error
        with progress_bar("索引", "篇") as show:
            indexed = indexing.rebuild(show)
        self.stdout.write(f"恢复完成：{sum(manifest.rows.values())} 行，已索引 {indexed} 篇")
