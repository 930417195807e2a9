"""The exhibitions a text names: those of exhibitions.txt by any of their names, and others where the text marks off a
name, in quotation marks or after the number of its session.

Imports nothing of the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

EXHIBITIONS = Path(__file__).with_name("exhibitions.txt")
LONGEST = 24  # characters of a name
_DASHES = re.compile("[-‐-―－·•・]+")
_KIND = "(?:博览会|交易会|洽谈会|展览会|展销会|博览交易会|[博洽交贸展]会)"
_INSIDE = r"[^\W\d_的和与及在了将是为由]"  # a name ends before these words
_MARKED_OFF = re.compile(
    rf"(?:[“‘「『《]|第[〇零一二三四五六七八九十百\d]{{1,4}}届)({_INSIDE}(?:{_INSIDE}|[—\-·（）()]){{0,{LONGEST}}}?{_KIND})"
    r"(?!议|[见员谈])"
)


def find_exhibitions(text: str) -> Iterator[tuple[int, str]]:
    """Where each is named, and its usual name, in the order of the text."""
    known = list(_known_in(text))
    taken = {place for start, name, end in known for place in range(start, end)}
    marked = (
        (found.start(1), found[1])
        for found in _MARKED_OFF.finditer(text)
        if taken.isdisjoint(range(*found.span(1)))
    )
    yield from sorted([*((start, name) for start, name, _end in known), *marked])


def _known_in(text: str) -> Iterator[tuple[int, str, int]]:
    pattern, usual = _names()
    for found in pattern.finditer(text):
        yield found.start(), usual[_DASHES.sub("—", found[0])], found.end()


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    usual: dict[str, str] = {}
    for line in EXHIBITIONS.read_text(encoding="utf-8").splitlines():
        names = [name.strip() for name in line.partition("#")[0].split("=")]
        usual |= {_DASHES.sub("—", name): names[0] for name in names if name}
    longest_first = sorted(usual, key=len, reverse=True)
    written = "|".join(re.escape(name).replace("—", _DASHES.pattern) for name in longest_first)
    begun = "".join({name[0] for name in usual})  # tried first: few places of a text begin a name
    return re.compile(rf"(?=[{begun}])(?<![A-Za-z])(?:{written})(?![A-Za-z])"), usual
