"""Every page of the editors' desk, found in the admin's own addresses: a new one is among them by itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from archive.attributing import part
from archive.models import Article, Attribution, Branch
from search.models import LexiconWord, Synonym

OF_A_MODEL = ("", "add/", "1/change/", "1/history/", "1/delete/")
PERSON = "任鸿斌"  # of whom two of the founding documents speak
NO_PAGES = {
    "view_on_site",
    "autocomplete",
    "jsi18n",
    "archive_bulletin_arrivals",
}  # the last is a part of one
ELSEWHERE = {
    "login",  # seen without a session
    "archive_bulletin_add",  # leads to the upload
    "archive_attribution_add",  # leads to the people, where it begins
}
NOBODY_MAY = {
    "logout",
    "archive_attribution_end",  # by POST alone
    "archive_article_add",
    "archive_article_delete",
    "archive_branch_delete",
    "archive_attribution_delete",
}
KINDS = [  # on a site of the founding documents with a draft, and a row of every other model
    "",
    "archive/",
    "archive/bulletin/upload/",
    "archive/bulletin/",
    "archive/bulletin/3/review/",
    "archive/bulletin/3/change/",
    "archive/bulletin/3/history/",
    "archive/bulletin/6/delete/",  # a draft
    "archive/article/",
    "archive/article/8/change/",
    "archive/article/8/history/",
    "archive/article/10/compare/9/",
    "archive/branch/",
    "archive/branch/add/",
    "archive/branch/1/change/",
    "archive/branch/1/history/",
    "archive/attribution/",
    "archive/attribution/person/?name=任鸿斌&of=1-1",
    "archive/attribution/1/change/",
    "archive/attribution/1/history/",
    *(f"search/{model}/{page}" for model in ("synonym", "lexiconword") for page in OF_A_MODEL),
    *(f"auth/{model}/{page}" for model in ("user", "group") for page in OF_A_MODEL),
    "auth/user/1/password/",
    "second-factor/",
    "sessions/",
    "password_change/",
    "password_change/done/",
]


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
    asked = {"archive_attribution_person": {"name": PERSON, "of": f"{rows['archive_branch']}-1"}}
    for pattern in patterns():
        model = "_".join(pattern.name.split("_")[:2])
        known = told | dict.fromkeys(("object_id", "id", "pk"), rows.get(model))
        wanted = [*pattern.pattern.converters, *pattern.pattern.regex.groupindex]
        kwargs = {name: known[name] for name in wanted}
        yield reverse(f"admin:{pattern.name}", kwargs=kwargs, query=asked.get(pattern.name))
    yield reverse("second-factor")


def patterns() -> Iterator[URLPattern]:
    desk = next(part for part in get_resolver().url_patterns if getattr(part, "app_name", "") == "admin")
    yield from _patterns(desk.url_patterns)


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
