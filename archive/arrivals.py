"""Files that editors send: stored at once, read in the background, their fate kept until the editor has seen it.

The row of an arrival is the record; the task that reads it carries its number and nothing else. A worker that dies
leaves the row as it was, and the next one takes it up again: accession is one transaction, and bytes held already are
not taken in twice. May import archive.models, archive.receiving and archive.originals.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import timedelta
from typing import IO

from django.contrib.auth.models import User
from django.db import close_old_connections, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from archive import originals, storable
from archive.ingest.draft import UnreadableBulletin
from archive.models import Arrival, Bulletin
from archive.models.arrival import UNREAD
from archive.originals import DamagedOriginal
from archive.outages import DATABASE_AWAY
from archive.receiving import Receipt, is_folder, receive_file, unpack

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3  # a file that three workers died of is not given to a fourth
KEPT = timedelta(days=7)  # what is read stands on the desk so long, and finished tasks in the database
SPARED = timedelta(days=1)  # bytes stored since then may be of an upload whose row is not there yet
MEGABYTE = 1 << 20
State = Arrival.State


def arrive(file: IO[bytes], name: str, size: int, *, by: User | None) -> Arrival:
    """Keeps the bytes, then notes in one transaction that they wait and that a worker is to read them."""
    sha256 = originals.store_file(file)
    with transaction.atomic():
        arrival = _arrival(name, sha256, size, by)
        arrival.save()
        _enqueue(arrival)
    return arrival


def _enqueue(arrival: Arrival) -> None:
    """What is read at once goes before what takes minutes."""
    read_arrival.using(priority=-min(arrival.size // MEGABYTE, 100)).enqueue(arrival.pk)


def turn_away(name: str, size: int, reason: str, *, by: User | None) -> Arrival:
    """What is refused before it is read, and not kept."""
    arrival = _arrival(name, "", size, by)
    arrival.state, arrival.reason, arrival.settled_at = State.REFUSED, reason, timezone.now()
    arrival.save()
    return arrival


def _arrival(name: str, sha256: str, size: int, by: User | None) -> Arrival:
    return storable.fitted(Arrival(name=storable.line(name), sha256=sha256, size=size, by=by))


@task()
def read_arrival(arrival_id: int) -> None:
    """Does nothing where the arrival was read meanwhile, or is gone."""
    arrival = _take_up(arrival_id)
    if arrival is None:
        return
    if arrival.attempts > MOST_ATTEMPTS:
        _settle(arrival, State.FAILED, reason=_("读了几次都中断了；文件可能过大或有损坏。"))
        return
    try:
        _read(arrival)
    except UnreadableBulletin as error:  # of a zip as a whole
        _settle(arrival, State.REFUSED, reason=str(error))
    except (FileNotFoundError, DamagedOriginal):
        _settle(arrival, State.FAILED, reason=_("收到的文件已不在或已损坏，请再上传一次。"))
    except DATABASE_AWAY as error:
        logger.warning("arrival %d waits again: %s", arrival.pk, error)
        close_old_connections()
        _put_back(arrival)
    except Exception:
        _settle(arrival, State.FAILED, reason=_("阅读时出了错，原因见服务器日志。可以再读一次。"))
        raise


def _put_back(arrival: Arrival) -> None:
    """Where this fails too, the worker ends, and the next one takes it up again. The attempt counts: what the database
    refuses each time is given up."""
    with transaction.atomic():
        Arrival.objects.filter(pk=arrival.pk).update(state=State.WAITING)
        _enqueue(arrival)


def _take_up(arrival_id: int) -> Arrival | None:
    pending = Arrival.objects.pending().filter(pk=arrival_id)
    pending.update(state=State.READING, attempts=F("attempts") + 1)
    return pending.first()


def _read(arrival: Arrival) -> None:
    with originals.open_original(arrival.sha256) as file:
        file.seek(0)
        if file.read(2) == b"PK" and is_folder(data := _whole(file)):
            _unpack(arrival, data)
            return
        for receipt in receive_file(file, arrival.name, by=arrival.by, publish=False):
            _note(arrival, receipt)


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _unpack(arrival: Arrival, data: bytes) -> None:
    """Every file of a zip arrives by itself, all of them at once: a zip is not half unpacked."""
    inside = [
        _arrival(name, originals.store_original(content), len(content), arrival.by)
        for name, content in unpack(data, arrival.name)
    ]
    with transaction.atomic():
        for each in Arrival.objects.bulk_create(inside):
            _enqueue(each)
        _settle(arrival, State.UNPACKED, count=len(inside))


def _note(arrival: Arrival, receipt: Receipt) -> None:
    state = State(receipt.fate)
    count = receipt.article_count
    if state == State.HELD and receipt.bulletin and _took_in(arrival, receipt.bulletin):
        state, count = State.TAKEN, receipt.bulletin.articles.count()
    _settle(arrival, state, reason=receipt.reason, bulletin=receipt.bulletin, count=count)


def _took_in(arrival: Arrival, bulletin: Bulletin) -> bool:
    """Whether the bulletin is this arrival's own: a worker that was killed had taken it in and not said so."""
    return (
        arrival.attempts > 1
        and bulletin.accessioned_at >= arrival.arrived_at
        and bulletin.accessioned_by_id == arrival.by_id
        and not Arrival.objects.filter(bulletin=bulletin, state=State.TAKEN).exists()
    )


def _settle(
    arrival: Arrival, state: State, *, reason: str = "", bulletin: Bulletin | None = None, count: int = 0
) -> None:
    arrival.state, arrival.reason, arrival.bulletin, arrival.count = state, reason, bulletin, count
    arrival.settled_at = timezone.now()
    storable.fitted(arrival).save(update_fields=["state", "reason", "bulletin", "count", "settled_at"])


def read_again(arrivals: Iterable[Arrival]) -> None:
    """For what was refused or failed, once the rules or the machine are better."""
    with transaction.atomic():
        for arrival in arrivals:
            if arrival.can_be_read_again:
                Arrival.objects.filter(pk=arrival.pk).update(
                    state=State.WAITING, reason="", attempts=0, settled_at=None
                )
                _enqueue(arrival)


def take_up_again() -> int:
    """Gives every arrival that still waits a task of its own, whatever became of the last; returns how many.

    For the only worker, before it starts: nobody else is reading then.
    """
    with transaction.atomic():
        DBTaskResult.objects.filter(task_path=read_arrival.module_path, finished_at=None).delete()
        waiting = list(Arrival.objects.pending())
        Arrival.objects.pending().update(state=State.WAITING)
        for arrival in waiting:
            _enqueue(arrival)
    return len(waiting)


def prune() -> None:
    """Away with what everybody has seen: old rows, finished tasks, and bytes that became no bulletin."""
    now = timezone.now()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT).delete()
    settled = Arrival.objects.exclude(settled_at=None)
    dismissed = settled.filter(dismissed_at__lt=now - SPARED)
    read = settled.exclude(state__in=UNREAD).filter(settled_at__lt=now - KEPT)
    gone = list(dismissed | read)
    Arrival.objects.filter(pk__in=[arrival.pk for arrival in gone]).delete()
    _forget_unnamed({arrival.sha256 for arrival in gone} - {""}, before=(now - SPARED).timestamp())


def _forget_unnamed(digests: set[str], *, before: float) -> None:
    for rows in (Bulletin.objects.order_by(), Arrival.objects.order_by()):
        digests -= set(rows.filter(sha256__in=digests).values_list("sha256", flat=True))
    for sha256 in digests:
        originals.forget_original(sha256, unless_since=before)
