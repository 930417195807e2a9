"""The database goes away while the site serves: readers are told so, and everything goes on by itself when it is back."""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings

from tests.config.served import ROOT, Served, serve, wait_until

BULLETIN = '{"title": "停电之后", "body": "停电之后，贸促会照常工作。"}\n'
ON_POSTGRESQL = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
needs_postgresql = pytest.mark.skipif(not ON_POSTGRESQL, reason="make test-postgresql runs it")
needs_sqlite = pytest.mark.skipif(ON_POSTGRESQL, reason="of SQLite")
TOLD = 'echo "$DATABASE_URL $POSTGRESQL_CONTROL"; exec cat'  # cat ends with these tests, however they end


@dataclass(frozen=True)
class Server:
    """A PostgreSQL of these tests alone: others, in the process beside this one, go on with theirs."""

    address: str
    program: str

    def control(self, word: str) -> None:
        subprocess.run([self.program, word], check=True)

    def connect(self, name: str = "archive") -> psycopg.Connection:
        return psycopg.connect(f"{self.address.rpartition('/')[0]}/{name}", autocommit=True)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    command = [ROOT / "tests/postgresql.sh", "sh", "-c", TOLD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        yield Server(*running.stdout.readline().split())


@pytest.fixture(scope="module")
def site(request, tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("site")
    address = f"sqlite:///{folder}/archive.sqlite3?timeout=1"
    if ON_POSTGRESQL:
        address = request.getfixturevalue("server").address
    with serve(folder, DATABASE_URL=address) as site:
        yield site


def cut_connections(database: psycopg.Connection) -> None:
    """The site's, of any of its processes."""
    database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'archive'")


def assert_told(site: Served) -> None:
    for path in ("/", "/articles/", "/search/?q=a"):
        page = site.ask(path, Cookie="sessionid=abcdefgh")
        assert (page.status, page.headers["Retry-After"]) == (503, "10")
        assert "请稍后再试" in page.text
        assert "Traceback" not in page.text
        assert "Content-Security-Policy" in page.headers
    answer = site.ask("/api/v1/articles")
    assert (answer.status, answer.headers["Content-Type"]) == (503, "application/json")
    assert '"down"' in site.ask("/healthz").text
    assert site.ask("/readyz").status == 503


@needs_postgresql
def test_a_stopped_database_is_told_and_comes_back(site, server, tmp_path):
    server.control("stop")
    try:
        assert_told(site)
    finally:
        server.control("start")
    assert {site.ask(path).status for path in ("/", "/articles/", "/readyz")} == {200}
    (tmp_path / "a.jsonl").write_text(BULLETIN)
    site.manage("import_bulletins", str(tmp_path / "a.jsonl"))
    wait_until(lambda: "停电之后" in site.ask("/search/?q=%E5%81%9C%E7%94%B5%E4%B9%8B%E5%90%8E").text, 60)


@needs_postgresql
def test_what_waits_to_be_read_is_read_when_the_database_is_back(site, server):
    send = (
        "import io; from archive.arrivals import arrive; data = io.BytesIO('再次停电之后的一篇短文。'.encode());"
        "print(arrive(data, 'b.txt', len(data.getvalue()), by=None).pk)"
    )
    site.manage("shell", "-v0", "-c", send)
    server.control("stop")
    server.control("start")
    with server.connect() as database:
        wait_until(
            lambda: database.execute("SELECT state FROM archive_arrival").fetchall() == [("taken",)], 60
        )


@needs_postgresql
def test_cut_connections_are_not_noticed_by_readers(site, server):
    with server.connect("postgres") as database:
        cut_connections(database)
    assert {site.ask("/articles/").status for _ in range(20)} == {200}


@needs_postgresql
def test_a_database_that_takes_no_connection_is_told(site, server):
    with server.connect("postgres") as database:
        database.execute("ALTER DATABASE archive ALLOW_CONNECTIONS false")
        try:
            cut_connections(database)
            assert_told(site)
        finally:
            database.execute("ALTER DATABASE archive ALLOW_CONNECTIONS true")
    wait_until(lambda: site.ask("/articles/").status == 200, 30)


@needs_sqlite
def test_a_locked_database_is_read_and_what_is_written_is_told_to_wait(site):
    page = site.ask("/admin/login/")
    (token,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    typed = urlencode({"username": "a", "password": "b", "csrfmiddlewaretoken": token})
    told = {
        "Cookie": page.headers["Set-Cookie"].split(";")[0],
        "Content_Type": "application/x-www-form-urlencoded",
    }
    with closing(sqlite3.connect(f"{site.environment['DATA_DIR']}/archive.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = site.ask("/admin/login/", "POST", typed, **told)
        assert (refused.status, refused.headers["Retry-After"]) == (503, "10")
        assert "可能没有保存" in refused.text
        assert site.ask("/articles/").status == 200
    assert site.ask("/admin/login/", "POST", typed, **told).status == 200
