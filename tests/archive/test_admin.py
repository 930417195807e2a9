"""The lists of the admin: found by what editors ask for, and nothing received can be changed or lost there."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User

from archive.models import Article, Branch, BranchMention, Bulletin, OutboxEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def bulletin() -> Bulletin:
    return Bulletin.objects.create(original_name="十版.txt", sha256="a" * 64, size=5, format="text")


@pytest.fixture
def articles(bulletin) -> list[Article]:
    values = (
        {"title": "大连参展", "date": date(2024, 5, 1), "source": "大连日报", "status": "published"},
        {"title": "青岛座谈", "kind": "speech", "source": "青岛日报"},
        {"title": "宁波培训", "date": date(2023, 1, 2), "status": "withdrawn"},
    )
    rows = [Article.objects.create(bulletin=bulletin, position=n, **each) for n, each in enumerate(values)]
    branch = Branch.objects.create(slug="dalian", name="大连市贸促会", level="city")
    BranchMention.objects.create(
        article=rows[0], branch=branch, paragraph="title", start=0, end=2, text="大连"
    )
    OutboxEntry.objects.all().delete()
    return rows


def staff(*permissions: str) -> User:
    user = User.objects.create_user("bianji", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"大连参展", "青岛座谈", "宁波培训"}),
        ("status__exact=draft", {"青岛座谈"}),
        ("kind__exact=speech", {"青岛座谈"}),
        ("source=大连日报", {"大连参展"}),
        ("year=2023", {"宁波培训"}),
        ("year=none", {"青岛座谈"}),
        ("year=%C2%B2", {"大连参展", "青岛座谈", "宁波培训"}),
        ("branch=dalian", {"大连参展"}),
        ("q=座谈", {"青岛座谈"}),
    ],
)
def test_articles_are_found_by_status_kind_source_year_branch_and_title(
    admin_client, articles, query, titles
):
    listed = admin_client.get(f"/admin/archive/article/?{query}").context["cl"].result_list
    assert {article.title for article in listed} == titles


@pytest.mark.parametrize(("action", "status"), [("publish", "published"), ("withdraw", "withdrawn")])
def test_chosen_articles_are_published_or_withdrawn_with_word_to_the_index(
    admin_client, articles, action, status
):
    chosen = [articles[0].pk, articles[2].pk]
    before = dict(Article.objects.values_list("pk", "status"))
    admin_client.post("/admin/archive/article/", {"action": action, "_selected_action": chosen})
    assert set(Article.objects.filter(pk__in=chosen).values_list("status", flat=True)) == {status}
    changed = {pk for pk in chosen if before[pk] != status}
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == changed


def test_trash_lists_what_was_withdrawn_or_dropped_and_gives_it_back(admin_client, articles):
    Article.objects.filter(pk=articles[1].pk).update(status="dropped")
    address = "/admin/archive/article/?status__in=withdrawn,dropped"
    page = admin_client.get(address)
    assert address in page.text.replace('href="?', 'href="/admin/archive/article/?')
    assert {article.title for article in page.context["cl"].result_list} == {"青岛座谈", "宁波培训"}
    chosen = [articles[1].pk, articles[2].pk]
    admin_client.post(address, {"action": "restore", "_selected_action": chosen})
    assert list(Article.objects.filter(pk__in=chosen).order_by("pk").values_list("status", flat=True)) == [
        "draft",
        "published",
    ]


@pytest.mark.parametrize("action", ["publish", "withdraw", "restore"])
def test_editors_who_may_not_publish_are_not_offered_to(client, articles, action):
    client.force_login(staff("view_article", "change_article"))
    assert f'value="{action}"' not in client.get("/admin/archive/article/").text


def test_publishing_is_kept_from_those_who_may_only_look(client, articles):
    client.force_login(staff("view_article"))
    client.post("/admin/archive/article/", {"action": "publish", "_selected_action": [articles[1].pk]})
    assert Article.objects.get(pk=articles[1].pk).status == "draft"


def test_an_article_opens_on_the_review_page_of_its_bulletin(admin_client, articles, bulletin):
    answer = admin_client.get(f"/admin/archive/article/{articles[1].pk}/change/")
    assert (
        answer.headers["Location"]
        == f"/admin/archive/bulletin/{bulletin.pk}/review/?article={articles[1].pk}"
    )


def test_what_was_received_is_shown_and_cannot_be_changed(admin_client, bulletin):
    address = f"/admin/archive/bulletin/{bulletin.pk}/change/"
    assert bulletin.sha256 in admin_client.get(address).text
    assert admin_client.post(address, {"original_name": "x"}).status_code == 403
    assert Bulletin.objects.get().original_name == "十版.txt"


def test_adding_a_bulletin_means_uploading_it(admin_client):
    assert admin_client.get("/admin/archive/bulletin/add/").headers["Location"].endswith("/upload/")
    assert 'href="/admin/archive/bulletin/upload/"' in admin_client.get("/admin/archive/bulletin/").text


def test_list_of_bulletins_says_how_much_awaits_review(admin_client, articles):
    listed = admin_client.get("/admin/archive/bulletin/")
    (bulletin,) = listed.context["cl"].result_list
    assert (bulletin.article_count, bulletin.draft_count) == (3, 1)
    assert "审阅 3 篇" in listed.text


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_a_bulletin_that_readers_have_seen_cannot_be_deleted(admin_client, bulletin, status):
    Article.objects.create(bulletin=bulletin, title="已发", status=status)
    assert (
        admin_client.post(f"/admin/archive/bulletin/{bulletin.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    assert Bulletin.objects.exists()


def test_a_bulletin_of_drafts_is_deleted_with_them_after_a_question(admin_client, bulletin):
    Article.objects.create(bulletin=bulletin, title="误传的一篇")
    address = f"/admin/archive/bulletin/{bulletin.pk}/delete/"
    assert "误传的一篇" in admin_client.get(address).text
    admin_client.post(address, {"post": "yes"})
    assert not Bulletin.objects.exists()
    assert not Article.objects.exists()


def test_articles_are_not_deleted_in_the_admin(admin_client, articles):
    assert (
        admin_client.post(f"/admin/archive/article/{articles[0].pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    chosen = {
        "action": "delete_selected",
        "_selected_action": [article.pk for article in articles],
        "post": "yes",
    }
    admin_client.post("/admin/archive/article/", chosen)
    assert Article.objects.count() == 3


def test_a_branch_is_found_by_any_of_its_names_and_kept_while_a_text_names_it(admin_client, articles):
    Branch.objects.filter(slug="dalian").update(aliases=["连贸促"])
    listed = admin_client.get("/admin/archive/branch/?q=dalian").context["cl"].result_list
    assert [branch.slug for branch in listed] == ["dalian"]
    address = f"/admin/archive/branch/{listed[0].pk}/delete/"
    assert admin_client.post(address, {"post": "yes"}).status_code == 403


def test_names_of_a_branch_are_written_a_line_each(admin_client):
    branch = Branch.objects.create(slug="dalian", name="大连市贸促会", level="city", aliases=["连贸促"])
    address = f"/admin/archive/branch/{branch.pk}/change/"
    form = admin_client.get(address).context["adminform"].form
    assert form["aliases"].value() == "连贸促"
    values = {field.html_name: field.value() or "" for field in form}
    admin_client.post(address, {**values, "aliases": "连贸促\r\n\r\n 大连贸促会 \r\n连贸促"})
    branch.refresh_from_db()
    assert branch.aliases == ["连贸促", "大连贸促会"]


def test_lists_cost_the_same_queries_however_long(admin_client, bulletin, django_assert_max_num_queries):
    Article.objects.bulk_create(Article(bulletin=bulletin, position=n, title=f"第{n}篇") for n in range(60))
    with django_assert_max_num_queries(14):
        admin_client.get("/admin/archive/article/")
    with django_assert_max_num_queries(10):
        admin_client.get("/admin/archive/bulletin/")


def test_every_page_of_the_admin_names_its_icon_so_that_none_is_looked_for(client, admin_client):
    for page in (client.get("/admin/login/"), admin_client.get("/admin/")):
        assert 'rel="icon"' in page.text
