"""Every change of an article is kept with who, when and why, and what stood there before can be read."""

import pytest
from django.contrib.auth.models import User

from archive.models import Article, signed
from archive.versions import versions_of
from tests.archive.rows import make_bulletin

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("bianji")


@pytest.fixture
def received(editor) -> Article:
    """As accession leaves it: in bulk, and nothing noted."""
    bulletin = make_bulletin(accessioned_by=editor)
    return Article.objects.bulk_create([Article(bulletin=bulletin, title="原来的标题")])[0]


def test_what_nobody_corrected_is_not_held_twice(received):
    assert not received.history.exists()


def test_first_correction_keeps_what_came_in_and_who_took_it_in(received, editor):
    received.title = "改过的标题"
    with signed(None, "重读"):
        received.save()
    now, before = received.history.all()
    assert (before.title, before.history_user, before.history_date) == (
        "原来的标题",
        editor,
        received.created_at,
    )
    assert (now.title, now.history_user, now.history_change_reason) == ("改过的标题", None, "重读")


def test_later_corrections_add_a_version_each(received, editor):
    for title in ("一", "二"):
        received.title = title
        with signed(editor, "核对原报"):
            received.save()
    assert [version.title for version in received.history.all()] == ["二", "一", "原来的标题"]
    assert {version.history_change_reason for version in received.history.all()[:2]} == {"核对原报"}


def test_outside_a_signature_nobody_is_named(received, editor):
    with signed(editor, "核对"):
        pass
    received.save()
    assert received.history.first().history_user is None


def test_a_deleted_article_can_still_be_read(received, editor):
    pk = received.pk
    with signed(editor, "误传"):
        received.delete()
    last = Article.history.filter(id=pk).first()
    assert (last.title, last.history_type, last.history_change_reason) == ("原来的标题", "-", "误传")


def test_versions_say_what_changed_by_whom_and_why(received, editor):
    received.title, received.paragraphs = (
        "改过的标题",
        [{"id": "p1", "type": "text", "text": "正文", "level": 0}],
    )
    with signed(editor, "据原报核对"):
        received.save()
    now, first = versions_of(received)
    assert (now.by, now.reason, [change.label for change in now.changes]) == (
        "bianji",
        "据原报核对",
        ["标题", "正文"],
    )
    assert (first.is_first, first.title, first.changes) == (True, "原来的标题", ())


def test_saves_that_changed_nothing_are_no_versions(received, editor):
    received.save()
    received.save()
    assert len(versions_of(received)) == 1


def test_history_page_shows_old_text_and_acts(admin_client, received, editor):
    received.title = "改过的标题"
    with signed(editor, "据原报核对"):
        received.save()
    page = admin_client.get(f"/admin/archive/article/{received.pk}/history/").text
    for wanted in ("原来的标题", "据原报核对", "bianji", "<ins>改过", "入藏时"):
        assert wanted in page


def test_history_of_what_nobody_corrected_says_so(admin_client, received):
    assert "没有改过" in admin_client.get(f"/admin/archive/article/{received.pk}/history/").text
