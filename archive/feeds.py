"""Atom feeds, one for every list: what was taken in last of its articles, or which of its names they spoke of.

Entries come by accession, not by date: whoever reads a feed asks what is new in the archive. Imports the record and
its pages.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models import Article, Branch
from archive.models.article import ArticleQuerySet
from archive.pages.attributions import NO_BODY, Attributions, address_of
from archive.pages.calendar import get_period
from archive.pages.filters import parse_filters
from archive.pages.lately import Named, branches_of_late, kinds_of_late, people_of_late, sources_of_late
from archive.pages.listing import lines_of, opening_of
from archive.pages.people import articles_naming
from archive.pages.shelf import undated as undated_of
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


@require_safe
def period(request: HttpRequest, year: int, month: int | None = None, day: int | None = None) -> HttpResponse:
    asked = get_period(year, month, day)
    name = render_to_string("archive/_period_name.html", {"period": asked}).strip()
    articles = Article.objects.published().dated(asked.first, asked.last)
    return _feed(request, _title(name), asked.get_absolute_url(), articles)


@require_safe
def undated(request: HttpRequest) -> HttpResponse:
    articles = undated_of(Article.objects.published())
    return _feed(request, _title(_("未写明日期的文章")), reverse("archive:undated"), articles)


@require_safe
def person(request: HttpRequest, name: str, slug: str = "", number: int = 1) -> HttpResponse:
    body = None if slug in ("", NO_BODY) else Branch.objects.filter(slug=slug).first()
    attributions = Attributions.of([name])
    dossier = (body.pk if body else None, number)
    mentions = attributions.mentions_of(name, attributions.follow(name, dossier))
    if not mentions.exists():
        raise Http404(_("公报中没有提到这个人。"))
    return _feed(request, _title(name), address_of(name, slug or None, number), articles_naming(mentions))


@require_safe
def branches(request: HttpRequest) -> HttpResponse:
    return _feed_of_named(request, _("分支机构"), reverse("archive:branches"), branches_of_late())


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    return _feed_of_named(request, _("人物"), reverse("archive:people"), people_of_late())


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    return _feed_of_named(request, _("来源"), reverse("archive:sources"), sources_of_late())


@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    return _feed_of_named(request, _("类型"), reverse("archive:kinds"), kinds_of_late())


def _title(of: str) -> str:
    return _("贸促公报档案：%(list)s") % {"list": of}


def _feed(request: HttpRequest, title: str, page: str, articles: ArticleQuerySet) -> HttpResponse:
    """Two queries."""
    feed = _begin(request, title, page)
    for line in lines_of(articles.order_by("-id")[:NEWEST]):
        article = line.article
        feed.add_item(
            title=line_of(article.title),
            link=request.build_absolute_uri(article.get_absolute_url()),
            description=escape(line_of(Truncator(opening_of(article)).chars(SUMMARY))),
            author_name=line_of("、".join(article.author_names) or article.source) or None,
            pubdate=article.created_at,
            updateddate=article.updated_at,
            categories=[branch.name for branch in line.branches],
        )
    return _end(feed)


def _feed_of_named(request: HttpRequest, title: str, page: str, named: Iterable[Named]) -> HttpResponse:
    """An entry for each of a list, changed when an article speaks of it anew."""
    feed = _begin(request, _title(title), page)
    for each in named:
        feed.add_item(
            title=line_of(each.label),
            link=request.build_absolute_uri(each.url),
            description=escape(line_of(_("新见于《%(title)s》") % {"title": each.article.title})),
            unique_id=request.build_absolute_uri(each.url),
            updateddate=each.article.created_at,
        )
    return _end(feed)


def _begin(request: HttpRequest, title: str, page: str) -> Atom1Feed:
    return Atom1Feed(
        title=line_of(title),
        link=request.build_absolute_uri(page),
        description="",
        author_name=_("贸促公报档案"),  # Atom wants one where an entry has none
        language="zh-Hans",
        feed_url=request.build_absolute_uri(),
    )


def _end(feed: Atom1Feed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
