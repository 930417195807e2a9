"""What two texts of one pattern differ in: circulars alike in every phrase tell of another number, day,
country or place.

A reprint may leave some of these out or write a few anew; it does not put others in their place. May import
archive.ingest.countries, archive.ingest.gazetteer and archive.ingest.phrases.
"""

from __future__ import annotations

import re
from functools import cache

from archive.ingest.countries import find_countries
from archive.ingest.gazetteer import divisions
from archive.ingest.phrases import NARROW

NUMBER = re.compile(r"\d+(?:\.\d+)?")
HAN_NUMBER = re.compile(r"第?[一二三四五六七八九十百〇零○]{1,6}(?=[届期号次个家人项份年月日天场])")
DATELINE = re.compile(r"^.{0,16}?[讯电](?=[（(：:\s])", re.M)  # 本报杭州讯: each paper reports from elsewhere
SHARED = 0.6  # of all numbers of both: a reprint that was cut or mended shares more


def tell_of_another_matter(one: str, other: str) -> bool:
    """Whether each names essentials that the other does not have, and they share few."""
    return (
        _disagree(_numbers(one), _numbers(other))
        or _are_apart(_countries(one), _countries(other))
        or _disagree(_places(one), _places(other))
    )


def _disagree(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other and other - one) and len(one & other) < SHARED * len(one | other)


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _numbers(text: str) -> frozenset[str]:
    text = text.translate(NARROW)
    return frozenset((*NUMBER.findall(text), *HAN_NUMBER.findall(text)))


def _countries(text: str) -> frozenset[str]:
    return frozenset(name for _, name in find_countries(text))


def _places(text: str) -> frozenset[str]:
    """Provinces and prefectures by either name, counties by their full one: 河南, 郑州市, 新郑市."""
    names = _place_names()
    return frozenset(names[1][found] for found in names[0].findall(DATELINE.sub("", text)))


@cache
def _place_names() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {
        name: homonyms[0].code
        for name, homonyms in divisions().items()
        if homonyms[0].level != "county" or name == homonyms[0].name
    }
    longest_first = sorted(codes, key=len, reverse=True)
    begun = "".join({name[0] for name in codes})  # tried first: few places of a text begin a name
    return re.compile(f"(?=[{begun}])(?:{'|'.join(longest_first)})"), codes
