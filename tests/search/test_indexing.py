import pytest

from archive.models import Article, OutboxEntry
from search import indexing
from tests.search.rows import held, publish

pytestmark = pytest.mark.django_db


def test_a_saved_article_is_in_the_outbox_until_it_is_drained(index_dir):
    article = publish("链博会")
    assert list(OutboxEntry.objects.values_list("article_id", flat=True)) == [article.pk]
    indexing.drain()
    assert not OutboxEntry.objects.exists()
    assert held(index_dir) == {article.pk: 1}


def test_an_edited_article_replaces_its_old_self(index_dir):
    article = publish("链博会")
    indexing.drain()
    article.title = "进博会"
    article.save()
    assert indexing.drain() == 1
    assert held(index_dir) == {article.pk: 2}


@pytest.mark.parametrize("status", [Article.Status.DRAFT, Article.Status.WITHDRAWN])
def test_an_article_no_longer_published_leaves_the_index(index_dir, status):
    article = publish("链博会")
    indexing.drain()
    article.status = status
    article.save()
    indexing.drain()
    assert held(index_dir) == {}


def test_a_deleted_article_leaves_the_index(index_dir):
    kept, deleted = publish("链博会"), publish("进博会")
    indexing.drain()
    deleted.delete()
    indexing.drain()
    assert held(index_dir) == {kept.pk: 1}


def test_a_failed_article_does_not_hold_up_the_others(index_dir, caplog):
    good, bad = publish("链博会"), publish("进博会")
    Article.objects.filter(pk=bad.pk).update(paragraphs=[{"id": "p1"}])
    indexing.drain()
    assert held(index_dir) == {good.pk: 1}
    assert list(OutboxEntry.objects.values_list("article_id", flat=True)) == [bad.pk]
    assert f"article {bad.pk} cannot be indexed" in caplog.text


def test_a_death_after_publishing_leaves_the_rows_to_the_next_drain(index_dir):
    indexing.rebuild()
    article = publish("链博会")
    rows = list(OutboxEntry.objects.all())
    indexing.drain()
    OutboxEntry.objects.bulk_create(rows)
    indexing.drain()
    assert held(index_dir) == {article.pk: 1}


def test_draining_costs_the_same_queries_for_one_and_for_many(index_dir, django_assert_num_queries):
    indexing.rebuild()
    for n in range(20):
        publish(f"第{n}篇")
    with django_assert_num_queries(7):
        assert indexing.drain() == 20


def test_an_idle_drain_makes_no_generation(index_dir):
    publish("链博会")
    indexing.drain()
    generation = (index_dir / "CURRENT").read_text()
    assert indexing.drain() == 0
    assert (index_dir / "CURRENT").read_text() == generation


def test_a_rebuild_holds_exactly_the_published(index_dir):
    published = publish("链博会")
    publish("进博会", status=Article.Status.DRAFT)
    assert indexing.rebuild() == 1
    assert held(index_dir) == {published.pk: 1}
    assert not OutboxEntry.objects.exists()


def test_a_rebuild_reports_progress(index_dir):
    publish("链博会")
    seen = []
    indexing.rebuild(lambda done, total: seen.append((done, total)))
    assert seen[-1] == (1, 1)


def test_an_index_is_outdated_by_another_lexicon(index_dir, monkeypatch):
    assert indexing.needs_rebuild()
    indexing.rebuild()
    assert not indexing.needs_rebuild()
    monkeypatch.setattr("search.lexicon.version", lambda: "other")
    assert indexing.needs_rebuild()


def test_an_index_with_a_lost_file_needs_a_rebuild(index_dir):
    publish("链博会")
    indexing.drain()
    next(index_dir.glob("gen-*/*.seg")).unlink()
    assert indexing.needs_rebuild()


def test_draining_repairs_a_missing_index(index_dir):
    articles = [publish("链博会"), publish("进博会")]
    OutboxEntry.objects.all().delete()
    indexing.drain()
    assert held(index_dir) == {article.pk: 1 for article in articles}


def test_many_small_segments_become_one(index_dir):
    articles = []
    for n in range(9):
        articles.append(publish(f"第{n}篇"))
        indexing.drain()
    articles.pop().delete()
    indexing.drain()
    assert indexing.merge()
    assert len(list((index_dir / (index_dir / "CURRENT").read_text()).glob("*.seg"))) == 1
    assert held(index_dir) == {article.pk: 1 for article in articles}
    assert not indexing.merge()
