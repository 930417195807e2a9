"""A session of the desk ends eight hours after its last request, and seven days after its first, whatever is done in it.

A working day, because an editor may read one long bulletin for hours and must not lose what was typed; a week, so that a
stolen cookie is worth nothing after it. (Django's own age counts from the last change of a session.) Imports config.clients.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from config.clients import address_of

BEGAN, SEEN = "began", "seen"  # seconds since 1970
ADDRESS, AGENT = "address", "agent"  # whence it was opened: what its editor knows it by
NOTED_EVERY = 300  # seconds: a row is written that often, and not at every request


def sessions_end(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after SessionMiddleware. Who has no session costs nothing; what somebody with one is shown, a
    draft perhaps, is kept by no browser."""

    def respond(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
            return get_response(request)
        _look_at(request, int(time.time()))
        response = get_response(request)
        response.setdefault("Cache-Control", "no-store")
        return response

    return respond


def is_over(facts: Mapping[str, Any], now: float | None = None) -> bool:
    """Whether the next request in it would end it."""
    now = now or time.time()
    began, seen = facts.get(BEGAN, now), facts.get(SEEN, now)
    return bool(
        now - seen > settings.SESSION_IDLE.total_seconds() or now - began > settings.SESSION_COOKIE_AGE
    )


def _look_at(request: HttpRequest, now: int) -> None:
    session = request.session
    if is_over(session, now):
        session.flush()
    elif SEEN not in session:
        agent = request.headers.get("User-Agent", "")[:200]
        session.update({BEGAN: now, SEEN: now, ADDRESS: address_of(request), AGENT: agent})
    elif now - session[SEEN] >= NOTED_EVERY:
        session[SEEN] = now
