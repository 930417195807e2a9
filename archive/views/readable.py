"""What stands before a view of one article, page or JSON: who may see it, and what is said when it is not there.

Imports the record's pages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.models import Article
from archive.pages.visibility import Withdrawn, find_article
from archive.views.errors import gone


def of_article(
    view: Callable[[HttpRequest, Article], HttpResponse],
) -> Callable[[HttpRequest, int], HttpResponse]:
    """The view gets the article for its number: 404 where there is none, 410 where it was withdrawn."""

    @wraps(view)
    def wrapper(request: HttpRequest, pk: int) -> HttpResponse:
        try:
            article = find_article(pk, request.user)
        except Withdrawn:
            return gone(request)
        if article is None:
            raise Http404(_("没有这篇文章。"))
        return view(request, article)

    return wrapper
