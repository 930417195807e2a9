"""Which dossier a mention of a name belongs to: the one of the body it is named in, unless an editor said otherwise.

Imports the record's models.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import get_script_prefix, reverse

from archive.models import Article, Attribution, Branch, PersonMention
from archive.models.attribution import Dossier
from archive.revision import kept_until_written

NO_BODY = "-"  # stands for the branch in the address of a namesake outside every branch


class Attributions:
    """What is in force of some names."""

    def __init__(self, rows: Iterable[Attribution]) -> None:
        self.rows = list(rows)
        self.branches: dict[int | None, Branch | None] = {None: None}
        self._merged: dict[tuple[str, Dossier], Dossier] = {}
        self._parted: dict[tuple[str, int | None, int], Dossier] = {}
        for row in self.rows:
            self.branches |= {row.branch_id: row.branch, row.into_branch_id: row.into_branch}
            if row.is_merge:
                self._merged[row.name, row.dossier] = row.into
            for article in row.articles:
                self._parted[row.name, row.branch_id, article] = row.into
        self.names = {row.name for row in self.rows}

    @classmethod
    def of(cls, names: Iterable[str]) -> Attributions:
        """One query; none of names of which no editor has spoken."""
        wanted = set(names)
        wanted &= _spoken_of() if wanted else wanted
        return cls(Attribution.objects.in_force().of_names(wanted) if wanted else ())

    def dossier_of(self, name: str, branch: int | None, article: int) -> Dossier:
        return self.follow(name, self._parted.get((name, branch, article), (branch, 1)))

    def follow(self, name: str, dossier: Dossier) -> Dossier:
        """The dossier into which it was merged, over as many steps as there are; itself where it was not."""
        passed = {dossier}
        while (into := self._merged.get((name, dossier))) and into not in passed:
            dossier = into
            passed.add(dossier)
        return dossier

    def mentions_of(self, name: str, dossier: Dossier) -> QuerySet[PersonMention]:
        """In published articles; no query yet."""
        bodies = {dossier[0], *(branch for held, (branch, _number) in self._merged if held == name)}
        bodies = {branch for branch in bodies if self.follow(name, (branch, 1)) == dossier}
        inside: defaultdict[int | None, list[int]] = defaultdict(list)
        outside: defaultdict[int | None, list[int]] = defaultdict(list)
        for (held, branch, article), into in self._parted.items():
            if held == name:
                (inside if self.follow(name, into) == dossier else outside)[branch].append(article)
        whole = [Q(branch=branch) & ~Q(article__in=outside[branch]) for branch in bodies]
        picked = [Q(branch=branch, article__in=articles) for branch, articles in inside.items()]
        return published_mentions().filter(reduce(or_, [*whole, *picked], Q(pk__in=[])), name=name)

    def about(self, name: str, dossier: Dossier) -> list[Attribution]:
        """What editors said that gave the dossier what it holds."""
        return [row for row in self.rows if row.name == name and self.follow(name, row.into) == dossier]

    def address_of(self, mention: PersonMention) -> str:
        """The mention comes with its branch. Of the page of whom it speaks."""
        branch, number = self.dossier_of(mention.name, mention.branch_id, mention.article_id)
        body = mention.branch if branch == mention.branch_id else self.branches[branch]
        return address_of(mention.name, body.slug if body else None, number)


@kept_until_written
def _spoken_of() -> frozenset[str]:
    return frozenset(Attribution.objects.in_force().order_by().values_list("name", flat=True))


def published_mentions() -> QuerySet[PersonMention]:
    """Asked by a semi-join: a plain one is begun at the articles, all of them, and not at the names."""
    return PersonMention.objects.filter(Exists(Article.objects.published().filter(pk=OuterRef("article"))))


def address_of(name: str, slug: str | None, number: int = 1) -> str:
    return _address_of(name, slug, number, get_script_prefix())


@lru_cache(maxsize=4096)
def _address_of(name: str, slug: str | None, number: int, _prefix: str) -> str:
    if number > 1:
        parts = {"name": name, "slug": slug or NO_BODY, "number": number}
        return reverse("archive:person-namesake", kwargs=parts)
    if slug:
        return reverse("archive:person-of-body", kwargs={"name": name, "slug": slug})
    return reverse("archive:person", kwargs={"name": name})
