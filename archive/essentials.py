"""What two texts of one pattern differ in: circulars alike in every phrase tell of another number, day or country.

A reprint may leave some of these out or write a few anew; it does not put others in their place. May import
archive.ingest.countries and archive.ingest.phrases.
"""

from __future__ import annotations

import re

from archive.ingest.countries import find_countries
from archive.ingest.phrases import NARROW

NUMBER = re.compile(r"\d+(?:\.\d+)?")
HAN_NUMBER = re.compile(r"第?[一二三四五六七八九十百〇零○]{1,6}(?=[届期号次个家人项份年月日天场])")
SHARED = 0.6  # of all numbers of both: a reprint that was cut or mended shares more


def tell_of_another_matter(one: str, other: str) -> bool:
    """Whether each names essentials that the other does not have, and they share few."""
    return _disagree(_numbers(one), _numbers(other)) or _are_apart(_countries(one), _countries(other))


def _disagree(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other and other - one) and len(one & other) < SHARED * len(one | other)


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _numbers(text: str) -> frozenset[str]:
    text = text.translate(NARROW)
    return frozenset((*NUMBER.findall(text), *HAN_NUMBER.findall(text)))


def _countries(text: str) -> frozenset[str]:
    return frozenset(name for _, name in find_countries(text))
