"""The list of articles, and an article itself. Imports the record and what sets it in type."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Article
from archive.pages.around import articles_around
from archive.pages.filters import parse_filters, read_options
from archive.pages.linked_data import linked_data_of
from archive.pages.listing import lines_of
from archive.pages.paging import read_page
from archive.pages.printing import print_article
from archive.views.readable import of_article
from archive.views.remembering import remembered

PAGE_SIZE = 30


@require_safe
@conditional_page
@remembered
def articles(request: HttpRequest) -> HttpResponse:
    try:
        filters = parse_filters(request.GET)
    except ValueError as error:
        raise BadRequest(str(error)) from error
    chosen = filters.apply(Article.objects.published())
    page = read_page(chosen.without_text(), PAGE_SIZE, after=filters.after, before=filters.before)
    context = {
        "lines": lines_of(page.articles),
        "page": page,
        "filters": filters,
        "total": chosen.count(),
        "options": read_options(),
        "feed": f"{reverse('archive:articles-feed')}?{filters.query.removeprefix('&')}".removesuffix("?"),
    }
    return render(request, "archive/articles.html", context)


@require_safe
@conditional_page
@remembered
@of_article
def article(request: HttpRequest, article: Article) -> HttpResponse:
    address = request.build_absolute_uri(article.get_absolute_url())
    printed = print_article(article)
    context = {
        **printed,
        "around": articles_around(article, printed["branches"], [p.name for p in printed["people"]]),
        "address": address,
        "linked_data": linked_data_of(article, address, _("贸促公报档案")),
        "q": request.GET.get("q", "")[:200],
    }
    return render(request, "archive/article.html", context)
