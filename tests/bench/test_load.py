"""The short form of `make bench-load`: every trial for a moment, on an archive of a hundred articles."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.load import GROUP, mixed

ROOT = Path(__file__).resolve().parent.parent.parent


def test_no_request_fails_under_load_writers_and_reloads():
    options = "--size 100 --rate 10 --minutes 0.05 --reloads 1 --p99 30".split()
    command = [sys.executable, "-m", "bench.load", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 tracebacks" in done.stdout


def answer(total: int, kinds: int, ids: list[int]) -> dict[str, object]:
    return {
        "total": total,
        "facets": {"kind": [{"value": "report", "count": kinds}]},
        "hits": [{"id": pk} for pk in ids],
    }


@pytest.mark.parametrize(
    ("given", "is_mixed"),
    [
        (answer(GROUP, GROUP, list(range(GROUP))), False),
        (answer(0, 0, []), False),
        (answer(GROUP, GROUP, [1, 2]), False),  # the others withdrawn since
        (answer(7, 7, list(range(7))), True),
        (answer(GROUP, 3, list(range(GROUP))), True),
        (answer(GROUP, GROUP, [1, 1]), True),
    ],
)
def test_an_answer_of_two_generations_is_told_from_one_of_one(given, is_mixed):
    assert bool(mixed(given, "甲")) is is_mixed
