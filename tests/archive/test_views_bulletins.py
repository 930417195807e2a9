"""A bulletin as received, beside what was read from it."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from archive.originals import store_original
from archive.views.bulletins import SHOWN_CHARACTERS
from tests.archive.rows import make_article, make_bulletin

pytestmark = pytest.mark.django_db

BYTES = "第10版\n收到的文字".encode("gb18030")


@pytest.fixture
def bulletin(admin_user):
    return make_bulletin(
        original_name="十版 甲.txt",
        sha256=store_original(BYTES),
        encoding="gb18030",
        received_text="第10版\n收到的文字",
        dropped=[{"text": "第10版", "reason": "版次"}],
        accessioned_by=admin_user,
    )


def test_bulletin_faces_what_was_read_from_it(client, bulletin):
    make_article("正文。", title="读出的题", bulletin=bulletin)
    page = client.get(f"/bulletins/{bulletin.pk}/")
    for text in ("收到的文字", "读出的题", "版次", "gb18030", bulletin.sha256, "admin"):
        assertContains(page, text)


def test_original_is_the_very_bytes_and_only_ever_a_download(client, bulletin):
    make_article(bulletin=bulletin)
    answer = client.get(f"/bulletins/{bulletin.pk}/original")
    assert answer.content == BYTES
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%8D%81")


@pytest.mark.parametrize("address", ["/bulletins/{}/", "/bulletins/{}/original"])
def test_bulletin_with_nothing_published_is_for_editors(client, admin_client, bulletin, address):
    make_article(bulletin=bulletin, status="draft")
    assert client.get(address.format(bulletin.pk)).status_code == 404
    assert admin_client.get(address.format(bulletin.pk)).status_code == 200


def test_original_is_closed_to_readers_while_one_of_its_articles_is_withdrawn(client, admin_client, bulletin):
    make_article(bulletin=bulletin)
    make_article(bulletin=bulletin, status="withdrawn")
    page = client.get(f"/bulletins/{bulletin.pk}/")
    assertNotContains(page, "收到的文字")
    assertContains(page, "原件不公开")
    assert client.get(f"/bulletins/{bulletin.pk}/original").status_code == 404
    assertContains(admin_client.get(f"/bulletins/{bulletin.pk}/"), "收到的文字")


def test_long_text_is_cut_and_said_to_be_cut(client):
    bulletin = make_bulletin(received_text="长" * (SHOWN_CHARACTERS + 7))
    make_article(bulletin=bulletin)
    page = client.get(f"/bulletins/{bulletin.pk}/")
    assert len(page.context["received"].text) == SHOWN_CHARACTERS
    assertContains(page, f"全文 {SHOWN_CHARACTERS + 7} 字")


@pytest.mark.parametrize("rows", [5, 50])
def test_bulletin_takes_the_same_queries_however_many_articles(
    client, bulletin, django_assert_num_queries, rows
):
    for place in range(rows):
        make_article(bulletin=bulletin, position=place)
    with django_assert_num_queries(3):
        client.get(f"/bulletins/{bulletin.pk}/")
