"""Every page of the editors' desk, found in the admin's own addresses: a new one is among them by itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from archive.attributing import part
from archive.models import Article, Attribution, Branch
from search.models import LexiconWord, Synonym

PERSON = "任鸿斌"  # of whom two of the founding documents speak
NO_PAGES = {
    "view_on_site",
    "autocomplete",
    "jsi18n",
    "archive_bulletin_arrivals",
}  # the last is a part of one


def addresses() -> Iterator[str]:
    """Of the founding documents, with a row of every model of the desk."""
    rows = {row._meta.label_lower.replace(".", "_"): row.pk for row in _rows()}
    one, other = Article.objects.values_list("pk", flat=True)[:2]
    told = {
        "bulletin_id": rows["archive_bulletin"],
        "article_id": one,
        "other_id": other,
        "app_label": "archive",
    }
    desk = next(part for part in get_resolver().url_patterns if getattr(part, "app_name", "") == "admin")
    asked = {"archive_attribution_person": {"name": PERSON, "of": f"{rows['archive_branch']}-1"}}
    for pattern in _patterns(desk.url_patterns):
        model = "_".join(pattern.name.split("_")[:2])
        known = told | dict.fromkeys(("object_id", "id", "pk"), rows.get(model))
        wanted = [*pattern.pattern.converters, *pattern.pattern.regex.groupindex]
        kwargs = {name: known[name] for name in wanted}
        yield reverse(f"admin:{pattern.name}", kwargs=kwargs, query=asked.get(pattern.name))
    yield reverse("second-factor")


def _patterns(parts: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for each in parts:
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns)
        elif each.name and each.name not in NO_PAGES:
            yield each


def _rows() -> Iterator[Model]:
    chief = User.objects.create_superuser("chief")
    branch = Branch.objects.get(slug="ccpit")
    named = Article.objects.filter(person_mentions__name=PERSON, person_mentions__branch=branch).first()
    part(PERSON, (branch.pk, 1), [named.pk], by=chief, reason="另有其人")
    yield from (chief, branch, named, named.bulletin, Group.objects.first(), Attribution.objects.get())
    yield Synonym.objects.create(names="展会\n展览会", reason="一事二名")
    yield LexiconWord.objects.create(word="链博会", reason="新展会")
