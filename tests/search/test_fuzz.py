"""Random and mutated queries through the page; the long form is python -m bench.fuzz."""

import pytest
from django.urls import reverse

from archive.models import Article
from bench.fuzz import queries
from search import branches
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


def asked(count: int) -> list[str]:
    texts = [article.body for article in Article.objects.published()]
    names = [name for branch in branches.read_names() for name in branch.names]
    return [typed.encode("utf-8", "replace").decode() for typed in queries(texts, names, count)]


@pytest.mark.parametrize("name", ["search:search", "search:api-search", "search:feed"])
def test_no_query_is_an_error(client, name):
    for typed in asked(60):
        assert client.get(reverse(name), {"q": typed}).status_code == 200, typed


def test_the_same_seed_asks_the_same():
    assert asked(20) == asked(20)
    assert len(set(asked(20))) > 15
