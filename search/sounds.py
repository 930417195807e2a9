"""How characters sound, as far as writers confuse them. Plain Python over pypinyin's table; imports nothing of the
project."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from pypinyin.constants import PINYIN_DICT

# Sounds that are told apart in Beijing and not everywhere.
_ALIKE = [("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in")]
_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def alike(pinyin: str) -> str:
    """A syllable, without what sounds alike to many."""
    for sound, plain in _ALIKE:
        pinyin = pinyin.replace(sound, plain)
    return pinyin


def homophones(character: str) -> list[str]:
    """The characters of GB 2312, which holds those in use, that sound like one of the readings of this one."""
    told = _by_sound()
    return sorted({other for sound in _readings(character) for other in told[sound]} - {character})


@cache
def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for character in _characters_in_use():
        for sound in _readings(character):
            found[sound].append(character)
    return defaultdict(list, found)


def _readings(character: str) -> set[str]:
    plain = _TONES.sub("", unicodedata.normalize("NFD", PINYIN_DICT.get(ord(character), "")))
    return {alike(reading) for reading in plain.split(",") if reading}


def _characters_in_use() -> Iterator[str]:
    for row in range(0xB0, 0xF8):
        yield from bytes(byte for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode(
            "gb2312", "ignore"
        )
