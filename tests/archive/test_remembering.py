"""Readers' pages are kept until anything in the database changes."""

import sqlite3
import threading

import pytest
from django.db import connection
from django.http import HttpResponse
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Article
from archive.publication import withdraw
from archive.revision import revision_of_database
from archive.views.remembering import Memory, Page
from tests.archive.rows import make_article, make_branch, mention

PAGE = Page(b"12345", "text/html")


def kept_in(limit: int = 100, revisions: list[int] | None = None) -> Memory:
    held = revisions or [1]
    return Memory(limit, lambda: held[0])


@pytest.mark.django_db(transaction=True)  # within a transaction PostgreSQL's log moves by what others do, too
def test_page_asked_for_again_takes_no_query(client, django_assert_num_queries):
    address = f"/articles/{make_article('正文。').pk}/"
    first = client.get(address)
    with django_assert_num_queries(0):
        again = client.get(address)
    assert (again.content, again.headers["ETag"]) == (first.content, first.headers["ETag"])


@pytest.mark.django_db
def test_correction_withdrawal_and_another_name_are_seen_at_once(client):
    article = make_article("山东省贸促会开会。")
    branch = make_branch()
    mention(article, branch, "山东省贸促会")
    address = f"/articles/{article.pk}/"
    client.get(address)
    Article.objects.filter(pk=article.pk).update(title="改正的题")
    assertContains(client.get(address), "改正的题")
    branch.name = "山东贸促会"
    branch.save()
    assertContains(client.get(address), ">山东贸促会</a>")
    withdraw([article])
    assert client.get(address).status_code == 410


@pytest.mark.django_db
def test_who_has_a_session_is_neither_served_nor_remembered(client, admin_client):
    article = make_article("待审的文字。", status="draft")
    address = f"/articles/{article.pk}/"
    assertContains(admin_client.get(address), "待审的文字")
    assertNotContains(client.get(address), "待审的文字", status_code=404)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/articles/", "/articles/?year=2024"])
def test_every_address_has_a_page_of_its_own(client, address):
    make_article(title="没有日期的题")
    assert ("没有日期的题" in client.get(address).content.decode()) == ("year" not in address)


def test_what_another_process_writes_is_a_new_revision(tmp_path):
    one, other = (sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None) for _ in range(2))
    one.execute("CREATE TABLE a (b)")
    ask = "PRAGMA data_version"
    before = one.execute(ask).fetchone()
    assert one.execute(ask).fetchone() == before
    other.execute("INSERT INTO a VALUES (1)")
    assert one.execute(ask).fetchone() != before


@pytest.mark.django_db(transaction=True)
def test_own_writes_are_a_new_revision_and_reads_are_not():
    before = revision_of_database()
    list(Article.objects.all())
    assert revision_of_database() == before
    make_article("正文。")
    assert revision_of_database() != before


@pytest.mark.django_db
def test_a_connection_opened_anew_is_not_taken_for_the_old_one():
    """Its counts begin again and its id may be the same: held in the revision, it is compared itself."""
    revision = revision_of_database()
    assert connection.vendor != "sqlite" or revision[0] is connection.connection


def test_page_begun_before_a_change_is_not_kept():
    revisions = [1]
    kept = kept_in(revisions=revisions)
    generation = kept.look()
    revisions[0] = 2
    thread = threading.Thread(target=kept.look)  # another request, on a connection of its own
    thread.start()
    thread.join()
    kept.keep("a", PAGE, generation)
    assert kept.find("a") is None


def test_change_forgets_all_that_was_kept():
    revisions = [1]
    kept = kept_in(revisions=revisions)
    kept.keep("a", PAGE, kept.look())
    assert kept.find("a") == PAGE
    revisions[0] = 2
    kept.look()
    assert kept.find("a") is None


def test_memory_is_bounded_in_bytes_and_what_was_asked_for_longest_ago_goes_first():
    kept = kept_in(limit=10)
    generation = kept.look()
    for key in "ab":
        kept.keep(key, PAGE, generation)
    kept.find("a")
    kept.keep("c", PAGE, generation)
    assert [key for key in "abc" if kept.find(key)] == ["a", "c"]
    kept.keep("d", Page(b"x" * 11, "text/html"), generation)
    assert kept.find("d") is None


def test_no_memory_keeps_nothing():
    kept = kept_in(limit=0)
    kept.keep("a", PAGE, kept.look())
    assert kept.find("a") is None


@pytest.mark.django_db
def test_revision_costs_no_query_that_budgets_count(django_assert_num_queries):
    connection.ensure_connection()
    with django_assert_num_queries(0):
        revision_of_database()


def test_a_page_is_kept_packed_and_given_whole():
    response = HttpResponse("<p>山东省贸促会</p>" * 100)
    page = Page.of(response)
    assert page.content == response.content
    assert len(page.packed) * 3 < len(response.content)
