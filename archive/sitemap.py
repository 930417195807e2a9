"""What crawlers are told: every published article by year, the branches and lists, and where not to go.

Files hold at most 50,000 addresses, as sitemaps.org asks. Imports the record.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Article, Branch
from archive.models.article import ArticleQuerySet

MOST = 50_000
UNDATED = "undated"
LISTS = ("home", "articles", "undated", "branches", "people", "sources", "kinds")


@require_safe
@conditional_page
def index(request: HttpRequest) -> HttpResponse:
    """One query, grouped by day from the index alone."""
    counts: Counter[str] = Counter()
    for day, count in Article.objects.published().order_by().values_list("date").annotate(Count("pk")):
        counts[f"{day.year:04d}" if day else UNDATED] += count
    files = [
        reverse("archive:sitemap-part", kwargs={"part": part, "number": number})
        for part, count in sorted(counts.items())
        for number in range(1, -(-count // MOST) + 1)
    ]
    files.append(reverse("archive:sitemap-lists"))
    return _xml(request, "archive/sitemap_index.xml", files)


@require_safe
@conditional_page
def lists(request: HttpRequest) -> HttpResponse:
    pages = [reverse(f"archive:{name}") for name in LISTS]
    pages += [
        reverse("archive:branch", args=[slug]) for slug in Branch.objects.values_list("slug", flat=True)
    ]
    return _xml(request, "archive/sitemap.xml", [(page, None) for page in pages])


@require_safe
@conditional_page
def part(request: HttpRequest, part: str, number: str) -> HttpResponse:
    """One query: a year, or the undated."""
    start = MOST * (int(number) - 1)
    rows = _articles_of(part).order_by("id").values_list("pk", "updated_at")[start : start + MOST]
    pages = [(reverse("archive:article", args=[pk]), changed) for pk, changed in rows]
    if not pages:
        raise Http404(_("没有这个地址。"))
    return _xml(request, "archive/sitemap.xml", pages)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches are endless, and a crawler finds every article without them."""
    lines = ["User-agent: *", f"Disallow: {reverse('admin:index')}", f"Disallow: {reverse('search:search')}"]
    lines += ["Disallow: /api/", f"Sitemap: {request.build_absolute_uri(reverse('archive:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@conditional_page
def opensearch(request: HttpRequest) -> HttpResponse:
    """Lets a browser add the search to its own box. https://github.com/dewitt/opensearch"""
    context = {"site": request.build_absolute_uri("/").removesuffix("/")}
    return render(request, "archive/opensearch.xml", context, "application/opensearchdescription+xml")


def _articles_of(part: str) -> ArticleQuerySet:
    articles = Article.objects.published()
    if part == UNDATED:
        return articles.filter(date__isnull=True)
    return articles.dated(date(int(part), 1, 1), date(int(part), 12, 31))


def _xml(request: HttpRequest, template: str, pages: object) -> HttpResponse:
    context = {"site": request.build_absolute_uri("/").removesuffix("/"), "pages": pages}
    return render(request, template, context, content_type="application/xml")
