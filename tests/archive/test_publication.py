"""What readers see changes together with what the index is told."""

import pytest

from archive.models import Article, Bulletin, OutboxEntry
from archive.publication import drop, publish, restore, withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles() -> list[Article]:
    bulletin = Bulletin.objects.create(original_name="a", sha256="a" * 64, size=1, format="text")
    rows = [Article(bulletin=bulletin, title=str(n), position=n) for n in range(3)]
    return Article.objects.bulk_create(rows)


def noted() -> list[int]:
    return list(OutboxEntry.objects.values_list("article_id", flat=True))


def test_publishing_counts_and_notes_only_what_was_not_published(articles):
    assert publish(articles[:2]) == 2
    OutboxEntry.objects.all().delete()
    assert publish(articles) == 1
    assert noted() == [articles[2].pk]


def test_a_new_status_is_a_new_revision_in_the_row_and_in_memory(articles):
    publish(articles[:1])
    stored = Article.objects.get(pk=articles[0].pk)
    assert (stored.status, stored.revision) == (articles[0].status, articles[0].revision) == ("published", 1)


def test_only_published_articles_are_withdrawn(articles):
    publish(articles[:1])
    assert withdraw(articles) == 1
    assert list(Article.objects.order_by("pk").values_list("status", flat=True)) == [
        "withdrawn",
        "draft",
        "draft",
    ]
    assert noted() == [articles[0].pk] * 2


def test_thousands_are_published_in_few_queries(articles, django_assert_max_num_queries):
    rows = [Article(bulletin=articles[0].bulletin, title="x") for _ in range(1500)]
    rows = Article.objects.bulk_create(rows)
    with django_assert_max_num_queries(15):
        publish(rows)


def test_only_drafts_are_dropped(articles):
    publish(articles[:1])
    assert drop(articles) == 2
    assert set(Article.objects.in_trash()) == set(articles[1:])


def test_what_is_restored_is_what_it_was_before(articles):
    publish(articles[:1])
    withdraw(articles[:1])
    drop(articles[1:2])
    OutboxEntry.objects.all().delete()
    assert restore(articles) == 2
    assert [article.status for article in Article.objects.order_by("pk")] == ["published", "draft", "draft"]
    assert noted() == [articles[0].pk, articles[1].pk]


def test_by_their_numbers_only_published_articles_are_given(articles):
    shown, draft, _ = articles
    publish([shown])
    assert Article.objects.published_by_id([shown.pk, draft.pk, 0]) == {shown.pk: shown}
