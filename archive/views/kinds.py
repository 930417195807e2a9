"""Sources and kinds as lists with counts. Imports the record's pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.pages.kinds import read_kinds, read_sources
from archive.views.remembering import remembered


@require_safe
@conditional_page
@remembered
def sources(request: HttpRequest) -> HttpResponse:
    note = _("文中注明的来源，篇数多的在前。没有注明来源的文章不在此列。")
    feed = reverse("archive:sources-feed")
    context = {"title": _("来源"), "note": note, "groups": read_sources(), "feed": feed}
    return render(request, "archive/groups.html", context)


@require_safe
@conditional_page
@remembered
def kinds(request: HttpRequest) -> HttpResponse:
    note = _("类型依文章的体裁判定，编辑可以更正。")
    feed = reverse("archive:kinds-feed")
    context = {"title": _("类型"), "note": note, "groups": read_kinds(), "feed": feed}
    return render(request, "archive/groups.html", context)
