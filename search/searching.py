"""The verb: what a reader asks -> a page of hits, with what was understood, counted and offered.

The index holds ids; the rows are re-read from the record, so a page never shows what the record no longer holds. The
one place that chooses an engine. May import everything of search but its views, and archive.models.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from search import suggesting
from search.blocks import DamagedPostings
from search.collapsing import NOTHING, Ask, Collapsed, collapse, first_look
from search.evaluation import Engine, Evaluation, IndexUnavailable, ScoredId
from search.faceting import Facet, YearBar, facets_of, histogram_of
from search.hits import Hit, read_hits
from search.observing import note_search
from search.query import Query
from search.relaxing import FEW, enough, unquoted
from search.respelling import respell
from search.scanning import MAX_SCANNED, scan
from search.synonyms import UsedSynonym
from search.understanding import SearchRequest, Understanding, understand
from search.wording import describe

logger = logging.getLogger(__name__)

DEEPEST = 10_000  # hits that can be paged through; the facets narrow what has more


@dataclass(frozen=True)
class SearchPage:
    query: str
    total: int  # articles, of which the facets count too
    behind: int  # of them, those that stand behind a hit of the same text, as far as was looked
    is_counted: bool  # all were looked at: there are total - behind hits
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
    def hit_count(self) -> int:
        return self.total - self.behind

    @property
    def last_page(self) -> int:
        """Where not all hits were looked at there may be fewer pages: the reader learns it when he gets there."""
        return max(1, -(-min(self.hit_count, DEEPEST) // self.per_page))


@cache
def engine_at(index_dir: Path, cache_bytes: int) -> Engine:
    return Engine(index_dir, cache_bytes)


def current_engine() -> Engine:
    return engine_at(Path(settings.INDEX_DIR), settings.POSTINGS_CACHE_BYTES)


def index_as_it_is() -> Hashable:
    """Another one whenever an answer may be another, though nobody wrote to the database."""
    return settings.INDEX_DIR, current_engine().stamp


@dataclass(frozen=True)
class Answer:
    total: int = 0
    strict_total: int = 0
    collapsed: Collapsed = NOTHING
    evaluation: Evaluation | None = None  # of which the facets are shown
    relaxed: bool = False
    is_scan: bool = False


def search(request: SearchRequest) -> SearchPage:
    """Never raises for what is typed; answers from the record where there is no index."""
    began = perf_counter()
    meant = understand(request)
    found = answer(meant, (request.page - 1) * request.per_page, request.per_page)
    page = SearchPage(
        query=request.typed,
        total=found.total,
        behind=found.collapsed.behind,
        is_counted=found.collapsed.is_all,
        page=request.page,
        per_page=request.per_page,
        relaxed=found.relaxed,
        strict_total=found.strict_total,
        suggestion=_suggestion(request, meant, found),
        notices=(*meant.notices, *_scan_notice(found)),
        understood=describe(meant.parsed.root, meant.parsed.restricted, gettext),
        repaired=meant.parsed.repaired,
        hits=read_hits(found.collapsed, meant),
        facets=facets_of(found.evaluation, request.filters),
        histogram=histogram_of(found.evaluation, request.filters),
        undated=found.evaluation.undated if found.evaluation else 0,
        synonyms=meant.synonyms,
        is_scan=found.is_scan,
        took_ms=round((perf_counter() - began) * 1000, 1),  # the last, so that it counts all of the above
    )
    note_search(page.query, page.took_ms, page.total, current_engine().cache_bytes)
    return page


def answer(meant: Understanding, offset: int, limit: int) -> Answer:
    if meant.is_unreadable:
        return Answer()
    try:
        return _evaluated(meant.query, offset, limit)
    except IndexUnavailable:
        logger.exception("The index cannot be read; answering from the record")
        found = [ScoredId(pk, 0.0) for pk in scan(meant.query)]
        collapsed = collapse(lambda count: found[:count], offset, limit)
        return Answer(len(found), len(found), collapsed, is_scan=True)


def count(query: Query, *, beside: Evaluation | None = None) -> int:
    """How many articles meet the whole query, in the generation of the answer beside which it is told; raises
    IndexUnavailable."""
    return current_engine().count(query, snapshot=beside.snapshot if beside else None)


def _suggestion(request: SearchRequest, meant: Understanding, found: Answer) -> str | None:
    beside = found.evaluation
    if not beside or found.strict_total >= FEW:
        return None

    def has_more(typed: str) -> bool:
        query = understand(replace(request, typed=typed), meant.names).query
        return count(query, beside=beside) > found.strict_total

    try:
        return suggesting.did_you_mean(request.typed, has_more, lambda typed: respell(typed, beside.snapshot))
    except (IndexUnavailable, DamagedPostings):
        logger.exception("The index cannot be read; nothing is offered")
        return None


def _evaluated(query: Query, offset: int, limit: int) -> Answer:
    """All of the words; where few articles have them, those with most of the words after them. All of one
    generation: the index may change meanwhile."""
    engine, count = current_engine(), first_look(offset, limit)
    strict = engine.evaluate(query, 0, count)
    if strict.total < enough(query.root):
        loose = engine.evaluate(query, 0, count, relaxed=True, snapshot=strict.snapshot)
        if not loose.total and (words := unquoted(query.root)):
            query = replace(query, root=words)
            loose = engine.evaluate(query, 0, count, relaxed=True, snapshot=strict.snapshot)
        if more := len(_followed(strict.hits, loose.hits)) - strict.total:
            ask = _asking(query, loose, relaxed=True)
            collapsed = collapse(lambda n: _followed(strict.hits, ask(n))[:n], offset, limit)
            total = max(loose.total, strict.total + more)
            return Answer(total, strict.total, collapsed, loose, relaxed=True)
    collapsed = collapse(_asking(query, strict), offset, limit)
    return Answer(strict.total, strict.total, collapsed, strict)


def _followed(first: Sequence[ScoredId], more: Sequence[ScoredId]) -> Sequence[ScoredId]:
    known = {hit.article_id for hit in first}
    return (*first, *(hit for hit in more if hit.article_id not in known))


def _asking(query: Query, found: Evaluation, *, relaxed: bool = False) -> Ask:
    """The hits found, as far as they go; for more the engine is asked again."""

    def ask(count: int) -> Sequence[ScoredId]:
        if count <= len(found.hits) or len(found.hits) == found.total:
            return found.hits[:count]
        again = current_engine().evaluate(
            query, 0, count, relaxed=relaxed, facets=(), snapshot=found.snapshot
        )
        return again.hits

    return ask


def _scan_notice(found: Answer) -> tuple[str, ...]:
    if not found.is_scan:
        return ()
    return (_("索引暂时不可用：以下直接查自最新的 %d 篇文章，按日期排列，没有分面统计。") % MAX_SCANNED,)
