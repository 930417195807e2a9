"""The verb: what a reader asks -> a page of hits, with what was understood, counted and offered.

The index holds ids; the rows are re-read from the record, so a page never shows what the record no longer holds. The
one place that chooses an engine. May import everything of search but its views, and archive.models.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models import Article, BranchMention
from search import analysis, suggesting
from search.evaluation import Engine, Evaluation, IndexUnavailable, ScoredId
from search.explaining import Explainer, Reason
from search.faceting import Facet, YearBar, facets_of, histogram_of
from search.highlighting import Marker, Passage, choose_passages
from search.parsing import leaves_of
from search.query import AllOf, Query, Text
from search.scanning import MAX_SCANNED, scan
from search.synonyms import UsedSynonym
from search.understanding import SearchRequest, Understanding, understand

logger = logging.getLogger(__name__)

FEW = 3  # fewer hits than this: a near miss is offered, and a sentence is answered by most of its words too
LONG_WORD = 5  # units from which one word is cut into several
SENTENCE = 10  # units from which a word is a sentence, of which nobody means every word
BRANCHES_SHOWN = 4
DEEPEST = 10_000  # hits that can be paged through; the facets narrow what has more


@dataclass(frozen=True)
class BranchName:
    slug: str
    name: str


@dataclass(frozen=True)
class Hit:
    article: Article
    title: SafeString  # with marks
    subtitle: SafeString
    passages: tuple[Passage, ...]
    branches: tuple[BranchName, ...]
    score: float
    reasons: tuple[Reason, ...]  # why it is a hit

    @property
    def place(self) -> str:
        """Of the first passage shown, as an address within the article."""
        return f"#{self.passages[0].paragraph}" if self.passages else ""

    @property
    def first_branches(self) -> tuple[BranchName, ...]:
        return self.branches[:BRANCHES_SHOWN]

    @property
    def more_branches(self) -> int:
        return max(0, len(self.branches) - BRANCHES_SHOWN)


@dataclass(frozen=True)
class SearchPage:
    query: str
    total: int
    page: int
    per_page: int
    took_ms: float
    relaxed: bool  # articles that have most of the words follow those that have all, or stand for them
    strict_total: int  # articles that have all of the words
    suggestion: str | None
    notices: tuple[str, ...]
    understood: str
    repaired: str
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    histogram: tuple[YearBar, ...]
    undated: int
    synonyms: tuple[UsedSynonym, ...]
    is_scan: bool  # answered from the record, because the index could not be read

    @property
    def first_number(self) -> int:
        return (self.page - 1) * self.per_page + 1

    @property
    def last_page(self) -> int:
        return max(1, -(-min(self.total, DEEPEST) // self.per_page))


@cache
def engine_at(index_dir: Path, cache_bytes: int) -> Engine:
    return Engine(index_dir, cache_bytes)


def current_engine() -> Engine:
    return engine_at(Path(settings.INDEX_DIR), settings.POSTINGS_CACHE_BYTES)


@dataclass(frozen=True)
class Answer:
    total: int = 0
    strict_total: int = 0
    hits: tuple[ScoredId, ...] = ()
    evaluation: Evaluation | None = None  # of which the facets are shown
    relaxed: bool = False
    is_scan: bool = False


def search(request: SearchRequest) -> SearchPage:
    """Never raises for what is typed; answers from the record where there is no index."""
    began = perf_counter()
    meant = understand(request)
    found = answer(meant, (request.page - 1) * request.per_page, request.per_page)
    return SearchPage(
        query=request.typed,
        total=found.total,
        page=request.page,
        per_page=request.per_page,
        relaxed=found.relaxed,
        strict_total=found.strict_total,
        suggestion=_suggestion(request, meant, found),
        notices=(*meant.notices, *_scan_notice(found)),
        understood=meant.parsed.understood,
        repaired=meant.parsed.repaired,
        hits=read_hits(found.hits, meant),
        facets=facets_of(found.evaluation, request.filters),
        histogram=histogram_of(found.evaluation, request.filters),
        undated=found.evaluation.undated if found.evaluation else 0,
        synonyms=meant.synonyms,
        is_scan=found.is_scan,
        took_ms=round((perf_counter() - began) * 1000, 1),  # the last, so that it counts all of the above
    )


def answer(meant: Understanding, offset: int, limit: int) -> Answer:
    if meant.is_unreadable:
        return Answer()
    try:
        return _evaluated(meant.query, offset, limit)
    except IndexUnavailable:
        logger.exception("The index cannot be read; answering from the record")
        found = scan(meant.query)
        hits = tuple(ScoredId(pk, 0.0) for pk in found[offset : offset + limit])
        return Answer(len(found), len(found), hits, is_scan=True)


def count(query: Query) -> int:
    """How many articles meet the whole query; raises IndexUnavailable."""
    return current_engine().evaluate(query, 0, 1, facets=()).total


def _suggestion(request: SearchRequest, meant: Understanding, found: Answer) -> str | None:
    if not found.evaluation or found.strict_total >= FEW:
        return None

    def has_more(typed: str) -> bool:
        return count(understand(replace(request, typed=typed), meant.names).query) > found.strict_total

    return suggesting.did_you_mean(request.typed, has_more)


def _evaluated(query: Query, offset: int, limit: int) -> Answer:
    """All of the words; where few articles have them, those with most of the words after them."""
    engine = current_engine()
    strict = engine.evaluate(query, offset, limit)
    if strict.total >= _enough(query.root):
        return Answer(strict.total, strict.total, strict.hits, strict)
    first = engine.evaluate(query, 0, FEW, facets=()).hits if strict.total and offset else strict.hits[:FEW]
    loose = engine.evaluate(query, 0, offset + limit + FEW, relaxed=True)
    known = {hit.article_id for hit in first}
    more = tuple(hit for hit in loose.hits if hit.article_id not in known)
    if not more:
        return Answer(strict.total, strict.total, strict.hits, strict)
    merged = (*first, *more)[offset : offset + limit]
    return Answer(max(loose.total, len(known) + len(more)), strict.total, merged, loose, relaxed=True)


def _enough(root: AllOf | None) -> int:
    """How many articles with all of the words make the others superfluous: one, if keywords were typed. Quotations
    and fields are meant as they stand."""
    words = [
        leaf for leaf in leaves_of(root) if isinstance(leaf, Text) and not leaf.exact and leaf.field == "any"
    ]
    if not root or not words:
        return 0
    longest = max(len(analysis.units(word.text)) for word in words)
    if longest >= SENTENCE:
        return FEW
    return 1 if len(root.clauses) > 1 or longest >= LONG_WORD else 0


def read_hits(scored: Sequence[ScoredId], meant: Understanding) -> tuple[Hit, ...]:
    """Two queries, however many hits. An article withdrawn since the index took it in is left out."""
    articles = Article.objects.published().in_bulk([hit.article_id for hit in scored])
    named = _branches_of(articles)
    marker = Marker.of_leaves(leaves_of(meant.query.root))
    explainer = Explainer(meant.parsed.typed, leaves_of(meant.as_typed.root), meant.names)
    return tuple(
        _hit(articles[article_id], named.get(article_id, ()), marker, explainer, score)
        for article_id, score in scored
        if article_id in articles
    )


def _hit(
    article: Article, named: Iterable[BranchName], marker: Marker, explainer: Explainer, score: float
) -> Hit:
    marker = marker.fitted((article.title, article.subtitle, *(p["text"] for p in article.paragraphs)))
    opening = next((p["id"] for p in article.paragraphs if p["type"] == "text"), "")
    return Hit(
        article,
        marker.highlight(article.title),
        marker.highlight(article.subtitle),
        choose_passages([(p["id"], p["text"]) for p in article.paragraphs], marker, opening),
        tuple(named),
        round(score, 4),
        explainer.explain(article),
    )


def _branches_of(article_ids: Iterable[int]) -> dict[int, list[BranchName]]:
    rows = (
        BranchMention.objects.filter(article_id__in=list(article_ids))
        .order_by("branch__province_code", "branch_id")
        .values_list("article_id", "branch__slug", "branch__name")
        .distinct()
    )
    found: dict[int, list[BranchName]] = {}
    for article_id, slug, name in rows:
        found.setdefault(article_id, []).append(BranchName(slug, name))
    return found


def _scan_notice(found: Answer) -> tuple[str, ...]:
    if not found.is_scan:
        return ()
    return (_("索引暂时不可用：以下直接查自最新的 %d 篇文章，按日期排列，没有分面统计。") % MAX_SCANNED,)
