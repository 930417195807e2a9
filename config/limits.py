"""How often one address may ask: 429 with Retry-After beyond it. Imports config.clients and the page for an error.

The generic cell rate algorithm (ITU-T I.371): of every address one number is kept, the time at which its allowance
is whole again. The numbers lie in memory that gunicorn's workers share, made before the fork, in a table that never
grows; two addresses meet in a slot rarely, and then share an allowance. A count lost between two processes is a
request too many, no more. Requests of this machine itself are not counted.
"""

from __future__ import annotations

import math
import mmap
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.views.errors import answer
from config.clients import address_of, holder_of, parse_address

SLOTS = 1 << 16
_ROUNDING = 1e-6  # seconds
UNCOUNTED = {"search:healthz", "search:readyz"}  # asked by monitors
SUGGESTING = {"search:api-suggest", "search:hit"}  # asked by the page itself, while someone types or opens


@dataclass(frozen=True)
class Rate:
    per_second: float
    burst: int  # that may come at once


class Allowances:
    def __init__(self, slots: int = SLOTS) -> None:
        self._slots = slots
        self._whole_at = memoryview(mmap.mmap(-1, slots * 8)).cast("d")
        self._key = secrets.token_bytes(16)  # nobody outside can choose whom to share a slot with

    def take(self, holder: str, rate: Rate, now: float) -> float:
        """Takes one and returns 0, or returns the seconds after which there is one. now: of time.monotonic, which
        all processes of a machine share."""
        slot = self._slot(holder)
        whole_at = max(self._whole_at[slot], now)
        wait = whole_at - now - (rate.burst - 1) / rate.per_second
        if wait > _ROUNDING:
            return wait
        self._whole_at[slot] = whole_at + 1 / rate.per_second
        return 0.0

    def _slot(self, holder: str) -> int:
        digest = blake2b(holder.encode(), digest_size=8, key=self._key).digest()
        return int.from_bytes(digest) % self._slots


class RateLimits:
    """Middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._allowances = Allowances()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        match = request.resolver_match
        kind = kind_of(match.view_name if match else "")
        address = address_of(request)
        if not settings.RATE_LIMITS or kind is None or _is_this_machine(address):
            return None
        holder = f"{kind} {holder_of(address)}"
        wait = self._allowances.take(holder, Rate(*settings.RATES[kind]), time.monotonic())
        return refuse(request, wait) if wait else None


def kind_of(view_name: str) -> str | None:
    """Which of settings.RATES a view is counted under; None: not at all."""
    app, _colon, name = view_name.partition(":")
    if view_name in UNCOUNTED:
        return None
    if view_name in SUGGESTING:
        return "suggest"
    if app == "search":
        return "search"
    return "api" if app == "archive" and name.startswith("api-") else None


def refuse(request: HttpRequest, wait: float) -> HttpResponse:
    seconds = max(1, math.ceil(wait))
    response = answer(request, 429, _("来自您这个地址的请求太密，请 %d 秒后再试。") % seconds)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def refuse_login(request: HttpRequest, *_credentials: object) -> HttpResponse:
    """What django-axes answers when an account or an address has failed too often."""
    return refuse(request, settings.AXES_COOLOFF_TIME.total_seconds())


def _is_this_machine(address: str) -> bool:
    parsed = parse_address(address)
    return parsed is not None and parsed.is_loopback
