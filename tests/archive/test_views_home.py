"""The front page."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.archive.rows import make_article, make_branch, say

pytestmark = pytest.mark.django_db


def test_front_page_has_search_news_map_years_and_holdings(client):
    branch = make_branch(province_code="370000")
    say(branch, "山东省贸促会办展。", title="链上山东", date=date(2024, 5, 1))
    page = client.get("/")
    assertContains(page, 'role="search"')
    assertContains(page, "链上山东")
    assertContains(page, '<li><a href="/2024/">2024 <span>1</span></a></li>', html=True)
    assert [tile.count for tile in page.context["tiles"] if tile.branch] == [1]
    assert (page.context["bulletins"], page.context["spoken_of"]) == (1, 1)


def test_empty_archive_says_so(client):
    assertContains(client.get("/"), "档案中还没有文章")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_published_is_neither_shown_nor_counted(client, status):
    say(make_branch(), "山东省贸促会办展。", title="未发布的题", status=status)
    page = client.get("/")
    assertNotContains(page, "未发布的题")
    assert (page.context["years"].total, page.context["bulletins"], page.context["spoken_of"]) == (0, 0, 0)


@pytest.mark.parametrize("rows", [5, 50])
def test_front_page_takes_the_same_queries_however_full_the_archive(client, django_assert_num_queries, rows):
    for number in range(rows):
        branch = make_branch(f"branch-{number}", f"第{number}贸促会")
        say(branch, f"第{number}贸促会办展。", date=date(2024, 5, 1))
    undated_fill = 1 if rows < 9 else 0
    with django_assert_num_queries(6 + undated_fill):
        client.get("/")


def test_undated_article_is_said_to_be_undated(client):
    make_article("正文。")
    assertContains(client.get("/"), "文中未写明日期")
