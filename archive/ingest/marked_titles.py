"""Titles that a newsletter sets behind a mark: ★ 我会组团参展, one over each of its texts.

The same mark heads the sections of one article where a title stands over the first of them. Imports cleaning,
column_names, heads, roles and titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.cleaning import Unit
from archive.ingest.column_names import ENCLOSED
from archive.ingest.heads import BODY, has_text, is_head
from archive.ingest.roles import is_heading_like
from archive.ingest.titles import is_document_class

MARK = r"[★☆◆◇■□●○◎▲△►▶▷※❖✦✧➤➢▍▎▌█◈◤]"
MARKED = re.compile(rf"(?P<mark>{MARK})\1*\s*(?P<title>[^\s★☆◆◇■□●○◎▲△►▶▷※❖✦✧➤➢▍▎▌█◈◤].*?)\s*{MARK}*")
SIGNED = re.compile(r"[（(]\s*[\u4e00-\u9fff、\s]{2,20}\s*[）)]$")  # a person or an office
SEVERAL = 2
LONGEST = 45  # characters
COLUMN = 4  # characters of what may stand over the first title and be none itself: 要闻


def with_marked_titles(units: Sequence[Unit]) -> list[Unit]:
    """The units, such titles as stated headings of the first level, without their marks."""
    if any(unit.level for unit in units):
        return list(units)  # the format itself says what its titles are
    marked = {place: match for place, unit in enumerate(units) if (match := MARKED.fullmatch(unit.text))}
    for mark in dict.fromkeys(match["mark"] for match in marked.values()):
        places = [place for place, match in marked.items() if match["mark"] == mark]
        titles = {place: marked[place]["title"] for place in places}
        if len(places) < SEVERAL or not all(_is_over_text(units, *title) for title in titles.items()):
            continue
        if (
            _is_of_no_article(units[: places[0]])
            or _are_closed(units, places)
            or _are_in_columns(units, places)
        ):
            return [_titled(unit, titles.get(place, "")) for place, unit in enumerate(units)]
    return list(units)


def _titled(unit: Unit, title: str) -> Unit:
    return replace(unit, text=title, kind="heading", level=1, role="") if title else unit


def _is_over_text(units: Sequence[Unit], place: int, title: str) -> bool:
    """A bare line that names a matter and not only a body, with a text below."""
    below = units[place + 1] if place + 1 < len(units) else None
    plain = units[place].role in {"item", ""} and is_heading_like(title) and len(title) <= LONGEST
    return plain and below is not None and not MARKED.fullmatch(below.text) and not BODY.fullmatch(title)


def _is_of_no_article(above: Sequence[Unit]) -> bool:
    """Nothing over the first title but what names the newsletter: no title, no text."""
    heads = [unit for unit in above if is_head(unit)]
    return not has_text([unit for unit in above if not is_head(unit)]) and all(
        is_document_class(unit.text) or len(unit.text) <= COLUMN or unit.role == "label" for unit in heads
    )


def _are_closed(units: Sequence[Unit], places: Sequence[int]) -> bool:
    """Whether each text ends with its own signature: （展览部）."""
    return all(SIGNED.search(units[place - 1].text) for place in places[1:])


def _are_in_columns(units: Sequence[Unit], places: Sequence[int]) -> bool:
    """Whether the name of a column stands right over one of them: 【会务要闻】."""
    return any(place and ENCLOSED.fullmatch(units[place - 1].text) for place in places)
