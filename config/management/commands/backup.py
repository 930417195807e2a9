"""manage.py backup FILE: the whole record in one file, while the site runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from archive.keeping.backup import write_backup
from config.bar import progress_bar


class Command(BaseCommand):
    help = "把数据库和全部原件备份成一个文件，网站照常运行；索引不在其中，恢复时重建"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="备份文件；已有的文件不会被覆盖")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with progress_bar("备份", "项") as show:
                backup = write_backup(path, show)
        except FileExistsError as error:
            raise CommandError(f"{path} 已经存在，没有覆盖。") from error
        except OSError as error:
            raise CommandError(f"备份没有做成：{error.strerror}（{path}）。") from error
        except Error as error:
            raise CommandError(f"备份没有做成，数据库没有回答：{str(error).partition(chr(10))[0]}") from error
        rows = sum(backup.manifest.rows.values())
        originals = sum(name.startswith("originals/") for name in backup.manifest.members)
        self.stdout.write(f"备份完成：{rows} 行，{originals} 份原件，{path.stat().st_size} 字节")
        if backup.lost:
            raise CommandError(
                f"有 {len(backup.lost)} 份原件缺失或损坏，不在备份中。请运行 manage.py doctor。"
            )
