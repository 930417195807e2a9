"""The shelf of the undated: articles whose text states no date, by the bulletin they came in.

Imports the record's models.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber
from django.db.models.lookups import LessThanOrEqual

from archive.models import Article, Bulletin
from archive.models.article import ArticleQuerySet

BULLETINS = 20  # on a page of the shelf
SHOWN = 12  # articles of one bulletin; the rest stand on its own page


@dataclass(frozen=True)
class Bundle:
    """One bulletin's undated articles."""

    bulletin: Bulletin
    articles: Sequence[Article]  # the first of them
    count: int

    @property
    def has_more(self) -> bool:
        return len(self.articles) < self.count


@dataclass(frozen=True)
class Shelf:
    bundles: Sequence[Bundle]
    next: int | None  # pass it as `before`


def undated(articles: ArticleQuerySet) -> ArticleQuerySet:
    return articles.filter(date__isnull=True)


def read_shelf(before: int | None = None) -> Shelf:
    """Two queries. Latest accession first; `before` is the id of the last bulletin of the page before."""
    of_bulletin = undated(Article.objects.published()).filter(bulletin=OuterRef("pk"))
    bulletins = Bulletin.objects.filter(Exists(of_bulletin)).defer("received_text", "dropped").order_by("-id")
    if before is not None:
        bulletins = bulletins.filter(pk__lt=before)
    found = list(bulletins[: BULLETINS + 1])
    shown = found[:BULLETINS]
    return Shelf(_bundle(shown), shown[-1].pk if len(found) > BULLETINS else None)


def _bundle(bulletins: Sequence[Bulletin]) -> list[Bundle]:
    numbered = undated(Article.objects.published()).filter(bulletin__in=bulletins).without_text()
    place = Window(RowNumber(), partition_by=F("bulletin"), order_by=["position", "id"])
    numbered = numbered.annotate(of=Window(Count("pk"), partition_by=F("bulletin"))).alias(place=place)
    held: defaultdict[int, list[Article]] = defaultdict(list)
    for article in numbered.filter(LessThanOrEqual(F("place"), SHOWN)).order_by("position", "id"):
        held[article.bulletin_id].append(article)
    return [
        Bundle(bulletin, articles, vars(articles[0])["of"])
        for bulletin in bulletins
        for articles in [held[bulletin.pk]]
    ]
