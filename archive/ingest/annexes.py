"""The names of files that a notice came with, under its signature: 附件：报名表. The bulletin does not hold them.

Over the signature the list of annexes is part of the document. Imports cleaning, draft,
heads, roles and wrapping.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.cleaning import Unit
from archive.ingest.draft import Dropped
from archive.ingest.heads import OFFICE, is_head
from archive.ingest.roles import ends_sentence
from archive.ingest.wrapping import SET_RIGHT

NAMED = re.compile(
    r"[（(\[【]?\s*(?:附件|附表|附)(?:下载|列表)?\s*[\d一二三四五六七八九十]{0,3}\s*[】\])）]?\s*(?:[:：.、]\s*|\s+)(?=\S)"
)
LABEL = re.compile(r"[【\[]?(?:附件|附件下载|附件列表|相关附件)[】\]]?\s*[:：]?")
FILE = re.compile(
    r".{1,60}\.(?:docx?|xlsx?|pdf|zip|rar|wps|pptx?|jpg|png|ofd)(?:\s*[（(\[][^）)]{0,20}[）)\]])?",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:[\d①-⑩]{1,2}|[（(][\d一二三四五六七八九十]{1,2}[）)])\s*[.、．]?\s*\S.{1,50}")
MOST = 20  # lines


def without_annexes(units: Sequence[Unit]) -> tuple[list[Unit], list[Dropped]]:
    """The units without the names of annexes that stand below a signature, at the end or over the next title."""
    kept: list[Unit] = []
    dropped: list[Dropped] = []
    place = 0
    while place < len(units):
        run = (
            _named_below(units, place)
            if place and _is_signed(units[place - 1], units[place - 2 : place - 1])
            else 0
        )
        dropped += [Dropped(unit.text, "附件清单") for unit in units[place : place + run]]
        kept += units[place + run : place + run + 1]
        place += run + 1
    return kept, dropped


def _is_signed(day: Unit, above: Sequence[Unit]) -> bool:
    """The day of a signature: under an office, or set to the right."""
    return day.role == "date" and (day.indent >= SET_RIGHT or bool(above and OFFICE.search(above[0].text)))


def _named_below(units: Sequence[Unit], place: int) -> int:
    """How many lines from here on name annexes; none where the text of one follows."""
    run = 0
    for unit in units[place : place + MOST]:
        if not (
            _names_annex(unit.text) or (run and LISTED.fullmatch(unit.text) and unit.text[-1] not in "。；")
        ):
            break
        run += 1
    after = units[place + run] if place + run < len(units) else None
    is_label = run == 1 and bool(LABEL.fullmatch(units[place].text))
    return 0 if is_label or (after and not is_head(after)) else run


def _names_annex(text: str) -> bool:
    """One line in one piece: what goes on in sentences is the annex itself."""
    named = NAMED.match(text) or LABEL.fullmatch(text) or FILE.fullmatch(text)
    return bool(named) and len(text) <= 80 and not (ends_sentence(text) and text[-1] in "。！？；")
