"""Every request has an id, a line in the log and a place in the metrics. Imports config.clients and config.logs.

The id comes from a declared proxy (X-Request-ID) or is made here; it goes back to the reader, who can name it when
something went wrong. The line says path and not query: what people search for is theirs.
"""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from config.clients import is_proxy
from config.logs import request_id

logger = logging.getLogger(__name__)

HEADER = "X-Request-ID"
REQUESTS = Counter("archive_requests", "Requests answered", ["view", "status"])
SECONDS = Histogram(
    "archive_request_seconds",
    "Time to answer a request",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")


def request_tracing(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands first, so that every answer is counted and every line has its request."""

    def respond(request: HttpRequest) -> HttpResponse:
        began, token = time.perf_counter(), request_id.set(_id_of(request))
        try:
            response = get_response(request)
            response[HEADER] = request_id.get()
            _note(request, response, time.perf_counter() - began)
            return response
        finally:
            request_id.reset(token)

    return respond


def _id_of(request: HttpRequest) -> str:
    said = request.headers.get(HEADER, "")
    is_believed = is_proxy(request.META.get("REMOTE_ADDR", "")) and _WELL_FORMED.fullmatch(said)
    return said if is_believed else uuid.uuid4().hex


def _note(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    view = (match.view_name or "unnamed") if match else "none"
    REQUESTS.labels(view, response.status_code).inc()
    SECONDS.labels(view).observe(seconds)
    if settings.LOG_FORMAT == "json":
        facts = {"method": request.method, "path": request.path, "status": response.status_code, "view": view}
        logger.info("request", extra={**facts, "ms": round(seconds * 1000, 1)})
