"""What readers see, and who may change it."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from lxml import html

from archive.models import Article, OutboxEntry
from tests.archive.desk import Desk

pytestmark = pytest.mark.django_db


def test_a_dropped_draft_lies_in_the_trash_until_it_is_restored(desk):
    pk = desk.article(1).pk
    assert "回收站" in desk.send(f"drop:{pk}")
    assert [article.pk for article in desk.articles()] == [desk.article(0).pk]
    desk.send(f"restore:{pk}")
    assert (desk.article(1).pk, desk.article(1).status) == (pk, "draft")


def test_an_article_in_the_trash_can_still_be_looked_at_alone(desk):
    pk = desk.article(1).pk
    desk.send(f"drop:{pk}")
    page = desk.client.get(f"{desk.address}?article={pk}").text
    assert "恢复为待审" in page
    assert "宁波举办培训班" in page


def test_publishing_all_shows_every_draft_and_tells_the_index(desk):
    pk = desk.article(0).pk
    desk.send("publish-all", **{f"a{pk}-title": "最后改的标题"})
    assert Article.objects.published().count() == 2
    assert Article.objects.filter(title="最后改的标题").exists()
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == {a.pk for a in desk.articles()}


def test_one_article_is_published_withdrawn_and_restored(desk):
    pk = desk.article(0).pk
    for act, status in (("publish", "published"), ("withdraw", "withdrawn"), ("publish", "published")):
        OutboxEntry.objects.all().delete()
        desk.send(f"{act}:{pk}")
        assert Article.objects.get(pk=pk).status == status
        assert OutboxEntry.objects.filter(article_id=pk).exists()
    assert Article.objects.exclude(pk=pk).get().status == "draft"


def test_a_published_article_that_is_dropped_is_withdrawn_and_kept(desk):
    pk = desk.article(0).pk
    desk.send(f"publish:{pk}")
    desk.send(f"drop:{pk}")
    assert Article.objects.get(pk=pk).status == "withdrawn"


@pytest.mark.parametrize(("act", "label"), [("drop", "删去此篇"), ("withdraw", "撤下")])
def test_a_draft_can_be_dropped_and_what_is_published_withdrawn(desk, act, label):
    pk = desk.article(0).pk
    button = f'value="{act}:{pk}"'
    desk.send(f"publish:{desk.article(1).pk}")
    assert (button in desk.client.get(desk.address).text) == (act == "drop")
    desk.send(f"publish:{pk}")
    page = desk.client.get(desk.address).text
    assert (button in page) == (label in page) == (act == "withdraw")


def test_a_correction_of_a_published_article_is_told_to_the_index(desk):
    pk = desk.article(0).pk
    desk.send(f"publish:{pk}")
    OutboxEntry.objects.all().delete()
    desk.send(**{f"a{pk}-p-1-text": "将组织40家企业参展。"})
    assert set(OutboxEntry.objects.values_list("article_id", flat=True)) == {pk}


def test_what_was_done_stands_in_the_history(desk, admin_user):
    pk = desk.article(0).pk
    desk.send(f"publish:{pk}", **{f"a{pk}-title": "改过的标题"})
    said = [entry.change_message for entry in admin_user.logentry_set.order_by("id")]
    assert said == ["改正", "已发布"]


def test_review_needs_the_right_to_change_articles(client, bulletin):
    user = User.objects.create_user("luru", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_bulletin", "view_article"]))
    client.force_login(user)
    assert client.get(Desk(client, bulletin).address).status_code == 403


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("bianji", is_staff=True)
    user.groups.add(Group.objects.get(name="编辑"))
    client.force_login(user)
    return user


def test_an_editor_corrects_and_drops_drafts_but_publishes_nothing(client, editor, bulletin):
    desk = Desk(client, bulletin)
    pk = desk.article(1).pk
    assert "发布此篇" not in desk.page()
    desk.send(f"drop:{desk.article(0).pk}", **{f"a{pk}-title": "改过的标题"})
    assert [article.title for article in desk.articles()] == ["改过的标题"]


@pytest.mark.parametrize("act", ["publish:1", "publish-all", "withdraw:0", "drop:0", "merge:0", "restore:2"])
def test_an_editor_changes_nothing_of_what_readers_see(client, editor, bulletin, act):
    desk = Desk(client, bulletin)
    rows = desk.articles()
    Article.objects.create(bulletin=bulletin, position=2, title="撤下的", paragraphs=rows[0].paragraphs)
    for place, status in ((0, "published"), (2, "withdrawn")):
        bulletin.articles.filter(position=place).update(status=status)
    name, _, place = act.partition(":")
    pk = bulletin.articles.get(position=int(place)).pk if place else ""
    before = list(bulletin.articles.values_list("status", flat=True))
    assert desk.send(f"{name}:{pk}", status=403) is not None
    assert list(bulletin.articles.values_list("status", flat=True)) == before


def test_what_is_written_in_has_a_name(desk):
    """Of a paragraph too, which has no label beside it."""
    page = html.document_fromstring(desk.client.get(desk.address).text)
    fields = page.xpath("//ol[@class='desk-paragraphs']//*[self::textarea or self::select]")
    assert fields
    assert [field.get("name") for field in fields if not field.get("aria-label")] == []
