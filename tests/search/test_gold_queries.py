"""What readers type against the ten founding articles, and what must come back: tests/gold/queries.json."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]

GOLD = json.loads((Path(__file__).parents[1] / "gold" / "queries.json").read_text())
TITLES = dict(
    item.split("=") for item in GOLD["_about"].partition("Short titles: ")[2].rstrip(".").split(", ")
)


def ask(client, typed: str) -> dict:
    return client.get(reverse("search:api-search"), {"q": typed, "per_page": 50}).json()


def is_titled(hit: dict, short: str) -> bool:
    return hit["title"].startswith(TITLES[short])


@pytest.mark.parametrize("gold", GOLD["queries"], ids=lambda gold: gold["q"])
def test_query_finds_what_it_must(client, gold):
    page = ask(client, gold["q"])
    hits = page["hits"]
    if first := gold.get("first"):
        assert is_titled(hits[0], first)
    for short in gold.get("found", ()):
        assert any(is_titled(hit, short) for hit in hits), f"{short} is not found"
    for short in gold.get("not_found", ()):
        assert not any(is_titled(hit, short) for hit in hits), f"{short} is found"
    if gold.get("none"):
        assert (page["total"], hits) == (0, [])
    assert page["suggestion"] == gold.get("suggestion")


@pytest.mark.parametrize("gold", GOLD["suggest"], ids=lambda gold: gold["typed"])
def test_completion_offers(client, gold):
    answer = client.get(reverse("search:api-suggest"), {"q": gold["typed"]}).json()
    assert gold["offers"] in [suggestion["text"] for suggestion in answer["suggestions"]]


@pytest.mark.parametrize("gold", GOLD["queries"], ids=lambda gold: gold["q"])
def test_page_says_what_the_json_says(client, gold):
    page = client.get(reverse("search:search"), {"q": gold["q"], "per_page": 50})
    told = ask(client, gold["q"])
    assert page.status_code == 200
    assert [hit.article.pk for hit in page.context["page"].hits] == [hit["id"] for hit in told["hits"]]
    assert page.context["page"].suggestion == told["suggestion"]
