"""Uploading: files are kept and answered at once; what the worker makes of each is shown as it comes.

May import archive.arrivals, archive.forms and the desk's frame. Mounted in the admin by archive.admin.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive import arrivals
from archive.forms import UploadForm
from archive.ingest.readers import archive_zip
from archive.ingest.reading import MAX_BYTES
from archive.models import Arrival
from archive.models.arrival import ArrivalQuerySet
from archive.views.desk import editor_of, render_desk

MOST_SHOWN = 200
ADD_RIGHT = "archive.add_bulletin"


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ADD_RIGHT, raise_exception=True)
def upload(request: HttpRequest) -> HttpResponse:
    form = UploadForm(files=request.FILES if request.method == "POST" else None)
    editor = editor_of(request)
    if request.method == "POST" and form.is_valid():
        for file in form.cleaned_data["bulletins"]:
            take_in(file, by=editor)
        return _back_to_upload()
    context = {"title": _("上传公报"), "form": form, "max_megabytes": MAX_BYTES // 2**20}
    return render_desk(request, "upload", {**context, **_standing(editor)})


def take_in(file: UploadedFile[Any], *, by: User) -> None:
    name, size = file.name or _("未命名"), file.size or 0
    limit = archive_zip.CAPS.archive if name.lower().endswith(".zip") else MAX_BYTES
    if size > limit:
        reason = _("文件超过 %(size)d MB，请拆分后再上传。") % {"size": limit // 2**20}
        arrivals.turn_away(name, size, reason, by=by)
    else:
        arrivals.arrive(file, name, size, by=by)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ADD_RIGHT, raise_exception=True)
def standing(request: HttpRequest) -> HttpResponse:
    """The editor's own arrivals, as a part of the page; a button there says "dismiss", "dismiss:7" or "again:7"."""
    editor = editor_of(request)
    if request.method != "POST":
        return render_desk(request, "_arrivals", _standing(editor))
    act, _colon, number = request.POST.get("act", "").partition(":")
    settled = _own(editor).exclude(settled_at=None)
    chosen = settled.filter(pk=int(number[:18])) if number.isdecimal() else settled
    if act == "dismiss":
        chosen.update(dismissed_at=timezone.now())
    elif act == "again" and number:
        arrivals.read_again(chosen)
    return _back_to_upload()


def _own(editor: User) -> ArrivalQuerySet:
    return Arrival.objects.standing().filter(by=editor)


def _standing(editor: User) -> dict[str, Any]:
    own = _own(editor)
    count, pending = own.count(), own.pending().count()
    latest = own.select_related("bulletin").defer("bulletin__received_text", "bulletin__dropped")
    return {
        "arrivals": list(latest.order_by("-id")[:MOST_SHOWN])[::-1],
        "count": count,
        "pending": pending,
        "settled": count - pending,
        "unshown": max(count - MOST_SHOWN, 0),
    }


def _back_to_upload() -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:archive_bulletin_upload"))
