"""Articles that speak of the same things: those that hold most of the words that tell an article from the others.

The words are the article's with the greatest tf-idf (Salton & Buckley 1988); what they are worth in the others, as words
of a query are, gives the order. May import archive.models, archive.pages, search.searching and what that imports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from math import log
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from archive.models import Article, Reprint
from archive.pages.listing import titles_by_id
from archive.prepared import Prepared
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
_REMEMBERED = 4096  # articles

# Of an article as it is and an index as it is.
_found: dict[tuple[Path, int, int], Sequence[int]] = {}


def related_to(article: Article) -> list[Article]:
    """At most SHOWN, the nearest first; not its reprints, nor what it continues or is continued by. Nothing where
    there is no index."""
    try:
        key = Generations(Path(settings.INDEX_DIR)).current(), article.pk, article.revision
        if (ids := _found.get(key)) is None:
            ids = _related_ids(article)
            if len(_found) >= _REMEMBERED:
                _found.clear()
            _found[key] = ids
    except (IndexUnavailable, NoGeneration):
        return []
    rows = titles_by_id(ids) if ids else {}
    return [rows[pk] for pk in ids if pk in rows]


def _related_ids(article: Article) -> Sequence[int]:
    words = telling_words(article)
    if not words:
        return []
    own = _kin(article)
    ask = partial(current_engine().alike, words)
    hits = collapse(ask, 0, SHOWN + len(own) + 1).hits  # of its own text one hit at most, so enough are left
    best = max((hit.score for hit in hits), default=0.0)
    others = [hit.article_id for hit in hits if hit.score >= LEAST * best and hit.article_id not in own]
    return others[:SHOWN]


def telling_words(article: Article) -> Sequence[str]:
    """The article's words with the greatest tf-idf, the greatest first."""
    engine = current_engine()
    counted = _count_words(article.body[:READ])
    for word, times in _count_words(article.title).items():
        counted[word] += TITLE * times
    size = engine.document_count
    weights: dict[str, float] = {}
    frequent = dict(counted.most_common(WEIGHED))
    for word, held in engine.document_frequencies(list(frequent)).items():
        if held > 1:  # a word of this article alone leads nowhere
            weights[word] = (1 + log(frequent[word])) * log(size / held)
    chosen: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], -len(word))):
        if weights[word] > 0 and not any(word in longer for longer in chosen):
            chosen.append(word)
    return chosen[:TELLING]


def _count_words(text: str) -> Counter[str]:
    """Cut in one pass, not clause by clause as for the index: what a text is about is the same."""
    folded, stop_words = analysis.fold(written_out(text)), lexicon.stop_words()
    counted = Counter(chain(analysis.cutter().cut_for_search(folded), _LATIN.findall(folded)))
    for word in [word for word in counted if len(word) < 2 or word in stop_words]:
        del counted[word]
    return counted


def _kin(article: Article) -> set[int]:
    """The article, its reprints, and the parts of the same text on other pages of its bulletin."""
    kin = {article.pk, *_first(_printings(article.pk))}
    if article.page is not None:
        kin |= set(_first(_parts(article.bulletin_id, article.page)))
    return kin


def _first(rows: Iterable[tuple[int]]) -> list[int]:
    return [pk for (pk,) in rows]


_printings = Prepared(
    lambda pk: (
        Reprint.objects.filter(text__in=Reprint.objects.filter(article=pk).values("text"))
        .order_by()
        .values_list("article_id")
    )
)
_parts = Prepared(
    lambda bulletin, page: (
        Article.objects.filter(Q(continued_from_page=page) | Q(continued_on_page=page), bulletin=bulletin)
        .order_by()
        .values_list("pk")
    )
)
