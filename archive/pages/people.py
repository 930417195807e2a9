"""The people whom the bulletins name, in which office and when. One name in two bodies is two people until an editor
says otherwise: an archive does not guess. Imports the record's models.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import Count, F, Max, Min, QuerySet

from archive.models import Article, PersonMention
from archive.models.article import ArticleQuerySet
from archive.models.attribution import Dossier
from archive.pages.attributions import Attributions, address_of, published_mentions
from archive.pages.excerpts import Excerpt, cut_excerpt

NAMES = 60  # on a page of the directory
MOST_OFFICES = 30
LONGEST = 110  # characters of evidence


@dataclass(frozen=True)
class Person:
    """A dossier of a name, as far as the published articles show it."""

    name: str
    dossier: Dossier
    body: str  # name of the branch; "" where the text gives none of the archive's
    slug: str | None  # of the branch
    articles: int
    first: date | None  # of the articles that state a date
    last: date | None
    offices: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """Past 1: another of the same name in the same body."""
        return self.dossier[1]

    def get_absolute_url(self) -> str:
        return address_of(self.name, self.slug, self.number)


@dataclass(frozen=True)
class Directory:
    """A page of the people, by name."""

    surnames: Sequence[tuple[str, Sequence[Person]]]  # first character -> those who bear it
    next: str | None  # pass it as `after`


@dataclass(frozen=True)
class Office:
    role: str
    body: str  # "" where the text gives none of the archive's
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


def read_directory(prefix: str = "", after: str = "") -> Directory:
    """Four queries, however many people: names are read on from a place in their index. One more where an editor
    has merged or parted some of them."""
    mentions = published_mentions().filter(name__startswith=prefix, name__gte=prefix)
    names = mentions.filter(name__gt=after).order_by("name").values_list("name", flat=True).distinct()
    found = list(names[: NAMES + 1])
    shown = found[:NAMES]
    attributions = Attributions.of(shown)
    plain = [name for name in shown if name not in attributions.names]
    people = [*_with_offices(_count(plain), plain), *_fold(attributions)]
    people.sort(key=lambda person: (person.name, -person.articles))
    surnames = [
        (surname, list(bearers)) for surname, bearers in groupby(people, lambda person: person.name[0])
    ]
    return Directory(surnames, shown[-1] if len(found) > NAMES else None)


def namesakes_of(name: str, attributions: Attributions) -> list[Person]:
    """One query: every dossier of the name, the most spoken of first."""
    people = _fold(attributions) if attributions.rows else _count([name])
    return sorted(people, key=lambda person: -person.articles)


def articles_naming(mentions: QuerySet[PersonMention]) -> ArticleQuerySet:
    return Article.objects.published().filter(pk__in=mentions.order_by().values("article_id"))


def offices_of(mentions: QuerySet[PersonMention]) -> list[Office]:
    """One query, the latest held first."""
    held = mentions.exclude(role="").order_by().values_list("role", "branch__name")
    counted = held.annotate(
        articles=Count("article", distinct=True), first=Min("article__date"), last=Max("article__date")
    )
    rows = counted.order_by(F("last").desc(nulls_last=True), "-articles", "role")[:MOST_OFFICES]
    return [Office(role, body or "", *counts) for role, body, *counts in rows]


def evidence_of(mentions: QuerySet[PersonMention], articles: Sequence[Article]) -> list[Evidence]:
    """One query. In the order of the articles."""
    first: dict[int, PersonMention] = {}
    for mention in mentions.filter(article__in=articles).order_by("id"):
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


def _count(names: Sequence[str]) -> Iterator[Person]:
    """Of names that no editor has spoken of: name by name, body by body."""
    bodies = published_mentions().filter(name__in=names).order_by("name", "branch")
    rows = bodies.values_list("name", "branch", "branch__name", "branch__slug")
    counted = rows.annotate(Count("article", distinct=True), Min("article__date"), Max("article__date"))
    for name, branch, body, slug, articles, first, last in counted:
        yield Person(name, (branch, 1), body or "", slug, articles, first, last)


def _fold(attributions: Attributions) -> Iterator[Person]:
    """Of names that an editor has spoken of, mention by mention. No query without any."""
    if not attributions.names:
        return
    branches = dict(attributions.branches)
    dossiers: defaultdict[tuple[str, Dossier], list[PersonMention]] = defaultdict(list)
    mentions = published_mentions().filter(name__in=attributions.names).select_related("branch", "article")
    wanted = mentions.only("name", "role", "branch", "article__date", "branch__name", "branch__slug")
    for mention in wanted.order_by("role"):
        branches.setdefault(mention.branch_id, mention.branch)
        dossier = attributions.dossier_of(mention.name, mention.branch_id, mention.article_id)
        dossiers[mention.name, dossier].append(mention)
    for (name, dossier), held in dossiers.items():
        body = branches[dossier[0]]
        dates = sorted(mention.article.date for mention in held if mention.article.date)
        yield Person(
            name=name,
            dossier=dossier,
            body=body.name if body else "",
            slug=body.slug if body else None,
            articles=len({mention.article_id for mention in held}),
            first=dates[0] if dates else None,
            last=dates[-1] if dates else None,
            offices=tuple(dict.fromkeys(mention.role for mention in held if mention.role)),
        )


def _with_offices(people: Iterable[Person], names: Sequence[str]) -> list[Person]:
    offices: defaultdict[tuple[str, int | None], list[str]] = defaultdict(list)
    held = published_mentions().filter(name__in=names).exclude(role="").order_by("role")
    for name, branch, role in held.values_list("name", "branch", "role").distinct():
        offices[name, branch].append(role)
    return [replace(person, offices=tuple(offices[person.name, person.dossier[0]])) for person in people]
