"""manage.py search_index status|drain|rebuild|check|work"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from tqdm import tqdm

from archive import nudge
from archive.models import Article, OutboxEntry
from search import analysis, indexing
from search.evaluation import Engine, IndexUnavailable
from search.reconciling import examine_index

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 2.0  # between looks at the outbox when no nudge comes


class Command(BaseCommand):
    help = "索引：status 状态，drain 收入待索引的文章，rebuild 重建，check 核对，work 常驻收入"
    requires_system_checks = []  # they speak of the index that this command makes

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["status", "drain", "rebuild", "check", "work"])

    def handle(self, *args: Any, **options: Any) -> None:
        actions = {
            "status": self.status,
            "drain": self.drain,
            "rebuild": self.rebuild,
            "check": self.verify,
            "work": self.work,
        }
        actions[options["action"]]()

    def status(self) -> None:
        published, pending = Article.objects.published().count(), OutboxEntry.objects.count()
        try:
            indexed = str(len(_engine().revisions()))
        except IndexUnavailable:
            indexed = "没有索引"
        state = "需要重建" if indexing.needs_rebuild() else "有效"
        self.stdout.write(f"已发布 {published}，已索引 {indexed}，待索引 {pending}；索引{state}")

    def drain(self) -> None:
        self.stdout.write(f"收入 {indexing.drain()} 篇")

    def rebuild(self) -> None:
        with tqdm(unit="篇", disable=None) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            count = indexing.rebuild(show)
        self.stdout.write(f"重建完成，共 {count} 篇")

    def verify(self) -> None:
        """The files against the manifest, the index against the record; fails when something is wrong."""
        if findings := examine_index():
            raise CommandError("\n".join(finding.message + finding.remedy for finding in findings))
        pending = OutboxEntry.objects.count()
        self.stdout.write(f"索引完好，共 {_engine().document_count} 篇，待索引 {pending} 篇")

    def work(self) -> None:
        """Drains at every nudge, and looks by itself in case one was missed; until told to stop. Merges meanwhile:
        what is published does not wait for it."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _stop)
        analysis.warm()
        merger = 0
        with nudge.listening() as ear:
            while True:
                os.waitpid(_fork(indexing.drain), 0)
                is_idle = not nudge.wait(ear, _LOOK_SECONDS)
                if merger and os.waitpid(merger, os.WNOHANG)[0]:
                    merger = 0
                if is_idle and not merger:
                    merger = _fork(indexing.merge)


def _engine() -> Engine:
    return Engine(settings.INDEX_DIR, settings.POSTINGS_CACHE_BYTES)


def _stop(*_: int | FrameType | None) -> None:
    raise SystemExit(0)


def _fork(task: Callable[[], object]) -> int:
    """Runs it in a child that has the dictionaries already and ends on any error: nothing half-written outlives it."""
    connections.close_all()
    child = os.fork()
    if not child:
        status = 1
        try:
            task()
            status = 0
        except Exception:  # told in the log; the parent goes on, the outbox keeps what is to do
            logger.exception("the index could not be changed")
        finally:
            logging.shutdown()
            os._exit(status)
    return child
