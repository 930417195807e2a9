"""The page of hits. May import search.searching, search.forms and search.addresses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.addresses import links_of
from search.forms import SearchForm
from search.searching import search as search_for


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    is_valid = form.is_valid()
    found = search_for(form.search_request)
    context = {
        "q": found.query,
        "form": form,
        "page": found,
        "links": links_of(request.GET, found),
    }
    return render(request, "search/search.html", context, status=200 if is_valid else 400)
