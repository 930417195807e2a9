"""What the tests ask of an engine, and what it is asked about."""

import random
from datetime import date

from archive.models import Article
from search import analysis, indexing
from search.evaluation import Engine
from search.query import AllOf, Query, Text
from tests.search.rows import publish


def text(typed: str, field="any", *, exact=False) -> Text:
    return Text(analysis.fold(typed), field, exact)


def query(*clauses, without=(), **options) -> Query:
    return Query(AllOf(tuple(clauses), tuple(without)), **options)


def titles(engine: Engine, asked: Query, **options) -> list[str]:
    indexing.drain()
    hits = engine.evaluate(asked, 0, 1000, **options).hits
    return [Article.objects.get(pk=hit.article_id).title for hit in hits]


def dated() -> None:
    publish("无一")
    publish("早", date=date(2021, 12, 20), kind="notice", source="厦门日报")
    publish("晚", date=date(2024, 11, 28), source="人民日报")
    publish("无二")
    publish("同", date=date(2024, 11, 28), source="人民日报")


SENTENCES = [
    "链博会在北京举行",
    "贸促会走访企业，企业参展",
    "RCEP 协定生效",
    "大连与青海的合作",
    "人形机器人亮相链博会",
]


def corpus(count: int = 30) -> None:
    source = random.Random(3)
    for n in range(count):
        publish(source.choice(SENTENCES), *source.choices(SENTENCES, k=source.randint(1, 6)))
        if n % 10 == 9:
            indexing.drain()
    Article.objects.order_by("pk")[4].delete()
    indexing.drain()
