"""Indexing and answering beside the peers, in one run: `python -m bench.speed --size 10000`.

Each engine runs in a process of its own, one after another, on the same articles and the same queries. For each
query the first answer (cold: of a freshly opened engine) and the median and 95th percentile of the next ones (warm)
are kept. An answer is the top twenty, the total, the counts by branch and the newest twenty together.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import make_articles
from bench.queries import QUERIES, BenchQuery

LATEST = Path("var/bench/latest.json")
Milliseconds = float


@dataclass(frozen=True)
class QueryTimes:
    label: str
    kind: str
    total: int
    cold: Milliseconds
    median: Milliseconds
    p95: Milliseconds


@dataclass(frozen=True)
class Measured:
    name: str
    articles_per_second: float
    bytes_per_article: float
    peak_mebibytes: float
    queries: tuple[QueryTimes, ...]

    @property
    def warm_mean(self) -> Milliseconds:
        """Geometric mean of the medians: no single query decides it."""
        return math.exp(statistics.fmean(math.log(query.median) for query in self.queries))


def time_query(answer: Callable[[BenchQuery], tuple], asked: BenchQuery, repeats: int) -> QueryTimes:
    times = []
    for _ in range(repeats + 1):
        begun = time.perf_counter()
        total = answer(asked)[0]
        times.append((time.perf_counter() - begun) * 1000)
    warm = sorted(times[1:])
    p95 = warm[min(len(warm) - 1, math.ceil(0.95 * len(warm)) - 1)]
    return QueryTimes(asked.label, asked.kind, total, times[0], statistics.median(warm), p95)


def measure_peer(number: int, size: int, repeats: int) -> Measured:
    from bench.peers import PEERS

    peer = PEERS[number]()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        peer.build(make_articles(size), Path(folder))
        return _measured(peer.name, size, begun, Path(folder), peer.answer, repeats)


def measure_product(size: int, repeats: int) -> Measured:
    from bench import product

    with tempfile.TemporaryDirectory() as folder:
        product.start_django(Path(folder))
        product.write_rows(make_articles(size))
        engine = product.Product()
        begun = time.perf_counter()
        engine.build((), Path(folder))
        engine.open()
        return _measured(engine.name, size, begun, Path(folder) / "index", engine.answer, repeats)


def _measured(
    name: str, size: int, begun: float, folder: Path, answer: Callable[[BenchQuery], tuple], repeats: int
) -> Measured:
    seconds = time.perf_counter() - begun
    used = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    times = tuple(time_query(answer, asked, repeats) for asked in QUERIES)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Measured(name, size / seconds, used / size, peak / 1024, times)


def in_a_process(function: Callable[..., Measured], *arguments: int) -> Measured:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def as_table(results: list[Measured]) -> str:
    ours = results[0]
    head = "| engine | articles/s | bytes/article | peak MiB | cold median ms | warm mean ms | warm p95 ms | ratio to ours |"
    lines = [head, "|---|---|---|---|---|---|---|---|"]
    for result in results:
        cold = statistics.median(query.cold for query in result.queries)
        slow = max(query.p95 for query in result.queries)
        lines.append(
            f"| {result.name} | {result.articles_per_second:,.0f} | {result.bytes_per_article:,.0f} "
            f"| {result.peak_mebibytes:,.0f} | {cold:.2f} | {result.warm_mean:.3f} | {slow:.2f} "
            f"| {result.warm_mean / ours.warm_mean:.2f} |"
        )
    return "\n".join(lines)


def query_table(results: list[Measured]) -> str:
    lines = ["| query | hits | " + " | ".join(f"{result.name} cold / warm ms" for result in results) + " |"]
    lines.append("|---" * (len(results) + 2) + "|")
    for place, asked in enumerate(QUERIES):
        times = [result.queries[place] for result in results]
        cells = " | ".join(f"{query.cold:.1f} / {query.median:.2f}" for query in times)
        lines.append(f"| {asked.label} | {times[0].total} | {cells} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="articles")
    parser.add_argument("--repeats", type=int, default=20, help="warm answers of each query")
    parser.add_argument(
        "--peers", type=int, nargs="*", default=[0, 1, 2, 3], help="which of bench.peers.PEERS"
    )
    options = parser.parse_args()
    results = [in_a_process(measure_product, options.size, options.repeats)]
    results += [in_a_process(measure_peer, peer, options.size, options.repeats) for peer in options.peers]
    print(f"{options.size:,} articles, {platform.machine()}, Python {platform.python_version()}\n")
    print(as_table(results), query_table(results), sep="\n\n")
    LATEST.parent.mkdir(parents=True, exist_ok=True)
    LATEST.write_text(json.dumps([result.__dict__ for result in results], default=vars, ensure_ascii=False))


if __name__ == "__main__":
    main()
