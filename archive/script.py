"""In which script a Chinese text is written: what its lang attribute says. Plain Python.

A character speaks for a script where only that script has it: OpenCC changes it, and the other script's old standard
(GB 2312, Big5) does not hold it. So 后 and 里 speak for neither.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from opencc import OpenCC

Script = Literal["zh-Hans", "zh-Hant"]
_FIRST, _LAST = 0x4E00, 0x9FFF
ENOUGH = 2_000  # characters of a text that are looked at


def script_of(text: str) -> Script:
    """Traditional where more characters speak for it than against it."""
    simplified, traditional = telling_characters()
    looked_at = text[:ENOUGH]
    balance = sum((character in traditional) - (character in simplified) for character in looked_at)
    return "zh-Hant" if balance > 0 else "zh-Hans"


@cache
def telling_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Those of the simplified script alone, and those of the traditional script alone."""
    return _changed("s2t", "big5"), _changed("t2s", "gb2312")


def _changed(conversion: str, other: str) -> frozenset[str]:
    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    converted = OpenCC(conversion).convert("\n".join(characters)).split("\n")
    return frozenset(
        old
        for old, new in zip(characters, converted, strict=True)
        if old != new and not old.encode(other, "ignore")
    )
