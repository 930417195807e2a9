"""Characters that hold several are found as readers type them, and marked as they stand."""

import unicodedata

import pytest
from django.urls import reverse

from search import indexing
from search.compatibility import bounds, written_out
from search.highlighting import Marker
from search.query import Text
from tests.search.rows import publish


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("展区5000㎡，", "展区5000 m2 ，"),
        ("第Ⅲ期", "第 III 期"),
        ("ⅩⅢ", " XIII "),
        ("⑩⒈㈠", " 10  1.  (一) "),
        ("ﬁnance", "finance"),
        ("ﾄﾞﾗﾏ", "ドﾗﾏ"),
        ("Cafe\u0301", "Café"),
        ("①，…％贸", "①，…％贸"),
    ],
)
def test_what_one_character_holds_is_written_out(text, written):
    assert written_out(text) == written


def test_whatever_is_written_out_is_as_unicode_has_it():
    for code in (*range(0x80, 0xD800), *range(0xF900, 0x1F200)):
        character, normal = chr(code), unicodedata.normalize("NFKC", chr(code))
        if written_out(character) != character:
            assert written_out(character).strip() == normal.strip()


def test_places_lead_back_to_the_text():
    text = "面积5000㎡，Ⅲ期"
    places, written = bounds(text), written_out(text)
    assert len(places) == len(written) + 1
    assert all(
        text[place] == character
        for place, character in zip(places, written, strict=False)
        if character not in " m2I"
    )
    assert bounds("面积5000平方米") is None


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("m2", "展区5000<mark>㎡</mark>，第Ⅲ期"),
        ("iii期", "展区5000㎡，第<mark>Ⅲ期</mark>"),
        ("5000", "展区<mark>5000</mark>㎡，第Ⅲ期"),
    ],
)
def test_marks_are_where_the_character_stands(typed, marked):
    marker = Marker.of_leaves([Text(typed, exact=True)])
    assert marker.highlight("展区5000㎡，第Ⅲ期") == marked


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    [
        "㎡",
        "m2",
        "5000",
        '"5000㎡"',
        "5000M2",
        "第Ⅲ期",
        '"第III期"',
        "finance",
        "FINANCE",
        "ドラマ",
        "ﾄﾞﾗﾏ",
        "(10)",
        "⑩",
    ],
)
def test_it_is_found_as_it_stands_and_as_readers_type_it(client, typed):
    publish("展区", "展区5000㎡，第Ⅲ期ﬁnance论坛，⑩ﾄﾞﾗﾏ")
    publish("别的", "展区五千平方米")
    indexing.drain()
    found = client.get(reverse("search:api-search"), {"q": typed}).json()
    assert [hit["title"] for hit in found["hits"]] == ["展区"]
