"""What is offered where nothing was found, over the founding documents."""

from datetime import date

import pytest
from django.urls import reverse

from search.loosening import Loosened, loosen
from search.query import Filters
from search.searching import search
from search.understanding import SearchRequest
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


def test_words_that_could_be_left_out_come_with_what_that_finds():
    (shorter,) = loosen(SearchRequest('"量子纠缠" 链博会')).shorter
    assert shorter.typed == "链博会"
    assert shorter.total == search(SearchRequest("链博会")).total


def test_filters_that_could_be_left_out_come_with_what_that_finds():
    filters = Filters(branches=("hainan",), kinds=("minutes",))
    found = {dropped.facet: dropped.total for dropped in loosen(SearchRequest("世博会", filters)).dropped}
    assert found["kinds"] == search(SearchRequest("世博会", Filters(branches=("hainan",)))).total
    assert all(found.values())


def test_what_the_archive_holds_for_the_branch_and_the_period():
    typed = "机构:海南 日期:2024 量子纠缠拓扑绝缘体"
    held = [(h.label, h.value, h.total) for h in loosen(SearchRequest(typed)).holdings]
    hainan = search(SearchRequest("机构:海南")).total
    assert held == [
        ("海南省贸促会", "hainan", hainan),
        ("2024-01-01 至 2024-12-31", "2024-01-01..2024-12-31", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "label", "value"),
    [
        ("日期:2024.. 量子纠缠", "自 2024-01-01", "2024-01-01.."),
        ("日期:..2024 量子纠缠", "至 2024-12-31", "..2024-12-31"),
    ],
)
def test_a_period_open_at_one_side_is_told_by_the_other(typed, label, value):
    held = loosen(SearchRequest(typed)).holdings
    assert [(one.label, one.value) for one in held] == [(label, value)]


def test_a_period_with_nothing_in_it_is_told_too():
    filters = Filters(years=(1999,), dates=((date(1999, 1, 1), date(1999, 2, 1)),))
    assert [held.total for held in loosen(SearchRequest("链博会", filters)).holdings] == [0, 0]


def test_without_an_index_nothing_is_offered(settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    assert loosen(SearchRequest("链博会 量子", Filters(years=(1999,)))) == Loosened()


def test_the_page_links_to_all_of_it(client):
    asked = {"q": '"量子纠缠" 链博会', "branch": "hubei", "kind": ["report", "commentary"]}
    html = client.get(reverse("search:search"), asked).content.decode()
    for sentence in (
        "您要找的是",
        "“量子纠缠”",
        "可以少用一个词",
        "档案里有",
        "湖北省贸促会",
        "取消全部筛选",
    ):
        assert sentence in html
    assert 'href="?branch=hubei"' in html
