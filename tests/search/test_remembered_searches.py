"""A page of hits is given again as it is, until anyone writes or the index is another."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from search import indexing
from search.observing import SECONDS
from search.searching import current_engine
from tests.search.rows import publish

pytestmark = pytest.mark.django_db
ADDRESS = "/search/?q=链博会"
ADDRESSES = [ADDRESS, "/api/v1/search?q=链博会"]


@pytest.fixture(autouse=True)
def _article(index_dir):
    publish("链博会开幕", "链博会在北京开幕。")
    indexing.drain()


def searches() -> float:
    return next(sample.value for sample in SECONDS.collect()[0].samples if sample.name.endswith("_count"))


@pytest.mark.django_db(transaction=True)  # within a transaction PostgreSQL's log moves by what others do, too
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_search_asked_for_again_takes_no_query_and_is_not_made_again(
    client, django_assert_num_queries, address
):
    first, made = client.get(address), searches()
    with django_assert_num_queries(0):
        again = client.get(address)
    assert again.content == first.content
    assert searches() == made


def test_what_is_published_is_on_the_page_as_soon_as_it_is_in_the_index(client):
    assertNotContains(client.get(ADDRESS), "昨日闭幕")
    publish("链博会闭幕", "链博会昨日闭幕。")
    assertNotContains(client.get(ADDRESS), "昨日闭幕")
    indexing.drain()
    assertContains(client.get(ADDRESS), "昨日闭幕")


def test_another_index_makes_the_page_anew_though_nobody_wrote(client):
    client.get(ADDRESS)
    made, before = searches(), current_engine().stamp
    (current_engine()._generations.root / "CURRENT").touch()
    assert current_engine().stamp != before
    client.get(ADDRESS)
    assert searches() == made + 1


def test_every_language_has_a_page_of_its_own(client):
    client.get(ADDRESS)
    assertContains(client.get(ADDRESS, headers={"accept-language": "en"}), 'lang="en"')
    assertContains(client.get(ADDRESS), '<html lang="zh-Hans"')


def test_who_has_a_session_is_neither_given_it_nor_remembered(client, admin_client):
    client.get(ADDRESS)
    made = searches()
    admin_client.get(ADDRESS)
    admin_client.get(ADDRESS)
    assert searches() == made + 2


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_made_without_an_index_is_not_kept(client, settings, tmp_path, address):
    settings.INDEX_DIR = tmp_path / "none"
    made = searches()
    for _ in range(2):
        assert "no-store" in client.get(address)["Cache-Control"]
    assert searches() == made + 2


def test_a_search_that_is_wrong_is_not_kept(client):
    for _ in range(2):
        assert client.get(f"{ADDRESS}&year=x").status_code == 400
