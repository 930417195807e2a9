"""Orders of an answer: all of it by date, and its first hits without sorting the rest."""

import random

import numpy as np
import pytest

from search import columns, heaps
from search.query import Query
from search.schema import Facts
from tests.search.asking import dated, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", ["同", "晚", "早", "无二", "无一"]),
        ("oldest", ["早", "晚", "同", "无一", "无二"]),
        ("relevance", ["同", "晚", "早", "无二", "无一"]),
    ],
)
def test_the_undated_come_last(engine, sort, order):
    dated()
    assert titles(engine, Query(sort=sort)) == order
    pages = [engine.evaluate(Query(sort=sort), n, 1).hits[0] for n in range(5)]
    assert pages == list(engine.evaluate(Query(sort=sort), 0, 5).hits)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("share", [1, 3, 40])
def test_the_first_by_date_are_those_of_a_full_sort(tmp_path, sort, share):
    source = random.Random(share)
    facts = [
        Facts(pk, 1, source.choice([0, *range(730_000, 730_050)]), "", "", (), (), (0,) * 4)
        for pk in source.sample(range(5_000), 1_000)
    ]
    columns.write(tmp_path / "columns", facts)
    held = columns.read(tmp_path / "columns")
    documents = np.arange(0, 1_000, share, dtype=np.int32)
    best, kept = np.empty(20, np.float32), np.empty(20, np.int64)
    scores = np.zeros(len(documents), np.float32)
    size = heaps.keep_first(best, kept, 0, documents, scores, held.dates, held.ids, False, sort == "oldest")
    keys = [(held.dates[n] or (0 if sort == "newest" else 10**9), held.ids[n]) for n in documents]
    keys.sort(reverse=sort == "newest")
    assert heaps.in_order(best, kept, size, False)[0].tolist() == [pk for _, pk in keys[:20]]
