"""The search as JSON, the same facts as its page; and whether the site is well. May import search.searching and forms."""

from __future__ import annotations

from typing import Any

from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.api import line_of
from archive.models import Article, OutboxEntry
from archive.views.errors import answer
from archive.views.readable import of_article
from archive.views.remembering import remembered_beside
from search.evaluation import IndexUnavailable
from search.faceting import Facet
from search.forms import SearchForm
from search.hits import Hit
from search.readiness import find_reasons
from search.relating import related_to
from search.searching import SearchPage, current_engine, index_as_it_is
from search.searching import search as search_for
from search.suggesting import suggest as suggest_for


@require_safe
@remembered_beside(index_as_it_is)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    if not form.is_valid():
        return answer(request, 400, form.sentence)
    found = search_for(form.search_request)
    response = JsonResponse(_page(found))
    if found.is_scan:  # an answer for want of an index, which may be read the next time
        response["Cache-Control"] = "no-store"
    return response


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    if len(typed) > 200:
        return answer(request, 400, _("要补全的文字最长 200 字。"))
    return JsonResponse({"suggestions": [{"text": s.text, "kind": s.kind} for s in suggest_for(typed)]})


@require_safe
@of_article
def related(request: HttpRequest, article: Article) -> HttpResponse:
    found = related_to(article) if article.is_published else []
    return JsonResponse({"results": [line_of(other) for other in found]})


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 while the record answers, 503 while it does not; without an index the site still searches, and says so here."""
    try:
        indexed = current_engine().document_count
    except IndexUnavailable:
        indexed = 0
    try:
        articles, pending = Article.objects.published().count(), OutboxEntry.objects.count()
    except Error:
        return JsonResponse({"status": "down", "indexed": indexed}, status=503)
    status = "ok" if indexed or not articles else "degraded"
    return JsonResponse({"status": status, "articles": articles, "indexed": indexed, "pending": pending})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 where readers may be sent; 503, with the reasons, where they are better sent elsewhere."""
    reasons = find_reasons()
    response = JsonResponse({"ready": not reasons, "reasons": reasons}, status=503 if reasons else 200)
    response["Cache-Control"] = "no-store"
    return response


def _page(page: SearchPage) -> dict[str, Any]:
    return {
        "query": page.query,
        "total": page.total,
        "texts": page.hit_count,
        "page": page.page,
        "per_page": page.per_page,
        "took_ms": page.took_ms,
        "relaxed": page.relaxed,
        "suggestion": page.suggestion,
        "notices": [*page.notices, *(str(used) for used in page.synonyms)],
        "hits": [_hit(hit) for hit in page.hits],
        "facets": {facet.name: _facet(facet) for facet in page.facets},
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        **line_of(hit.article),
        "branches": [{"slug": branch.slug, "name": branch.name} for branch in hit.branches],
        "passages": [passage.html for passage in hit.passages],
        "score": hit.score,
        "reprints": [line_of(article) for article in hit.reprints],
    }


def _facet(facet: Facet) -> list[dict[str, Any]]:
    return [{"value": value.value, "label": value.label, "count": value.count} for value in facet.values]
