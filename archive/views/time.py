"""The record by time: a year, a month, a day, and the shelf of what states none. Imports the record's pages."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Article
from archive.pages.calendar import get_period, read_almanac
from archive.pages.filters import parse_filters
from archive.pages.listing import lines_of
from archive.pages.paging import read_page
from archive.pages.shelf import read_shelf
from archive.pages.shelf import undated as undated_of
from archive.views.remembering import remembered

PAGE_SIZE = 30
WEEKDAYS = [  # full, and as a calendar's head has room for
    (_("星期一"), _("一")),
    (_("星期二"), _("二")),
    (_("星期三"), _("三")),
    (_("星期四"), _("四")),
    (_("星期五"), _("五")),
    (_("星期六"), _("六")),
    (_("星期日"), _("日")),
]


@require_safe
@conditional_page
@remembered
def period(request: HttpRequest, year: int, month: int | None = None, day: int | None = None) -> HttpResponse:
    asked = get_period(year, month, day)
    try:
        filters = parse_filters({name: request.GET.get(name, "") for name in ("after", "before")})
    except ValueError as error:
        raise BadRequest(str(error)) from error
    published = Article.objects.published()
    articles = published.dated(asked.first, asked.last)
    page = read_page(articles.without_text(), PAGE_SIZE, after=filters.after, before=filters.before)
    context = {
        "period": asked,
        "almanac": read_almanac(asked, published),
        "page": page,
        "lines": lines_of(page.articles),
        "total": articles.count(),
        "weekdays": WEEKDAYS,
    }
    return render(request, "archive/period.html", context)


@require_safe
@conditional_page
@remembered
def undated(request: HttpRequest) -> HttpResponse:
    before = request.GET.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) < 19):
        raise BadRequest(str(_("翻页的位置写错了，请从列表第一页开始。")))
    shelf = read_shelf(int(before) if before else None)
    total = undated_of(Article.objects.published()).count()
    return render(request, "archive/undated.html", {"shelf": shelf, "total": total, "is_inside": before})
