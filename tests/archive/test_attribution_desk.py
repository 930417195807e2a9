"""The desk's page of a name, where an editor says who is who."""

import pytest
from django.contrib.auth.models import Group, User
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from archive.models import Attribution
from tests.archive.rows import make_branch
from tests.archive.test_views_people import name

pytestmark = pytest.mark.django_db

PAGE = "/admin/archive/attribution/person/"


@pytest.fixture
def editor(client):
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(Group.objects.get(name="编辑"))
    client.force_login(user)
    return user


@pytest.fixture
def shandong():
    return make_branch()


@pytest.fixture
def articles(shandong):
    return [name("王强", branch=shandong) for _ in range(2)]


def address(branch) -> str:
    return f"{PAGE}?name=王强&of={branch.pk}-1"


def test_editor_is_led_there_from_the_page_and_a_reader_is_not(client, articles, shandong):
    assertNotContains(client.get("/people/王强/shandong/"), PAGE)
    client.force_login(User.objects.create_superuser("chief"))
    assertContains(client.get("/people/王强/shandong/"), PAGE)


def test_editor_merges_and_takes_it_back(client, editor, articles, shandong):
    dalian = make_branch("dalian", "大连市贸促会")
    name("王强", branch=dalian)
    sent = {"act": "merge", "merge-into": f"{dalian.pk}-1", "merge-reason": "调任"}
    assertRedirects(client.post(address(shandong), sent), "/people/%E7%8E%8B%E5%BC%BA/dalian/")
    word = Attribution.objects.get()
    assert (word.by, word.reason) == (editor, "调任")
    assertContains(client.get(address(dalian)), "调任")
    assert client.post(f"/admin/archive/attribution/{word.pk}/end/").status_code == 302
    assert client.get("/people/王强/shandong/").status_code == 200


def test_editor_parts_articles(client, editor, articles, shandong):
    sent = {"act": "part", "part-articles": [articles[0].pk], "part-reason": "另有其人"}
    assertRedirects(client.post(address(shandong), sent), "/people/%E7%8E%8B%E5%BC%BA/shandong/2/")


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "part", "part-reason": "没有选文章"},
        {"act": "part", "part-articles": ["0"], "part-reason": "不是此页的文章"},
        {"act": "merge", "merge-into": "x", "merge-reason": "没有这一页"},
        {"act": "other"},
    ],
)
def test_what_cannot_be_done_is_told_and_not_done(client, editor, articles, shandong, sent):
    assert client.post(address(shandong), sent).status_code == 200
    assert not Attribution.objects.exists()


def test_no_reason_no_act(client, editor, articles, shandong):
    client.post(address(shandong), {"act": "part", "part-articles": [articles[0].pk], "part-reason": " "})
    assert not Attribution.objects.exists()


def test_who_may_not_edit_is_refused(client, articles, shandong):
    client.force_login(User.objects.create_user("staff", is_staff=True))
    assert client.get(address(shandong)).status_code == 403


def test_record_of_attributions_is_listed_and_not_deleted(client, editor, articles, shandong):
    client.post(
        address(shandong), {"act": "part", "part-articles": [articles[0].pk], "part-reason": "另有其人"}
    )
    assertContains(client.get("/admin/archive/attribution/"), "另有其人")
    word = Attribution.objects.get()
    assert client.post(f"/admin/archive/attribution/{word.pk}/delete/").status_code == 403


def test_unknown_name_is_404(client, editor):
    assert client.get(f"{PAGE}?name=无此人&of=0-1").status_code == 404
