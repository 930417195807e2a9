"""The same text printed twice: articles of the archive that say what another says.

A text is known by the smallest hashes of its stretches of five characters (Broder 1997, a bottom-k sketch): two texts
share of these about what they share of all. What an editor is shown as alike may be an excerpt; what readers are shown
as one text (同稿) must be nearly all the same, and of the same numbers, days and countries. May import archive.models,
archive.essentials, archive.matching, archive.prepared and archive.turns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from django.db.models import Count, Min

from archive.essentials import tell_of_another_matter
from archive.matching import overlap, shingles
from archive.models import Article, Fingerprint, Reprint
from archive.prepared import Prepared
from archive.turns import take_turn

KEPT = 12  # hashes of a text
SHARED = 3  # of them, at least: what follows is compared in full
COMMON = 200  # a hash of more texts than this is of a set phrase
ALIKE = 0.6  # of the shorter text
ONE_TEXT = 0.75  # of both texts together: a digest that holds a report whole is not that report
COMPARED = 6  # candidates an article
SHORTEST = 60  # characters: shorter texts are alike by custom
BATCH = 2000  # rows an INSERT

Likeness = Callable[[frozenset[int], frozenset[int]], float]


def sketch(text: str) -> list[int]:
    """The smallest hashes, in order; nothing of a text too short to be told from another."""
    return sorted(shingles(text))[:KEPT] if len(text) >= SHORTEST else []


def fingerprint(articles: Sequence[Article]) -> None:
    """Adds those of saved articles that have none, and joins the articles to the texts they print."""
    rows = [
        Fingerprint(article=article, value=value) for article in articles for value in sketch(article.body)
    ]
    Fingerprint.objects.bulk_create(rows, batch_size=BATCH)
    join_texts(articles)


def join_texts(articles: Sequence[Article]) -> None:
    """Makes the articles printings of the texts they share with others. Texts that turn out to be one become one."""
    by_id = {article.pk: article for article in articles}
    alike = {
        pk: [other.pk for other in others if not tell_of_another_matter(_said(by_id[pk]), _said(other))]
        for pk, others in _find(articles, _share_of_both, ONE_TEXT).items()
    }
    members = {member for pk, others in alike.items() if others for member in (pk, *others)}
    if not members:
        return
    take_turn("reprints")
    known = dict(Reprint.objects.filter(article__in=members).values_list("article", "text"))
    text_of: dict[int, int] = {}  # a text -> the one it is part of

    def root(text: int) -> int:
        while text in text_of:
            text = text_of[text]
        return text

    for pk, others in alike.items():
        texts = {root(known.get(member, member)) for member in (pk, *others)}
        text_of |= dict.fromkeys(texts - {min(texts)}, min(texts))
    for text in set(known.values()) & text_of.keys():
        Reprint.objects.filter(text=text).update(text=root(text))
    Reprint.objects.bulk_create(
        [Reprint(article_id=pk, text=root(pk)) for pk in members - known.keys()], batch_size=BATCH
    )


def leave_text(article: Article) -> None:
    """An article whose text changed is no printing of it any more; the others are known by one that still is."""
    Reprint.objects.filter(article=article).delete()
    others = Reprint.objects.filter(text=article.pk)
    if first := others.aggregate(first=Min("article"))["first"]:
        others.update(text=first)


_text_of = Prepared(lambda pk: Reprint.objects.filter(article=pk).order_by().values_list("text"))


def text_of(pk: int) -> int | None:
    """The text that an article prints, where it is one of several. One query."""
    return next((text for (text,) in _text_of(pk)), None)


def other_printings(article: Article) -> list[Article]:
    """Published articles of the same text, the oldest first. One query, and one more where there are any."""
    text = text_of(article.pk)
    if text is None:
        return []
    others = Article.objects.published().without_text().filter(printing__text=text).exclude(pk=article.pk)
    return list(others.order_by("date", "pk"))


def find_reprints(articles: Sequence[Article]) -> Mapping[int, list[Article]]:
    """Article id -> others with nearly the same text, the most alike first. Four queries, however many articles."""
    return _find(articles, overlap, ALIKE)


def _find(articles: Sequence[Article], likeness: Likeness, least: float) -> dict[int, list[Article]]:
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
        pk: [
            texts[other]
            for other in found
            if other in texts and likeness(_shingles(by_id[pk]), _shingles(texts[other])) >= least
        ]
        for pk, found in shared.items()
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


def _shingles(article: Article) -> frozenset[int]:
    return shingles(article.body)


def _said(article: Article) -> str:
    return f"{article.title}\n{article.body}"


def _share_of_both(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(len(one | other), 1)
