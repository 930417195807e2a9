"""A hit opened: the article with the marks of the search that found it, and the hits before and after it.

May import search.searching and search.marking.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from archive.models import Article
from archive.pages.typesetting import PrintedParagraph
from search.highlighting import Marker
from search.marking import MarkedText, mark_text
from search.parsing import leaves_of
from search.searching import DEEPEST, answer
from search.understanding import SearchRequest, understand


@dataclass(frozen=True)
class NumberedHit:
    article: Article
    number: int  # the first hit of the search is 1


@dataclass(frozen=True)
class OpenHit:
    title: SafeString  # with marks, which are not counted
    text: MarkedText
    number: int
    total: int
    previous: NumberedHit | None
    next: NumberedHit | None


def open_hit(
    request: SearchRequest, article: Article, paragraphs: Sequence[PrintedParagraph], number: int
) -> OpenHit:
    """The article as hit `number` of the search. Where the hits have moved since, its neighbours are found around its
    new place, if that is near, and left out if it is not."""
    meant = understand(request)
    first = max(number - 2, 0)
    found = answer(meant, first, number + 2 - first)
    ids = [hit.article_id for hit in found.collapsed.hits]
    place = ids.index(article.pk) if article.pk in ids else None
    rows = Article.objects.without_text().published_by_id(ids)

    def at(n: int) -> NumberedHit | None:
        is_there = 0 <= n < len(ids) and ids[n] in rows and first + n < DEEPEST
        return NumberedHit(rows[ids[n]], first + n + 1) if is_there else None

    marker = Marker.of_leaves(leaves_of(meant.query.root))
    fitted = marker.fitted((article.title, article.subtitle, *(part.text for part in paragraphs)))
    return OpenHit(
        fitted.highlight(article.title),
        mark_text(paragraphs, fitted),
        number if place is None else first + place + 1,
        found.total - found.collapsed.behind,
        None if place is None else at(place - 1),
        None if place is None else at(place + 1),
    )
