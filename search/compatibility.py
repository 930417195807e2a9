"""Characters that hold several: ㎡, Ⅲ, ⑩, ﬁ; and several that make one: half-width ﾄﾞ, a letter with its accent apart.

Unicode's NFKC writes them as readers type them (UAX #15), and changes their number; `analysis.fold` does the rest, one
character to one. Plain Python.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

_ROMAN = "\u2160-\u217f"
_LIGATURES = "\ufb00-\ufb06"


def written_out(text: str) -> str:
    """Units of measure, numerals in rings or brackets and Roman ones stand apart from what is around them: 5000㎡ holds
    the number 5000."""
    return _compatible().sub(_written, text)


@lru_cache(maxsize=4096)  # asked for at every mark of a text
def bounds(text: str) -> Sequence[int] | None:
    """Where each character of the text as written out begins in the text, and where the last one ends. None: they stand
    in the same places."""
    found: list[int] = []
    place = 0
    for match in _compatible().finditer(text):
        found += range(place, match.start())
        found += [match.start()] * len(_written(match))
        place = match.end()
    return [*found, *range(place, len(text) + 1)] if place else None


def _written(match: re.Match[str]) -> str:
    written = unicodedata.normalize("NFKC", match.group())
    return written if match.lastgroup == "joined" else f" {written} "


@cache
def _compatible() -> re.Pattern[str]:
    several = "".join(re.escape(chr(code)) for code in range(0x80, 0xFB00) if _holds_several(chr(code)))
    several += "".join(re.escape(chr(code)) for code in range(0x1F100, 0x1F200) if _holds_several(chr(code)))
    joined = rf"[{_LIGATURES}]|[ｦ-ﾝ][ﾞﾟ]|[A-Za-z][\u0300-\u036f]+"
    return re.compile(rf"[{_ROMAN}]+|[{several}]|(?P<joined>{joined})")


def _holds_several(character: str) -> bool:
    """Letters or numbers, that is: dots and accents say nothing to a search."""
    if "\ud800" <= character <= "\udfff":
        return False
    written = unicodedata.normalize("NFKC", character)
    return len(written) > 1 and any(map(str.isalnum, written))
