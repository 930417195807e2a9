"""Queries whose SQL is written once."""

from datetime import date

import pytest
from django.db import connection

from archive.models import Article, BranchMention
from archive.prepared import Among, Prepared
from tests.archive.rows import make_article, make_branch, mention, say

pytestmark = pytest.mark.django_db


def test_gives_instances_as_the_query_itself_does():
    articles = [make_article("正文。", date=date(2024, 11, day), authors=[{"name": "甲"}]) for day in (1, 2)]
    by_number = Prepared(lambda pk: Article.objects.filter(pk=pk))
    for article in articles:
        (found,) = by_number(article.pk)
        told = Article.objects.get(pk=article.pk)
        assert {name: getattr(found, name) for name in _columns()} == {
            name: getattr(told, name) for name in _columns()
        }
        assert not found._state.adding


def _columns() -> list[str]:
    return [field.attname for field in Article._meta.concrete_fields]


def test_gives_values_as_the_columns_hold_them():
    make_article(title="前", date=date(2024, 11, 1))
    make_article("正文。", title="后", date=date(2024, 11, 2))
    of_days = Prepared(
        lambda first, last: (
            Article.objects.dated(first, last).order_by("pk").values_list("title", "date", "paragraphs")
        )
    )
    ((title, day, paragraphs),) = of_days(date(2024, 11, 2), date.max)
    assert (title, day, paragraphs[0]["text"]) == ("后", date(2024, 11, 2), "正文。")
    assert len(of_days(date.min, date.max)) == 2


def test_columns_left_out_are_read_when_they_are_asked_for(django_assert_num_queries):
    pk = make_article("正文。", title="标题").pk
    (article,) = Prepared(lambda pk: Article.objects.filter(pk=pk).only("title"))(pk)
    with django_assert_num_queries(0):
        assert article.title == "标题"
    with django_assert_num_queries(1):
        assert article.paragraphs


@pytest.mark.parametrize("count", [0, 1, 7])
def test_a_list_of_any_length_is_one_parameter(count):
    made = [make_article().pk for _ in range(8)]
    among = Prepared(lambda ids: Article.objects.filter(Among("pk", ids)).order_by("pk").values_list("pk"))
    assert [pk for (pk,) in among(made[:count])] == made[:count]
    assert [pk for (pk,) in among(made)] == made


def test_a_list_of_texts_is_taken_as_it_is_written():
    say(make_branch(), "山东省贸促会开会。")
    named = Prepared(lambda texts: BranchMention.objects.filter(Among("text", texts)).values_list("text"))
    assert named(["山东省贸促会", "'\"\\,{}"]) == [("山东省贸促会",)]


def test_what_puts_rows_in_order_is_not_among_them():
    read = Prepared(
        lambda ids: (
            BranchMention.objects.filter(Among("article_id", ids))
            .order_by("branch__province_code")
            .values_list("branch__slug")
            .distinct()
        )
    )
    article = make_article("ab")
    for slug, code in (("b", "2"), ("a", "1")):
        mention(article, make_branch(slug, slug, province_code=code), slug)
    assert read([article.pk]) == [("a",), ("b",)]


def test_sql_is_written_once(django_assert_num_queries):
    written = []

    def query(pk):
        written.append(connection.vendor)
        return Article.objects.filter(pk=pk)

    by_number = Prepared(query)
    with django_assert_num_queries(2):
        assert by_number(1) == by_number(2) == []
    assert len(written) == 1
