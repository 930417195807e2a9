"""The people whom the bulletins name. Imports the record's pages."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from archive.models import Branch, PersonMention
from archive.pages.attributions import NO_BODY, Attributions
from archive.pages.filters import parse_filters
from archive.pages.paging import read_page
from archive.pages.people import (
    Person,
    articles_naming,
    evidence_of,
    namesakes_of,
    offices_of,
    read_directory,
)
from archive.views.attributions import desk_address
from archive.views.remembering import remembered

PAGE_SIZE = 20
LONGEST_NAME = 60


@require_safe
@conditional_page
@remembered
def people(request: HttpRequest) -> HttpResponse:
    prefix, after = (request.GET.get(key, "").strip()[:LONGEST_NAME] for key in ("name", "after"))
    directory = read_directory(prefix, after)
    return render(request, "archive/people.html", {"directory": directory, "prefix": prefix, "after": after})


@require_safe
@conditional_page
@remembered
def person(request: HttpRequest, name: str, slug: str = "", number: int = 1) -> HttpResponse:
    branch = _get_branch(slug, number)
    dossier = (branch.pk if branch else None, number)
    attributions = Attributions.of([name])
    namesakes = namesakes_of(name, attributions)
    known = {person.dossier: person for person in namesakes}
    if dossier not in known and (moved := known.get(attributions.follow(name, (dossier[0], 1)))):
        return redirect(moved)
    if dossier not in known and not slug and len(namesakes) == 1:
        return redirect(namesakes[0])
    if dossier not in known and (slug or not namesakes):
        raise Http404(_("公报中没有提到这个人。"))
    mentions = attributions.mentions_of(name, dossier)
    context = {
        "name": name,
        "person": known.get(dossier),
        "branch": branch,
        "namesakes": [person for person in namesakes if person.dossier != dossier],
        "offices": offices_of(mentions),
        "words": attributions.about(name, dossier),
        "desk": _desk(request, known.get(dossier)),
        **_evidence(request, mentions),
    }
    return render(request, "archive/person.html", context)


def _desk(request: HttpRequest, person: Person | None) -> str:
    """Where this user may say that this is one person with another, or two. Who has no session is not asked for."""
    may = person and request.user.has_perm("archive.add_attribution")
    return desk_address(person) if person and may else ""


def _get_branch(slug: str, number: int) -> Branch | None:
    """None outside every branch. Raises Http404 where there is no such branch."""
    if not slug or (slug == NO_BODY and number > 1):
        return None
    if branch := Branch.objects.filter(slug=slug).first():
        return branch
    raise Http404(_("公报中没有提到这个人。"))


def _evidence(request: HttpRequest, mentions: QuerySet[PersonMention]) -> dict[str, object]:
    try:
        filters = parse_filters({key: request.GET.get(key, "") for key in ("after", "before")})
    except ValueError as error:
        raise BadRequest(str(error)) from error
    page = read_page(articles_naming(mentions), PAGE_SIZE, after=filters.after, before=filters.before)
    return {"page": page, "evidence": evidence_of(mentions, page.articles)}
