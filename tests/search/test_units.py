"""The compiled scanner finds what these patterns find."""

import random
import re

import pytest

from search import analysis
from search.units import WIDE, kinds

SPACE = r"\s\u200b-\u200f\u2060\ufeff\xad"
UNIT = re.compile(
    rf"(?P<wide>[{WIDE}])"
    r"|(?P<number>(?<!\d[.,])\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+(?!\.?\d))?"
    r"|(?<![\d.])\d+\.\d+(?!\.?\d)"
    r"|\d+)"
    rf"|(?P<space>[{SPACE}]+)"
    rf"|(?P<latin>(?:(?![{WIDE}\d_{SPACE}])\w)+)"
    r"|(?P<mark>.)",
    re.DOTALL,
)


def plain_units(text: str) -> list[tuple[str, int, int, int]]:
    found = []
    position = gap = 0
    for match in UNIT.finditer(text):
        if match.lastgroup == "mark":
            gap = bool(found)
        elif match.lastgroup != "space":
            position += gap
            found.append((match.group().replace(",", ""), match.start(), match.end(), position))
            position, gap = position + 1, 0
    return found


@pytest.mark.parametrize(
    "alphabet", ["1.,2贸a", "123,.", "贸促会的,。. 、1234567890ab\n　·—々ハ", "1,234.5 贸x\xad_\u0663é\u200b"]
)
def test_units_are_what_the_patterns_find(alphabet):
    draw = random.Random(3)
    for _ in range(4_000):
        text = "".join(draw.choices(alphabet, k=draw.randint(0, 16)))
        assert [tuple(unit) for unit in analysis.units(text)] == plain_units(text), repr(text)


def test_every_character_is_of_the_kind_the_patterns_say():
    names = {"mark": 0, "wide": 1, "number": 2, "space": 3, "latin": 4}
    everything = [chr(n) for n in range(0, 0x110000, 7) if not 0xD800 <= n < 0xE000]
    table = kinds()
    for character in everything:
        match = UNIT.match(character)
        assert match
        assert table[ord(character)] == names[match.lastgroup or ""], hex(ord(character))
