"""Articles of one text are one hit: the best of them, the others a click away, and every page the same."""

import pytest
from django.urls import reverse

from archive.models import Article
from archive.reprints import fingerprint
from search import indexing
from search.collapsing import SPARE
from search.query import Filters
from search.searching import search
from search.understanding import SearchRequest
from tests.search.rows import publish

pytestmark = pytest.mark.django_db

TEXT = (
    "十一月二十日，丝路贸促论坛在银川举行，来自十八个国家的二百三十家企业参加，论坛发布了《枸杞产业出海蓝皮书》，"
    "十二家企业当场签下意向书，金额合计三亿六千万元，主办方表示明年继续举办。"
)


def numbered(n: int) -> str:
    """Texts that share the name of the forum and little else."""
    return f"丝路贸促论坛第{n}场。" + "".join(chr(0x4E00 + (n * 97 + k * k * 31) % 20_000) for k in range(80))


@pytest.fixture
def articles() -> list[Article]:
    """Three printings of one text, the first the latest, among three others."""
    made = [
        publish(f"转载{n}", TEXT, date=f"2024-01-0{n}", source=source)
        for n, source in ((9, "甲报"), (5, "乙报"), (3, "甲报"))
    ]
    made += [publish(f"另文{n}", numbered(n), date=f"2024-01-0{n}") for n in (8, 4, 2)]
    fingerprint(made)
    indexing.drain()
    return made


def titles(**options) -> list[str]:
    return [hit.article.title for hit in search(SearchRequest("丝路贸促论坛", **options)).hits]


def test_printings_of_one_text_are_one_hit_with_the_others_behind_it(articles):
    page = search(SearchRequest("丝路贸促论坛", sort="newest"))
    assert [hit.article.title for hit in page.hits] == ["转载9", "另文8", "另文4", "另文2"]
    assert [article.title for article in page.hits[0].reprints] == ["转载3", "转载5"]
    assert (page.total, page.hit_count, page.is_counted) == (6, 4, True)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_no_text_comes_twice_whatever_the_pages(articles, sort):
    whole = titles(sort=sort)
    one_by_one = [title for n in range(1, 6) for title in titles(sort=sort, page=n, per_page=1)]
    assert one_by_one == whole
    assert len(whole) == 4


def test_of_those_that_meet_the_filters_the_best_is_shown(articles):
    page = search(SearchRequest("丝路贸促论坛", Filters(sources=("乙报",))))
    assert [hit.article.title for hit in page.hits] == ["转载5"]
    assert (page.total, len(page.hits[0].reprints)) == (1, 2)


def test_facets_count_articles(articles):
    page = search(SearchRequest("丝路贸促论坛"))
    (sources,) = (facet for facet in page.facets if facet.name == "source")
    assert {value.value: value.count for value in sources.values} == {"甲报": 2, "乙报": 1}


def test_more_printings_than_were_looked_at_first_fill_no_page():
    made = [publish(f"转载{n}", TEXT, date="2024-01-02") for n in range(2 * SPARE)]
    made += [publish("另文", numbered(1), date="2024-01-01")]
    fingerprint(made)
    indexing.drain()
    assert len(titles(sort="newest", per_page=2)) == 2
    assert titles(sort="newest", page=2, per_page=2) == []


def test_without_an_index_they_are_one_hit_too(articles, settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    assert titles() == ["转载9", "另文8", "另文4", "另文2"]


def test_page_json_and_feed_tell_of_the_reprints(articles, client):
    asked = {"q": "絲路貿促論壇", "sort": "newest"}
    page = client.get(reverse("search:search"), asked).text
    assert page.count('<li class="hit">') == 4
    assert "另有 2 篇同稿" in page
    assert "同稿只列一篇，共列 4 篇" in page
    told = client.get(reverse("search:api-search"), asked).json()
    assert (told["total"], told["texts"]) == (6, 4)
    assert [len(hit["reprints"]) for hit in told["hits"]] == [2, 0, 0, 0]
    feed = client.get(reverse("search:feed"), asked).text
    assert feed.count("<entry>") == 4
    assert "转载5" in feed


def test_reprints_cost_one_query_however_many(articles, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        search(SearchRequest("丝路贸促论坛", per_page=50))


def test_from_an_open_hit_the_next_one_is_another_text(articles, client):
    links = client.get(reverse("search:search"), {"q": "丝路贸促论坛", "sort": "newest"}).context["links"]
    opened = client.get(links.hits[0][1]).context["hit"]
    assert (opened.number, opened.total) == (1, 4)
    assert opened.next.article.title == "另文8"
