"""In which script a Chinese text is written: what its lang attribute says. Plain Python.

A character speaks for a script where only that script has it: OpenCC changes it, and the other script's old standard
(GB 2312, Big5) does not hold it. So 后 and 里 speak for neither.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from opencc import OpenCC

Script = Literal["zh-Hans", "zh-Hant"]
_FIRST, _LAST = 0x4E00, 0x9FFF
ENOUGH = 2_000  # characters of a text that are looked at


def script_of(text: str) -> Script:
    """Traditional where more characters speak for it than against it."""
    return _script_of(text[:ENOUGH])


@lru_cache(maxsize=4096)  # names of branches and sources come again and again
def _script_of(text: str) -> Script:
    simplified, traditional = _patterns()
    return "zh-Hant" if len(traditional.findall(text)) > len(simplified.findall(text)) else "zh-Hans"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    simplified, traditional = (re.compile(f"[{''.join(characters)}]") for characters in telling_characters())
    return simplified, traditional


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
