"""The record by time."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from archive.pages.shelf import BULLETINS, SHOWN
from archive.views.time import PAGE_SIZE
from tests.archive.rows import make_article, make_branch, make_bulletin, say

pytestmark = pytest.mark.django_db


def titles(page) -> list[str]:
    return [line.article.title for line in page.context["lines"]]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/2024/", ["十二月", "月末", "月初"]),
        ("/2024/11/", ["月末", "月初"]),
        ("/2024/11/30/", ["月末"]),
        ("/2024/11/15/", []),
        ("/2031/", []),
    ],
)
def test_period_holds_what_is_dated_in_it(client, address, expected):
    days = {
        "月初": date(2024, 11, 1),
        "月末": date(2024, 11, 30),
        "十二月": date(2024, 12, 1),
        "去年": date(2023, 12, 31),
    }
    for title, day in days.items():
        make_article(title=title, date=day)
    make_article(title="无日期")
    make_article(title="待审", date=date(2024, 11, 1), status="draft")
    page = client.get(address)
    assert titles(page) == expected
    assert page.context["total"] == len(expected)


@pytest.mark.parametrize(
    "address", ["/2024/13/", "/2024/02/30/", "/2024/00/", "/2024/1/", "/0000/", "/20244/"]
)
def test_day_that_is_none_is_404(client, address):
    assert client.get(address).status_code == 404


def test_calendar_weighs_each_day_and_leads_to_it(client):
    for _number in range(3):
        make_article(date=date(2024, 11, 20))
    make_article(date=date(2024, 11, 1))
    page = client.get("/2024/")
    days = {
        day.date: day
        for month in page.context["almanac"].months
        for week in month.weeks
        for day in week
        if day
    }
    assert len(days) == 366
    assert (days[date(2024, 11, 20)].count, days[date(2024, 11, 1)].count, days[date(2024, 11, 2)].count) == (
        3,
        1,
        0,
    )
    assert days[date(2024, 11, 20)].shade > days[date(2024, 11, 1)].shade > 0
    assertContains(page, 'href="/2024/11/20/"')
    assertNotContains(page, 'href="/2024/11/02/"')


def test_empty_stretches_are_passed_over_on_the_way_to_the_next(client):
    for year in (2007, 2024):
        make_article(date=date(year, 11, 20))
    page = client.get("/2015/11/")
    assertContains(page, 'rel="prev" href="/2007/11/"')
    assertContains(page, 'rel="next" href="/2024/11/"')


def test_full_year_is_paged(client):
    for number in range(PAGE_SIZE + 1):
        make_article(title=f"第{number}篇", date=date(2024, 1, 1))
    first = client.get("/2024/")
    assert titles(client.get(f"/2024/?after={first.context['page'].next}")) == ["第0篇"]
    assert client.get("/2024/?after=x").status_code == 400


@pytest.mark.parametrize("address", ["/2024/", "/2024/05/", "/2024/05/01/"])
@pytest.mark.parametrize("rows", [5, 50])
def test_period_takes_the_same_queries_however_full(client, django_assert_num_queries, address, rows):
    branch = make_branch()
    for _number in range(rows):
        say(branch, "山东省贸促会办展。", date=date(2024, 5, 1))
    undated_fill = 1 if rows < PAGE_SIZE else 0
    with django_assert_num_queries(7 + undated_fill):
        client.get(address)


def test_undated_stand_under_the_bulletin_they_came_in(client):
    bulletin = make_bulletin(original_name="第一版.txt")
    make_article(title="无日期", bulletin=bulletin)
    make_article(title="有日期", bulletin=bulletin, date=date(2024, 1, 1))
    make_article(title="待审", status="draft")
    page = client.get("/articles/undated/")
    [bundle] = page.context["shelf"].bundles
    assert (bundle.bulletin, [article.title for article in bundle.articles]) == (bulletin, ["无日期"])
    assertContains(page, "第一版.txt")


def test_long_bulletin_shows_its_first_and_says_how_many(client):
    bulletin = make_bulletin()
    for position in range(SHOWN + 1):
        make_article(title=f"第{position}篇", bulletin=bulletin, position=position)
    page = client.get("/articles/undated/")
    [bundle] = page.context["shelf"].bundles
    assert [article.position for article in bundle.articles] == list(range(SHOWN))
    assertContains(page, f"共 {SHOWN + 1} 篇")


def test_shelf_is_paged_by_bulletin(client):
    for number in range(BULLETINS + 1):
        make_article(title=f"第{number}篇")
    first = client.get("/articles/undated/").context["shelf"]
    second = client.get(f"/articles/undated/?before={first.next}").context["shelf"]
    assert [bundle.articles[0].title for bundle in second.bundles] == ["第0篇"]
    assert second.next is None
    assert client.get("/articles/undated/?before=x").status_code == 400


@pytest.mark.parametrize("rows", [5, 50])
def test_shelf_takes_three_queries(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_article()
    with django_assert_num_queries(3):
        client.get("/articles/undated/")
