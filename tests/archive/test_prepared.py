"""Queries of ids that are written once."""

from datetime import date

import pytest
from django.db.models.query import QuerySet

from archive.models import Article, BranchMention
from archive.prepared import MOST, Prepared
from tests.archive.rows import make_article, make_branch, mention

pytestmark = pytest.mark.django_db


def test_articles_are_as_django_reads_them(django_assert_num_queries):
    read = Prepared(lambda ids: Article.objects.without_desk().filter(pk__in=ids).order_by())
    made = [make_article("一", "二", date=date(2024, 5, n), authors=[{"name": "张三"}]) for n in (1, 2)]
    with django_assert_num_queries(1):
        found = {article.pk: article for article in read.instances(article.pk for article in made)}
        assert found == {article.pk: article for article in made}
        assert [found[a.pk].paragraphs for a in made] == [a.paragraphs for a in made]
        assert [found[a.pk].date for a in made] == [a.date for a in made]
        assert [found[a.pk].author_names for a in made] == [["张三"], ["张三"]]
        assert [found[a.pk].created_at for a in made] == [a.created_at for a in made]
    assert found[made[0].pk].get_deferred_fields() == {"warnings", "warnings_seen", "rejected", "origins"}


def test_a_query_is_written_once_for_each_number_of_ids():
    written = []

    def of_ids(ids) -> QuerySet[Article, tuple[int]]:
        written.append(len(ids))
        return Article.objects.filter(pk__in=ids).values_list("pk")

    read, pk = Prepared(of_ids), make_article().pk
    for ids in ([pk], [pk + 1], [pk, pk + 1], [pk]):
        assert [row[0] for row in read.rows(ids)] == [pk] * (pk in ids)
    assert written == [1, 2]
    for _ in range(2):
        assert [row[0] for row in read.rows(range(pk, pk + MOST + 1))] == [pk]
    assert written == [1, 2, MOST + 1, MOST + 1]
    assert not list(read.rows([]))
    assert not list(read.instances([]))


def test_what_puts_rows_in_order_is_not_among_them():
    read = Prepared(
        lambda ids: (
            BranchMention.objects.filter(article__in=ids)
            .order_by("branch__province_code")
            .values_list("branch__slug")
            .distinct()
        )
    )
    article = make_article("ab")
    for slug, code in (("b", "2"), ("a", "1")):
        mention(article, make_branch(slug, slug, province_code=code), slug)
    assert [tuple(row) for row in read.rows([article.pk])] == [("a",), ("b",)]


def test_a_query_that_depends_on_more_than_its_ids_is_refused():
    with pytest.raises(ValueError, match="nothing else"):
        next(Prepared(lambda ids: Article.objects.published().filter(pk__in=ids)).instances([1]))
