"""Every change of an article is kept with who, when and why, and what stood there before can be read."""

import pytest
from django.contrib.auth.models import User

from archive.models import Article, signed
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
