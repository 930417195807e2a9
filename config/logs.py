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
UNAVAILABLE = 503
_REFUSALS = ("django.request", "django.security")
_STRANGERS = "django.security"  # what a request alone can cause, whatever its level


class RequestId(logging.Filter):
    """Gives every line its request; leaves out where in the code a request was refused, which a stranger could fill
    the disk with, and of a database that is away all but its own word, which every request repeats."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        if not record.name.startswith(_REFUSALS):
            return True
        if getattr(record, "status_code", 0) == UNAVAILABLE:
            cause = record.exc_info[1] if record.exc_info else None
            record.msg, record.args = f"{record.getMessage()} ({str(cause).partition(chr(10))[0]})", ()
            record.exc_info = None
        elif record.levelno < logging.ERROR or record.name.startswith(_STRANGERS):
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
