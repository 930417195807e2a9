"""The same text printed twice: articles of the archive that say what another says.

A text is known by the smallest hashes of its stretches of five characters (Broder 1997, a bottom-k sketch): two texts
share of these about what they share of all. May import archive.models and archive.matching.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Count

from archive.matching import overlap, shingles
from archive.models import Article, Fingerprint

KEPT = 12  # hashes of a text
SHARED = 3  # of them, at least: what follows is compared in full
COMMON = 200  # a hash of more texts than this is of a set phrase
ALIKE = 0.6  # of the shorter text
COMPARED = 6  # candidates an article
SHORTEST = 60  # characters: shorter texts are alike by custom
BATCH = 2000  # rows an INSERT


def sketch(text: str) -> list[int]:
    """The smallest hashes, in order; nothing of a text too short to be told from another."""
    return sorted(shingles(text))[:KEPT] if len(text) >= SHORTEST else []


def fingerprint(articles: Iterable[Article]) -> None:
    """Adds those of saved articles that have none."""
    rows = [
        Fingerprint(article=article, value=value) for article in articles for value in sketch(article.body)
    ]
    Fingerprint.objects.bulk_create(rows, batch_size=BATCH)


def find_reprints(articles: Sequence[Article]) -> Mapping[int, list[Article]]:
    """Article id -> others with nearly the same text, the most alike first. Four queries, however many articles."""
    own: defaultdict[int, list[Article]] = defaultdict(list)
    by_id = {article.pk: article for article in articles}
    for pk, value in Fingerprint.objects.filter(article__in=by_id).values_list("article", "value"):
        own[value].append(by_id[pk])
    shared = _shared(own)
    others = Article.objects.filter(pk__in={other for found in shared.values() for other in found})
    texts = (
        others.exclude(status=Article.Status.DROPPED)
        .select_related("bulletin")
        .defer("bulletin__received_text", "bulletin__dropped")
        .in_bulk()
    )
    return {
        pk: list(_alike(by_id[pk], [texts[o] for o in found if o in texts])) for pk, found in shared.items()
    }


def _shared(own: Mapping[int, list[Article]]) -> dict[int, list[int]]:
    """Article id -> ids of those that share hashes with it, most first."""
    held = Fingerprint.objects.filter(value__in=own)
    rare = (
        held.values("value")
        .annotate(n=Count("id"))
        .filter(n__gt=1, n__lte=COMMON)
        .values_list("value", flat=True)
    )
    counted: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for other, value in Fingerprint.objects.filter(value__in=list(rare)).values_list("article", "value"):
        for article in own[value]:
            if article.pk != other:
                counted[article.pk][other] += 1
    return {
        pk: [other for other, n in counts.most_common(COMPARED) if n >= SHARED]
        for pk, counts in counted.items()
    }


def _alike(article: Article, others: Iterable[Article]) -> Iterator[Article]:
    own = shingles(article.body)
    return (other for other in others if overlap(own, shingles(other.body)) >= ALIKE)
