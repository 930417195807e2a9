"""Filters and the counts beside an answer."""

from dataclasses import replace
from datetime import date

import pytest

from archive.models import Article
from search import indexing
from search.query import Filters, Query
from tests.search.asking import dated, query, text, titles
from tests.search.rows import mention, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("filters", "order"),
    [
        (Filters(years=(2021,)), ["早"]),
        (Filters(years=(2021, 2024)), ["同", "晚", "早"]),
        (Filters(sources=("人民日报",)), ["同", "晚"]),
        (Filters(kinds=("notice",), years=(2024,)), []),
        (Filters(dates=((date(2021, 12, 20), date(2021, 12, 20)),)), ["早"]),
        (Filters(branches=("nowhere",)), []),
    ],
)
def test_filters_hold_chosen_or_typed(engine, filters, order):
    dated()
    assert titles(engine, Query(filters=filters)) == order
    assert titles(engine, Query(required=(filters,))) == order


def test_a_facet_is_counted_under_every_filter_but_its_own(engine):
    dated()
    indexing.drain()
    found = engine.evaluate(Query(filters=Filters(years=(2024,), sources=("人民日报",))), 0, 10)
    assert found.total == 2
    assert dict(found.facets["year"]) == {"2024": 2}
    assert dict(found.facets["source"]) == {"人民日报": 2}
    found = engine.evaluate(Query(filters=Filters(years=(2021,))), 0, 10)
    assert found.facets["year"] == (("2024", 2), ("2021", 1))
    assert dict(found.facets["kind"]) == {"notice": 1}
    assert engine.evaluate(Query(), 0, 10).undated == 2


def test_years_are_counted_outside_the_dates_chosen_too(engine):
    dated()
    indexing.drain()
    chosen = Filters(dates=((date(2021, 1, 1), date(2021, 12, 31)),))
    found = engine.evaluate(Query(filters=chosen), 0, 10)
    assert found.facets["year"] == (("2024", 2), ("2021", 1))
    assert dict(found.facets["kind"]) == {"notice": 1}
    assert engine.evaluate(Query(required=(chosen,)), 0, 10).facets["year"] == (("2021", 1),)


def test_branches_are_counted_once_an_article(engine):
    one, two = publish("甲"), publish("乙")
    for article, slug in [(one, "dalian"), (one, "dalian"), (one, "hubei"), (two, "dalian")]:
        mention(article, slug)
    indexing.drain()
    found = engine.evaluate(Query(), 0, 10)
    assert found.facets["branch"] == (("dalian", 2), ("hubei", 1))
    assert titles(engine, Query(filters=Filters(branches=("hubei",)))) == ["甲"]


def test_a_deleted_article_is_neither_found_nor_counted(engine):
    dated()
    indexing.drain()
    Article.objects.get(title="晚").delete()
    assert titles(engine, Query(filters=Filters(sources=("人民日报",)))) == ["同"]
    assert dict(engine.evaluate(Query(), 0, 10).facets["source"]) == {"人民日报": 1, "厦门日报": 1}


def test_only_the_facets_asked_for_are_counted(engine):
    mention(publish("链博会", kind="report"), "hubei")
    indexing.drain()
    assert dict(engine.evaluate(Query(), 0, 10, facets=("branch",)).facets) == {"branch": (("hubei", 1),)}


@pytest.mark.parametrize("asked", [Query(), query(text("链博会")), Query(filters=Filters(years=(2021,)))])
def test_a_count_is_the_total_of_the_answer(engine, asked):
    dated()
    publish("链博会", date=date(2021, 5, 1))
    indexing.drain()
    assert engine.count(asked) == engine.evaluate(asked, 0, 1).total > 0


def test_further_orders_come_with_the_same_answer(engine):
    dated()
    asked = Query(filters=Filters(sources=("人民日报",)))
    titles(engine, asked)
    found = engine.evaluate(asked, 0, 10, orders=("newest", "oldest"))
    assert found.orders["relevance"] == found.hits
    for sort in ("newest", "oldest"):
        assert found.orders[sort] == engine.evaluate(replace(asked, sort=sort), 0, 10).hits
