"""gunicorn's configuration: preloaded, then forked, so that workers share the dictionaries' memory."""

from __future__ import annotations

import gc
import os
from pathlib import Path
from typing import Any

from config import metrics

bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "config.worker.Worker"  # gthread, with pages of ours for what it refuses
threads = 4
limit_request_line = 8190  # bytes, gunicorn's most: a query of 500 characters, encoded, and its filters
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 5
control_socket_disable = True  # its default lies in the home folder, one for all installations
accesslog = os.environ.get("ACCESS_LOG") or None

_metrics_bind = os.environ.get("METRICS_BIND") or ""
_beside: list[Any] = []  # the process that tells the metrics
if _metrics_bind and metrics.FOLDER not in os.environ:  # not again at a reload
    metrics.parse_bind(_metrics_bind)
    root = Path(__file__).resolve().parent.parent
    metrics.prepare_folder(Path(os.environ.get("DATA_DIR") or root / "var").resolve())


def post_worker_init(_worker: Any) -> None:
    from config.warming import rehearse

    rehearse()


def child_exit(_server: Any, worker: Any) -> None:
    if _metrics_bind:
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(_server: Any) -> None:
    for process in _beside:
        process.terminate()


def when_ready(server: Any) -> None:
    """In the master, the application loaded and no worker forked yet."""
    from config.warming import warm

    warm()
    if _metrics_bind:
        _beside.append(metrics.start(_metrics_bind))
    gc.freeze()
