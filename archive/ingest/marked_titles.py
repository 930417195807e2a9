"""Titles that a newsletter sets behind a mark: ★ 我会组团参展, one over each of its texts.

The same mark heads the sections of one article where a title stands over the first of them. Imports cleaning,
column_names, document_heads, heads, roles and titles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from archive.ingest.cleaning import Unit
from archive.ingest.column_names import ENCLOSED
from archive.ingest.document_heads import is_document_class
from archive.ingest.heads import BODY, has_text, is_head
from archive.ingest.roles import is_heading_like
from archive.ingest.titles import plain

MARK = r"[★☆◆◇■□●○◎▲△►▶▷※❖✦✧➤➢▍▎▌█◈◤]"
MARKED = re.compile(rf"(?P<mark>{MARK})\1*\s*(?P<title>[^\s★☆◆◇■□●○◎▲△►▶▷※❖✦✧➤➢▍▎▌█◈◤].*?)\s*{MARK}*")
NUMBERED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、．.]\s*(?P<title>\S.*)")
SIGNED = re.compile(r"[（(]\s*[\u4e00-\u9fff、\s]{2,20}\s*[）)]$")  # a person or an office
SEVERAL = 2
LONGEST = 45  # characters
LONGEST_NAME = 10  # characters of a digest's
NAME = 6  # characters
COLUMN = 4  # characters of what may stand over the first title and be none itself: 要闻


def with_marked_titles(units: Sequence[Unit], contents: Collection[str] = ()) -> list[Unit]:
    """The units, such titles as stated headings of the first level, without their marks or numbers.

    `contents` are the titles, as `plain` has them, that a list of contents names.
    """
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
    titles = _numbered_titles(units, contents)
    first = min(titles, default=0)
    if first and units[first].gap and len(units[0].text) <= LONGEST_NAME and not has_text(units[1:first]):
        units = [replace(units[0], role="column"), *units[1:]] if is_head(units[0]) else units
    return [_titled(unit, titles.get(place, "")) for place, unit in enumerate(units)]


def _numbered_titles(units: Sequence[Unit], contents: Collection[str]) -> dict[int, str]:
    """1、我会组团参展: where the contents name them, a paper and a day are told under each, or who signs its text."""
    numbered = {
        place: match["title"]
        for place, unit in enumerate(units)
        if unit.role == "numbered" and (match := NUMBERED.fullmatch(unit.text))
    }
    named = {
        place: title
        for place, title in numbered.items()
        if {plain(title), plain(units[place].text)} & set(contents)
    }
    credited = {
        place: title
        for place, title in numbered.items()
        if place + 1 < len(units) and units[place + 1].role == "meta" and is_heading_like(title)
    }
    if len(credited) >= SEVERAL:
        return credited
    titles = named if len(named) >= SEVERAL else numbered
    if len(titles) < SEVERAL or not all(_is_over_text(units, *title) for title in titles.items()):
        return {}
    signed = _are_closed(units, list(titles)) and bool(SIGNED.search(units[-1].text))
    listed = titles is named and _is_of_no_article(units[: min(titles)])  # not the sections of a document
    return titles if listed or signed else {}


def _titled(unit: Unit, title: str) -> Unit:
    return replace(unit, text=title, kind="heading", level=1, role="") if title else unit


def _is_over_text(units: Sequence[Unit], place: int, title: str) -> bool:
    """A bare line that names a matter and not only a body, with a text below."""
    below = units[place + 1] if place + 1 < len(units) else None
    bare = (
        units[place].role in {"item", "numbered", "byline", ""}
        and is_heading_like(title)
        and len(title) <= LONGEST
    )
    return bare and below is not None and not MARKED.fullmatch(below.text) and not BODY.fullmatch(title)


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
    """Whether the name of a column stands right over one of them: 【会务要闻】, 展会速写 with a text above it."""
    first = places[0]
    apart = first > 1 and is_head(units[first - 1]) and units[first - 1].gap and units[first].gap
    named = apart and len(units[first - 1].text) <= NAME and has_text(units[: first - 1])
    return bool(named) or any(place and ENCLOSED.fullmatch(units[place - 1].text) for place in places)
