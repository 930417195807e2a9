"""A session of the desk ends eight hours after its last request, and seven days after its first, whatever is done in it.

A working day, because an editor may read one long bulletin for hours and must not lose what was typed; a week, so that a
stolen cookie is worth nothing after it. (Django's own age counts from the last change of a session.) Imports nothing of
the project.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse

BEGAN, SEEN = "began", "seen"  # seconds since 1970
NOTED_EVERY = 300  # seconds: a row is written that often, and not at every request


def sessions_end(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after SessionMiddleware. Who has no session costs nothing; what somebody with one is shown, a
    draft perhaps, is kept by no browser."""

    def respond(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
            return get_response(request)
        _look_at(request.session, int(time.time()))
        response = get_response(request)
        response.setdefault("Cache-Control", "no-store")
        return response

    return respond


def _look_at(session: SessionBase, now: int) -> None:
    began, seen = session.get(BEGAN, now), session.get(SEEN, 0)
    idle = now - seen if seen else 0
    if idle > settings.SESSION_IDLE.total_seconds() or now - began > settings.SESSION_COOKIE_AGE:
        session.flush()
    elif not seen or idle >= NOTED_EVERY:
        session[BEGAN], session[SEEN] = began, now
