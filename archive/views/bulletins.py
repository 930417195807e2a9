"""A bulletin as received, beside what was read from it. Imports the record and its originals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models.functions import Left, Length
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Article, Bulletin
from archive.originals import read_original
from archive.pages.visibility import find_bulletin, shows_original

SHOWN_CHARACTERS = 60_000
SHOWN_ARTICLES = 200


@dataclass(frozen=True)
class ReceivedText:
    text: str
    length: int  # of the whole, in characters

    @property
    def is_cut(self) -> bool:
        return len(self.text) < self.length


@require_safe
@conditional_page
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    found = _get_bulletin(request, pk)
    articles = Article.objects.published().filter(bulletin=found).without_text()
    context = {
        "bulletin": found,
        "articles": list(articles.order_by("position", "id")[:SHOWN_ARTICLES]),
        "received": _received(found) if shows_original(found, request.user) else None,
    }
    return render(request, "archive/bulletin.html", context)


@require_safe
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The very bytes, never to be opened by the browser: nobody has checked what stands in them."""
    found = _get_bulletin(request, pk)
    if not shows_original(found, request.user):
        raise Http404(_("这份公报中有文章已撤下，原件不公开。"))
    response = HttpResponse(read_original(found.sha256), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, _file_name(found))
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _get_bulletin(request: HttpRequest, pk: int) -> Bulletin:
    if found := find_bulletin(pk, request.user):
        return found
    raise Http404(_("没有这份公报。"))


def _received(bulletin: Bulletin) -> ReceivedText:
    """Cut in the database: a list of a hundred thousand lines need not be read to show its head."""
    texts = Bulletin.objects.filter(pk=bulletin.pk)
    text, length = texts.values_list(Left("received_text", SHOWN_CHARACTERS), Length("received_text")).get()
    return ReceivedText(text, length)


def _file_name(bulletin: Bulletin) -> str:
    """The last part of a name that was a path: no browser should be trusted to cut it."""
    return re.split(r"[/\\]", bulletin.original_name)[-1] or "original"
