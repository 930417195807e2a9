"""Atom feeds."""

from datetime import date

import pytest
from lxml import etree

from archive.feeds import NEWEST
from tests.archive.rows import make_article, make_branch, say

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def read(answer) -> etree._Element:
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return etree.fromstring(answer.content)


def titles(answer) -> list[str]:
    return read(answer).xpath("//a:entry/a:title/text()", namespaces=ATOM)


def test_feed_has_what_was_taken_in_last_first(client):
    make_article(title="先入藏", date=date(2024, 1, 1))
    make_article("正文开头。", title="后入藏", date=date(1990, 1, 1), source="人民日报")
    make_article(title="待审", status="draft")
    feed = client.get("/articles/feed.atom")
    assert titles(feed) == ["后入藏", "先入藏"]
    for text in ("正文开头。", "人民日报", "http://testserver/articles/"):
        assert text in feed.text


@pytest.mark.parametrize(("query", "expected"), [("year=2024", ["新"]), ("branch=shandong", ["旧"])])
def test_feed_is_narrowed_as_the_list_is(client, query, expected):
    say(make_branch(), "山东省贸促会开会。", title="旧", date=date(2007, 1, 1))
    make_article(title="新", date=date(2024, 1, 1))
    assert titles(client.get(f"/articles/feed.atom?{query}")) == expected
    assert f'href="/articles/feed.atom?{query}"' in client.get(f"/articles/?{query}").text


def test_branch_has_a_feed_of_its_own(client):
    say(make_branch(), "山东省贸促会开会。", title="山东的")
    make_article(title="别处的")
    assert titles(client.get("/branches/shandong/feed.atom")) == ["山东的"]
    assert client.get("/branches/atlantis/feed.atom").status_code == 404


def test_empty_feed_and_bad_filter(client):
    assert titles(client.get("/articles/feed.atom")) == []
    assert client.get("/articles/feed.atom?year=x").status_code == 400


def test_control_characters_do_not_break_the_feed(client):
    make_article("正\x0b文", title="标\x0c题", source="报\x01社")
    assert titles(client.get("/articles/feed.atom")) == ["标题"]


@pytest.mark.parametrize("rows", [5, NEWEST + 5])
def test_feed_takes_three_queries_and_no_more_entries_than_it_may(client, django_assert_num_queries, rows):
    branch = make_branch()
    for _number in range(rows):
        say(branch, "山东省贸促会开会。")
    with django_assert_num_queries(3):
        assert len(titles(client.get("/articles/feed.atom"))) == min(rows, NEWEST)
