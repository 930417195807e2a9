"""A bulletin of very many articles: its facts are written once it is whole, in memory that does not grow with them."""

import tracemalloc
from datetime import timedelta

import pytest
from django.utils import timezone

from archive import originals
from archive.keeping.facts import RECEIVING, examine_facts, keep_facts, path_of
from archive.models import Article, Bulletin, FactsEntry
from tests.archive.rows import make_article, make_bulletin

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun() -> Bulletin:
    """Of which more is to come."""
    bulletin = make_bulletin(sha256=originals.store_original(b"begun"), is_complete=False)
    FactsEntry.objects.add_bulletin(bulletin.pk)
    make_article("山东省贸促会组织企业参展。", bulletin=bulletin)
    return bulletin


def is_kept(bulletin: Bulletin) -> bool:
    keep_facts()
    return path_of(bulletin.sha256).exists()


def test_what_is_being_received_waits_and_is_no_finding(begun):
    whole = make_article("广东").bulletin
    assert not is_kept(begun)
    assert is_kept(whole)
    assert list(examine_facts()) == []
    assert FactsEntry.objects.filter(sha256=begun.sha256).exists()


def test_what_is_whole_is_written(begun):
    keep_facts()
    Bulletin.objects.update(is_complete=True)
    assert is_kept(begun)
    assert not FactsEntry.objects.exists()


def test_what_was_given_up_half_way_is_written_too(begun):
    Bulletin.objects.update(accessioned_at=timezone.now() - RECEIVING - timedelta(seconds=1))
    assert is_kept(begun)


def test_memory_does_not_grow_with_the_facts():
    bulletin, paragraphs = make_bulletin(), [{"id": "p1", "type": "text", "text": "x" * 8000, "level": 0}]
    Article.objects.bulk_create(
        Article(bulletin=bulletin, title=str(number), paragraphs=paragraphs) for number in range(2000)
    )
    FactsEntry.objects.add_bulletin(bulletin.pk)
    tracemalloc.start()
    keep_facts()
    assert list(examine_facts()) == []
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert path_of(bulletin.sha256).stat().st_size > 16_000_000
    assert most < 10_000_000
