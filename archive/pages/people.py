"""The people whom the bulletins name, in which office and when. One name in two bodies is two people until an editor
says otherwise: an archive does not guess. Imports the record's models.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Count, Exists, F, Max, Min, OuterRef, QuerySet
from django.urls import reverse

from archive.models import Article, Branch, PersonMention
from archive.models.article import ArticleQuerySet
from archive.pages.excerpts import Excerpt, cut_excerpt

NAMES = 60  # on a page of the directory
MOST_OFFICES = 30
LONGEST = 110  # characters of evidence


@dataclass(frozen=True)
class Person:
    """A name in a body, as far as the published articles show it."""

    name: str
    body: str  # name of the branch; "" where the text gives none of the archive's
    slug: str | None  # of the branch
    articles: int
    first: date | None  # of the articles that state a date
    last: date | None
    offices: tuple[str, ...] = ()

    def get_absolute_url(self) -> str:
        return address_of(self.name, self.slug)


@dataclass(frozen=True)
class Directory:
    """A page of the people, by name."""

    surnames: Sequence[tuple[str, Sequence[Person]]]  # first character -> those who bear it
    next: str | None  # pass it as `after`


@dataclass(frozen=True)
class Office:
    role: str
    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Evidence:
    """What one article says of a person: the sentence that names him first."""

    article: Article
    role: str
    paragraph: str
    excerpt: Excerpt

    @property
    def url(self) -> str:
        return f"{self.article.get_absolute_url()}#{self.paragraph}"


def address_of(name: str, slug: str | None) -> str:
    parts = {"name": name, "slug": slug} if slug else {"name": name}
    return reverse("archive:person-of-body" if slug else "archive:person", kwargs=parts)


def read_directory(prefix: str = "", after: str = "") -> Directory:
    """Three queries, however many people: names are read on from a place in their index."""
    is_published = Exists(
        Article.objects.published().filter(pk=OuterRef("article"))
    )  # a join would leave the index
    mentions = PersonMention.objects.filter(is_published, name__startswith=prefix, name__gte=prefix)
    names = mentions.filter(name__gt=after).order_by("name").values_list("name", flat=True).distinct()
    found = list(names[: NAMES + 1])
    shown = found[:NAMES]
    people = _with_offices(_count(_published().filter(name__in=shown)), shown)
    surnames = [
        (surname, list(bearers)) for surname, bearers in groupby(people, lambda person: person.name[0])
    ]
    return Directory(surnames, shown[-1] if len(found) > NAMES else None)


def namesakes_of(name: str) -> list[Person]:
    """One query: every body in which the name stands, the most spoken of first."""
    return sorted(_count(_published().filter(name=name)), key=lambda person: -person.articles)


def articles_naming(name: str, branch: Branch | None) -> ArticleQuerySet:
    mentions = PersonMention.objects.filter(name=name, branch=branch).order_by()
    return Article.objects.published().filter(pk__in=mentions.values("article_id"))


def offices_of(name: str, branch: Branch | None) -> list[Office]:
    """One query, the latest held first."""
    mentions = _published().filter(name=name, branch=branch).exclude(role="").order_by().values("role")
    counted = mentions.annotate(
        articles=Count("article", distinct=True), first=Min("article__date"), last=Max("article__date")
    )
    rows = counted.order_by(F("last").desc(nulls_last=True), "-articles", "role")[:MOST_OFFICES]
    return [Office(**row) for row in rows]


def evidence_of(name: str, branch: Branch | None, articles: Sequence[Article]) -> list[Evidence]:
    """One query. In the order of the articles."""
    first: dict[int, PersonMention] = {}
    for mention in PersonMention.objects.filter(name=name, branch=branch, article__in=articles).order_by(
        "id"
    ):
        first.setdefault(mention.article_id, mention)
    return [_cite(article, first[article.pk]) for article in articles]


def _cite(article: Article, mention: PersonMention) -> Evidence:
    texts = {paragraph["id"]: paragraph["text"] for paragraph in article.paragraphs}
    heads = {"title": article.title, "subtitle": article.subtitle, "byline": article.byline}
    text = texts.get(mention.paragraph) or heads.get(mention.paragraph, "")
    is_there = text[mention.start : mention.end] == mention.text
    excerpt = cut_excerpt(text, mention.start, mention.end, LONGEST) if is_there else None
    place = mention.paragraph if mention.paragraph in texts else "title"
    return Evidence(article, mention.role, place, excerpt or Excerpt("", mention.text, "", False, False))


def _published() -> QuerySet[PersonMention]:
    """Asked by a semi-join: a plain one is begun at the articles, all of them, and not at the names."""
    return PersonMention.objects.filter(Exists(Article.objects.published().filter(pk=OuterRef("article"))))


def _count(mentions: QuerySet[PersonMention]) -> Iterator[Person]:
    """Name by name, body by body."""
    bodies = mentions.order_by("name", "branch").values_list("name", "branch__name", "branch__slug")
    counted = bodies.annotate(Count("article", distinct=True), Min("article__date"), Max("article__date"))
    for name, body, slug, articles, first, last in counted:
        yield Person(name, body or "", slug, articles, first, last)


def _with_offices(people: Iterable[Person], names: Sequence[str]) -> list[Person]:
    offices: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    held = _published().filter(name__in=names).exclude(role="").order_by("role")
    for name, slug, role in held.values_list("name", "branch__slug", "role").distinct():
        offices[name, slug].append(role)
    return [replace(person, offices=tuple(offices[person.name, person.slug])) for person in people]
