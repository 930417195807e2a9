"""Metrics of all workers, at an address of their own."""

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from archive.models import OutboxEntry
from config.metrics import OutboxCollector, parse_bind, prepare_folder
from tests.config.test_serve import serve


@pytest.mark.parametrize("address", ["9100", "127.0.0.1:", "127.0.0.1:http", ""])
def test_an_address_that_is_none_stops_the_start(address):
    with pytest.raises(ValueError, match="METRICS_BIND"):
        parse_bind(address)


@pytest.mark.django_db(transaction=True)  # it closes connections, as threads of a server should
def test_the_outbox_is_told_by_length_and_lag():
    OutboxEntry.objects.add([1, 2])
    told = {family.name: family.samples[0].value for family in OutboxCollector().collect()}
    assert told["archive_outbox_length"] == 2
    assert 0 <= told["archive_drain_lag_seconds"] < 60


def test_numbers_of_a_dead_site_are_not_told_again(tmp_path, monkeypatch):
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "counter_1.db").write_bytes(b"old")
    prepare_folder(tmp_path)
    assert not list((tmp_path / "metrics").iterdir())


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def read(port: int, path: str) -> str:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        with suppress(URLError, ConnectionError):
            return urlopen(f"http://127.0.0.1:{port}{path}", timeout=30).read().decode()
        time.sleep(0.1)
    raise TimeoutError(path)


def test_a_running_site_tells_its_metrics_beside_the_public_address(tmp_path):
    web, metrics = free_port(), free_port()
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PORT": str(web),
        "METRICS_BIND": f"127.0.0.1:{metrics}",
    }
    root = serve.settings.BASE_DIR
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=root, env=environment, check=True)
    site = subprocess.Popen(serve.WEB, cwd=root, env=environment)
    try:
        read(web, "/healthz")
        told = read(metrics, "/metrics")
        assert 'archive_requests_total{status="200",view="search:healthz"}' in told
        assert "archive_outbox_length 0.0" in told
    finally:
        site.terminate()
        site.wait(30)
