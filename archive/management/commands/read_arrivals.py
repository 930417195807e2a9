"""Reads what editors upload, in the background. Run beside the site; any supervisor may start it again."""

from __future__ import annotations

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from archive.worker import work


class Command(BaseCommand):
    help = "阅读上传的文件，逐份入藏；与网站同时运行（manage.py serve 会自动启动）"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--until-done", action="store_true", help="读完等待的文件就结束")

    def handle(self, *args: Any, **options: Any) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)  # it ends at once: what was being read is taken up again
        work(until_done=options["until_done"])
