"""Articles that speak of the same things: those that hold most of the words that tell an article from the others.

The words are the article's with the greatest tf-idf (Salton & Buckley 1988); the search that any reader could make with
them gives the order. May import archive.models, search.searching and what that imports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from archive.models import Article, Reprint
from search import analysis, lexicon
from search.collapsing import collapse
from search.compatibility import written_out
from search.evaluation import IndexUnavailable, ScoredId
from search.generations import Generations, NoGeneration
from search.query import AllOf, Query, Text
from search.searching import current_engine

SHOWN = 5
WEIGHED = 24  # words of an article whose rarity is looked up, the most frequent ones
TELLING = 12  # of these, asked for
READ = 20_000  # characters of a text: what follows seldom changes what it is about
TITLE = 3  # times a word of the title counts
LEAST = 0.25  # of the score that the article itself has: less is chance


def related_to(article: Article) -> list[Article]:
    """At most SHOWN, the nearest first; not its reprints, nor what it continues or is continued by. Nothing where
    there is no index."""
    try:
        generation = Generations(Path(settings.INDEX_DIR)).current()
        ids = _related_ids(generation, article.pk, article.revision)
    except (IndexUnavailable, NoGeneration):
        return []
    rows = Article.objects.without_text().published_by_id(ids)
    return [rows[pk] for pk in ids if pk in rows]


@lru_cache(maxsize=4096)
def _related_ids(_generation: Path, pk: int, _revision: int) -> tuple[int, ...]:
    """Of an article as it is and an index as it is, once."""
    article = Article.objects.get(pk=pk)
    words = telling_words(article)
    if not words:
        return ()
    query = Query(AllOf(tuple(map(Text, words))))
    own = _kin(article)

    def ask(count: int) -> Sequence[ScoredId]:
        return current_engine().evaluate(query, 0, count, relaxed=True, facets=()).hits

    hits = collapse(ask, 0, SHOWN + len(own) + 1).hits  # of its own text one hit at most, so enough are left
    best = max((hit.score for hit in hits), default=0.0)
    others = [hit.article_id for hit in hits if hit.score >= LEAST * best and hit.article_id not in own]
    return tuple(others[:SHOWN])


def telling_words(article: Article) -> Sequence[str]:
    """The article's words with the greatest tf-idf, the greatest first."""
    engine = current_engine()
    counted = Counter(_words(article.body[:READ]))
    for word in _words(article.title):
        counted[word] += TITLE
    size = engine.document_count
    weights: dict[str, float] = {}
    for word, frequency in counted.most_common(WEIGHED):
        held = engine.document_frequency(word)
        if held > 1:  # a word of this article alone leads nowhere
            weights[word] = (1 + log(frequency)) * log(size / held)
    chosen: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], -len(word))):
        if weights[word] > 0 and not any(word in longer for longer in chosen):
            chosen.append(word)
    return chosen[:TELLING]


def _words(text: str) -> Iterator[str]:
    stop_words = lexicon.stop_words()
    return (
        word
        for word in analysis.words(analysis.fold(written_out(text)))
        if len(word) > 1 and not word.isdecimal() and word not in stop_words
    )


def _kin(article: Article) -> set[int]:
    """The article, its reprints, and the parts of the same text on other pages of its bulletin."""
    text = Reprint.objects.filter(article=article).values("text")
    parts = Q(pk=article.pk) | Q(printing__text__in=text)
    if article.page is not None:
        parts |= Q(bulletin=article.bulletin_id, continued_from_page=article.page)
        parts |= Q(bulletin=article.bulletin_id, continued_on_page=article.page)
    return set(Article.objects.filter(parts).values_list("pk", flat=True))
