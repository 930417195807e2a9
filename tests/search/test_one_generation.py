"""An answer is of one generation of the index, however many times the engine is asked for it."""

import pytest

from archive.models import Article
from archive.reprints import fingerprint
from search import indexing
from search.collapsing import SPARE
from search.evaluation import Engine
from search.searching import search
from search.understanding import SearchRequest
from tests.search.rows import publish
from tests.search.test_collapsing import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def shifting(index_dir, monkeypatch):
    """Once it is called, the index holds one article more after every question that the engine is asked."""
    asked: list[str] = []

    def shift(question):
        def ask(engine, *arguments, **options):
            told = question(engine, *arguments, **options)
            asked.append(question.__name__)
            publish(f"后来{len(asked)}", "JAXR 是访问登记处的接口，丝路贸促论坛和链博会可以用。")
            indexing.drain()
            return told

        return ask

    yield lambda: [monkeypatch.setattr(Engine, q.__name__, shift(q)) for q in (Engine.evaluate, Engine.count)]
    assert len(asked) > 1, asked


def kinds(page) -> int:
    return sum(value.count for facet in page.facets if facet.name == "kind" for value in facet.values)


def test_articles_with_most_of_the_words_are_of_the_generation_that_had_none_with_all(shifting):
    publish("接口", "JAXR 是访问登记处的接口。")
    indexing.drain()
    shifting()
    page = search(SearchRequest("量子登记处怎样访问JAXR接口"))
    assert page.relaxed
    assert (page.total, kinds(page), len(page.hits)) == (1, 1, 1)
    assert Article.objects.filter(title__startswith="后来").exists()


def test_hits_asked_for_later_are_of_the_same_generation(shifting):
    """Articles of one text are one hit: a page of them asks again."""
    made = [publish(f"转载{number}", TEXT, date="2024-01-02") for number in range(2 * SPARE)]
    fingerprint(made)
    indexing.drain()
    shifting()
    page = search(SearchRequest("丝路贸促论坛", sort="newest", per_page=2))
    assert page.total == kinds(page) == len(made)
    assert (len(page.hits), page.behind) == (1, len(made) - 1)


def test_what_is_offered_instead_is_counted_in_the_generation_of_the_answer(shifting):
    """Put right, the word finds nothing in that generation, and something in the next."""
    publish("接口", "JAXR")
    indexing.drain()
    shifting()
    assert search(SearchRequest("链搏会")).suggestion is None
