"""Readers' pages, kept as they were rendered until anything in the database changes.

A page depends on many rows: its article, its neighbours, the branches and people it names. Rather than know which,
every request first asks the database whether anyone has written since. Who has a session is not served from here.
"""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from prometheus_client import Counter

from archive.revision import revision_of_database

REMEMBERED = Counter("archive_pages_remembered", "Pages given as they were rendered before", ["view"])
_FASTEST = 1  # of zlib's levels
PRIVATE = {settings.SESSION_COOKIE_NAME, "messages"}  # cookies of those whose pages are their own


@dataclass(frozen=True)
class Page:
    """Kept packed, a half to a fifth of its size: unpacking costs a hundredth of rendering."""

    packed: bytes
    content_type: str

    @classmethod
    def of(cls, response: HttpResponse) -> Page:
        return cls(zlib.compress(response.content, _FASTEST), response.headers["Content-Type"])

    @property
    def content(self) -> bytes:
        return zlib.decompress(self.packed)


class Memory:
    """Of one process, shared by its threads; bounded in bytes, what was asked for longest ago goes first."""

    def __init__(self, limit: int, revision: Callable[[], Hashable]) -> None:
        self._limit = limit
        self._revision = revision
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._size = 0
        self._generation = 0
        self._lock = threading.Lock()
        self._seen = threading.local()  # a revision is of one connection, and a connection of one thread

    @property
    def is_kept(self) -> bool:
        """Packing a page that is never given again costs half a millisecond."""
        return self._limit > 0

    def look(self) -> int:
        """The generation of what is kept. Call before the first read of a request: what others write after it is
        seen by the next to look, so a page rendered meanwhile is never kept past it."""
        revision = self._revision()
        if getattr(self._seen, "revision", None) != revision:
            self._seen.revision = revision
            self.clear()
        return self._generation

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._size = 0
            self._generation += 1

    def find(self, key: Hashable) -> Page | None:
        with self._lock:
            if page := self._pages.get(key):
                self._pages.move_to_end(key)
            return page

    def keep(self, key: Hashable, page: Page, generation: int) -> None:
        """Unless something was written since the page was begun."""
        with self._lock:
            if generation != self._generation or key in self._pages or len(page.packed) > self._limit:
                return
            self._pages[key] = page
            self._size += len(page.packed)
            while self._size > self._limit:
                self._size -= len(self._pages.popitem(last=False)[1].packed)


memory = Memory(settings.PAGE_MEMORY_BYTES, revision_of_database)


def remembered_beside(
    other: Callable[[], Hashable],
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """For a view of what everyone may read, that depends on the address, the language, the day, the database and what
    `other` tells. A page that is not to be stored says so itself."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not PRIVATE.isdisjoint(request.COOKIES):
                return view(request, *args, **kwargs)
            generation = memory.look()
            key = request.build_absolute_uri(), get_language(), timezone.localdate(), other()
            if page := memory.find(key):
                REMEMBERED.labels(view.__name__).inc()
                return HttpResponse(page.content, content_type=page.content_type)
            response = view(request, *args, **kwargs)
            if memory.is_kept and _is_to_be_kept(response):
                memory.keep(key, Page.of(response), generation)
            return response

        return wrapper

    return decorate


def _is_to_be_kept(response: HttpResponse) -> bool:
    is_stored = "no-store" not in response.headers.get("Cache-Control", "")
    return response.status_code == 200 and not response.streaming and is_stored


def remembered(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view that depends on the address, the language, the day and the database alone."""
    return remembered_beside(lambda: None)(view)
