"""The people whom the bulletins name. Imports the record's pages."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Branch
from archive.pages.filters import parse_filters
from archive.pages.paging import read_page
from archive.pages.people import articles_naming, evidence_of, namesakes_of, offices_of, read_directory

PAGE_SIZE = 20
LONGEST_NAME = 60


@require_safe
@conditional_page
def people(request: HttpRequest) -> HttpResponse:
    prefix, after = (request.GET.get(key, "").strip()[:LONGEST_NAME] for key in ("name", "after"))
    directory = read_directory(prefix, after)
    return render(request, "archive/people.html", {"directory": directory, "prefix": prefix, "after": after})


@require_safe
@conditional_page
def person(request: HttpRequest, name: str, slug: str = "") -> HttpResponse:
    namesakes = namesakes_of(name)
    known = next((person for person in namesakes if (person.slug or "") == slug), None)
    if known is None and (slug or not namesakes):
        raise Http404(_("公报中没有提到这个人。"))
    if known is None and len(namesakes) == 1:
        return redirect(namesakes[0])
    try:
        filters = parse_filters({key: request.GET.get(key, "") for key in ("after", "before")})
    except ValueError as error:
        raise BadRequest(str(error)) from error
    branch = Branch.objects.filter(slug=slug).first() if slug else None
    page = read_page(articles_naming(name, branch), PAGE_SIZE, after=filters.after, before=filters.before)
    context = {
        "name": name,
        "person": known,
        "branch": branch,
        "namesakes": [person for person in namesakes if person != known],
        "offices": offices_of(name, branch),
        "page": page,
        "evidence": evidence_of(name, branch, page.articles),
    }
    return render(request, "archive/person.html", context)
