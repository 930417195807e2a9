"""Which language a reader gets, and how the choice is kept."""

import pytest
from lxml import html

from archive.models import Article
from tests.archive.rows import make_article, make_branch, say

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "zh-Hans"),
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK,en;q=0.5", "zh-Hant"),
        ("en-US,en;q=0.9", "en"),
        ("de,en;q=0.5", "en"),
        ("de", "zh-Hans"),
    ],
)
def test_the_browser_says_which_language_it_likes(client, accepted, language):
    assert (
        f'<html lang="{language}">' in client.get("/", headers={"accept-language": accepted}).content.decode()
    )


def test_a_chosen_language_stays_and_the_page_too(client):
    address = "/articles/?year=2024&kind=report"
    answer = client.post("/language/", {"language": "en", "next": address})
    assert answer.url == address
    assert '<html lang="en">' in client.get(address, headers={"accept-language": "zh-CN"}).content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "javascript:alert(1)", "/\\example.com"]
)
def test_the_switch_leads_nowhere_else(client, elsewhere):
    assert client.post("/language/", {"language": "en", "next": elsewhere}).url == "/"


def test_the_switch_needs_no_token(client):
    client.handler.enforce_csrf_checks = True
    assert client.post("/language/", {"language": "en", "next": "/"}).status_code == 302


@pytest.mark.parametrize(
    "address", ["/", "/articles/", "/api/v1/branches", "/opensearch.xml", "/articles/feed.atom"]
)
def test_no_cache_gives_one_language_for_another(client, address):
    chinese = client.get(address)
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in chinese["Vary"].split(",")}
    if tag := chinese.headers.get("ETag"):
        english = client.get(address, headers={"accept-language": "en", "if-none-match": tag})
        assert english.status_code == (304 if english.headers.get("ETag") == tag else 200)


def test_dates_in_english_are_written_out(client):
    make_article("一", date="2024-11-20")
    page = client.get("/articles/", headers={"accept-language": "en"}).content.decode()
    assert '<time datetime="2024-11-20">20 November 2024</time>' in page


def test_one_article_is_no_articles(client):
    make_article("一")
    page = client.get("/articles/", headers={"accept-language": "en"}).content.decode()
    assert "1 article, the newest first" in page


def test_a_branch_has_its_english_name_with_the_chinese_beside_it(client):
    branch = make_branch(english_name="CCPIT Shandong", province_code="370000")
    say(branch, "山东省贸促会举办展会。")
    page = client.get(branch.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    assert (
        '<h1>CCPIT Shandong <span class="beside"><span lang="zh-Hans">山东省贸促会</span></span></h1>' in page
    )


def test_a_branch_without_an_english_name_is_called_by_its_place(client):
    branch = make_branch("yiwu", "义乌市贸促会", level="county")
    assert (
        "CCPIT Yiwu"
        in client.get(branch.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    )


def test_an_article_in_traditional_characters_says_so(client):
    article = make_article("會議於昨日舉行。", title="貿促會舉辦展覽會")
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<h1 id="title" lang="zh-Hant">' in page


@pytest.mark.parametrize(
    ("accepted", "said"), [("zh-CN", "没有这篇文章。"), ("en", "There is no such article.")]
)
def test_programs_are_told_what_is_wrong_in_their_language(client, accepted, said):
    answer = client.get("/api/v1/articles/999", headers={"accept-language": accepted})
    assert answer.json()["error"]["message"] == said


def test_a_remark_that_lies_in_a_row_is_said_in_english(client):
    warning = {"code": "short", "message": "正文只有12字，请核对是否完整。", "paragraph": ""}
    article = make_article("一", warnings=[warning])
    page = client.get(article.get_absolute_url(), headers={"accept-language": "en"}).content.decode()
    assert "The text has only 12 characters" in page
    assert Article.objects.get().warnings == [warning]


def test_the_desk_has_the_switch_and_comes_back_to_its_page(admin_client):
    address = "/admin/archive/bulletin/upload/"
    desk = html.fromstring(admin_client.get(address).content)
    (switch,) = desk.xpath("//form[@action='/language/']")
    assert switch.xpath(".//button/@value") == ["zh-hant", "en"]
    assert switch.xpath(".//input[@name='next']/@value") == [address]


def test_whoever_logs_in_has_the_switch(client):
    assert 'action="/language/"' in client.get("/admin/login/").text
