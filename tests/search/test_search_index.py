import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from archive import nudge
from archive.models import Article, OutboxEntry
from search import analysis, checks, indexing, inverting
from search.management.commands import search_index
from tests.search.rows import publish

ROOT = Path(__file__).parents[2]


def run(action: str) -> str:
    out = StringIO()
    call_command("search_index", action, stdout=out)
    return out.getvalue().strip()


@pytest.mark.django_db
def test_status_counts_what_is_published_indexed_and_pending():
    publish("链博会")
    assert run("status") == "已发布 1，已索引 没有索引，待索引 1；索引需要重建"
    assert run("rebuild") == "重建完成，共 1 篇"
    publish("进博会")
    assert run("status") == "已发布 2，已索引 1，待索引 1；索引有效"
    assert run("drain") == "收入 1 篇"
    assert run("check") == "索引完好，共 2 篇，待索引 0 篇"


@pytest.mark.django_db
def test_check_fails_without_an_index():
    with pytest.raises(CommandError, match="没有可用的索引"):
        run("check")


@pytest.mark.django_db
def test_check_finds_a_damaged_file(index_dir):
    publish("链博会")
    run("drain")
    segment = next(index_dir.glob("gen-*/*.columns"))
    segment.write_bytes(segment.read_bytes()[:-1] + b"x")
    with pytest.raises(CommandError, match=segment.name):
        run("check")


@pytest.mark.django_db
def test_check_names_the_articles_that_differ_and_how_to_mend_them():
    lost, old = publish("链博会"), publish("进博会")
    run("rebuild")
    Article.objects.filter(pk=old.pk).update(revision=9)
    Article.objects.filter(pk=lost.pk).update(status=Article.Status.DRAFT)
    with pytest.raises(
        CommandError, match=rf"并未发布：{lost.pk}。.*--repair-index(?s:.*)旧的修订：{old.pk}。"
    ):
        run("check")


@pytest.mark.django_db
def test_a_missing_index_is_told_by_a_system_check():
    assert [message.id for message in checks.check_index()] == ["search.I001"]
    indexing.rebuild()
    assert checks.check_index() == []
    assert checks.check_lexicon() == []


@pytest.fixture
def data_dir(settings, tmp_path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_a_nudge_that_nobody_hears_returns_at_once(data_dir):
    nudge.nudge()
    os.mkfifo(data_dir / "nudge")
    nudge.nudge()


def test_nudges_wake_the_listener_once(data_dir):
    with nudge.listening() as ear:
        assert not nudge.wait(ear, 0)
        for _ in range(100_000):
            nudge.nudge()
        assert nudge.wait(ear, 5)
        assert not nudge.wait(ear, 0)


@pytest.mark.django_db(transaction=True)
def test_the_indexer_is_nudged_on_commit_and_not_before(data_dir):
    with nudge.listening() as ear:
        with transaction.atomic():
            OutboxEntry.objects.add([1])
            assert not nudge.wait(ear, 0)
        assert nudge.wait(ear, 5)


def test_the_worker_takes_in_what_is_published_and_stops_when_told(tmp_path):
    """In processes of their own: the worker forks, and its database is a file."""
    analysis.warm()  # the compiler's time is not the worker's
    inverting.warm()
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    python = [sys.executable, "manage.py"]
    subprocess.run([*python, "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    worker = subprocess.Popen([*python, "search_index", "work"], cwd=ROOT, env=environment)
    try:
        code = "from tests.search.rows import publish; publish('链博会')"
        subprocess.run([*python, "shell", "-v0", "-c", code], cwd=ROOT, env=environment, check=True)
        assert _becomes(lambda: "已索引 1，待索引 0" in _status(python, environment))
    finally:
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(60) == 0


def test_what_tends_the_index_ends_with_the_indexer(monkeypatch):
    """Even where the parent takes the signal and goes on."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    monkeypatch.setattr(indexing, "tend", signal.pause)
    monkeypatch.setattr(indexing, "warm", lambda: None)
    with search_index._Tender() as tender:
        tender.tend()
        child = tender._child
        tender.tend()
        assert tender._child == child  # one at a time
        os.kill(child, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    signal.signal(signal.SIGTERM, before)


def _status(python: list[str], environment: dict[str, str]) -> str:
    with suppress(subprocess.CalledProcessError):
        return subprocess.check_output(
            [*python, "search_index", "status"], cwd=ROOT, env=environment, text=True
        )
    return ""


def _becomes(is_true, seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_true():
            return True
    return False
