"""An engine and its index: missing, damaged, new; its cache and its threads."""

import contextlib
import random
import threading
from datetime import date

import pytest

from search import indexing
from search.evaluation import Engine, IndexUnavailable
from search.generations import Generations
from search.postings import SegmentPostings
from search.query import Prefix, Query
from tests.search.asking import SENTENCES, corpus, query, text, titles
from tests.search.rows import publish

pytestmark = pytest.mark.django_db


def test_without_an_index_the_engine_says_so(engine):
    with pytest.raises(IndexUnavailable):
        engine.evaluate(Query(), 0, 10)


@pytest.mark.parametrize("suffix", [".seg", ".toc", ".columns"])
def test_a_damaged_index_is_said_to_be_unavailable(engine, index_dir, suffix):
    publish("链博会")
    indexing.drain()
    for file in index_dir.glob(f"gen-*/*{suffix}"):
        file.write_bytes(b"damaged" * 20)
    with pytest.raises(IndexUnavailable):
        engine.evaluate(query(text("链博会")), 0, 10)


def test_a_flipped_bit_anywhere_ends_in_an_answer_or_in_an_unavailable_index(index_dir):
    for number in range(20):
        publish(
            f"链博会第{number}篇",
            "大阪世博会中国馆，RCEP 原产地证。" * (number + 1),
            date=date(2020, 1, number + 1),
        )
    indexing.drain()
    rng, asked = random.Random(7), query(text("链博会"), text("世博会中国馆", exact=True), Prefix("rc"))
    for path in Generations(index_dir).current().iterdir():
        whole = path.read_bytes()
        for _ in range(40):
            place = rng.randrange(len(whole))
            path.write_bytes(
                whole[:place] + bytes([whole[place] ^ 1 << rng.randrange(8)]) + whole[place + 1 :]
            )
            with contextlib.suppress(IndexUnavailable):
                Engine(index_dir, 2**24).evaluate(asked, 0, 10)
        path.write_bytes(whole)


def test_a_damaged_block_of_postings_is_told(engine, index_dir):
    publish("链博会", "链博会。" * 50)
    indexing.drain()
    (path,) = index_dir.glob("gen-*/*.seg")
    data = path.read_bytes()
    start = data.index(b"\x78\x5e")  # zlib's header, of each block
    path.write_bytes(data.replace(b"\x78\x5e", b"\x00\x00") if start else data)
    with pytest.raises(IndexUnavailable):
        engine.evaluate(query(text("链博会")), 0, 10)


def test_a_new_generation_is_seen_at_the_next_call(engine):
    publish("甲")
    assert titles(engine, Query()) == ["甲"]
    publish("乙")
    assert titles(engine, Query()) == ["乙", "甲"]
    assert engine.document_count == 2


def test_the_cache_stays_within_its_bytes(index_dir):
    corpus()
    engine = Engine(index_dir, 20_000)
    for sentence in SENTENCES * 2:
        for n in range(len(sentence) - 1):
            assert engine.evaluate(query(text(sentence[n : n + 2])), 0, 5).total >= 0
    assert engine._cache.size <= 20_000


def test_threads_share_an_engine_and_answer_alike(index_dir):
    corpus()
    queries = [query(text(sentence[n : n + 3])) for sentence in SENTENCES for n in range(5)]
    alone = Engine(index_dir, 2**24)
    expected = [alone.evaluate(asked, 0, 10) for asked in queries]
    shared, wrong = Engine(index_dir, 30_000), []

    def ask(order: list[int]) -> None:
        wrong.extend(n for n in order if shared.evaluate(queries[n], 0, 10) != expected[n])

    orders = [random.Random(n).sample(range(len(queries)), len(queries)) for n in range(6)]
    threads = [threading.Thread(target=ask, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_where_a_word_stands_is_read_once_whatever_stands_beside_it(engine, monkeypatch):
    for _ in range(3):
        publish("签约论坛", "会议与论坛，论坛与签约，签约与会议。")
    indexing.drain()
    read: list[str] = []
    places = SegmentPostings.places
    monkeypatch.setattr(
        SegmentPostings,
        "places",
        lambda self, field, term, wanted: read.append(term) or places(self, field, term, wanted),
    )
    for words in (("会议", "论坛"), ("签约", "会议"), ("签约", "论坛")):
        assert engine.evaluate(query(*map(text, words)), 0, 9).total == 3
    assert (read.count("论坛"), read.count("签约"), read.count("会议")) == (
        2,
        2,
        1,
    )  # title and text, text alone
