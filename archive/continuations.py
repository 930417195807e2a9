"""The two parts of a text that a newspaper broke: found by day, newspaper and page, told by headline or open sentence.

Both are of one issue, and the page that one names is the other's. A page may hold several such texts: their headlines
must agree besides, or the first stop in the middle of a sentence; where two have the same claim, none is linked. The
links of a day are made anew whenever an article of it is saved; what an editor undid stays undone. May import
archive.models and archive.matching.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from django.db import transaction
from django.db.models import Q

from archive.matching import overlap, shingles
from archive.models import Article, Continuation, FactsEntry

TURNS = Q(continued_from_page__isnull=False) | Q(continued_on_page__isnull=False)
SAME, WITHIN, ALIKE = 6, 4, 2  # what headlines say for a pair
OPEN = 1  # what an open sentence says
SHORTEST = 4  # characters of a headline that may stand inside another
SHARED = 0.5  # of the shorter headline: above it two are alike
ENDED = re.compile(r"[。！？!?…；：:][”’」』）)】》]*$|[）)】]$")
UNSAID = re.compile(r"[\W_]+")
BATCH = 200  # dates a query
MOST_KEYS = 5_000  # a query: SQLite takes some thirty thousand values
MOST = 300  # texts of one issue: beyond it is no newspaper's day, and pairs would be too many to weigh
State = Continuation.State

Pair = tuple[Article, Article]


@transaction.atomic
def link(articles: Sequence[Article]) -> None:
    """Of articles that are saved already. Two queries where no text of their days goes on elsewhere."""
    pool = {article.pk: article for article in _of_their_days(articles)}
    touched = {*pool, *(article.pk for article in articles)}
    held = list({row.pk: row for row in _rows_of(sorted(touched))}.values())
    decided = [row for row in held if row.state != State.FOUND]
    claims = _claims(pool.values(), {(row.first_id, row.second_id) for row in decided})
    kept = [row for row in decided if row.state == State.KEPT]
    chosen = _chosen(claims, {row.first_id for row in kept}, {row.second_id for row in kept})
    wanted = {(first.pk, second.pk) for first, second in chosen}
    found = {(row.first_id, row.second_id): row.pk for row in held if row.state == State.FOUND}
    Continuation.objects.filter(pk__in=[pk for ids, pk in found.items() if ids not in wanted]).delete()
    Continuation.objects.bulk_create(
        Continuation(first_id=first, second_id=second) for first, second in sorted(wanted - found.keys())
    )
    FactsEntry.objects.add_articles({first for first, _second in found.keys() ^ wanted})


@transaction.atomic
def decide(rows: Iterable[Continuation], kept: set[int]) -> None:
    """An editor's word on what was found: the rows of these keys stand, the others are undone."""
    rows = list(rows)
    changed = {row.first_id for row in rows}
    for row in sorted(rows, key=lambda row: row.pk in kept):  # undone first: a part has room for one
        if row.pk not in kept:
            row.state = State.UNDONE
        elif row.state == State.UNDONE:
            rivals = Continuation.objects.standing().filter(Q(first=row.first_id) | Q(second=row.second_id))
            changed.update(rivals.values_list("first_id", flat=True))
            rivals.update(state=State.UNDONE)
            row.state = State.KEPT
        row.save(update_fields=["state"])
    FactsEntry.objects.add_articles(changed)


def parts_of(articles: Iterable[Article]) -> Mapping[int, list[Continuation]]:
    """Article id -> what was found of it, undone or not. One query."""
    articles = list(articles)
    found: defaultdict[int, list[Continuation]] = defaultdict(list)
    for row in Continuation.objects.of(articles):
        found[row.first_id].append(row)
        found[row.second_id].append(row)
    return found


def _rows_of(keys: Sequence[int]) -> Iterator[Continuation]:
    for place in range(0, len(keys), MOST_KEYS):
        chosen = keys[place : place + MOST_KEYS]
        yield from Continuation.objects.filter(Q(first__in=chosen) | Q(second__in=chosen))


def _of_their_days(articles: Sequence[Article]) -> Iterator[Article]:
    """Of the same days, those that name a page and those that stand on one; the undated of the same bulletins."""
    dates = sorted({article.date for article in articles if article.date})
    for place in range(0, len(dates), BATCH):
        yield from _turning(Q(date__in=dates[place : place + BATCH]))
    if undated := {article.bulletin_id for article in articles if not article.date}:
        yield from _turning(Q(date=None, bulletin__in=undated))


def _turning(issues: Q) -> Iterator[Article]:
    held = Article.objects.filter(issues).exclude(status=Article.Status.DROPPED).order_by("pk")
    held = held.defer("warnings", "warnings_seen", "rejected", "origins", "authors")
    turning = list(held.filter(TURNS))
    yield from turning
    pages = {page for each in turning for page in (each.continued_from_page, each.continued_on_page) if page}
    if pages:
        issue = Q(date__in={each.date for each in turning}) | Q(
            bulletin__in={each.bulletin_id for each in turning}
        )
        yield from held.filter(issue, page__in=pages)


def _claims(pool: Iterable[Article], decided: set[tuple[int, int]]) -> dict[Pair, int]:
    issues: defaultdict[object, list[Article]] = defaultdict(list)
    for article in pool:
        issues[article.date or article.bulletin_id].append(article)
    return {
        (first, second): weight
        for issue in issues.values()
        if len(issue) <= MOST
        for first, second in permutations(issue, 2)
        if (first.pk, second.pk) not in decided and (weight := claim(first, second))
    }


def claim(first: Article, second: Article) -> int:
    """How much speaks for the two being one text; 0 where they are not. Both are of one day, or of one bulletin."""
    named = ((first.continued_on_page, second.page), (second.continued_from_page, first.page))
    known = [page == actual for page, actual in named if page and actual]
    if not all(known) or not _of_one_newspaper(first, second):
        return 0
    headline = _headlines(first, second)
    if known:
        return headline + (OPEN if _stops_open(first) else 0)
    both_turn = bool(first.continued_on_page and second.continued_from_page)
    return headline if both_turn else 0  # pages unknown: the headline alone must tell


def _of_one_newspaper(one: Article, other: Article) -> bool:
    """A part without a credit is its newspaper's."""
    return one.source in other.source or other.source in one.source


def _headlines(one: Article, other: Article) -> int:
    title, rest = UNSAID.sub("", one.title), UNSAID.sub("", other.title)
    if title == rest:
        return SAME
    if min(len(title), len(rest)) >= SHORTEST and (title in rest or rest in title):
        return WITHIN
    kickers = [UNSAID.sub("", text) for text in (one.kicker, other.kicker)]
    same_kicker = kickers[0] == kickers[1] and len(kickers[0]) > SHORTEST
    return ALIKE if same_kicker or overlap(shingles(title), shingles(rest)) >= SHARED else 0


def _stops_open(article: Article) -> bool:
    texts = [paragraph["text"] for paragraph in article.paragraphs if paragraph["type"] == "text"]
    return bool(texts) and not ENDED.search(texts[-1].rstrip())


def _chosen(claims: Mapping[Pair, int], firsts: set[int], seconds: set[int]) -> Iterator[Pair]:
    """The best first, each part once, those taken already left out. Equal claims cancel out, but for those of one
    headline: a page received twice holds its texts twice, and what was received together belongs together."""
    for weight in sorted(set(claims.values()), reverse=True):
        level = [
            (first, second)
            for (first, second), its in claims.items()
            if its == weight and first.pk not in firsts and second.pk not in seconds
        ]
        begun, ended = Counter(first.pk for first, _ in level), Counter(second.pk for _, second in level)
        for first, second in sorted(level, key=_distance):
            is_free = first.pk not in firsts and second.pk not in seconds
            if is_free and (weight >= SAME or begun[first.pk] == ended[second.pk] == 1):
                yield first, second
                firsts.add(first.pk)
                seconds.add(second.pk)
        firsts |= begun.keys()
        seconds |= ended.keys()


def _distance(pair: Pair) -> tuple[bool, int]:
    first, second = pair
    return first.bulletin_id != second.bulletin_id, abs(first.pk - second.pk)
