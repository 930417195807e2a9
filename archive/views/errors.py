"""What is said when a page cannot be given: a page that helps to readers, JSON to programs. Imports outages alone."""

from __future__ import annotations

import sys

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.outages import DATABASE_AWAY

API = "/api/"
RETRY_SECONDS = 10


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 400, sentence_of(exception) or _("地址中的参数有误。"))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 403, sentence_of(exception) or _("没有权限查看这一页。"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 404, sentence_of(exception) or _("没有这个地址。"))


def gone(request: HttpRequest) -> HttpResponse:
    return answer(request, 410, _("这篇文章已由编辑撤下。"))


def server_error(request: HttpRequest) -> HttpResponse:
    """Its page stands alone: what failed may be what every other page needs. Django calls it while it handles the
    exception, from wherever that came: a view, or a middleware that reads the session."""
    if isinstance(sys.exception(), DATABASE_AWAY):
        return unavailable(request)
    return answer(request, 500, _("服务器出错，编辑会收到记录。请稍后再试。"))


def unavailable(request: HttpRequest) -> HttpResponse:
    """While the database is away: it comes back without anyone's help here, and each request tries anew."""
    message = _("数据库正忙或正在恢复，请稍后再试。")
    if request.method == "POST":
        message = _("数据库正忙或正在恢复，刚才提交的内容可能没有保存：请稍后返回查看，没有就再提交一次。")
    if request.path.startswith(API):
        response: HttpResponse = json({"error": {"status": 503, "message": message}}, status=503)
    else:
        told = {"status": 503, "title": _("暂时不能用"), "message": message}
        response = render(request, "refused.html", told, status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


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
