"""The editor's desk takes files in and says of each what became of it."""

import json

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.models import Arrival, Article, Bulletin
from archive.originals import read_original

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/archive/bulletin/upload/"


def bulletin(number: int = 1) -> bytes:
    return json.dumps({"title": f"第{number}号", "body": "企业参加了展览会。"}).encode()


def send(client, **files: bytes) -> str:
    sent = [SimpleUploadedFile(name.replace("_", "."), data) for name, data in files.items()]
    return client.post(ADDRESS, {"bulletins": sent}, follow=True).text


def staff(*permissions: str) -> User:
    user = User.objects.create_user("bianji", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def test_a_file_is_read_and_awaits_review(admin_client, admin_user):
    page = send(admin_client, one_jsonl=bulletin())
    held = Bulletin.objects.get()
    assert "读出 1 篇" in page
    assert f"/admin/archive/bulletin/{held.pk}/review/" in page
    assert held.accessioned_by == admin_user
    assert Article.objects.get().status == Article.Status.DRAFT
    assert read_original(held.sha256) == bulletin()


def test_each_of_many_files_is_answered_and_a_bad_one_stops_none(admin_client):
    page = send(admin_client, a_jsonl=bulletin(1), b_txt=b"", c_jsonl=bulletin(2))
    assert page.count("desk-receipt-taken") == 2
    assert page.count("desk-receipt-refused") == 1
    assert "文件是空的" in page


def test_the_same_bytes_again_are_refused_with_a_link_to_the_bulletin_held(admin_client):
    send(admin_client, first_jsonl=bulletin())
    page = send(admin_client, again_jsonl=bulletin())
    assert f'href="/admin/archive/bulletin/{Bulletin.objects.get().pk}/review/">已入藏为第' in page
    assert "first.jsonl" in page


def test_a_file_too_large_is_refused_before_it_is_read(admin_client, monkeypatch):
    monkeypatch.setattr("archive.views.arrivals.MAX_BYTES", 10)
    assert "请拆分后再上传" in send(admin_client, a_jsonl=bulletin())
    assert not Bulletin.objects.exists()


def act(client, act: str):
    return client.post(ADDRESS + "arrivals/", {"act": act}, follow=True)


def test_what_became_of_a_file_stands_until_it_is_dismissed(admin_client):
    send(admin_client, a_jsonl=bulletin(), b_txt=b"")
    assert "文件是空的" in admin_client.get(ADDRESS).text
    page = act(admin_client, f"dismiss:{Arrival.objects.last().pk}").text
    assert ("文件是空的" in page, "a.jsonl" in page) == (False, True)
    assert "a.jsonl" not in act(admin_client, "dismiss").text


def test_a_refused_file_may_be_read_again(admin_client):
    send(admin_client, b_txt=b"")
    Arrival.objects.update(reason="旧的原因")
    page = act(admin_client, f"again:{Arrival.objects.get().pk}").text
    assert "文件是空的" in page


def test_a_file_that_waits_is_told_and_cannot_be_dismissed(admin_client, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    page = send(admin_client, a_jsonl=bulletin())
    assert ("等待阅读" in page, 'data-pending="1"' in page) == (True, True)
    assert "等待阅读" in act(admin_client, "dismiss").text
    assert not Bulletin.objects.exists()


def test_everybody_sees_their_own_arrivals_only(admin_client, client):
    send(admin_client, a_jsonl=bulletin())
    client.force_login(staff("add_bulletin"))
    assert "a.jsonl" not in act(client, f"dismiss:{Arrival.objects.get().pk}").text
    assert Arrival.objects.get().dismissed_at is None


@pytest.mark.parametrize("nonsense", ["", "dismiss:x", "again", "again:99999999999999999999999", "::"])
def test_an_act_that_names_nothing_does_nothing(admin_client, nonsense):
    assert act(admin_client, nonsense).status_code == 200


def test_the_list_by_itself_costs_few_queries(admin_client, django_assert_max_num_queries):
    send(admin_client, **{f"{n}_jsonl": bulletin(n) for n in range(20)})
    with django_assert_max_num_queries(6):
        page = admin_client.get(ADDRESS + "arrivals/").text
    assert page.count("<li") == 20


def test_no_file_is_told_so(admin_client):
    assert "请选择文件" in admin_client.post(ADDRESS).text


def test_a_name_is_shown_as_text_and_never_as_markup(admin_client):
    page = send(admin_client, **{"<b>_txt": b""})
    assert "<b>.txt" not in page
    assert "&lt;b&gt;.txt" in page


def test_a_list_longer_than_the_page_says_so(admin_client, monkeypatch):
    monkeypatch.setattr("archive.views.arrivals.MOST_SHOWN", 2)
    page = send(admin_client, a_jsonl=bulletin(1), b_jsonl=bulletin(2), c_jsonl=bulletin(3))
    assert ("以前的 1 份没有列出" in page, page.count('<li class="desk-receipt ')) == (True, 2)


def test_upload_needs_the_right_to_add_bulletins(client):
    client.force_login(staff("change_article", "view_bulletin"))
    assert client.get(ADDRESS).status_code == 403
    client.force_login(User.objects.create_user("luru", is_staff=True))
    assert client.post(ADDRESS).status_code == 403


def test_an_uploader_without_the_right_to_edit_is_offered_no_review(client):
    client.force_login(staff("add_bulletin"))
    page = send(client, one_jsonl=bulletin())
    assert "读出 1 篇" in page
    assert "/review/" not in page


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(ADDRESS).headers["Location"].startswith("/admin/login/")


def test_page_holds_no_inline_script_or_style(admin_client):
    page = admin_client.get(ADDRESS).text
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
