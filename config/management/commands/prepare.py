"""Brings an installation up to date: whatever is done already is not done again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from config.installation import find_later_version
from search import indexing


class Command(BaseCommand):
    help = "数据库迁移、分支机构、创始文献、索引和静态文件；已经做过的不再重做"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
        for finding in find_later_version(MigrationExecutor(connection)):
            raise CommandError(f"{finding.message}\n怎么办：{finding.remedy}")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("load_seeds", stdout=self.stdout)
        self._index()
        call_command("collectstatic", verbosity=0, interactive=False)

    def _index(self) -> None:
        if indexing.needs_rebuild():
            self.stdout.write("正在建立索引……")
            indexing.rebuild()
        else:
            indexing.drain()
