"""gunicorn's configuration: preloaded, then forked, so that workers share the dictionaries' memory."""

from __future__ import annotations

import gc
import os
from typing import Any

bind = f"{os.environ.get('HOST') or '127.0.0.1'}:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 5
control_socket_disable = True  # its default lies in the home folder, one for all installations
accesslog = os.environ.get("ACCESS_LOG") or None


def when_ready(server: Any) -> None:
    """In the master, the application loaded and no worker forked yet.

    A forked connection must not be shared, and neither may a reader of the index: both are opened by each worker
    for itself. Only the dictionaries, which never change, are loaded here.
    """
    from django.db import connections

    import config.urls  # noqa: F401  every view and what it imports
    from search import analysis

    analysis.warm()
    connections.close_all()
    gc.freeze()
