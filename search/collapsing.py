"""Articles of one text (同稿) are one hit: the best of them, with the others a click away.

Over the engine's hits from the first on, and not in the index: which articles are one text changes with every article
that comes in, the index would have to take in the older ones again. May import archive.models, archive.prepared and search.evaluation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from archive.models import Article, Reprint
from archive.prepared import Among, Prepared
from search.evaluation import ScoredId

SPARE = 40  # hits looked at beyond those wanted: of that many or fewer the page says how many texts they are

Ask = Callable[[int], Sequence[ScoredId]]  # how many -> the first hits


@dataclass(frozen=True)
class Collapsed:
    hits: tuple[ScoredId, ...] = ()  # the window, each text once
    behind: int = 0  # hits that stand behind a better one of the same text, as far as was looked
    is_all: bool = True  # all the hits were looked at
    texts: Mapping[int, int] = field(
        default_factory=dict
    )  # article id -> its text, where it is one of several


NOTHING = Collapsed()


def first_look(offset: int, limit: int) -> int:
    """How many hits are asked for first."""
    return offset + limit + SPARE


def collapse(ask: Ask, offset: int, limit: int) -> Collapsed:
    """Hits number offset to offset + limit, counted in texts: the same whatever window is asked. One query, as a
    rule."""
    wanted, count = offset + limit, first_look(offset, limit)
    while True:
        hits = ask(count)
        texts = _texts_of(hits)
        best: dict[int, ScoredId] = {}
        for hit in hits:
            best.setdefault(texts.get(hit.article_id, hit.article_id), hit)
        is_all = len(hits) < count
        if is_all or len(best) >= wanted:
            return Collapsed(tuple(best.values())[offset:wanted], len(hits) - len(best), is_all, texts)
        count *= 2


def _texts_of(hits: Iterable[ScoredId]) -> dict[int, int]:
    ids = [hit.article_id for hit in hits]
    return dict(_texts(ids)) if ids else {}


_texts = Prepared(
    lambda ids: Reprint.objects.filter(Among("article_id", ids)).order_by().values_list("article_id", "text")
)


def other_printings(ids: Iterable[int], texts: Mapping[int, int]) -> dict[int, tuple[Article, ...]]:
    """Article id -> published articles of the same text, the oldest first. One query, none where no text was printed
    twice."""
    wanted = {pk: texts[pk] for pk in ids if pk in texts}
    if not wanted:
        return {}
    articles = Article.objects.published().without_text().select_related("printing")
    printed: dict[int, list[Article]] = defaultdict(list)
    for article in articles.filter(printing__text__in=set(wanted.values())).order_by("date", "pk"):
        printed[article.printing.text].append(article)
    return {pk: tuple(other for other in printed[text] if other.pk != pk) for pk, text in wanted.items()}
