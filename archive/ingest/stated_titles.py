"""The title that a document states of itself, and what stands beside it: a kicker over it, a subtitle under it.

Web pages set all three in elements of their own, which by their form may be headings, lines of a title or bare text.
Imports broken_titles, cleaning, heads, labels, phrases, segmentation and titles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.ingest.broken_titles import runs_on
from archive.ingest.cleaning import Unit
from archive.ingest.heads import OFFICE, STATEMENTS, is_head
from archive.ingest.labels import LABEL_OVER_TITLE
from archive.ingest.phrases import HAN
from archive.ingest.segmentation import DIGEST_TITLE
from archive.ingest.titles import plain

FIRST = 8  # units among which a document's title is
SHORTEST = 4  # characters: fewer repeat themselves anywhere
BESIDE = 3  # units over a title, and as many under it
SURE = 7  # characters of a heading that nothing else in the file repeats
PARTICULARS = frozenset({"meta", "date", "credit", "byline", "account"})
TELLS = re.compile(rf"[{HAN}]{{4}}")


def with_stated_title(units: Sequence[Unit], matter: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units, with what stands beside the stated title told apart from it."""
    place = _title_place(units, matter)
    if place is None:
        return tuple(units)
    stated = plain(matter.get("page_title", ""))
    units, place = _with_whole_title(units, place, stated)
    above = [_beside_title(unit, stated) for unit in units[:place]]
    title = replace(units[place], kind="heading", level=units[place].level or 1)
    below = list(units[place + 1 :])
    for at in range(_length_of_deck(below)):
        below[at] = replace(below[at], kind="line", level=0, role="subtitle")
    return (*above, title, *below)


def _title_place(units: Sequence[Unit], matter: Mapping[str, str]) -> int | None:
    """Of the first units the one that the page's own title repeats, else its one heading of the first level."""
    stated = [plain(matter[name]) for name in ("title", "page_title") if plain(matter.get(name, ""))]
    first = next((at for at, unit in enumerate(units[:FIRST]) if _is_text(unit)), len(units[:FIRST]))
    heads = [at for at in range(first) if is_head(units[at])]
    told = [
        at
        for at in heads
        if len(plain(units[at].text)) >= SHORTEST and any(plain(units[at].text) in title for title in stated)
    ]
    if told:
        return max(told, key=lambda at: (units[at].level == 1, len(units[at].text)))
    top = [at for at, unit in enumerate(units) if unit.kind == "heading" and unit.level == 1]
    if len(top) != 1 or top[0] not in heads:
        return None
    text = units[top[0]].text
    return top[0] if len(text) >= SURE and not OFFICE.search(text) and not DIGEST_TITLE.search(text) else None


def _with_whole_title(units: Sequence[Unit], place: int, stated: str) -> tuple[Sequence[Unit], int]:
    """Two lines of the page are one title where the page's own title has them as one."""
    for at in (place - 1, place):
        first, second = units[max(at, 0)], units[min(at + 1, len(units) - 1)]
        apart = first is second or second.gap or not (is_head(first) and is_head(second))
        if not apart and plain(first.text + second.text) in stated and plain(second.text):
            text = f"{first.text}{'' if runs_on(first.text, second.text) else ' '}{second.text}"
            return (*units[:at], replace(first, text=text), *units[at + 2 :]), at
    return units, place


def _is_text(unit: Unit) -> bool:
    return not is_head(unit) and unit.role not in STATEMENTS


def _beside_title(unit: Unit, stated: str) -> Unit:
    """A line over the title; the name of a body, or of a site or a column that the page's title repeats, is no kicker."""
    if LABEL_OVER_TITLE.match(unit.text):
        return replace(unit, role="kicker")
    if unit.role or not is_head(unit):
        return unit
    named = plain(unit.text) in stated or OFFICE.search(unit.text) or not TELLS.search(unit.text)
    return replace(unit, kind="line", level=0, role="column" if named else "kicker")


def _length_of_deck(below: Sequence[Unit]) -> int:
    """How many bare lines stand between the title and its particulars."""
    for at, unit in enumerate(below[: BESIDE + 1]):
        if unit.role in PARTICULARS:
            return at
        labelled = bool(LABEL_OVER_TITLE.match(unit.text))
        if unit.role not in {"", "subtitle"} or not (is_head(unit) or unit.role == "subtitle" or labelled):
            return 0
    return 0
