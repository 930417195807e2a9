"""Whatever arrives is answered bulletin by bulletin."""

import io
import json

import pytest

from archive.ingest import accession
from archive.models import Bulletin, OutboxEntry
from archive.originals import read_original
from archive.receiving import examine, examine_file, receive, receive_file
from tests.archive.sent import bulletin, zipped

pytestmark = pytest.mark.django_db


def fates(data: bytes, name: str = "a.zip", take=receive) -> list[tuple[str, str]]:
    options = {"by": None, "publish": False} if take is receive else {}
    return [(receipt.name, receipt.fate) for receipt in take(data, name, **options)]


def test_each_file_of_a_zip_is_a_bulletin_of_its_own():
    data = zipped(
        **{"2024/一.jsonl": bulletin(1), "空.txt": b"", "二.jsonl": bulletin(2), "又一.jsonl": bulletin(1)}
    )
    assert fates(data) == [
        ("a.zip/2024/一.jsonl", "taken"),
        ("a.zip/空.txt", "refused"),
        ("a.zip/二.jsonl", "taken"),
        ("a.zip/又一.jsonl", "held"),
    ]
    assert set(Bulletin.objects.values_list("size", flat=True)) == {len(bulletin(1))}


def test_a_zip_that_is_damaged_is_refused_whole():
    assert fates(zipped(**{"一.jsonl": bulletin(1)})[:60]) == [("a.zip", "refused")]
    assert not Bulletin.objects.exists()


def test_an_office_document_is_one_bulletin_and_not_a_zip():
    assert fates(zipped(**{"[Content_Types].xml": b"<x/>", "xl/a.xml": b"<x/>"}), "a.xlsx") == [
        ("a.xlsx", "refused")
    ]


def test_examining_answers_alike_and_takes_nothing():
    assert fates(zipped(**{"一.jsonl": bulletin(1), "空.txt": b""}), take=examine) == [
        ("a.zip/一.jsonl", "readable"),
        ("a.zip/空.txt", "refused"),
    ]
    assert not Bulletin.objects.exists()
    receive_all = fates(bulletin(1), "一.jsonl")
    assert receive_all == [("一.jsonl", "taken")]
    assert fates(bulletin(1), "一.jsonl", take=examine) == [("一.jsonl", "held")]


@pytest.fixture
def short_stretches(monkeypatch):
    """Makes a file of a few lines a long one."""
    monkeypatch.setattr("archive.receiving.STRETCH", 10)
    monkeypatch.setattr("archive.ingest.spooling.STRETCH", 150)


def lines(count: int) -> bytes:
    return b"\n\n".join(bulletin(number) for number in range(count)) + b"\n"


def test_long_json_lines_go_in_whole_stretch_by_stretch(short_stretches):
    data = lines(20)
    told: list[int] = []
    options = {"by": None, "publish": True, "tell": told.append}
    (receipt,) = receive_file(io.BytesIO(data), "a.jsonl", **options)
    assert (receipt.fate, receipt.article_count) == ("taken", 20)
    assert [a.title for a in receipt.bulletin.articles.order_by("position")] == [
        f"第{n}号" for n in range(20)
    ]
    assert receipt.bulletin.received_text == data.decode()
    assert read_original(receipt.bulletin.sha256) == data
    assert len(told) > 5
    assert sum(told) == len(data)
    assert [again.fate for again in receive_file(io.BytesIO(data), "b.jsonl", **options)] == ["held"]


@pytest.fixture
def killed_in_third_batch(short_stretches, monkeypatch):
    """Takes in twenty lines, five a transaction, and dies of it; gives the data."""
    monkeypatch.setattr(accession, "BATCH", 5)
    enter, batches = accession._enter_batch, iter((enter_whole, enter_whole, die))
    monkeypatch.setattr(
        accession, "_enter_batch", lambda *args, **options: next(batches)(enter, *args, **options)
    )
    with pytest.raises(KeyboardInterrupt):
        list(receive_file(io.BytesIO(lines(20)), "a.jsonl", by=None, publish=True))
    monkeypatch.setattr(accession, "_enter_batch", enter)
    return lines(20)


def enter_whole(enter, *args, **options) -> int:
    return enter(*args, **options)


def die(enter, *args, **options) -> int:
    enter(*args, **options)
    raise KeyboardInterrupt


def test_a_killed_import_goes_on_where_it_stopped(killed_in_third_batch):
    half = Bulletin.objects.get()
    assert (half.is_complete, half.articles.count()) == (False, 10)
    (receipt,) = receive_file(io.BytesIO(killed_in_third_batch), "a.jsonl", by=None, publish=True)
    assert (receipt.fate, receipt.bulletin, receipt.article_count) == ("taken", half, 20)
    assert [a.title for a in half.articles.order_by("position")] == [f"第{n}号" for n in range(20)]
    assert OutboxEntry.objects.count() == 20
    assert Bulletin.objects.get().is_complete


def test_what_is_not_all_in_is_not_reviewed_yet(killed_in_third_batch, admin_client):
    address = f"/admin/archive/bulletin/{Bulletin.objects.get().pk}/review/"
    assert "还没有收完" in admin_client.get(address, follow=True).text


def test_of_two_that_take_in_the_same_file_the_later_gives_way(killed_in_third_batch):
    half = Bulletin.objects.get()
    accession._refuse_overtaken(half, 10)
    with pytest.raises(accession.AlreadyHeld):
        accession._refuse_overtaken(half, 5)


def test_a_bad_line_far_down_refuses_the_whole_file_by_its_number(short_stretches):
    data = lines(20) + b'\n{"title": "no body"}\n' + lines(20)
    (receipt,) = receive_file(io.BytesIO(data), "a.jsonl", by=None, publish=True)
    assert receipt.fate == "refused"
    assert "第41行" in receipt.reason
    assert not Bulletin.objects.exists()


def test_long_json_lines_are_examined_alike(short_stretches):
    (receipt,) = examine_file(io.BytesIO(lines(20)), "a.jsonl")
    assert (receipt.fate, receipt.article_count) == ("readable", 20)
    assert not Bulletin.objects.exists()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_lines_in_another_encoding_are_read_in_one_piece(short_stretches, encoding):
    record = (
        json.dumps({"title": "第一号", "body": "企业参加了展览会，会长出席并讲话。"}, ensure_ascii=False)
        + "\n"
    )
    (receipt,) = receive_file(io.BytesIO((record * 3).encode(encoding)), "a.jsonl", by=None, publish=False)
    assert (receipt.fate, receipt.article_count) == ("taken", 3)
