"""gunicorn's worker, saying in our words what it refuses before Django sees it: an address too long, or in raw bytes.

What it reads of such a request may be anything: nothing of it comes back, and nothing goes into the log but its kind.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from gunicorn.http.errors import InvalidRequestLine, LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from config.headers import HEADERS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Refusal:
    status: str
    title: StrPromise
    message: StrPromise


REFUSALS: dict[type[Exception], Refusal] = {
    InvalidRequestLine: Refusal(
        "400 Bad Request",
        _("这个地址读不懂"),
        _("地址中的汉字要按 UTF-8 转成百分号编码。请把要找的词填在本站的检索框里，再检索一次。"),
    ),
    LimitRequestLine: Refusal(
        "414 URI Too Long", _("这个地址太长"), _("请缩短检索式，或去掉一些筛选条件，再试一次。")
    ),
    LimitRequestHeaders: Refusal(
        "431 Request Header Fields Too Large",
        _("请求带来的信息太多"),
        _("请清除浏览器中本站的 Cookie，再试一次。"),
    ),
}
_DRAINED = 1 << 16  # bytes of the rest that are read, so that closing does not take the answer back
_PATIENCE = 2.0  # seconds for the answer, and for the rest
_POLICY = "default-src 'none'; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn says nothing of its types
    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        refusal = REFUSALS.get(type(exc))
        if refusal is None:
            super().handle_error(req, client, addr, exc)
            return
        self.log.warning("Refused %s of %s", type(exc).__name__, (addr or ("-",))[0])
        with suppress(OSError):
            client.settimeout(_PATIENCE)
            client.sendall(page_of(refusal))
            client.shutdown(socket.SHUT_WR)
            _drain(client)


def _drain(client: socket.socket) -> None:
    """However slowly it is sent, a thread is held no longer than that."""
    left, end = _DRAINED, time.monotonic() + _PATIENCE
    while left > 0 and (seconds := end - time.monotonic()) > 0:
        client.settimeout(seconds)
        if not (read := client.recv(left)):
            return
        left -= len(read)


@cache
def page_of(refusal: Refusal) -> bytes:
    """The whole answer."""
    told = {"status": refusal.status[:3], "title": refusal.title, "message": refusal.message}
    body = render_to_string("refused.html", told).encode()
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(body)),
        "Content-Security-Policy": _POLICY,
        "Cache-Control": "no-store",
        "Connection": "close",
        "X-Content-Type-Options": "nosniff",
        **HEADERS,
    }
    lines = [f"HTTP/1.1 {refusal.status}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
