"""What a search cost: a metric for whoever watches, a line in the log where it was slow. Reads settings; knows no
other room."""

from __future__ import annotations

import hashlib
import hmac
import logging

from django.conf import settings
from prometheus_client import Gauge, Histogram

logger = logging.getLogger(__name__)

SECONDS = Histogram(
    "archive_search_seconds",
    "Time of a search, rows and marks included",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)
CACHE_BYTES = Gauge("archive_postings_cache_bytes", "Postings held", multiprocess_mode="liveall")


def note_search(typed: str, milliseconds: float, total: int, cache_bytes: int) -> None:
    SECONDS.observe(milliseconds / 1000)
    CACHE_BYTES.set(cache_bytes)
    if milliseconds >= settings.SLOW_SEARCH_MS:
        facts = {"ms": milliseconds, "total": total, "length": len(typed), "query": _told(typed)}
        logger.warning("slow search: %s ms, %s", milliseconds, facts["query"], extra=facts)


def _told(typed: str) -> str:
    """The text only where LOG_QUERIES says so; else a mark by which the same query is known again, and which cannot
    be looked up without the secret key."""
    if settings.LOG_QUERIES == "text":
        return typed
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, typed.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:16]
