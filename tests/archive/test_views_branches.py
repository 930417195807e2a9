"""The branches, and what is said of one."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Figure, PersonMention
from archive.views.branches import PAGE_SIZE
from tests.archive.rows import make_article, make_branch, mention, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def shandong():
    national = make_branch("ccpit", "中国贸促会", level="national")
    return make_branch(
        official_name="中国国际贸易促进委员会山东省委员会",
        former_names=["山东省贸促分会"],
        province="山东省",
        province_code="370000",
        parent=national,
    )


def test_tiles_and_tree_say_the_same(client, shandong):
    make_branch("qingdao", "青岛市贸促会", level="city", parent=shandong, province_code="370000")
    make_branch("liangshi-hangye", "粮食行业贸促会", level="industry")
    say(shandong, "山东省贸促会办展。")
    page = client.get("/branches/")
    [tile] = [tile for tile in page.context["tiles"] if tile.branch]
    [bough] = page.context["tree"].provinces
    assert (tile.branch, tile.count) == (bough.branch, vars(bough.branch)["article_count"]) == (shandong, 1)
    for name in ("青岛市贸促会", "粮食行业贸促会", "中国贸促会"):
        assertContains(page, name)


def test_branch_page_says_who_it_is(client, shandong):
    make_branch("qingdao", "青岛市贸促会", level="city", parent=shandong)
    page = client.get("/branches/shandong/")
    for text in (
        "中国国际贸易促进委员会山东省委员会",
        "山东省贸促分会",
        "/branches/qingdao/",
        "/branches/ccpit/",
    ):
        assertContains(page, text)


def test_branch_page_prints_passages_leaders_figures_and_years(client, shandong):
    article = say(
        shandong, "山东省贸促会会长孟向东说，130余家企业参展。", date=date(2021, 12, 21), title="链上山东"
    )
    at = {"article": article, "branch": shandong, "paragraph": "p1", "start": 0, "end": 2}
    PersonMention.objects.create(name="孟向东", role="会长", text="孟向东", **at)
    Figure.objects.create(text="130余家", value=130, counted="企业", **at)
    page = client.get("/branches/shandong/")
    assertContains(page, f'href="/articles/{article.pk}/#p1"')
    for text in ("<b>山东省贸促会</b>", "2021年12月21日", "链上山东", "孟向东", "130余家"):
        assertContains(page, text)
    assertContains(page, "?year=2021&amp;branch=shandong")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_branch_page_keeps_to_what_is_published(client, shandong, status):
    article = say(shandong, "山东省贸促会内部消息。", status=status)
    at = {"article": article, "branch": shandong, "paragraph": "p1", "start": 0, "end": 2}
    PersonMention.objects.create(name="孟向东", role="会长", text="孟向东", **at)
    Figure.objects.create(text="130余家", value=130, **at)
    page = client.get("/branches/shandong/")
    for text in ("内部消息", "孟向东", "130余家"):
        assertNotContains(page, text)
    assertContains(page, "还没有已发布的文章")


def test_copy_of_a_passage_is_named_and_not_repeated(client, shandong):
    for title in ("原载", "转载"):
        say(shandong, "山东省贸促会办展。", title=title)
    page = client.get("/branches/shandong/")
    assertContains(page, "办展。", count=1)
    assertContains(page, "《原载》")


def test_passages_are_paged(client, shandong):
    for number in range(PAGE_SIZE + 1):
        say(shandong, f"山东省贸促会第{number}次办展。")
    first = client.get("/branches/shandong/")
    assert len(first.context["accounts"]) == PAGE_SIZE
    second = client.get(f"/branches/shandong/?after={first.context['page'].next}")
    assertContains(second, "第0次办展")
    assert client.get("/branches/shandong/?after=x").status_code == 400


def test_unknown_branch_is_404(client):
    assert client.get("/branches/atlantis/").status_code == 404


@pytest.mark.parametrize("rows", [5, 50])
def test_branch_page_takes_the_same_queries_however_much_is_said(
    client, shandong, django_assert_num_queries, rows
):
    for number in range(rows):
        article = say(shandong, f"山东省贸促会第{number}次办展。", date=date(2024, 1, 1))
        mention(article, make_branch(f"branch-{number}", f"第{number}贸促会"), f"第{number}次")
        at = {"article": article, "branch": shandong, "paragraph": "p1", "start": 0, "end": 2}
        PersonMention.objects.create(name=f"人{number}", text="人", **at)
        Figure.objects.create(text="130家", value=130, **at)
    undated_fill = 1 if rows < PAGE_SIZE else 0
    with django_assert_num_queries(14 + undated_fill):  # five of them for what is kept until anyone writes
        client.get("/branches/shandong/")


@pytest.mark.parametrize("rows", [5, 50])
def test_directory_takes_one_query(client, django_assert_num_queries, rows):
    for number in range(rows):
        branch = make_branch(f"branch-{number}", f"第{number}贸促会")
        mention(make_article(f"第{number}贸促会"), branch, "贸促会")
    with django_assert_num_queries(1):
        client.get("/branches/")
