"""The people whom the bulletins name."""

from datetime import date

import pytest
from django.db import connection
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from archive.models import Article, PersonMention
from archive.pages.people import NAMES
from archive.views.people import PAGE_SIZE
from tests.archive.rows import make_article, make_branch

pytestmark = pytest.mark.django_db


def name(person: str, role: str = "会长", branch=None, text: str = "", **values) -> Article:
    text = text or f"{role}{person}出席。"
    article = make_article(text, **values)
    start = text.index(person)
    PersonMention.objects.create(
        article=article,
        branch=branch,
        name=person,
        role=role,
        paragraph="p1",
        start=start,
        end=start + len(person),
        text=person,
    )
    return article


def people_of(page) -> list[tuple[str, str, int]]:
    surnames = page.context["directory"].surnames
    return [(person.name, person.body, person.articles) for _surname, people in surnames for person in people]


def test_directory_says_who_in_which_office_first_and_last_seen(client):
    shandong = make_branch()
    for day in (date(2007, 5, 1), date(2012, 3, 1), None):
        name("孟向东", branch=shandong, date=day)
    page = client.get("/people/")
    assert people_of(page) == [("孟向东", "山东省贸促会", 3)]
    for text in ("会长", "2007年5月", "2012年3月", 'href="/people/%E5%AD%9F%E5%90%91%E4%B8%9C/shandong/"'):
        assertContains(page, text)


def test_namesakes_are_kept_apart_by_body(client):
    for slug, body in (("shandong", "山东省贸促会"), ("dalian", "大连市贸促会")):
        name("王强", branch=make_branch(slug, body), text=f"{body}会长王强到会。")
    assert people_of(client.get("/people/")) == [("王强", "山东省贸促会", 1), ("王强", "大连市贸促会", 1)]
    page = client.get("/people/王强/shandong/")
    assertContains(page, "山东省贸促会会长<b>王强</b>到会。")
    assertNotContains(page, "大连市贸促会会长")
    assertContains(page, "/dalian/")


def test_a_name_with_a_stroke_has_a_page(client):
    article = name("甲/乙", branch=make_branch("shandong"))
    (person,) = people_of(client.get("/people/"))
    assert person[0] == "甲/乙"
    assertContains(client.get("/people/甲／乙/shandong/"), article.title)


def test_bare_name_leads_to_its_only_body_or_lists_them(client):
    name("王强", branch=make_branch())
    assertRedirects(client.get("/people/王强/"), "/people/%E7%8E%8B%E5%BC%BA/shandong/")
    name("王强", branch=make_branch("dalian", "大连市贸促会"))
    page = client.get("/people/王强/")
    assertContains(page, "/shandong/")
    assertContains(page, "/dalian/")


def test_offices_are_listed_latest_first_with_their_span(client):
    name("林曼丽", "专员", date=date(2010, 1, 1))
    name("林曼丽", "司长", date=date(2020, 1, 1))
    offices = client.get("/people/林曼丽/").context["offices"]
    assert [(office.role, office.first) for office in offices] == [
        ("司长", date(2020, 1, 1)),
        ("专员", date(2010, 1, 1)),
    ]


def test_evidence_is_the_sentence_and_leads_to_its_paragraph(client):
    long = "开头的话说了很多。" * 30
    article = name("林曼丽", text=f"{long}专员林曼丽到会。{long}")
    [item] = client.get("/people/林曼丽/").context["evidence"]
    assert "专员" in item.excerpt.before
    assert item.excerpt.words == "林曼丽"
    assert (item.excerpt.is_cut_before, item.excerpt.is_cut_after) == (True, True)
    assert item.url == f"/articles/{article.pk}/#p1"


def test_name_in_the_byline_is_shown_there(client):
    article = make_article("正文。", byline="大连市贸促会党组书记 刘琳")
    PersonMention.objects.create(
        article=article, name="刘琳", role="党组书记", paragraph="byline", start=11, end=13, text="刘琳"
    )
    [item] = client.get("/people/刘琳/").context["evidence"]
    assert (item.excerpt.before, item.url) == ("大连市贸促会党组书记 ", f"/articles/{article.pk}/#title")


@pytest.mark.parametrize(
    ("prefix", "expected"), [("王", ["王强"]), ("王强", ["王强"]), ("强", []), ("%", [])]
)
def test_directory_is_searched_by_how_a_name_begins(client, prefix, expected):
    name("王强")
    name("孟向东")
    assert [person for person, *_ in people_of(client.get("/people/", {"name": prefix}))] == expected


def test_directory_is_paged(client):
    for number in range(NAMES + 1):
        name(f"王{chr(0x4E00 + number)}")
    first = client.get("/people/")
    assert len(people_of(first)) == NAMES
    assert len(people_of(client.get("/people/", {"after": first.context["directory"].next}))) == 1


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_who_stands_in_no_published_article_is_not_shown(client, status):
    name("孟向东", status=status)
    assertNotContains(client.get("/people/"), "孟向东")
    assert client.get("/people/孟向东/").status_code == 404


def test_unknown_person_or_body_is_404(client):
    name("孟向东")
    assert client.get("/people/孟向东/shandong/").status_code == 404
    assert client.get("/people/无此人/").status_code == 404


@pytest.mark.parametrize("rows", [5, 50])
def test_directory_takes_four_queries(client, django_assert_num_queries, rows):
    for number in range(rows):
        name(f"王{chr(0x4E00 + number)}", branch=make_branch(f"branch-{number}", f"第{number}贸促会"))
    with django_assert_num_queries(4):
        client.get("/people/")


@pytest.mark.parametrize("rows", [5, 50])
def test_person_takes_the_same_queries_however_often_named(client, django_assert_num_queries, rows):
    branch = make_branch()
    for number in range(rows):
        name("孟向东", f"第{number}任会长", branch, date=date(2024, 1, 1))
    undated_fill = 1 if rows < PAGE_SIZE else 0
    with django_assert_num_queries(6 + undated_fill):
        client.get("/people/孟向东/shandong/")


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the plan is SQLite's; PostgreSQL reads so few rows whole"
)
def test_directory_is_read_in_the_order_of_its_index(client, django_assert_num_queries):
    """Else every page would sort every name of the archive."""
    name("孟向东")
    with django_assert_num_queries(4) as asked:
        client.get("/people/")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}")
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "archive_personmention_name" in plan
    assert "TEMP B-TREE" not in plan
