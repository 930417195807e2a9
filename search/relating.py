"""Articles that speak of the same things: those that hold most of the words that tell an article from the others.

The words are the article's with the greatest tf-idf (Salton & Buckley 1988); what they are worth in the others, as words
of a query are, gives the order. May import archive.models, search.searching and what that imports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from math import log
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from archive.models import Article, Reprint
from search import analysis, lexicon
from search.collapsing import collapse
from search.compatibility import written_out
from search.evaluation import IndexUnavailable
from search.generations import Generations, NoGeneration
from search.searching import current_engine

SHOWN = 5
WEIGHED = 24  # words of an article whose rarity is looked up, the most frequent ones
TELLING = 8  # of these, asked for: each costs reading its postings
READ = 20_000  # characters of a text: what follows seldom changes what it is about
TITLE = 3  # times a word of the title counts
_LATIN = re.compile("[a-z]{2,}")
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
    own = _kin(article)
    ask = partial(current_engine().alike, words)
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
    """Cut in one pass, not clause by clause as for the index: what a text is about is the same."""
    folded, stop_words = analysis.fold(written_out(text)), lexicon.stop_words()
    found = chain(analysis.cutter().cut_for_search(folded), _LATIN.findall(folded))
    return (word for word in found if len(word) > 1 and word not in stop_words)


def _kin(article: Article) -> set[int]:
    """The article, its reprints, and the parts of the same text on other pages of its bulletin."""
    printing = Reprint.objects.filter(article=article).values("text")
    kin = {article.pk, *Reprint.objects.filter(text__in=printing).values_list("article", flat=True)}
    if article.page is not None:
        parts = Q(continued_from_page=article.page) | Q(continued_on_page=article.page)
        kin |= set(Article.objects.filter(parts, bulletin=article.bulletin_id).values_list("pk", flat=True))
    return kin
