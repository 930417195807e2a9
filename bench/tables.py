"""The tables that a run prints."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from bench.queries import QUERIES
from bench.timing import Measured


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def engines(results: Sequence[Measured]) -> str:
    """Whole engines; the first is ours."""
    head = "engine, articles/s, core ms/article, bytes/article, building MiB, answering MiB, cold median ms, cold worst ms, "
    head += "warm mean ms, warm worst ms, ours is so many times as fast"
    return _table(head.split(", "), [_engine(result, results[0]) for result in results])


def _engine(result: Measured, ours: Measured) -> list[str]:
    cold = [query.cold for query in result.queries]
    return [
        result.name,
        f"{result.built.articles_per_second:,.0f}",
        f"{result.built.core_milliseconds:.2f}",
        f"{result.built.bytes_per_article:,.0f}",
        f"{result.built.peak_mebibytes:,.0f}",
        f"{result.answering_mebibytes:,.0f}",
        f"{statistics.median(cold):.2f}",
        f"{max(cold):.1f}",
        f"{result.warm_mean:.3f}",
        f"{max(query.median for query in result.queries):.2f}",
        f"{result.warm_mean / ours.warm_mean:.2f}",
    ]


def queries(results: Sequence[Measured]) -> str:
    head = ["query", "hits", *(f"{result.name} cold / warm ms" for result in results)]
    rows = []
    for place, asked in enumerate(QUERIES):
        times = [result.queries[place] for result in results]
        cells = [f"{query.cold:.1f} / {query.median:.3f}" for query in times]
        rows.append([asked.label, str(times[0].total), *cells])
    return _table(head, rows)


def growth(by_size: Sequence[Sequence[Measured]]) -> str:
    """How the warm mean of each engine grows with the archive."""
    head = ["warm mean ms", *(f"{results[0].size:,} articles" for results in by_size)]
    rows = []
    for engine in by_size[-1]:
        found = [[r for r in results if r.name == engine.name] for results in by_size]
        rows.append([engine.name, *(f"{some[0].warm_mean:.3f}" if some else "" for some in found)])
    return _table(head, rows)
