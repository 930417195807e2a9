"""The speed bench, small: that it runs and asks all engines the same. No clock is checked."""

import itertools
from dataclasses import replace

import pytest

from bench import tables, timing
from bench.corpus import make_articles
from bench.peers import PEERS
from bench.queries import QUERIES, BenchQuery
from bench.speed import sizes_up_to
from bench.timing import Built, Measured, QueryTimes

SIZE = 40


@pytest.mark.parametrize("number", range(len(PEERS)))
def test_a_peer_counts_the_whole_archive_and_a_branch_alike(tmp_path, number):
    peer = PEERS[number]()
    timing.build(peer, SIZE, tmp_path / "kept")
    peer.open(tmp_path / "kept")
    total, best, counts, newest = peer.answer(BenchQuery("all"))
    assert (total, len(best), len(newest), sum(counts.values())) == (SIZE, 20, 20, SIZE)
    branch = max(counts, key=counts.__getitem__)
    assert peer.answer(BenchQuery("branch", branch=branch))[0] == counts[branch]


def test_an_index_that_was_kept_is_not_built_again(tmp_path):
    peer = PEERS[-1]()
    built = timing.build(peer, SIZE, tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert timing.build(PEERS[-1](), SIZE, tmp_path) == built
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == kept


def test_articles_are_the_same_every_time_and_differ_from_each_other():
    articles = list(make_articles(300))
    assert articles == list(make_articles(300))
    assert len({article.body for article in articles}) == 300


def test_warm_answers_are_told_apart_from_the_first():
    answers = itertools.count()
    told = timing.time_query(lambda asked: (next(answers), [], {}, []), QUERIES[0], 5)
    assert next(answers) == 6
    assert (told.label, told.total) == (QUERIES[0].label, 5)


def test_tables_name_each_engine_and_size():
    times = tuple(QueryTimes(asked.label, asked.kind, 7, 2.0, 1.0, 1.0) for asked in QUERIES)
    ours = Measured("ours", 1_000, Built(100, 3, 50, 20), 30, times)
    larger = [replace(ours, size=10_000), Measured("peer", 10_000, Built(100, 3, 50, 20), 30, times)]
    assert "| ours | 100 | 3.00 | 50 | 20 | 30 | 2.00 | 2.0 | 1.000 | 1.00 | 1.00 |" in tables.engines([ours])
    assert "| 贸促会 | 7 | 2.0 / 1.000 | 2.0 / 1.000 |" in tables.queries(larger)
    assert "| peer |  | 1.000 |" in tables.growth([[ours], larger])
    assert sizes_up_to(100_000) == [1_000, 10_000, 100_000]
