"""Whatever arrives is answered bulletin by bulletin."""

import io
import json
from zipfile import ZipFile

import pytest

from archive.models import Bulletin
from archive.receiving import examine, receive

pytestmark = pytest.mark.django_db


def bulletin(number: int) -> bytes:
    return json.dumps({"title": f"第{number}号", "body": "企业参加了展览会。"}).encode()


def zipped(**files: bytes) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


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
