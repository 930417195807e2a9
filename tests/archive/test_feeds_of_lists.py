"""Every list has an Atom feed, which its page names."""

from datetime import date

import pytest
from lxml import html

from archive.models import PersonMention
from archive.pages.lately import LOOKED_AT
from tests.archive.rows import make_article, make_branch, make_bulletin, mention, say
from tests.archive.test_feeds import read, titles

pytestmark = pytest.mark.django_db

LISTS = [
    ("/articles/", ["旧", "新"]),
    ("/2024/", ["新"]),
    ("/2024/11/", ["新"]),
    ("/2024/11/20/", ["新"]),
    ("/articles/undated/", ["旧"]),
    ("/branches/", ["山东省贸促会", "湖北省贸促会"]),
    ("/branches/shandong/", ["旧", "新"]),
    ("/people/", ["刘强", "王敏"]),
    ("/people/王敏/hubei/", ["新"]),
    ("/people/刘强/", ["旧"]),
    ("/sources/", ["人民日报"]),
    ("/kinds/", ["会议纪要", "报道"]),
]


def name_person(article, name: str, branch=None) -> None:
    PersonMention.objects.create(
        article=article, branch=branch, name=name, role="会长", paragraph="p1", start=0, end=2, text=name
    )


@pytest.fixture
def record():
    """The undated one was taken in last."""
    hubei, shandong = make_branch("hubei", "湖北省贸促会"), make_branch()
    text = "山东省贸促会与湖北省贸促会开会。"
    new = make_article(text, title="新", date=date(2024, 11, 20), source="人民日报")
    mention(new, shandong, "山东省贸促会")
    mention(new, hubei, "湖北省贸促会")
    old = say(shandong, "山东省贸促会开会。", title="旧", kind="minutes")
    name_person(new, "王敏", hubei)
    name_person(old, "刘强")


@pytest.mark.parametrize(("address", "expected"), LISTS)
def test_list_names_a_feed_with_the_last_first(client, record, address, expected):
    page = html.fromstring(client.get(address).content)
    (feed,) = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
    assert page.xpath(f"//a[@href='{feed}']")
    assert titles(client.get(feed)) == expected


def test_entry_of_a_name_leads_to_its_page_and_says_where_it_stood(client, record):
    entry = read(client.get("/people/feed.atom")).xpath("//*[local-name()='entry']")[1]
    text = "".join(entry.itertext())
    assert "新见于《新》" in text
    (link,) = entry.xpath("*[local-name()='link']/@href")
    assert client.get(link).status_code == 200


def test_feed_has_an_author_and_every_entry_a_name_of_its_own(client):
    for source in ("人民日报", "国际商报"):
        make_article(source=source)
    for address in ("/sources/feed.atom", "/articles/feed.atom", "/search/feed/"):
        feed = read(client.get(address))
        assert feed.xpath("*[local-name()='author']/*/text()") == ["贸促公报档案"]
    ids = read(client.get("/sources/feed.atom")).xpath(
        "//*[local-name()='entry']/*[local-name()='id']/text()"
    )
    assert len(set(ids)) == 2


def test_text_is_no_markup_to_whoever_reads_the_feed(client):
    make_article("价格<b>下降", title="甲<i>乙", source="人民日报")
    summaries = {"/articles/feed.atom": "价格&lt;b&gt;下降", "/sources/feed.atom": "新见于《甲&lt;i&gt;乙》"}
    for address, summary in summaries.items():
        assert read(client.get(address)).xpath("//*[local-name()='summary']/text()") == [summary]


@pytest.mark.parametrize(
    "address", ["/2024/02/30/feed.atom", "/people/无此人/feed.atom", "/people/王敏/shandong/feed.atom"]
)
def test_what_is_not_there_has_no_feed(client, record, address):
    assert client.get(address).status_code == 404


def test_what_readers_may_not_see_is_in_no_feed(client):
    branch = make_branch()
    name_person(say(branch, "山东省贸促会开会。", source="内部", status="draft"), "刘强")
    for name in ("branches", "people", "sources", "kinds"):
        assert titles(client.get(f"/{name}/feed.atom")) == []


@pytest.mark.parametrize("rows", [2, LOOKED_AT + 2])
@pytest.mark.parametrize(("name", "queries"), [("sources", 1), ("kinds", 1), ("branches", 3), ("people", 3)])
def test_feed_of_names_takes_the_same_queries(client, django_assert_num_queries, rows, name, queries):
    branch, bulletin = make_branch(), make_bulletin()
    for _number in range(rows):
        name_person(say(branch, "山东省贸促会开会。", bulletin=bulletin, source="人民日报"), "刘强", branch)
    with django_assert_num_queries(queries):
        assert len(titles(client.get(f"/{name}/feed.atom"))) == 1
