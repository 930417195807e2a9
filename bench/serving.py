"""The whole page over HTTP: `python -m bench.serving --size 10000 [--keep DIR]`.

The articles come in as JSON Lines through import_bulletins. Each kind of page is asked for once, then at full speed,
then at half the rate it reached. All are kept until the database or the index changes, so that only the first answer
is made; the last two kinds are asked of a site that keeps no page.
The client shares the machine's cores with the server, but not the processor time that the workers spend on a page.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

from bench.asking import Load, full_load, one_by_one, steady_load
from bench.corpus import make_articles
from bench.queries import QUERIES, BenchQuery
from bench.running import ROOT, Site

WORKERS = 2
ARTICLES_ASKED = 20
WARMING = 5.0  # seconds
KEPT_MB = 32  # of pages, a worker


@dataclass(frozen=True)
class Served:
    kind: str
    first: Load  # each page once, one after another
    first_cost: float  # milliseconds of processor time of the workers, a page
    full: Load
    half: Load
    cost: float  # milliseconds of processor time of the workers, a page


def build(data_dir: Path, size: int) -> None:
    """Once: a folder that holds an archive already is served as it is."""
    if (data_dir / "archive.sqlite3").exists():
        return
    manage(data_dir, "prepare")
    path = data_dir / "bench.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for article in make_articles(size):
            line = {name: getattr(article, name) for name in ("title", "body", "source", "kind")}
            line |= {"id": str(article.number), "date": article.date.isoformat()}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    manage(data_dir, "import_bulletins", str(path), "--verbosity=0")
    manage(data_dir, "prepare")


def manage(data_dir: Path, *command: str) -> None:
    environment = {**os.environ, "DATA_DIR": str(data_dir)}
    subprocess.run([sys.executable, "manage.py", *command], check=True, cwd=ROOT, env=environment)


def addresses_of(size: int) -> dict[str, list[str]]:
    step = max(1, size // ARTICLES_ASKED)
    return {
        "article": [f"/articles/{number}/" for number in range(10, size, step)],
        "search": [address_of(asked) for asked in QUERIES],
        "home": ["/"],
        "branch": [f"/branches/{slug}/" for slug in ("shandong", "hubei", "dalian", "zhejiang", "qinghai")],
        "list, page by page": ["/articles/"],
    }


def address_of(asked: BenchQuery) -> str:
    typed = asked.label.replace(f"branch={asked.branch}", "").replace("(all)", "").strip()
    branch = f"&branch={asked.branch}" if asked.branch else ""
    return f"/search/?q={quote_plus(typed)}{branch}"


def measure(data_dir: Path, size: int, seconds: float) -> list[Served]:
    addresses = addresses_of(size)
    anew = {f"{kind}, made anew": addresses[kind] for kind in ("article", "search")}
    os.environ |= {"DATA_DIR": str(data_dir), "WEB_CONCURRENCY": str(WORKERS)}
    return [*serve(data_dir, addresses, seconds), *serve(data_dir, anew, seconds, kept_mb=0)]


def serve(
    data_dir: Path, addresses: dict[str, list[str]], seconds: float, kept_mb: int = KEPT_MB
) -> list[Served]:
    found = []
    os.environ["PAGE_MEMORY_MB"] = str(kept_mb)
    with Site(data_dir / "serving.log") as site:
        for kind, paths in addresses.items():
            spent = site.processor_seconds()
            first = one_by_one(site.port, paths)
            first_cost = (site.processor_seconds() - spent) / len(paths) * 1000
            full_load(site.port, paths, WARMING)
            spent, begun = site.processor_seconds(), time.monotonic()
            full = full_load(site.port, paths, seconds)
            pages = max(1.0, full.per_second * (time.monotonic() - begun))
            cost = (site.processor_seconds() - spent) / pages * 1000
            half = steady_load(site.port, paths, seconds, full.per_second / 2)
            found.append(Served(kind, first, first_cost, full, half, cost))
    return found


def as_table(found: list[Served]) -> str:
    head = "| page | first time: p50 ms | processor ms | again: pages/s | p50 ms | p99 ms | at half: pages/s | p50 ms | p99 ms | processor ms | failed |"
    lines = [head, "|---" * 11 + "|"]
    for one in found:
        full, half = one.full, one.half
        lines.append(
            f"| {one.kind} | {one.first.p50:.1f} | {one.first_cost:.1f} | {full.per_second:,.0f} | {full.p50:.1f} | {full.p99:.1f} | {half.per_second:,.0f} "
            f"| {half.p50:.1f} | {half.p99:.1f} | {one.cost:.2f} | {full.failed + half.failed} |"
        )
    return "\n".join(lines)


def share_of_search(data_dir: Path) -> None:
    """In a process of its own, since Django is set up for one data folder."""
    environment = {**os.environ, "DATA_DIR": str(data_dir), "RATE_LIMITS": "off"}
    subprocess.run([sys.executable, "-m", "bench.shares"], check=True, cwd=ROOT, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="articles")
    parser.add_argument("--seconds", type=float, default=10, help="of each load")
    parser.add_argument("--keep", type=Path, help="a data folder to build once and serve again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data_dir = (options.keep or Path(folder)).resolve()
        build(data_dir, options.size)
        print(
            f"{options.size:,} articles, {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
        )
        print(as_table(measure(data_dir, options.size, options.seconds)), end="\n\n", flush=True)
        share_of_search(data_dir)


if __name__ == "__main__":
    main()
