"""Files and folders go in by one command; what fails is told and does not stop the rest."""

import io
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.models import Article, Bulletin

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
LINE = '{"title": "第%d篇", "body": "大连市贸促会组织企业参展。"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two bulletins, the second in a folder of its own, one file that cannot be read and one that is hidden."""
    folder = tmp_path / "received"
    (folder / "2024").mkdir(parents=True)
    (folder / "a.jsonl").write_text(LINE % 1 + LINE % 2)
    (folder / "b.txt").write_bytes(b"")
    (folder / "2024" / "c.jsonl").write_text(LINE % 3)
    (folder / ".DS_Store").write_bytes(b"")
    return folder


def run(*paths: Path, **options) -> str:
    said = io.StringIO()
    try:
        call_command("import_bulletins", *map(str, paths), stdout=said, stderr=io.StringIO(), **options)
    except CommandError as error:
        said.write(f"CommandError: {error}")
    return said.getvalue()


def test_folder_goes_in_file_by_file_a_line_each(folder):
    lines = run(folder).splitlines()
    assert lines[0] == "a.jsonl：入藏 2 篇"
    assert lines[1].startswith("b.txt：没有入藏，")
    assert lines[2] == "c.jsonl：入藏 1 篇"
    assert lines[3] == "新入藏 2 份、3 篇；已在藏 0 份；失败 1 份"
    assert Article.objects.published().count() == 3


def test_command_fails_when_a_file_did_and_only_then(folder):
    assert "CommandError: 1 份没有入藏" in run(folder)
    assert "CommandError" not in run(folder / "2024")


def test_a_second_run_goes_on_where_the_first_stopped(folder):
    run(folder / "a.jsonl")
    assert "a.jsonl：已入藏（第" in run(folder)
    assert Bulletin.objects.count() == 2


def test_dry_run_says_what_would_go_in_and_takes_nothing(folder):
    said = run(folder, dry_run=True)
    assert "a.jsonl：可读，2 篇" in said
    assert "试读" in said
    assert not Bulletin.objects.exists()


def test_draft_keeps_the_articles_for_review(folder):
    run(folder, draft=True)
    assert Article.objects.in_review().count() == 3


def test_a_path_that_is_not_there_is_told_and_the_rest_goes_in(folder):
    said = run(folder / "none.txt", folder / "a.jsonl")
    assert "none.txt：没有入藏，文件打不开" in said
    assert Bulletin.objects.count() == 1


def test_an_import_killed_midway_goes_on_losing_and_doubling_nothing(tmp_path):
    """In processes of their own; with names so long and a pipe so small the first cannot end before it is killed."""
    received, data = tmp_path / "received", tmp_path / "data"
    received.mkdir()
    for number in range(40):
        (received / f"{'公报' * 35}{number:02}.jsonl").write_text(LINE % number)
    environment = os.environ | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("DATABASE_URL", None)  # a database of its own, in the folder
    manage = [sys.executable, "-u", "manage.py"]
    command = [*manage, "import_bulletins", str(received), "-v0"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    small = {"stdout": subprocess.PIPE, "bufsize": 0, "pipesize": 4096}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **small) as first:
        assert first.stdout is not None
        first.stdout.readline()
        first.kill()
    held = len(_titles(data))
    said = subprocess.check_output(command, cwd=ROOT, env=environment, text=True)
    assert 0 < held < 40
    assert f"新入藏 {40 - held} 份、{40 - held} 篇；已在藏 {held} 份；失败 0 份" in said
    assert _titles(data) == sorted(f"第{number}篇" for number in range(40))
    assert len(list((data / "originals").glob("??/[!.]*"))) == 40


def _titles(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / "archive.sqlite3")) as database:
        return sorted(title for (title,) in database.execute("SELECT title FROM archive_article"))
