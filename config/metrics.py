"""Prometheus metrics at an address of their own (METRICS_BIND), never at the public one: `python -m config.metrics`.

gunicorn's workers count into files of one folder, which this process adds up when it is asked; what stands in the
outbox it reads from the database. gunicorn starts and ends it. Imports the record's outbox alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # read by prometheus_client when it is first imported


def prepare_folder(data_dir: Path) -> None:
    """Before the workers, and before anything counts."""
    folder = Path(os.environ.get(FOLDER) or data_dir / "metrics")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    os.environ[FOLDER] = str(folder)


def start(address: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "config.metrics", address])


def parse_bind(address: str) -> tuple[str, int]:
    """127.0.0.1:9100; raises ValueError."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise ValueError(f"METRICS_BIND must be an address and a port, not {address!r}")
    return host.strip("[]"), int(port)


class OutboxCollector:
    """How many articles the index has yet to take in, and how long the oldest has waited."""

    def collect(self) -> Iterator[Any]:
        from django.db import Error, close_old_connections
        from django.utils import timezone
        from prometheus_client.core import GaugeMetricFamily

        from archive.models import OutboxEntry

        close_old_connections()
        try:
            length, oldest = OutboxEntry.objects.count(), OutboxEntry.objects.oldest()
        except Error:
            yield GaugeMetricFamily("archive_database_up", "1 while the database answers", value=0)
            return
        lag = (timezone.now() - oldest).total_seconds() if oldest else 0.0
        yield GaugeMetricFamily("archive_database_up", "1 while the database answers", value=1)
        yield GaugeMetricFamily("archive_outbox_length", "Changes the index has yet to take in", value=length)
        yield GaugeMetricFamily("archive_drain_lag_seconds", "Age of the oldest of them", value=lag)


def main(address: str) -> None:
    import django
    from prometheus_client import CollectorRegistry, start_http_server
    from prometheus_client.multiprocess import MultiProcessCollector

    django.setup()
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(OutboxCollector())
    host, port = parse_bind(address)
    start_http_server(port, host, registry)
    master = os.getppid()
    while os.getppid() == master:  # it ends with gunicorn, however that ends
        time.sleep(1)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    main(sys.argv[1])
