"""What is said when a page cannot be given: a page that helps to readers, JSON to programs. Imports Django alone."""

from __future__ import annotations

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 400, sentence_of(exception) or _("地址中的参数有误。"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 403, sentence_of(exception) or _("没有权限查看这一页。"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 404, sentence_of(exception) or _("没有这个地址。"))


def gone(request: HttpRequest) -> HttpResponse:
    return answer(request, 410, _("这篇文章已由编辑撤下。"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Its page stands alone: what failed may be what every other page needs."""
    return answer(request, 500, _("服务器出错，编辑会收到记录。请稍后再试。"))


def answer(request: HttpRequest, status: int, message: str) -> HttpResponse:
    if request.path.startswith(API):
        return json({"error": {"status": status, "message": message}}, status=status)
    return render(request, f"{status}.html", {"message": message}, status=status)


def json(written: dict[str, object], status: int = 200) -> JsonResponse:
    """Chinese as Chinese, not as escapes: half the bytes, and people read it too."""
    return JsonResponse(written, status=status, json_dumps_params={"ensure_ascii": False})


def sentence_of(exception: Exception) -> str:
    """What our own code said; Django's routing puts a dictionary there, and a SuspiciousOperation speaks to logs."""
    said = exception.args[0] if exception.args else ""
    is_ours = isinstance(said, str) and not isinstance(exception, SuspiciousOperation)
    return said if is_ours and said.endswith(_("。")) else ""
