"""Atom feeds: what was taken in last, as the list of articles is narrowed, and of one branch.

Entries come by accession, not by date: whoever reads a feed asks what is new in the archive. Imports the record and
its pages.
"""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models import Article, Branch
from archive.models.article import ArticleQuerySet
from archive.pages.filters import parse_filters
from archive.pages.listing import lines_of, opening_of
from archive.storable import line as line_of  # XML has no place for control characters

NEWEST = 50
SUMMARY = 300  # characters


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    try:
        filters = parse_filters(
            {name: request.GET.get(name, "") for name in ("year", "source", "kind", "branch")}
        )
    except ValueError as error:
        raise BadRequest(str(error)) from error
    page = f"{reverse('archive:articles')}?{filters.query.removeprefix('&')}".removesuffix("?")
    return _feed(request, _("贸促公报档案：新入藏的文章"), page, filters.apply(Article.objects.published()))


@require_safe
def branch(request: HttpRequest, slug: str) -> HttpResponse:
    found = Branch.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(_("没有这个分支机构。"))
    title = _("贸促公报档案：提到%(branch)s的文章") % {"branch": found.name}
    return _feed(request, title, found.get_absolute_url(), Article.objects.published().of_branch(found))


def _feed(request: HttpRequest, title: str, page: str, articles: ArticleQuerySet) -> HttpResponse:
    """Two queries."""
    lines = lines_of(articles.order_by("-id")[:NEWEST])
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(page),
        description="",
        language="zh-Hans",
        feed_url=request.build_absolute_uri(),
    )
    for line in lines:
        article = line.article
        feed.add_item(
            title=line_of(article.title),
            link=request.build_absolute_uri(article.get_absolute_url()),
            description=line_of(Truncator(opening_of(article)).chars(SUMMARY)),
            author_name=line_of("、".join(article.author_names) or article.source) or None,
            pubdate=article.created_at,
            updateddate=article.updated_at,
            categories=[branch.name for branch in line.branches],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
