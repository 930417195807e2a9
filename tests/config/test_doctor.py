"""The doctor finds what is wrong, says how to mend it, and ends with a code for monitoring."""

import json
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from archive.keeping.facts import keep_facts
from archive.originals import path_of, store_original
from archive.worker import alone
from config import installation
from search import indexing
from tests.archive.rows import make_article, make_bulletin

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    tmp_path.chmod(0o700)


@pytest.fixture
def reader():
    """The reader of arrivals is at work: its lock is held."""
    with alone():
        yield


@pytest.fixture
def sha256(reader) -> str:
    held = store_original(b"bulletin")
    make_article("链博会", bulletin=make_bulletin(sha256=held, size=8))
    indexing.drain()
    keep_facts()
    return held


def doctor(*arguments: str) -> str:
    out = StringIO()
    call_command("doctor", *arguments, stdout=out)
    return out.getvalue()


def codes() -> set[str]:
    return {finding.code for finding in installation.examine_installation()}


def test_a_sound_installation_is_told_so(sha256):
    assert "一切完好" in doctor()


def test_a_damaged_original_ends_with_an_error_and_a_remedy(sha256, capsys):
    path_of(sha256).write_bytes(b"changed")
    out = StringIO()
    with pytest.raises(CommandError, match="1 处错误"):
        call_command("doctor", stdout=out)
    assert "original-damaged" in out.getvalue()
    assert "怎么办" in out.getvalue()


def test_monitoring_reads_json(sha256):
    report = json.loads(doctor("--json"))
    assert report["findings"] == []
    assert report["articles"] == 1
    assert set(report["versions"]) == {"python", "django", "database", "index"}


def test_the_log_keeps_a_line_an_audit(sha256, tmp_path):
    doctor("--log", str(tmp_path / "audits"))
    doctor("--log", str(tmp_path / "audits"))
    lines = (tmp_path / "audits").read_text().splitlines()
    assert [json.loads(line)["bulletins"] for line in lines] == [1, 1]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="of Linux")
def test_a_log_on_a_full_disk_is_told_after_the_findings(sha256):
    out = StringIO()
    with pytest.raises(CommandError, match="没有记到"):
        call_command("doctor", "--log", "/dev/full", stdout=out)
    assert "一切完好" in out.getvalue()


def test_a_missing_index_is_made_by_repair(sha256, index_dir):
    shutil.rmtree(index_dir)
    with pytest.raises(CommandError):
        doctor()
    assert "收入 1 篇" in doctor("--repair-index")


@pytest.mark.parametrize(
    ("name", "mode", "code"),
    [
        (".", 0o777, "data-permissions"),
        ("originals", 0o770, "originals-permissions"),
        ("index", 0o755, "index-permissions"),
        ("secret-key", 0o644, "secret-key-permissions"),
    ],
)
def test_what_others_could_enter_is_found(tmp_path: Path, name, mode, code):
    path = tmp_path / name
    path.touch() if name == "secret-key" else path.mkdir(exist_ok=True)
    path.chmod(mode)
    assert codes() == {code}


def test_a_full_disk_is_told_before_it_is_full(monkeypatch):
    monkeypatch.setattr(installation, "LEAST_FREE", 2**60)
    assert codes() == {"disk-space"}


def test_packages_other_than_the_locked_are_told(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "requirements.lock").write_text(
        "django==1.0 \\\n    --hash=sha256:0\nwin32==1 ; os_name == 'nt'\n"
    )
    (finding,) = installation.examine_installation()
    assert finding.code == "package-version"
    assert "django 应为 1.0" in finding.message


@pytest.mark.parametrize(
    ("address", "code"), [("postgres://nobody@127.0.0.1:1/none", "database-away"), ("", "migrations")]
)
def test_a_database_that_is_away_or_empty_is_a_finding_and_no_traceback(tmp_path, address, code):
    environment = os.environ | {"DATA_DIR": str(tmp_path / "own"), "DATABASE_URL": address}
    command = [
        sys.executable,
        "manage.py",
        "doctor",
        "--json",
        "--repair-index",
        "--settings=config.settings",
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert code in {finding["code"] for finding in report["findings"]}
    assert (done.returncode, report["articles"]) == (1, None)
    assert "Traceback" not in done.stderr


def test_a_database_of_a_later_version_is_told():
    assert codes() == set()
    MigrationRecorder(connection).record_applied("archive", "9999_of_tomorrow")
    assert codes() == {"migrations-ahead"}
