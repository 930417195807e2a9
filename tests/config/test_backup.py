"""The commands as an operator runs them, on databases in files."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent

# Another connection writes while this one reads a moment: it neither waits nor is seen.
WRITE_DURING_A_MOMENT = """
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.core.management import call_command
call_command("migrate", verbosity=0)
from archive.keeping import rows
from archive.models import Branch
with ThreadPoolExecutor(1) as pool, rows.one_moment():
    before = rows.count(Branch)
    pool.submit(Branch.objects.create, slug="dalian", name="大连市贸促会", level="city").result()
    assert rows.count(Branch) == before
assert rows.count(Branch) == before + 1
Branch.objects.create(slug="hubei", name="湖北省贸促会", level="province")
"""

# What readers get, as one line to compare.
ANSWERS = """
import django; django.setup()
from search.searching import SearchRequest, search
pages = [search(SearchRequest(typed)) for typed in ("贸促会", "企业 出海", "site:", "会议")]
assert not any(page.is_scan for page in pages)
print([(page.total, [hit.article.pk for hit in page.hits], page.facets) for page in pages])
"""


# The rows, table by table, whichever database holds them.
DIGESTS = """
import django; django.setup()
from archive.keeping import rows
print([(rows.label(table), rows.count(table), rows.dump(table)) for table in rows.tables()])
"""


def run(data_dir: Path, *arguments: str, database: str = "") -> str:
    """Without a database: SQLite in data_dir."""
    environment = {
        name: os.environ[name] for name in ("PATH", "HOME", "NUMBA_CACHE_DIR") if name in os.environ
    }
    environment |= {"DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment |= {"DATABASE_URL": database} if database else {}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_backup_neither_waits_nor_makes_wait(tmp_path):
    run(tmp_path, "-c", WRITE_DURING_A_MOMENT)


def test_what_is_backed_up_wiped_and_restored_answers_as_before(tmp_path):
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "backup.zip"
    old.mkdir(), new.mkdir()
    run(old, "manage.py", "migrate", "-v0")
    run(old, "manage.py", "load_seeds")
    run(old, "manage.py", "search_index", "drain")
    before = run(old, "-c", ANSWERS)
    run(old, "manage.py", "backup", str(file))
    assert "恢复完成" in run(new, "manage.py", "restore", str(file))
    assert run(new, "-c", ANSWERS) == before
    assert originals_in(new) == originals_in(old)


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The URL of an empty database beside that of the tests."""
    if connection.vendor != "postgresql":
        pytest.skip("tests/postgresql.sh runs this one")
    url = os.environ["DATABASE_URL"]
    name = f"{connection.settings_dict['NAME']}_moved"  # a process of tests each
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"{url.rsplit('/', 1)[0]}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_backup_neither_waits_nor_makes_wait_on_postgresql(tmp_path, postgresql):
    run(tmp_path, "-c", WRITE_DURING_A_MOMENT, database=postgresql)


def test_an_archive_moves_to_postgresql_and_back_with_nothing_lost(tmp_path, postgresql):
    first, last = tmp_path / "first", tmp_path / "last"
    first.mkdir(), last.mkdir()
    run(first, "manage.py", "migrate", "-v0")
    run(first, "manage.py", "load_seeds")
    before = run(first, "-c", DIGESTS)
    run(first, "manage.py", "backup", str(tmp_path / "to"))
    run(tmp_path, "manage.py", "restore", str(tmp_path / "to"), database=postgresql)
    assert run(tmp_path, "-c", DIGESTS, database=postgresql) == before
    run(tmp_path, "manage.py", "backup", str(tmp_path / "back"), database=postgresql)
    run(last, "manage.py", "restore", str(tmp_path / "back"))
    assert run(last, "-c", DIGESTS) == before
    assert originals_in(last) == originals_in(first)


def originals_in(data_dir: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data_dir / "originals").rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_a_file_that_is_there_already_is_kept(tmp_path):
    held = tmp_path / "backup.zip"
    held.write_bytes(b"older")
    with pytest.raises(CommandError, match="没有覆盖"):
        call_command("backup", held)
    assert held.read_bytes() == b"older"


@pytest.mark.django_db
@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 no zip"])
def test_what_is_no_backup_is_refused_with_a_sentence(tmp_path, content):
    file = tmp_path / "backup.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError, match=r"没有恢复|已损坏"):
        call_command("restore", file)
