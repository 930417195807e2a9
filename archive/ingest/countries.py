"""The countries a text names: countries.csv says by which names, and what beside one makes another word of it.

Imports nothing of the project.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

COUNTRIES = Path(__file__).with_name("countries.csv")


def find_countries(text: str) -> Iterator[tuple[int, str]]:
    """Where each is named, and its usual name, in the order of the text."""
    pattern, usual = _names()
    for found in pattern.finditer(text):
        yield found.start(), usual[found[0]]


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A longer name goes before one that begins it: 印度尼西亚 is not 印度."""
    usual: dict[str, str] = {}
    written: dict[str, str] = {}
    lines = (line for line in COUNTRIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        for name in (row["name"], *row["aliases"].split()):
            usual[name] = row["name"]
            written[name] = (
                _guard(row["not_after"], "(?<!%s)") + re.escape(name) + _guard(row["not_before"], "(?!%s)")
            )
    longest_first = [written[name] for name in sorted(written, key=len, reverse=True)]
    begun = "".join({name[0] for name in written})  # tried first: few places of a text begin a name
    return re.compile(f"(?=[{begun}])(?:{'|'.join(longest_first)})"), usual


def _guard(beside: str, pattern: str) -> str:
    return "".join(pattern % re.escape(word) for word in beside.split())
