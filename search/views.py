"""The pages of the search: the hits, and an article opened from them. May import the rooms of search and archive's views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.pages.printing import print_article
from archive.pages.typesetting import PrintedParagraph
from archive.views.remembering import remembered_beside
from search.addresses import hit_links_of, links_of, loosened_links_of
from search.forms import SearchForm
from search.grammar import BOUNDS, SECTIONS
from search.loosening import loosen
from search.opening import open_hit
from search.searching import index_as_it_is
from search.searching import search as search_for


@require_safe
@remembered_beside(index_as_it_is)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    is_valid = form.is_valid()
    found = search_for(form.search_request)
    context = {
        "q": found.query,
        "form": form,
        "page": found,
        "links": links_of(request.GET, found),
        "loosened": None if found.total else loosened_links_of(request.GET, loosen(form.search_request)),
    }
    response = render(request, "search/search.html", context, status=200 if is_valid else 400)
    if found.is_scan:  # an answer for want of an index, which may be read the next time
        response["Cache-Control"] = "no-store"
    return response


@require_safe
@remembered_beside(index_as_it_is)
def hit(request: HttpRequest, pk: int) -> HttpResponse:
    """The article's page with marks; one that is not published is left to its own page to explain."""
    articles = Article.objects.published().select_related("bulletin")
    article = articles.defer("bulletin__received_text", "bulletin__dropped").filter(pk=pk).first()
    if article is None:
        return redirect("archive:article", pk)
    form = SearchForm(request.GET)
    if not form.is_valid():
        raise BadRequest(form.sentence)
    printed = print_article(article)
    paragraphs = cast(Sequence[PrintedParagraph], printed["paragraphs"])
    opened = open_hit(form.search_request, article, paragraphs, form.hit_number)
    context = {
        **printed,
        "address": request.build_absolute_uri(article.get_absolute_url()),
        "q": form.search_request.typed,
        "hit": opened,
        "links": hit_links_of(request.GET, opened, form.search_request.per_page),
    }
    return render(request, "search/hit.html", context)


@require_safe
def grammar(request: HttpRequest) -> HttpResponse:
    return render(request, "search/grammar.html", {"sections": SECTIONS, "bounds": BOUNDS})
