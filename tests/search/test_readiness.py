"""A monitor is told to send readers elsewhere, with the reason; and what a slow search was."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from archive.models import OutboxEntry
from search import indexing, schema
from search.observing import note_search
from tests.search.rows import publish

pytestmark = pytest.mark.django_db


def reasons() -> list[str]:
    response = Client().get("/readyz")
    found = response.json()["reasons"]
    assert response.status_code == (503 if found else 200)
    return found


@pytest.fixture
def indexed(index_dir):
    publish("山东企业出海", "贸促会")
    indexing.drain()


@pytest.mark.usefixtures("indexed")
def test_a_site_with_a_current_index_is_ready():
    assert reasons() == []


def test_a_site_without_an_index_is_not_ready():
    publish("山东企业出海", "贸促会")
    assert "没有可用的索引" in reasons()[0]


@pytest.mark.usefixtures("indexed")
def test_an_index_of_an_older_lexicon_is_not_ready(monkeypatch):
    monkeypatch.setattr(schema, "version", lambda: "another")
    assert "旧的词表" in reasons()[0]


@pytest.mark.usefixtures("indexed")
def test_a_change_that_waits_too_long_is_told():
    OutboxEntry.objects.add([1])
    assert reasons() == []
    OutboxEntry.objects.update(created_at=timezone.now() - timedelta(seconds=400))
    assert "400 秒" in reasons()[0]


@pytest.mark.usefixtures("indexed")
def test_a_database_that_does_not_answer_is_a_reason():
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE archive_outboxentry RENAME TO elsewhere")
    assert reasons() == ["数据库没有回答。"]


@pytest.mark.parametrize(("how", "is_told"), [("hash", False), ("text", True)])
def test_a_slow_search_is_named_by_its_text_only_where_that_is_wanted(settings, caplog, how, is_told):
    settings.LOG_QUERIES, settings.SLOW_SEARCH_MS = how, 100
    with caplog.at_level(logging.WARNING, "search.observing"):
        note_search("某人的名字", 99.0, 1, 0)
        note_search("某人的名字", 100.0, 1, 0)
    (record,) = caplog.records
    assert ("某人的名字" in record.getMessage()) is is_told
    assert (record.ms, record.length) == (100.0, 5)
