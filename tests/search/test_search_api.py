"""The search as programs get it."""

import pytest
from django.urls import reverse

from archive.models import OutboxEntry
from search import analysis
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


def test_search_answers_with_every_key(client):
    told = client.get(reverse("search:api-search"), {"q": "链博会", "per_page": 2, "page": 1}).json()
    assert set(told) == {
        *(
            "query",
            "total",
            "texts",
            "page",
            "per_page",
            "took_ms",
            "relaxed",
            "suggestion",
            "notices",
            "hits",
            "facets",
        ),
    }
    assert (told["query"], told["page"], told["per_page"], len(told["hits"])) == ("链博会", 1, 2, 2)
    assert set(told["facets"]) == {"branch", "year", "source", "kind", "person"}
    assert set(told["facets"]["branch"][0]) == {"value", "label", "count"}


def test_a_hit_has_every_key(client):
    (hit,) = client.get(reverse("search:api-search"), {"q": "小院高墙"}).json()["hits"]
    assert set(hit) == {
        *("id", "external_id", "url", "title", "source", "date", "branches", "passages", "score", "reprints"),
    }
    assert (hit["date"], hit["source"]) == ("2024-11-20", "人民日报")
    assert {"slug": "ccpit", "name": "中国贸促会"} in hit["branches"]
    assert "<mark>小院高墙</mark>" in "".join(hit["passages"])


def test_several_values_of_a_facet_mean_or(client):
    address = reverse("search:api-search")
    one = client.get(f"{address}?year=2024").json()["total"]
    other = client.get(f"{address}?year=2021").json()["total"]
    assert client.get(f"{address}?year=2024&year=2021").json()["total"] == one + other == 2


@pytest.mark.parametrize("typed", ["大连", "大連"])
@pytest.mark.parametrize("name", ["search:api-search", "search:api-suggest"])
def test_both_scripts_are_one(client, name, typed):
    told = client.get(reverse(name), {"q": typed}).json()
    assert told.get("hits") or told.get("suggestions")


@pytest.mark.parametrize("filters", [{"source": "廈門日報"}, {"source": "厦门日报"}, {"person": "任鴻斌"}])
def test_filters_are_read_in_both_scripts(client, filters):
    told = client.get(reverse("search:api-search"), filters).json()
    folded = {name: analysis.fold(value) for name, value in filters.items()}
    assert told["total"] == client.get(reverse("search:api-search"), folded).json()["total"] > 0


def test_people_and_days_narrow_an_answer_and_synonyms_can_be_switched_off(client):
    address = reverse("search:api-search")
    told = client.get(address, {"person": "任鸿斌", "from": "2024-01-01", "to": "2024-12-31"}).json()
    assert {hit["date"][:4] for hit in told["hits"]} == {"2024"}
    assert "任鸿斌" in [value["value"] for value in told["facets"]["person"]]
    assert client.get(address, {"from": "2024-12-31", "to": "2024-01-01"}).status_code == 400
    with_synonyms, without = (
        client.get(address, {"q": "链博会", "synonyms": switch}).json() for switch in ("on", "off")
    )
    assert with_synonyms["notices"]
    assert not without["notices"]


def test_suggestions_are_bounded_and_typed(client):
    assert client.get(reverse("search:api-suggest"), {"q": "贸" * 300}).status_code == 400
    told = client.get(reverse("search:api-suggest"), {"q": "dalian"}).json()
    assert told["suggestions"][0] == {"text": "大连市贸促会", "kind": "branch"}
    kinds = {"suggestions": []}
    assert client.get(reverse("search:api-suggest")).json() == kinds


def test_health_counts_what_is_indexed_and_pending(client, settings, tmp_path):
    assert client.get(reverse("search:healthz")).json() == {
        "status": "ok",
        "articles": 10,
        "indexed": 10,
        "pending": 0,
    }
    OutboxEntry.objects.add([1, 2])
    settings.INDEX_DIR = tmp_path / "none"
    told = client.get(reverse("search:healthz")).json()
    assert (told["status"], told["indexed"], told["pending"]) == ("degraded", 0, 2)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_written_through_the_search(client, method):
    assert getattr(client, method)(reverse("search:api-search")).status_code == 405
