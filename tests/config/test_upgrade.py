"""An installation of the first version, with rows in it, becomes one of this version and loses nothing; and not back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST = """
import django; django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
executor = MigrationExecutor(connection)
first = [(app, sorted(name for room, name in executor.loader.disk_migrations if room == app)[which])
         for app, which in (("archive", 0), ("search", 0), ("auth", -1), ("otp_static", -1), ("otp_totp", -1))]
executor.migrate(first)
from archive import originals
text = "山东省贸促会在青岛举办推介会。\\n".encode()
sha256 = originals.store_original(text)
def make(model, **values):
    return executor.loader.project_state(first).apps.get_model(model).objects.create(**values)

bulletin = make("archive.Bulletin", original_name="a.txt", sha256=sha256, size=len(text), format="text")
article = make("archive.Article", bulletin_id=bulletin.pk, title="青岛推介会", status="published",
    paragraphs=[{"id": "p1", "type": "text", "text": text.decode().strip()}])
make("archive.OutboxEntry", article_id=article.pk)
person = make("auth.User", username="bianji", password="!")
device = make("otp_static.StaticDevice", user_id=person.pk, name="recovery")
make("otp_static.StaticToken", device_id=device.pk, token="abcdefgh")
make("otp_totp.TOTPDevice", user_id=person.pk, name="totp", confirmed=True)
"""
AFTER = """
import django; django.setup()
from archive.models import Article, Bulletin
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from search.searching import SearchRequest, search
(hit,) = [hit for hit in search(SearchRequest("青岛推介会")).hits if hit.article.title == "青岛推介会"]
assert hit.article.paragraphs[0]["text"] == "山东省贸促会在青岛举办推介会。"
assert hit.article.bulletin.original_name == "a.txt"
assert not StaticToken.objects.exists()
assert TOTPDevice.objects.get().tolerance == 0
"""
LATER = """
import django; django.setup()
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_applied("archive", "9999_of_tomorrow")
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("installation")
    for arguments in (["-c", FIRST], ["manage.py", "prepare"]):
        done = run(folder, *arguments)
        assert done.returncode == 0, done.stderr
    return folder


def test_rows_of_the_first_version_are_read_and_found_by_this_one(upgraded):
    done = run(upgraded, "-c", AFTER)
    assert done.returncode == 0, done.stderr


def test_the_doctor_finds_an_upgraded_installation_sound(upgraded):
    done = run(upgraded, "manage.py", "doctor", "--repair-facts")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_program_older_than_its_database_is_not_prepared(upgraded):
    run(upgraded, "-c", LATER)
    done = run(upgraded, "manage.py", "prepare")
    assert done.returncode == 1
    assert "archive.9999_of_tomorrow" in done.stderr
    assert "Traceback" not in done.stderr
