"""Logs: a line an event, each with the id of the request that it belongs to; as JSON where a machine reads them.

Imports nothing of the project.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="-")

TIME = (
    "%Y-%m-%dT%H:%M:%S%z"  # with its offset, so that logs of several machines can be laid beside each other
)
_REFUSALS = ("django.request", "django.security")


class RequestId(logging.Filter):
    """Gives every line its request; leaves out where in the code a request was refused, which a stranger could fill
    the disk with."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        if record.name.startswith(_REFUSALS) and record.levelno < logging.ERROR:
            record.exc_info = None
        return True


def logging_of(kind: str) -> dict[str, Any]:
    """LOGGING for `plain` or `json`."""
    json = {
        "()": "pythonjsonlogger.json.JsonFormatter",
        "fmt": ["asctime", "levelname", "name", "message", "request_id"],
        "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
        "json_ensure_ascii": False,
        "datefmt": TIME,
    }
    plain = {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s", "datefmt": TIME}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "config.logs.RequestId"}},
        "formatters": {"line": json if kind == "json" else plain},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}
        },
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {"django": {"handlers": [], "propagate": True}},  # not its own handler besides
    }
