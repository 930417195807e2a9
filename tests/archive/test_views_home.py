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
    with django_assert_num_queries(7 + undated_fill):
        client.get("/")


def test_undated_article_is_said_to_be_undated(client):
    make_article("正文。")
    assertContains(client.get("/"), "文中未写明日期")


def counts_of(page) -> dict[str, int]:
    return {tile.name: tile.count for tile in page.context["tiles"] if tile.branch}


@pytest.mark.parametrize(
    ("asked", "shandong", "hubei"),
    [
        ({}, 2, 1),
        ({"from": "2004", "to": "2010"}, 1, 0),
        ({"from": "2010", "to": "2004"}, 1, 0),
        ({"from": "2010"}, 1, 1),
        ({"to": "2010"}, 1, 0),
        ({"from": "", "to": ""}, 2, 1),
    ],
)
def test_map_is_shaded_by_the_articles_of_the_years_chosen(client, asked, shandong, hubei):
    branches = [
        make_branch(province_code="370000"),
        make_branch("hubei", "湖北省贸促会", province_code="420000"),
    ]
    for branch, year in [(branches[0], 2004), (branches[0], 2024), (branches[1], 2024)]:
        say(branch, f"{branch.name}办展。", date=date(year, 5, 1))
    assert counts_of(client.get("/", asked)) == {"山东": shandong, "湖北": hubei}


def test_year_that_is_none_is_refused_with_a_sentence(client):
    say(make_branch(), "山东省贸促会办展。", date=date(2024, 5, 1))
    assertContains(client.get("/?from=abcd"), "四位数字", status_code=400)


def test_date_yet_to_come_is_neither_news_nor_on_the_axis(client):
    make_article(title="今年的事", date=date(2024, 5, 1))
    make_article(title="误印的日期", date=date(2968, 5, 1))
    page = client.get("/")
    assert page.context["lead"].article.title == "今年的事"
    assertNotContains(page, "误印的日期")
    assert page.context["coverage"].last == 2024
    assertContains(page, 'href="/2968/"')
