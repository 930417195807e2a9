"""The branches, and what the bulletins say of one. Imports the record and what gathers it."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Article, Branch, Figure
from archive.pages.bodies import counted_branches, find_branch
from archive.pages.branch_tree import grow
from archive.pages.company import company_of
from archive.pages.filters import parse_filters
from archive.pages.leaders import leaders_of
from archive.pages.listing import with_articles
from archive.pages.paging import read_page
from archive.pages.passages import accounts_of
from archive.pages.tilemap import draw_tiles
from archive.pages.years import chart_years
from archive.prepared import Prepared
from archive.views.remembering import remembered

PAGE_SIZE = 20  # articles whose passages one page prints
MOST_FIGURES = 30

_figures = Prepared(
    lambda branch: Figure.objects.filter(branch=branch, article__status=Article.Status.PUBLISHED).order_by(
        "-article_id", "id"
    )[:MOST_FIGURES]
)


@require_safe
@conditional_page
@remembered
def branches(request: HttpRequest) -> HttpResponse:
    found = counted_branches()
    return render(request, "archive/branches.html", {"tree": grow(found), "tiles": draw_tiles(found)})


@require_safe
@conditional_page
@remembered
def branch(request: HttpRequest, slug: str) -> HttpResponse:
    found = find_branch(slug)
    if found is None:
        raise Http404(_("没有这个分支机构。"))
    try:
        filters = parse_filters({name: request.GET.get(name, "") for name in ("after", "before")})
    except ValueError as error:
        raise BadRequest(str(error)) from error
    articles = Article.objects.published().of_branch(found)
    page = read_page(articles.without_desk(), PAGE_SIZE, after=filters.after, before=filters.before)
    context = {"branch": found, "page": page, "accounts": accounts_of(found, page.articles), **_facts(found)}
    return render(request, "archive/branch.html", context)


def _facts(branch: Branch) -> dict[str, object]:
    return {
        "children": [other for other in counted_branches() if other.parent_id == branch.pk],
        "leaders": leaders_of(branch),
        "figures": with_articles(_figures(branch.pk)),
        "company": company_of(branch),
        "years": chart_years(Article.objects.published().of_branch(branch)),
    }
