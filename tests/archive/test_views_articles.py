"""The list of articles, and the article."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Figure, PersonMention
from archive.views.articles import PAGE_SIZE
from tests.archive.rows import make_article, make_branch, make_bulletin, mention, say

pytestmark = pytest.mark.django_db


def titles(page) -> list[str]:
    return [line.article.title for line in page.context["lines"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["新", "旧", "无日期"]),
        ("year=2024", ["新"]),
        ("year=undated", ["无日期"]),
        ("source=人民日报", ["新"]),
        ("kind=minutes", ["旧"]),
        ("branch=shandong", ["旧"]),
        ("branch=shandong&year=2024", []),
        ("year=&source=&kind=&branch=", ["新", "旧", "无日期"]),
    ],
)
def test_list_is_narrowed_by(client, query, expected):
    make_article(title="无日期")
    say(make_branch(), "山东省贸促会开会。", title="旧", kind="minutes", date=date(2007, 1, 1))
    make_article(title="新", date=date(2024, 1, 1), source="人民日报")
    assert titles(client.get(f"/articles/?{query}")) == expected


@pytest.mark.parametrize(
    "query", ["year=20x4", "year=0000", "year=²⁰²⁴", "kind=poem", "branch=atlantis", "after=17", "before=x"]
)
def test_bad_filter_is_a_page_of_400_that_says_why(client, query):
    page = client.get(f"/articles/?{query}")
    assert page.status_code == 400
    assert page.context["message"].endswith("。")


def test_next_and_previous_keep_the_filters(client):
    for _number in range(PAGE_SIZE + 1):
        make_article(source="人民日报")
    first = client.get("/articles/?source=人民日报")
    query = f"?after={first.context['page'].next}&source=%E4%BA%BA%E6%B0%91%E6%97%A5%E6%8A%A5"
    assertContains(first, query.replace("&", "&amp;"))
    second = client.get(f"/articles/{query}")
    assert len(second.context["lines"]) == 1
    assertContains(second, 'rel="prev"')


def test_source_that_is_a_branch_of_the_line_is_printed_once(client):
    branch = make_branch()
    say(branch, "山东省贸促会开会。", source="山东省贸促会")
    say(branch, "山东省贸促会办展。", source="大众日报")
    assert client.get("/articles/").text.count(">山东省贸促会</span>") == 0
    assert ">大众日报</span>" in client.get("/articles/").text


@pytest.mark.parametrize("rows", [5, 50])
def test_list_takes_the_same_queries_however_long(client, django_assert_num_queries, rows):
    branch = make_branch()
    for _number in range(rows):
        say(branch, "山东省贸促会开会。", date=date(2024, 1, 1))
    undated_fill = 1 if rows < PAGE_SIZE else 0
    with django_assert_num_queries(7 + undated_fill):
        client.get("/articles/")


def test_article_prints_all_that_is_known_of_it(client):
    article = make_article(
        *("第一段。", "第二段。"),
        title="风雨兼程 奋进",
        kicker="六十二载",
        subtitle="侧记",
        byline="本报记者 张凡",
        source="人民日报",
        editor="刘国民",
        page=10,
        date=date(2024, 11, 20),
        kind="commentary",
        continued_from_page=1,
        continued_on_page=3,
        warnings=[{"code": "unfinished", "message": "此文末尾不完整。", "paragraph": ""}],
    )
    page = client.get(f"/articles/{article.pk}/")
    for text in "六十二载 侧记 张凡 人民日报 刘国民 评论 2024年11月20日 此文末尾不完整。".split():
        assertContains(page, text)
    for text in (
        "第 10 版",
        "上接第 1 版",
        "下转第 3 版",
        '<p id="p2">第二段。</p>',
        f"/bulletins/{article.bulletin_id}/",
    ):
        assertContains(page, text)
    assertContains(page, '<span class="clause">风雨兼程</span> <span class="clause">奋进</span>', html=True)


def test_branch_in_the_text_leads_to_its_page_and_stands_in_the_margin_once(client):
    article = make_article("山东省贸促会开会。山东省贸促会闭会。")
    branch = make_branch()
    mention(article, branch, "山东省贸促会")
    mention(article, branch, "山东省贸促会")
    page = client.get(f"/articles/{article.pk}/")
    assertContains(page, '<a class="named" href="/branches/shandong/">山东省贸促会</a>开会')
    assert page.context["branches"] == [branch]


def test_person_leads_to_his_page_his_office_and_a_figure_to_their_paragraph(client):
    article = make_article("会长孟向东说，130余家企业参展。")
    place = {"article": article, "paragraph": "p1", "start": 2, "end": 5}
    PersonMention.objects.create(name="孟向东", role="会长", text="孟向东", **place)
    PersonMention.objects.create(name="孟向东", role="会长", text="孟向东", **place)
    Figure.objects.create(text="130余家", value=130, unit="家", counted="企业", **place)
    page = client.get(f"/articles/{article.pk}/")
    assertContains(page, '<a href="/people/%E5%AD%9F%E5%90%91%E4%B8%9C/">孟向东</a>', count=1, html=True)
    assertContains(page, '<a class="people__role" href="#p1">会长</a>', count=1, html=True)
    assertContains(page, '<a href="#p1">130余家</a>', html=True)


def test_text_of_an_article_is_never_markup(client):
    article = make_article("<script>alert(1)</script>", title="<b>题</b>")
    page = client.get(f"/articles/{article.pk}/")
    assertNotContains(page, "<script>alert")
    assertNotContains(page, "<b>题</b>")


def test_neighbours_are_those_published_in_the_same_bulletin(client):
    bulletin = make_bulletin()
    first, middle, hidden, last = (
        make_article(bulletin=bulletin, position=place, title=title, status=status)
        for place, (title, status) in enumerate(
            [("首", "published"), ("中", "published"), ("隐", "draft"), ("末", "published")]
        )
    )
    make_article(title="别处")
    neighbours = client.get(f"/articles/{middle.pk}/").context["neighbours"]
    assert (neighbours.previous, neighbours.next) == (first, last)
    assert client.get(f"/articles/{first.pk}/").context["neighbours"].previous is None
    assert hidden.pk


@pytest.mark.parametrize(("status", "answer"), [("draft", 404), ("withdrawn", 410)])
def test_what_is_not_published_is_for_editors(client, admin_client, status, answer):
    article = make_article("内部文字。", status=status)
    page = client.get(f"/articles/{article.pk}/")
    assert page.status_code == answer
    assertNotContains(page, "内部文字", status_code=answer)
    assertContains(admin_client.get(f"/articles/{article.pk}/"), "内部文字")


@pytest.mark.parametrize("number", ["0", "9" * 40])
def test_unknown_article_is_a_page_that_helps(client, number):
    assertContains(client.get(f"/articles/{number}/"), "机构名录", status_code=404)


def test_article_that_has_not_changed_is_not_sent_again(client):
    address = f"/articles/{make_article('正文。').pk}/"
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("rows", [5, 50])
def test_article_takes_the_same_queries_however_much_is_in_it(client, django_assert_num_queries, rows):
    article = make_article(
        *("山东省贸促会与130家企业会面。" for _number in range(rows)), date=date(2024, 1, 1)
    )
    branch = make_branch()
    for place in range(1, rows + 1):
        mention(article, branch, "山东省贸促会", f"p{place}")
        at = {"article": article, "branch": branch, "paragraph": f"p{place}", "start": 0, "end": 2}
        PersonMention.objects.create(name=f"人{place}", text="人", **at)
        Figure.objects.create(text="130家", value=130, **at)
    with django_assert_num_queries(11):  # two of them for what is kept until anyone writes
        client.get(f"/articles/{article.pk}/")


def test_date_leads_to_its_day(client):
    article = make_article(date=date(2024, 11, 5))
    assertContains(client.get(f"/articles/{article.pk}/"), 'href="/2024/11/05/"')


def test_words_searched_for_stay_in_the_box(client):
    article = make_article("正文。")
    assertContains(client.get(f"/articles/{article.pk}/?q=链博会"), 'value="链博会"')


@pytest.mark.django_db(transaction=True)
def test_what_can_be_chosen_is_read_again_only_after_a_change_and_told_in_every_language(client):
    make_article(title="旧", date=date(2007, 1, 1))
    with CaptureQueriesContext(connection) as first:
        assertContains(client.get("/articles/"), "会议纪要")
    with CaptureQueriesContext(connection) as again:
        page = client.get("/articles/", headers={"accept-language": "en"})
    assertContains(page, "Minutes")
    assertNotContains(page, "会议纪要")
    assert len(again) == len(first) - 4  # the branches of the lines are kept too
    make_article(title="新", date=date(2024, 1, 1))
    assertContains(client.get("/articles/"), "2024")
