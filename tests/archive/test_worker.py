"""The worker as it is served, a process of its own, killed in the middle of a file."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.worker import alone, is_at_work

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = [sys.executable, "manage.py"]
COUNT = 1200  # articles: more than one transaction takes in
SEND = """
from pathlib import Path; from archive.arrivals import arrive
path = Path({path!r})
with path.open("rb") as file:
    arrive(file, path.name, path.stat().st_size, by=None)
"""


@pytest.fixture
def environment(tmp_path):
    return {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


@pytest.fixture
def sent(tmp_path, environment) -> None:
    """A long file waits in an archive that has just been made."""
    path = tmp_path / "长.jsonl"
    text = "企业参加了展览会，会长出席并讲话。" * 20
    path.write_text(
        "".join(json.dumps({"title": f"第{n}号", "body": f"{n}。{text}"}) + "\n" for n in range(COUNT))
    )
    for arguments in (["migrate", "--verbosity=0"], ["shell", "-c", SEND.format(path=str(path))]):
        subprocess.run(
            [*MANAGE, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )


def ask(data_dir: Path, question: str):
    with sqlite3.connect(data_dir / "archive.sqlite3", timeout=20) as connection:
        return connection.execute(question).fetchall()


def start(environment) -> subprocess.Popen:
    command = [*MANAGE, "read_arrivals", "--until-done"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(tmp_path, environment, sent):
    worker = start(environment)
    while not ask(tmp_path, "SELECT 1 FROM archive_article LIMIT 1"):
        assert worker.poll() is None, "it ended before it could be killed"
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert ask(tmp_path, "SELECT state, attempts FROM archive_arrival") == [("reading", 1)]
    assert ask(tmp_path, "SELECT count(*) FROM archive_article")[0][0] < COUNT

    assert start(environment).wait() == 0
    assert ask(tmp_path, "SELECT state, count, attempts FROM archive_arrival") == [("taken", COUNT, 2)]
    assert ask(tmp_path, "SELECT is_complete FROM archive_bulletin") == [(1,)]
    assert ask(tmp_path, "SELECT count(*), count(DISTINCT title) FROM archive_article") == [(COUNT, COUNT)]
    assert ask(tmp_path, "SELECT status FROM django_tasks_database_dbtaskresult") == [("SUCCESSFUL",)]


def test_the_lock_says_whether_a_worker_is_at_work(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert not is_at_work()
    with alone():
        assert is_at_work()
    assert not is_at_work()
