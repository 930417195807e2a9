"""The desk's page of a name: an editor says which dossiers are one person, or that one holds two.

May import archive.attributing and everything below it. Mounted in the admin by archive.admin, which sees to the login.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive.attributing import ImpossibleAttribution, end, merge, part
from archive.models import Article, Attribution
from archive.models.correction import REASON_LENGTH
from archive.pages.attributions import Attributions
from archive.pages.people import Evidence, Person, articles_naming, evidence_of, namesakes_of

SHOWN = 200  # articles to part, the newest
ACTS = ("merge", "part", "end")


class ReasonedForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("理由"),
        max_length=REASON_LENGTH,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("例如：2019年由山东调任大连，见某报")}),
    )


class MergeForm(ReasonedForm):
    into = forms.ChoiceField(label=gettext_lazy("与下面哪一页是同一人"), widget=forms.RadioSelect)

    def __init__(self, data: object, others: Iterable[Person]) -> None:
        super().__init__(cast("None", data), prefix="merge")
        self.fields["into"].choices = [(code_of(other), _told(other)) for other in others]  # type: ignore[attr-defined]


class PartForm(ReasonedForm):
    articles = forms.TypedMultipleChoiceField(
        label=gettext_lazy("哪些文章说的是另一人"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: object, evidence: Iterable[Evidence]) -> None:
        super().__init__(cast("None", data), prefix="part")
        self.fields["articles"].choices = [(item.article.pk, _cited(item)) for item in evidence]  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("archive.add_attribution", raise_exception=True)
def person(request: HttpRequest) -> HttpResponse:
    name = request.GET.get("name", "")
    attributions = Attributions.of([name])
    people = {code_of(person): person for person in namesakes_of(name, attributions)}
    shown = people.get(request.GET.get("of", ""))
    if shown is None:
        raise Http404(_("公报中没有提到这个人。"))
    mentions = attributions.mentions_of(name, shown.dossier)
    evidence = evidence_of(mentions, list(articles_naming(mentions).newest()[:SHOWN]))
    act = request.POST.get("act", "")
    merging = MergeForm(request.POST if act == "merge" else None, [p for p in people.values() if p != shown])
    parting = PartForm(request.POST if act == "part" else None, evidence)
    try:
        if act == "merge" and merging.is_valid():
            return _merge(
                request, shown, people[merging.cleaned_data["into"]], merging.cleaned_data["reason"]
            )
        if act == "part" and parting.is_valid():
            return _part(request, shown, **parting.cleaned_data)
    except ImpossibleAttribution as error:
        messages.error(request, str(error))
    words = Attribution.objects.of_names([name]).select_related("by", "ended_by").reverse()
    context = {
        **admin.site.each_context(request),
        "title": _("%(name)s：是一人还是几人") % {"name": name},
        "opts": Attribution._meta,
        "person": shown,
        "merging": merging if len(people) > 1 else None,
        "parting": parting if len(evidence) > 1 else None,
        "words": words,
    }
    return render(request, "admin/archive/attribution/person.html", context)


@require_http_methods(["POST"])
@permission_required("archive.add_attribution", raise_exception=True)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    word = get_object_or_404(Attribution, pk=pk)
    end(word, by=cast("User", request.user))
    messages.success(request, _("已撤销，此前的归属留在下面的记录里。"))
    found = namesakes_of(word.name, Attributions.of([word.name]))
    there = next((person for person in found if person.dossier == word.dossier), None)
    return HttpResponseRedirect(desk_address(there) if there else reverse("archive:person", args=[word.name]))


def code_of(person: Person) -> str:
    branch, number = person.dossier
    return f"{branch or 0}-{number}"


def desk_address(person: Person) -> str:
    return f"{reverse('admin:archive_attribution_person')}?{urlencode({'name': person.name, 'of': code_of(person)})}"


def _merge(request: HttpRequest, one: Person, into: Person, reason: str) -> HttpResponse:
    merge(one.name, one.dossier, into.dossier, by=cast("User", request.user), reason=reason)
    messages.success(request, _("两页已并为一页。"))
    return HttpResponseRedirect(into.get_absolute_url())


def _part(request: HttpRequest, shown: Person, articles: list[int], reason: str) -> HttpResponse:
    namesake = part(shown.name, shown.dossier, articles, by=cast("User", request.user), reason=reason)
    messages.success(request, _("已分出另一人的页面。"))
    found = namesakes_of(shown.name, Attributions.of([shown.name]))
    return HttpResponseRedirect(next(p for p in found if p.dossier == namesake).get_absolute_url())


def _told(person: Person) -> str:
    body = person.body or _("其他机构")
    number = f"（{person.number}）" if person.number > 1 else ""
    years = "—".join(dict.fromkeys(str(day.year) for day in (person.first, person.last) if day))
    return " · ".join(filter(None, [f"{body}{number}", years, _("%d 篇") % person.articles]))


def _cited(item: Evidence) -> str:
    article: Article = item.article
    day = article.date.isoformat() if article.date else _("未写明日期")
    excerpt = item.excerpt
    return f"{day}《{article.title}》{excerpt.before}{excerpt.words}{excerpt.after}"
