"""The front page. Imports the record and what draws it."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Article, Bulletin
from archive.pages.anniversaries import find_anniversaries
from archive.pages.bodies import counted_branches
from archive.pages.branch_tree import grow
from archive.pages.coverage import cover
from archive.pages.listing import lead_of, lines_of
from archive.pages.paging import read_page
from archive.pages.periods import parse_period
from archive.pages.tilemap import draw_tiles, heads_of
from archive.pages.years import chart_years
from archive.views.remembering import remembered

NEWEST = 9


@require_safe
@conditional_page
@remembered
def home(request: HttpRequest) -> HttpResponse:
    published = Article.objects.published()
    today = timezone.localdate()
    lines = lines_of(read_page(published.exclude(date__gt=today), NEWEST).articles)
    held = published.filter(bulletin=OuterRef("pk"))
    branches = counted_branches()
    tree, years = grow(branches), chart_years(published)
    try:
        period = parse_period(request.GET, years.first, years.last)
    except ValueError as error:
        raise BadRequest(str(error)) from error
    context = {
        "lead": lead_of(lines[0]) if lines else None,
        "newest": lines[1:],
        "tiles": draw_tiles(branches, period.count(heads_of(branches).values()) if period else None),
        "period": period,
        "tree": tree,
        "years": years,
        "coverage": cover(tree, years),
        "anniversaries": find_anniversaries(today, (bar.year for bar in years.bars)),
        "bulletins": Bulletin.objects.filter(Exists(held)).count(),
        "spoken_of": sum(1 for branch in branches if vars(branch)["article_count"]),
    }
    return render(request, "archive/home.html", context)
