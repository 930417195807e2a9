"""Whatever the bytes, they end in a Draft or in a sentence of refusal.

The examples are the same in every run: a failure here is a failure for everyone.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.ingest.draft import Draft, UnreadableBulletin
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.reading import read_bulletin
from tests.archive.docx_files import make_docx, paragraph
from tests.archive.hostile_makers import zipped
from tests.archive.pdf_files import column, make_pdf

ROOT = Path(__file__).resolve().parents[2]
SEEDS = [path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))]
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
NAMES = ["a.txt", "a.md", "a.html", "a.jsonl", "a.mhtml", "a.docx", "a.pdf", "a.zip", "公报"]
MAGIC = [
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\x84\x31\x95\x33",
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n",
    b"<!DOCTYPE html><html>",
    b'<meta charset="big5">',
    b"---\ntitle: ",
    b"# ",
    b'{"body": ',
]
LINE = "江苏省贸促会近日在南京举办企业座谈会，会长张伟介绍了今年的工作安排。"
FILES = [
    make_docx(paragraph(LINE)),
    make_pdf(column(60, 700, [LINE] * 3)),
    zipped({"word/document.xml": LINE.encode(), "[Content_Types].xml": b"<a/>"}),
    *(path.read_bytes() for path in sorted((ROOT / "tests/bulletins").glob("*.m*ht*"))),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_records(load_records(ROOT / "seeds/branches.json"))


@st.composite
def mutated(draw: st.DrawFn, originals: st.SearchStrategy[bytes]) -> bytes:
    """A stretch of an original with pieces of it cut, doubled, or written over with any bytes."""
    data = draw(originals)
    for _ in range(draw(st.integers(0, 4))):
        at, length = draw(st.integers(0, len(data))), draw(st.integers(0, 40))
        piece = draw(st.one_of(st.binary(max_size=20), st.just(data[at : at + length] * 2)))
        data = data[:at] + piece + data[at + length :]
    return data


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    text = draw(st.sampled_from(SEEDS))
    at = draw(st.integers(0, len(text) - 1))
    return text[at : at + draw(st.integers(1, 1200))].encode(draw(st.sampled_from(ENCODINGS)))


def outcome(data: bytes, name: str, gazetteer: Gazetteer) -> Draft | str:
    """The Draft, or the sentence of refusal."""
    try:
        return read_bulletin(data, name, gazetteer)
    except UnreadableBulletin as error:
        return str(error)


def is_sound(outcome: Draft | str) -> bool:
    """A refusal is a sentence; a Draft holds articles, each with a text."""
    if isinstance(outcome, str):
        return outcome.endswith("。")
    return bool(outcome.articles) and all(article.paragraphs for article in outcome.articles)


def bounded(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@bounded(250)
@given(data=st.binary(max_size=600), name=st.sampled_from(NAMES))
def test_any_bytes_end_in_a_draft_or_a_refusal(data, name, gazetteer):
    assert is_sound(outcome(data, name, gazetteer))


@bounded(250)
@given(data=mutated(pages()), name=st.sampled_from(NAMES))
def test_a_mutated_page_ends_in_a_draft_or_a_refusal(data, name, gazetteer):
    found = outcome(data, name, gazetteer)
    assert is_sound(found)
    assert isinstance(found, str) or found.format == "jsonl" or all(piece.title for piece in found.articles)


@bounded(250)
@given(
    magic=st.sampled_from(MAGIC),
    rest=st.one_of(st.binary(max_size=400), pages()),
    name=st.sampled_from(NAMES),
)
def test_anything_after_the_mark_of_a_format_ends_in_a_draft_or_a_refusal(magic, rest, name, gazetteer):
    assert is_sound(outcome(magic + rest, name, gazetteer))


@bounded(150)
@given(data=mutated(st.sampled_from(FILES)), name=st.sampled_from(NAMES))
def test_a_damaged_file_ends_in_a_draft_or_a_refusal(data, name, gazetteer):
    assert is_sound(outcome(data, name, gazetteer))


@bounded(150)
@given(text=st.text(max_size=300), encoding=st.sampled_from(ENCODINGS), name=st.sampled_from(NAMES))
def test_any_text_ends_in_a_draft_or_a_refusal(text, encoding, name, gazetteer):
    assert is_sound(outcome(text.encode(encoding, "replace"), name, gazetteer))
