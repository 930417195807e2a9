"""A search as an Atom feed, over the founding documents."""

import pytest
from defusedxml.ElementTree import fromstring
from django.urls import reverse

from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("typed", ["供应链", "供應鏈"])
def test_the_feed_holds_the_hits_newest_first_in_both_scripts(client, typed):
    response = client.get(reverse("search:feed"), {"q": typed})
    assert response["Content-Type"].startswith("application/atom+xml")
    entries = fromstring(response.content).findall(f"{ATOM}entry")
    told = client.get(reverse("search:api-search"), {"q": typed, "sort": "newest", "per_page": 30}).json()
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [hit["title"] for hit in told["hits"]]
    assert "<mark>供应链</mark>" in (entries[0].findtext(f"{ATOM}summary") or "")


@pytest.mark.parametrize("typed", ["\x01供应链", "<b>&", "\ufffe", "𠮷"])
def test_whatever_is_typed_is_xml(client, typed):
    response = client.get(reverse("search:feed"), {"q": typed})
    assert response.status_code == 200
    assert fromstring(response.content).tag == f"{ATOM}feed"


def test_a_bad_value_is_told(client):
    assert client.get(reverse("search:feed"), {"year": "x"}).status_code == 400


def test_the_page_of_hits_names_its_feed(client):
    html = client.get(reverse("search:search"), {"q": "供应链", "page": 1}).content.decode()
    assert 'type="application/atom+xml"' in html
    assert f'href="{reverse("search:feed")}?q=' in html
