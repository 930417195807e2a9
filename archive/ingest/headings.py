"""Which lines of an article are headings inside it: bare short lines over text, and numbered ones.

Imports cleaning, heads, labels, phrases, roles and transcripts.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from archive.ingest.cleaning import Unit
from archive.ingest.heads import OFFICE, is_head
from archive.ingest.labels import names_field
from archive.ingest.phrases import HAN, MARKS, UNCLOSED
from archive.ingest.roles import ends_sentence, is_heading_like, role_of
from archive.ingest.transcripts import says_who_speaks

RUN_IN = re.compile(rf"(【[{HAN}、“”]{{2,12}}】)\s*(?=\S)")
ASKED = re.compile(r"(?:请问|我想问|想请问|请教|请介绍|能否|请您|请谈)[^。]{4,}[？?]$")
SEVERAL = 2
LONGEST = 40  # characters of a numbered heading
NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d①-⑩]|第[一二三四五六七八九十]")
AHEAD = 12  # units looked at to tell a heading
NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
STATED = re.compile(
    rf"(?:{NUMBER})\s*[、．.]\s*(?:[{HAN}]{{0,6}}(?:时间|地点|日期|期限|规模|费用|对象|范围|标准|人员|电话|方式|单位))\s*[:：]\s*\S"
)  # 一、会议时间：6月12日 tells all by itself


def numbered_headings(texts: Sequence[str]) -> frozenset[int]:
    """Of paragraphs that a format delimits: which are numbered headings, as they would be in a text."""
    if not any(len(text) <= LONGEST and NUMBERED.match(text) for text in texts):
        return frozenset()
    units = [Unit(text, "paragraph", role=role_of(text)) for text in texts]
    return frozenset(
        place
        for place, unit in enumerate(units[:-1])
        if unit.role == "numbered" and _is_numbered_heading(unit) and not _is_listed(units, place)
    )


def heading_run(units: Sequence[Unit], place: int) -> int:
    """How many units make one heading from here on; 0 where the unit is text."""
    unit = units[place]
    if unit.role in {"numbered", "numeral"}:
        return int(_is_numbered_heading(unit) and not _is_listed(units, place))
    if unit.role == "label" or is_marked_heading(units, place):
        return 1
    if _is_spoken(units, place):
        return 0
    if not is_head(unit) or (unit.kind != "heading" and not _heads_text(units, place)):
        return 0
    run = 1
    for before, after in itertools.pairwise(units[place : place + AHEAD]):
        fragments = before.kind == "paragraph" and len(before.text) <= 4 and len(after.text) <= 4
        if not is_head(after) or after.kind != before.kind or after.role or run > 3:
            break
        if not ((before.kind == "line" and not after.gap) or fragments):
            break
        run += 1
    cut_off = unit.kind != "heading" and re.search(
        UNCLOSED, "".join(each.text for each in units[place : place + run])
    )
    return 0 if cut_off else run


def _is_spoken(units: Sequence[Unit], place: int) -> bool:
    """What stands right under 湖南广播电视台记者： is what they ask, and a question put to somebody is one anywhere."""
    unit = units[place]
    if unit.kind == "heading":
        return False
    under_speaker = (
        place > 0 and not unit.gap and says_who_speaks(units[place - 1].text) and unit.text[-1] in "？?！!"
    )
    return under_speaker or bool(ASKED.match(unit.text))


def with_run_in_headings(units: Sequence[Unit]) -> list[Unit]:
    """【概况】 at the beginning of a paragraph heads it, where several paragraphs begin so."""
    opened = {
        place: match
        for place, unit in enumerate(units)
        if (match := RUN_IN.match(unit.text)) and not names_field(unit.text)
    }
    if len(opened) < SEVERAL:
        return list(units)
    found: list[Unit] = []
    for place, unit in enumerate(units):
        if match := opened.get(place):
            found.append(replace(unit, text=match.group(1), kind="heading", role=""))
            unit = replace(unit, text=unit.text[match.end() :], gap=0)
        found.append(unit)
    return found


def is_marked_heading(units: Sequence[Unit], place: int) -> bool:
    """★ 山西省贸促会 over a text of its own, as in a round-up; in a list the next line has a mark as well."""
    unit, below = units[place], units[place + 1] if place + 1 < len(units) else None
    marked = unit.role == "item" and unit.text[0] in MARKS and is_heading_like(unit.text.strip(MARKS + " "))
    return (
        marked and below is not None and not below.role and ends_sentence(below.text) and len(unit.text) <= 24
    )


def _heads_text(units: Sequence[Unit], place: int) -> bool:
    """A bare short line is a heading when text follows it, and does not exclaim or sign."""
    text = units[place].text
    rest = units[place + 1 : place + 1 + AHEAD]
    if not rest or text[-1] in "！!" or len(text) > 40 or all(unit.role == "date" for unit in rest):
        return False
    following = next((unit for unit in rest if not is_head(unit)), None)
    if following is None or following.role == "date":
        return False
    return not (OFFICE.search(text) and len(rest) == 1)


def _is_listed(units: Sequence[Unit], place: int) -> bool:
    """One of several numbered lines that follow each other, as under 附件: they head nothing."""
    unit, style = units[place], _numbering(units[place].text)
    before = units[place - 1] if place else None
    after = units[place + 1] if place + 1 < len(units) else None
    if unit.kind == "heading" or unit.role == "numeral" or not style:
        return False
    if before and (
        before.text.startswith("附件") or (_is_alike(before, style) and _is_numbered_heading(before))
    ):
        return True
    return after is not None and _is_alike(after, style)


def _is_alike(unit: Unit, style: str) -> bool:
    return unit.role == "numbered" and _numbering(unit.text) == style


def _numbering(text: str) -> str:
    """The form of a number: 一、 and 二、 are alike, （一） and 1. are not."""
    number = re.match(rf"[（(]?\s*(?:{NUMBER})\s*[）)、．.]", text)
    return re.sub(r"\d+", "1", re.sub("[一二三四五六七八九十]+", "一", number.group())) if number else ""


def _is_numbered_heading(unit: Unit) -> bool:
    text = unit.text
    if unit.role == "numeral":
        return True
    if STATED.match(text):
        return False
    if len(text) > LONGEST or re.search(r"[。；;，,：:]$", text):
        return bool(re.fullmatch(r"[一二三四五六七八九十]{1,3}[、．.].{2,30}[。]?", text)) and not re.search(
            r"[。；，].", text
        )
    arabic = bool(re.match(r"[（(]?\d|[①-⑩]", text))
    return is_heading_like(text) and (not arabic or len(text) <= 24)
