"""Indexing and answering beside the peers, in one run: `python -m bench.speed --size 10000`.

Each engine is built and then asked in processes of its own, one after another, on the same articles and the same
queries. For each query the first answer (cold: of a freshly opened engine) and the median and 95th percentile of the
next ones (warm) are kept. An answer is the top twenty, the total, the counts by branch and the newest twenty together.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import platform
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from bench import tables, timing
from bench.peers import PEERS, Peer
from bench.timing import Built, Measured

LATEST = Path("var/bench/latest.json")
OURS = -1  # beside the numbers of PEERS
Result = TypeVar("Result")


def engine_of(number: int) -> Peer:
    if number != OURS:
        return PEERS[number]()
    from bench.product import Product

    return Product()


def build(number: int, size: int, keep: Path) -> Built:
    engine = engine_of(number)
    return timing.build(engine, size, timing.kept_folder(keep, engine.name, size))


def ask(number: int, size: int, keep: Path, built: Built, repeats: int) -> Measured:
    engine = engine_of(number)
    return timing.measure(engine, size, timing.kept_folder(keep, engine.name, size), built, repeats)


def ask_enlarged(size: int, keep: Path, built: Built, repeats: int, times: int) -> Measured:
    from bench.product import Enlarged, Product

    folder = timing.kept_folder(keep, Product.name, size)
    return timing.measure(Enlarged(times), size * times, folder, built, repeats)


def in_a_process(function: Callable[..., Result], *arguments: Any) -> Result:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def run(size: int, keep: Path, engines: list[int], repeats: int) -> list[Measured]:
    """Builds all first, so that nothing but the asked engine is at work while it answers."""
    built = [in_a_process(build, number, size, keep) for number in engines]
    return [
        in_a_process(ask, number, size, keep, made, repeats)
        for number, made in zip(engines, built, strict=True)
    ]


def sizes_up_to(size: int) -> list[int]:
    """1,000, 10,000, ... and the size itself."""
    return [*(10**n for n in range(3, 9) if 10**n < size), size]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="articles")
    parser.add_argument("--repeats", type=int, default=20, help="warm answers of each query")
    parser.add_argument(
        "--peers", type=int, nargs="*", default=[0, 1, 2, 3], help="numbers of bench.peers.PEERS"
    )
    parser.add_argument("--keep", type=Path, help="folder for the indexes, used again by the next run")
    parser.add_argument(
        "--times", type=int, default=1, help="ask ours too of an index so many times as large"
    )
    parser.add_argument("--build-only", action="store_true", help="build the peers named into --keep")
    parser.add_argument(
        "--growth", action="store_true", help="from 1,000 articles to the size, not the size alone"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        keep = (options.keep or Path(temporary)).resolve()
        if options.build_only:
            for peer in options.peers:
                print(engine_of(peer).name, in_a_process(build, peer, options.size, keep), flush=True)
            return
        sizes = sizes_up_to(options.size) if options.growth else [options.size]
        results = [run(size, keep, [OURS, *options.peers], options.repeats) for size in sizes]
        if options.times > 1:
            built = results[-1][0].built
            enlarged = in_a_process(ask_enlarged, options.size, keep, built, options.repeats, options.times)
            results[-1].append(enlarged)
    print(f"{options.size:,} articles, {platform.machine()}, Python {platform.python_version()}\n")
    print(tables.engines(results[-1]), tables.queries(results[-1]), tables.growth(results), sep="\n\n")
    LATEST.parent.mkdir(parents=True, exist_ok=True)
    LATEST.write_text(json.dumps([[asdict(one) for one in some] for some in results], ensure_ascii=False))


if __name__ == "__main__":
    main()
