"""The list of an account's own sessions, and their end: for who has left a desk open elsewhere, or lost a laptop.

Imports config.sessions and config.confirming. Readers have no sessions, so that all rows are few enough to be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from config.confirming import PasswordForm
from config.sessions import ADDRESS, AGENT, BEGAN, SEEN, is_over

OTHERS = "others"


@dataclass(frozen=True)
class OpenSession:
    mark: str  # names it in the form; its key would open it
    began: datetime
    seen: datetime
    address: str
    agent: str
    is_this: bool


@never_cache
def open_sessions(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request)
    if form.is_valid():
        _end(request, request.POST.get("end", ""))
        return redirect("open-sessions")
    context = {
        **admin.site.each_context(request),
        "title": _("我的登录"),
        "form": form,
        "sessions": sorted(
            (_shown(row, facts, request) for row, facts in _own(request)),
            key=lambda each: each.seen,
            reverse=True,
        ),
    }
    return render(request, "admin/open_sessions.html", context)


def _own(request: HttpRequest) -> Iterator[tuple[Session, dict[str, Any]]]:
    for row in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        facts = row.get_decoded()
        if facts.get(SESSION_KEY) == str(request.user.pk) and not is_over(facts):
            yield row, facts


def _end(request: HttpRequest, chosen: str) -> None:
    """One by its mark, or all but this one, which has a button of its own: to log out."""
    for row, _facts in list(_own(request)):
        is_this = row.session_key == request.session.session_key
        if not is_this and chosen in (OTHERS, _mark_of(row)):
            row.delete()


def _shown(row: Session, facts: dict[str, Any], request: HttpRequest) -> OpenSession:
    return OpenSession(
        mark=_mark_of(row),
        began=_time_of(facts.get(BEGAN, 0)),
        seen=_time_of(facts.get(SEEN, 0)),
        address=facts.get(ADDRESS, ""),
        agent=facts.get(AGENT, ""),
        is_this=row.session_key == request.session.session_key,
    )


def _time_of(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _mark_of(row: Session) -> str:
    return hashlib.sha256(row.session_key.encode()).hexdigest()[:16]
