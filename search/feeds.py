"""The newest hits of a search as an Atom feed: by their date, since the index knows no other. May import
search.searching and search.forms.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import storable
from archive.views.errors import answer
from search.forms import SearchForm
from search.hits import Hit
from search.searching import SearchPage
from search.searching import search as search_for

LENGTH = 30  # entries


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Newest first unless the address asks for another order."""
    asked = request.GET.copy()
    asked.setdefault("sort", "newest")
    asked["per_page"] = str(LENGTH)
    asked.pop("page", None)
    form = SearchForm(asked)
    if not form.is_valid():
        return answer(request, 400, form.sentence)
    return _feed(request, search_for(form.search_request))


def _feed(request: HttpRequest, page: SearchPage) -> HttpResponse:
    shown = f"{reverse('search:search')}?{request.GET.urlencode()}"
    title = _("贸促公报档案：“%s”的检索结果") % page.query if page.query else _("贸促公报档案：检索全部文章")
    feed = Atom1Feed(
        title=storable.line(title),
        link=request.build_absolute_uri(shown),
        description="",
        author_name=_("贸促公报档案"),  # Atom wants one where an entry has none
        language="zh-Hans",
        feed_url=request.build_absolute_uri(),
    )
    for hit in page.hits:
        article = hit.article
        feed.add_item(
            title=storable.line(article.title),
            link=request.build_absolute_uri(article.get_absolute_url()),
            description=storable.line(_passages(hit) + _reprints(request, hit)),
            author_name=storable.line("、".join(article.author_names) or article.source) or None,
            pubdate=article.created_at,
            updateddate=article.updated_at,
            categories=[branch.name for branch in hit.branches],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _passages(hit: Hit) -> str:
    return "".join(f"<p>{passage.html}</p>" for passage in hit.passages)


def _reprints(request: HttpRequest, hit: Hit) -> str:
    if not hit.reprints:
        return ""
    links = format_html_join(
        "、",
        '<a href="{}">{}</a>',
        ((request.build_absolute_uri(a.get_absolute_url()), a.title) for a in hit.reprints),
    )
    return format_html("<p>{}{}</p>", _("同稿："), links)
