"""What editors send is kept before it is read, read once whatever happens, and its fate kept until they have seen it."""

import io
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from archive import arrivals
from archive.arrivals import arrive, prune, read_again, read_arrival, take_up_again, turn_away
from archive.ingest.accession import accession
from archive.models import Arrival, Article, Bulletin
from archive.originals import path_of, read_original
from archive.worker import work
from tests.archive.sent import bulletin, zipped

pytestmark = pytest.mark.django_db
EMPTY = b" \n"


def send(data: bytes, name: str = "a.jsonl", by=None) -> Arrival:
    return arrive(io.BytesIO(data), name, len(data), by=by)


@pytest.fixture
def _queued(settings, tmp_path, monkeypatch):
    """Tasks wait in the database for a worker, as they do where the archive is served; it works in the test's own
    transaction, whose connection it must not close."""
    for module in (db_worker, arrivals):
        monkeypatch.setattr(module, "close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.DATA_DIR = tmp_path


def states() -> list[tuple[str, str, int]]:
    return list(Arrival.objects.values_list("name", "state", "count"))


@pytest.mark.usefixtures("_queued")
def test_a_file_is_kept_and_waits_before_anybody_reads_it():
    arrival = send(bulletin(1))
    assert read_original(arrival.sha256) == bulletin(1)
    assert (states(), Bulletin.objects.count()) == ([("a.jsonl", "waiting", 0)], 0)


@pytest.mark.usefixtures("_queued")
def test_the_worker_reads_what_waits_in_the_order_it_came():
    for number in (1, 2, 1):
        send(bulletin(number), f"{number}.jsonl")
    send(EMPTY, "空.txt")
    work(until_done=True)
    assert [state for _name, state, _count in states()] == ["taken", "taken", "held", "refused"]
    assert [each.original_name for each in Bulletin.objects.order_by("id")] == ["1.jsonl", "2.jsonl"]
    assert Arrival.objects.last().reason


@pytest.mark.usefixtures("_queued")
def test_what_is_read_at_once_goes_before_what_takes_minutes(monkeypatch):
    monkeypatch.setattr(arrivals, "MEGABYTE", 200)
    for name, size in (("长.txt", 400), ("短.txt", 5), ("更长.txt", 900)):
        send(b" " * size, name)
    work(until_done=True)
    read = Arrival.objects.order_by("settled_at").values_list("name", flat=True)
    assert list(read) == ["短.txt", "长.txt", "更长.txt"]


@pytest.mark.usefixtures("_queued")
def test_a_hundred_files_at_once_are_all_read():
    for number in range(100):
        send(bulletin(number), f"{number}.jsonl")
    work(until_done=True)
    assert {state for _name, state, _count in states()} == {"taken"}
    assert Article.objects.count() == 100


def test_each_file_of_a_zip_arrives_by_itself():
    send(zipped(**{"一.jsonl": bulletin(1), "空.txt": EMPTY, "二.jsonl": bulletin(2)}), "a.zip")
    assert states() == [
        ("a.zip", "unpacked", 3),
        ("a.zip/一.jsonl", "taken", 1),
        ("a.zip/空.txt", "refused", 0),
        ("a.zip/二.jsonl", "taken", 1),
    ]


def test_a_damaged_zip_is_refused_with_its_sentence():
    send(zipped(a=bulletin(1))[:60], "a.zip")
    assert Arrival.objects.get().state == "refused"
    assert Arrival.objects.get().reason


@pytest.mark.usefixtures("_queued")
def test_what_a_dead_worker_left_is_taken_up_again():
    arrival = send(bulletin(1))
    Arrival.objects.update(state="reading", attempts=1)
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    work(until_done=True)
    assert states() == [("a.jsonl", "taken", 1)]
    read_arrival.call(arrival.pk)  # a second task for the same file, should there ever be one
    assert Bulletin.objects.count() == Article.objects.count() == 1


@pytest.mark.usefixtures("_queued")
def test_what_a_dead_worker_had_taken_in_counts_as_read_and_not_as_held():
    send(bulletin(1))
    accession(bulletin(1), "a.jsonl", by=None, publish=False)
    Arrival.objects.update(state="reading", attempts=1)
    again = send(bulletin(1), "b.jsonl")
    work(until_done=True)
    assert states() == [("a.jsonl", "taken", 1), ("b.jsonl", "held", 0)]
    assert again.sha256 == Bulletin.objects.get().sha256


@pytest.mark.usefixtures("_queued")
def test_a_file_that_workers_die_of_is_given_up_and_may_be_read_again():
    send(bulletin(1))
    Arrival.objects.update(state="reading", attempts=arrivals.MOST_ATTEMPTS)
    work(until_done=True)
    assert Arrival.objects.get().state == "failed"
    read_again(Arrival.objects.all())
    work(until_done=True)
    assert states() == [("a.jsonl", "taken", 1)]


@pytest.mark.usefixtures("_queued")
def test_tasks_that_were_lost_are_given_anew():
    send(bulletin(1))
    DBTaskResult.objects.all().delete()
    assert take_up_again() == take_up_again() == 1
    assert DBTaskResult.objects.count() == 1


def test_an_error_nobody_foresaw_leaves_a_sentence_and_the_next_is_read(monkeypatch):
    def fall(*args, **options):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "receive_file", fall)
        send(bulletin(1), "一.jsonl")
    send(bulletin(2), "二.jsonl")
    assert [state for _name, state, _count in states()] == ["failed", "taken"]
    assert "再读一次" in Arrival.objects.first().reason


def test_bytes_lost_on_the_disk_are_told():
    arrival = send(EMPTY)
    path_of(arrival.sha256).unlink()
    read_again([arrival.__class__.objects.get()])
    assert Arrival.objects.get().state == "failed"
    assert "再上传一次" in Arrival.objects.get().reason


def test_old_rows_and_the_bytes_of_what_became_no_bulletin_are_pruned(monkeypatch):
    monkeypatch.setattr(arrivals, "SPARED", timedelta(0))
    read, refused, kept = send(bulletin(1)), send(EMPTY, "空.txt"), send(b"\n\n", "又空.txt")
    turn_away("大.txt", 10**9, "文件太大。", by=None)
    Arrival.objects.filter(pk=refused.pk).update(dismissed_at=timezone.now())
    Arrival.objects.filter(pk=read.pk).update(settled_at=timezone.now() - 2 * arrivals.KEPT)
    prune()
    assert [name for name, _state, _count in states()] == ["又空.txt", "大.txt"]
    assert [path_of(each.sha256).exists() for each in (read, refused, kept)] == [True, False, True]


def test_bytes_that_were_just_sent_again_are_spared():
    refused = send(EMPTY)
    Arrival.objects.update(dismissed_at=timezone.now() - timedelta(days=2))
    prune()
    assert not Arrival.objects.exists()
    assert path_of(refused.sha256).exists()


@pytest.mark.usefixtures("_queued")
def test_a_file_is_not_refused_because_the_database_went_away_meanwhile(monkeypatch):
    asked = []

    def receive_file(*arguments, **named):
        asked.append(arguments)
        if len(asked) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        return receive_once_more(*arguments, **named)

    receive_once_more = arrivals.receive_file
    monkeypatch.setattr(arrivals, "receive_file", receive_file)
    send(bulletin(1))
    work(until_done=True)
    assert (states(), len(asked)) == ([("a.jsonl", "taken", 1)], 2)
