"""Is what editors sent being read? Imports the record and archive.worker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from archive.keeping.findings import Finding
from archive.models import Arrival
from archive.worker import is_at_work

PATIENCE = timedelta(
    minutes=15
)  # a long queue moves all the same: this is of the newest thing read, not the oldest


def examine_arrivals() -> Iterator[Finding]:
    waiting = Arrival.objects.pending().count()
    if not is_at_work():
        remedy = _("启动它：manage.py serve，或 systemctl start ccpit-archive-reader。")
        message = _("阅读程序没有运行，有 %d 份上传的文件在等它。") % waiting
        yield Finding("reader-not-running", "error" if waiting else "warning", message, remedy)
    elif waiting and not _moved_since(timezone.now() - PATIENCE):
        message = _("有 %(count)d 份上传的文件等着，%(minutes)d 分钟没有读完一份。")
        facts = {"count": waiting, "minutes": PATIENCE.total_seconds() // 60}
        yield Finding("reader-stuck", "error", message % facts, _("看阅读程序的日志，再重新启动它。"))
    if failed := Arrival.objects.standing().filter(state=Arrival.State.FAILED).count():
        message = _("有 %d 份上传的文件没有读完。") % failed
        yield Finding("arrivals-failed", "warning", message, _("在上传页上再读一次；原因见阅读程序的日志。"))


def _moved_since(time: datetime) -> bool:
    """Whether something was read since then, or what waits came in since."""
    pending = Arrival.objects.pending()
    return (
        Arrival.objects.filter(settled_at__gt=time).exists()
        or not pending.filter(arrived_at__lt=time).exists()
    )
