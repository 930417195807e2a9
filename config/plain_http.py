"""A program that asks the API over plain HTTP is refused and not led on: nobody would notice that it never learnt
HTTPS (ASVS 4.1.2). Pages lead on, because people type addresses. Imports the answer for an error."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.views.errors import API, answer


def api_wants_https(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after SecurityMiddleware, which leads pages on and leaves SECURE_REDIRECT_EXEMPT to this."""

    def respond(request: HttpRequest) -> HttpResponse:
        if settings.SECURE_SSL_REDIRECT and not request.is_secure() and request.path.startswith(API):
            return answer(request, 403, _("接口只接受 HTTPS 请求。"))
        return get_response(request)

    return respond
