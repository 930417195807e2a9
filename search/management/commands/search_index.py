"""manage.py search_index status|drain|rebuild|check|work"""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error, OperationalError, connections
from tqdm import tqdm

from archive import nudge
from archive.keeping.facts import keep_facts
from archive.models import Article, OutboxEntry
from search import indexing
from search.evaluation import Engine, IndexUnavailable
from search.generations import NoGeneration
from search.reconciling import examine_index

logger = logging.getLogger(__name__)

_LOOK_SECONDS = 2.0  # between looks at the outbox when no nudge comes


_ENDING = (signal.SIGTERM, signal.SIGINT)


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
        """Takes in what is published at every nudge, and looks by itself in case one was missed; until told to stop.
        Rebuilds and merges meanwhile: what is published waits for neither."""
        for number in _ENDING:
            signal.signal(number, _stop)
        _warm()
        with nudge.listening() as ear, _Tender() as tender:
            while True:
                is_taken = os.waitpid(_fork(indexing.take_in), 0)[1] == 0
                is_idle = not nudge.wait(ear, _LOOK_SECONDS)
                if is_idle or not is_taken:
                    tender.tend()


class _Tender:
    """One child at most that sees to what may take its time; it ends with its parent."""

    def __init__(self) -> None:
        self._child = 0

    def __enter__(self) -> _Tender:
        return self

    def tend(self) -> None:
        if not self._child or os.waitpid(self._child, os.WNOHANG)[0]:
            _warm()  # the words that editors added since: children have them then
            self._child = _fork(_tend)
            os.setpgid(self._child, self._child)  # with its own children, so that all of them end together

    def __exit__(self, *_: object) -> None:
        if self._child:
            with suppress(ProcessLookupError):
                os.killpg(self._child, signal.SIGTERM)
            with suppress(ChildProcessError):
                os.waitpid(self._child, 0)


def _tend() -> None:
    try:
        indexing.tend()
    finally:
        keep_facts()


def _engine() -> Engine:
    return Engine(settings.INDEX_DIR, settings.POSTINGS_CACHE_BYTES)


def _warm() -> None:
    try:
        indexing.warm()
    except Error as error:
        logger.warning("the lexicon could not be read; the next look tries again: %s", error)


def _stop(*_: int | FrameType | None) -> None:
    raise SystemExit(0)


def _fork(task: Callable[[], object]) -> int:
    """Runs it in a child that has the dictionaries already and ends on any error: nothing half-written outlives it.
    A signal ends the child whenever it comes; the parent's way of taking one is not the child's."""
    connections.close_all()
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    child = os.fork()
    if not child:
        for number in _ENDING:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        status = 1
        try:
            task()
            status = 0
        except NoGeneration as error:
            logger.info("the index is made first: %s", error)
        except OperationalError as error:  # the database is away; a line each look is enough
            logger.warning("the next look tries again: %s", error)
        except Exception:  # told in the log; the parent goes on, the outbox keeps what is to do
            logger.exception("the index could not be changed")
        finally:
            logging.shutdown()
            os._exit(status)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    return child
