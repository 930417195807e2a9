"""The language of the interface: by cookie, else by Accept-Language, else Chinese. Imports nothing of the project.

Content keeps its own script whatever the interface speaks.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

# A forged choice of language harms nobody, and a token in every page would make each visitor's copy another.
choose_language = csrf_exempt(set_language)


def vary_by_choice(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands before Django's LocaleMiddleware, which names Accept-Language but not its own cookie."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_vary_headers(response, ("Cookie",))
        return response

    return respond
