"""What is measured of an engine: how it was built, and how long each question takes it."""

from __future__ import annotations

import json
import math
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.corpus import SEED, make_articles
from bench.peers import Answer, Peer
from bench.queries import QUERIES, BenchQuery

Milliseconds = float

_WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_FEWEST = 3  # warm answers of a query, however long they take
_PATIENCE = 4.0  # seconds for the warm answers of one query


@dataclass(frozen=True)
class Built:
    articles_per_second: float
    core_milliseconds: (
        float  # of processor time an article, of all processes: what a busy machine does not change
    )
    bytes_per_article: float
    peak_mebibytes: float


@dataclass(frozen=True)
class QueryTimes:
    label: str
    kind: str
    total: int
    cold: Milliseconds  # the first answer, by a freshly opened engine
    median: Milliseconds
    p95: Milliseconds


@dataclass(frozen=True)
class Measured:
    name: str
    size: int  # articles
    built: Built
    answering_mebibytes: float  # at most, by the process that answers
    queries: tuple[QueryTimes, ...]

    @property
    def warm_mean(self) -> Milliseconds:
        """Geometric mean of the medians: no single query decides it."""
        return math.exp(statistics.fmean(math.log(query.median) for query in self.queries))


def build(engine: Peer, size: int, folder: Path) -> Built:
    """Makes the engine's index in folder, or reads what was told when it was made there before."""
    told = folder / "built.json"
    if told.exists():
        return Built(**json.loads(told.read_text()))
    folder.mkdir(parents=True, exist_ok=True)
    engine.prepare(make_articles(size), folder)
    begun, spent = time.perf_counter(), processor_seconds()
    engine.build(make_articles(size), folder)
    seconds, spent = time.perf_counter() - begun, processor_seconds() - spent
    index = engine.index_folder(folder)
    used = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    built = Built(size / seconds, spent / size * 1000, used / size, peak_mebibytes())
    told.write_text(json.dumps(asdict(built)))
    return built


def measure(engine: Peer, size: int, folder: Path, built: Built, repeats: int) -> Measured:
    engine.open(folder)
    times = tuple(time_query(engine.answer, asked, repeats) for asked in QUERIES)
    return Measured(engine.name, size, built, peak_mebibytes(), times)


def time_query(answer: Callable[[BenchQuery], Answer], asked: BenchQuery, repeats: int) -> QueryTimes:
    times: list[Milliseconds] = []
    while len(times) <= _FEWEST or (len(times) <= repeats and sum(times) < _PATIENCE * 1000):
        begun = time.perf_counter()
        total = answer(asked)[0]
        times.append((time.perf_counter() - begun) * 1000)
    warm = sorted(times[1:])
    p95 = warm[min(len(warm) - 1, math.ceil(0.95 * len(warm)) - 1)]
    return QueryTimes(asked.label, asked.kind, total, times[0], statistics.median(warm), p95)


def peak_mebibytes() -> float:
    """Of this process or the greatest of its children."""
    return max(resource.getrusage(who).ru_maxrss for who in _WHOSE) / 1024


def processor_seconds() -> float:
    """Of this process and the children it has waited for."""
    used = [resource.getrusage(who) for who in _WHOSE]
    return sum(one.ru_utime + one.ru_stime for one in used)


def kept_folder(keep: Path, name: str, size: int) -> Path:
    return keep / f"{size}-{SEED}" / "".join(c if c.isalnum() else "-" for c in name)
