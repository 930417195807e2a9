"""An article opened from a hit: its marks, and the hits beside it, over the founding documents."""

import re

import pytest
from django.urls import reverse

from archive.models import Article
from search.opening import open_hit
from search.searching import search
from search.understanding import SearchRequest
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


@pytest.mark.parametrize("typed", ["链博会", "大连金马衡器有限公司哪年参展", ""])
def test_the_hits_beside_a_hit_are_those_of_the_page_of_hits(typed):
    request = SearchRequest(typed, per_page=50)
    hits = [hit.article for hit in search(request).hits]
    for n, article in enumerate(hits, 1):
        opened = open_hit(request, article, (), n)
        assert (opened.number, opened.total) == (n, len(hits))
        assert (opened.previous and opened.previous.article) == (hits[n - 2] if n > 1 else None)
        assert (opened.next and opened.next.article) == (hits[n] if n < len(hits) else None)


def test_a_hit_that_has_moved_is_found_near_its_old_place():
    request = SearchRequest("链博会")
    first, second = (hit.article for hit in search(request).hits[:2])
    opened = open_hit(request, first, (), 2)
    assert opened.number == 1
    assert opened.next is not None
    assert opened.next.article == second


def test_an_article_that_is_no_hit_has_no_hits_beside_it():
    article = Article.objects.get(kind="minutes")
    opened = open_hit(SearchRequest("小院高墙"), article, (), 1)
    assert (opened.previous, opened.next) == (None, None)


@pytest.fixture
def page(client):
    def get(article: Article, query: str) -> str:
        response = client.get(f"{reverse('search:hit', args=[article.pk])}?{query}")
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.mark.parametrize("typed", ["小院高墙", "小院高牆", '"小院高墙"'])
def test_the_page_of_an_open_hit_keeps_its_marks_and_counts_them(page, typed):
    article = search(SearchRequest("小院高墙")).hits[0].article
    html = page(article, f"q={typed}&n=1")
    count = article.body.count("小院高墙")
    assert f"标出 {count} 处" in html
    assert re.findall(r'<mark id="mark-(\d+)">', html) == [str(n) for n in range(1, count + 1)]
    assert f'href="#mark-{count}"' in html


def test_the_page_leads_on_to_the_other_hits_and_back(page):
    hits = search(SearchRequest("链博会")).hits
    html = page(hits[1].article, "q=链博会&n=2&kind=report&kind=commentary&per_page=1")
    back = re.search(r'<a href="(/search/\?[^"]+)">结果第 2 篇', html)
    assert back is not None
    assert "page=2" in back.group(1)
    assert re.search(rf'rel="prev" href="/search/hits/{hits[0].article.pk}/\?[^"]*n=1"', html)
    assert 'rel="canonical"' in html


def test_the_page_of_hits_opens_its_hits(client):
    response = client.get(reverse("search:search"), {"q": "鏈博會", "page": 2, "per_page": 2})
    hit, address = response.context["links"].hits[0]
    assert f"/search/hits/{hit.article.pk}/?" in address
    assert "n=3" in address
    assert client.get(address).status_code == 200


def test_an_article_withdrawn_since_answers_for_itself(client):
    article = search(SearchRequest("小院高墙")).hits[0].article
    Article.objects.filter(pk=article.pk).update(status="withdrawn")
    response = client.get(reverse("search:hit", args=[article.pk]), {"q": "小院高墙"}, follow=True)
    assert response.redirect_chain == [(article.get_absolute_url(), 302)]
    assert response.status_code == 410


@pytest.mark.parametrize("query", ["n=0", "n=x", "n=10001", "sort=best"])
def test_a_bad_value_is_told(client, query):
    article = Article.objects.get(kind="minutes")
    assert client.get(f"{reverse('search:hit', args=[article.pk])}?{query}").status_code == 400


def test_the_number_of_database_queries_is_fixed(client, django_assert_max_num_queries):
    article = search(SearchRequest("链博会")).hits[0].article
    with django_assert_max_num_queries(17):
        client.get(reverse("search:hit", args=[article.pk]), {"q": "链博会", "n": 1})


def test_the_title_of_an_open_hit_is_marked_too(page):
    article = search(SearchRequest("标题:供应链国际合作")).hits[0].article
    html = page(article, "q=标题:供应链国际合作&n=1")
    assert "推动产业链<mark>供应链国际合作</mark></h1>" in html
