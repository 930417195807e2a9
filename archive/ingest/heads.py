"""What may be a title: a stated heading, a short bare line, and the titles that their form hides.

Imports authors, cleaning, gazetteer, joining, lines, phrases, roles, spacing, turning and wrapping.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from archive.ingest.authors import is_listed_person, is_name_line, is_office_line
from archive.ingest.cleaning import Unit
from archive.ingest.gazetteer import divisions
from archive.ingest.joining import POINTERS
from archive.ingest.lines import BRIEF
from archive.ingest.phrases import DATE, HAN
from archive.ingest.roles import ends_sentence, is_heading_like, role_of
from archive.ingest.spacing import close_line
from archive.ingest.turning import find_continued_from
from archive.ingest.wrapping import SET_RIGHT

STATEMENTS = frozenset(
    {
        "related",
        "account",
        "byline",
        "subtitle",
        "date",
        "credit",
        "editor",
        "signature",
        "meta",
        "continued",
        "document-number",
    }
)
ACCOUNT = 16  # characters of its name
POSTED_AT = re.compile(rf"{DATE}\s*\d\d?:\d\d(?::\d\d)?")
BODY = re.compile(
    rf"[{HAN}]{{2,10}}(?:贸促会|贸促分会|贸促支会)(?:[{HAN}]{{2,8}}(?:[处部科室局]|中心|课题组|调研组))?"
)
FIELD = re.compile(rf"[{HAN}]{{2,8}}[:：]\s*\S")
LONGEST_TITLE = 60
IN_DOTS = re.compile(r"[·•・‧]\s*([^·•・‧]{2,16}?)\s*[·•・‧]")
CAPTION = 8  # characters at least: a shorter line may name a column
LONGEST_CAPTION = 60
NEAR = 6  # units above
PICTURED_BY = re.compile(r"(?:[摄攝供][）)]?|[供發发][图圖]?[）)]?|摄影报道)$")
QUANTITY = re.compile(rf"[约逾超近]?\d[\d,.]*[余多]?[万亿]?[余多]?[{HAN}%]{{1,3}}")
EXCLAIMS = re.compile(r"[^，。！？：“”]{1,10}[！？][^，。！？：]{4,24}[！？]?")  # 开讲啦！单证课堂进园区
NOTICE_BEHIND = re.compile(r"[（(【\[][^（()）】\]]{3,20}[）)】\]]$")
# 【更正】本报9月6日…: a notice of its own, its title run in.
NOTICE_RUN_IN = re.compile(
    r"[【\[〔■◆●]?\s*(更\s?正|更正与?(?:启事|致歉)|勘误|致歉(?:声明)?|道歉声明|重要声明|遗失声明|遗失启事|启事)\s*(?:[】\]〕]|[:：])\s*(?=本[报刊网台]|\S{12,})"
)
OFFICE = re.compile(r"(?:委员会|贸促会|分会|支会|办公室|厅|局|处|部|院|中心|商会|协会|政府|秘书处|联合会)$")


@lru_cache(maxsize=1024)
def is_head(unit: Unit) -> bool:
    """A stated heading, or a short bare line."""
    if unit.kind == "heading":
        return unit.role in {"", "label", "brief"}
    bare = unit.kind in {"line", "paragraph"} and unit.role == "" and is_heading_like(unit.text)
    return (
        bare and not QUANTITY.fullmatch(unit.text) and not _is_signed(unit) and not is_office_line(unit.text)
    )


def _is_signed(unit: Unit) -> bool:
    """An office's name set to the right, as under a notice."""
    return unit.indent >= SET_RIGHT and bool(OFFICE.search(unit.text))


def has_text(body: Sequence[Unit]) -> bool:
    """Whether anything in it is more than a statement about the article."""
    return any(unit.role not in STATEMENTS for unit in body)


def with_told_titles(units: Sequence[Unit]) -> list[Unit]:
    """Titles that their form hides and their neighbours tell.

    The place that opens a brief of a column; a title that exclaims over a line with day and source; one broken
    behind its colon.
    """
    found: list[Unit] = []
    units = _with_turned_titles(_with_signing_bodies(_with_posting(units)))
    marks = Counter(unit.text[0] for unit in units)
    begun = False  # whether anything stood above but statements
    for place, unit in enumerate(units):
        before, after = (found[-1] if found else None), (units[place + 1] if place + 1 < len(units) else None)
        if unit.role == "item" and before and is_head(before) and _signs_in_dots(unit.text):
            found.append(replace(unit, role="byline"))
        elif not unit.role and _is_field(unit, before, after):
            found.append(replace(unit, role="field"))
        elif unit.role == "turn" and after and _is_headed_by_place(unit.text, after):
            found.append(replace(unit, role=""))
        elif unit.role == "brief":
            town, text = _place_and_text(unit.text)
            found += [
                replace(unit, text=town, kind="heading"),
                replace(unit, text=text, role=role_of(text), gap=0),
            ]
        elif _points_at_picture(unit, after, marks) or _is_under_picture(unit, after, found):
            found.append(replace(unit, role="caption"))
        elif unit.role in {"", "turn"} and (notice := NOTICE_RUN_IN.match(unit.text)):
            found += [
                replace(unit, text=close_line(notice[1]), kind="heading", role="brief"),
                replace(unit, text=unit.text[notice.end() :], gap=0),
            ]
        elif before and before.role == "broken" and is_head(unit):
            found[-1] = replace(before, text=before.text + unit.text, kind="heading", role="")
        elif unit.kind in {"line", "paragraph"} and not unit.role and not is_head(unit) and after:
            found.append(_told(unit, after, at_top=not begun))
        else:
            found.append(unit)
        begun = begun or has_text(found[-1:])
    return [replace(unit, role="") if unit.role == "broken" else unit for unit in found]


def _points_at_picture(unit: Unit, after: Unit | None, marks: Mapping[str, int]) -> bool:
    """▲观众在体验模拟驾驶舱, ◀网箱养殖区一角。: the only line of its page with this mark, and no title of a text."""
    if unit.role != "item" or marks[unit.text[0]] > 1:
        return False
    if unit.text[0] not in POINTERS or not unit.gap or not CAPTION < len(unit.text) <= LONGEST_CAPTION:
        return False
    credited = after is not None and after.role == "byline" and PICTURED_BY.search(after.text) is not None
    apart = after is None or after.gap > 0 or credited
    return is_heading_like(unit.text[1:].strip()) or (apart and ends_sentence(unit.text))


def _is_under_picture(unit: Unit, after: Unit | None, above: Sequence[Unit]) -> bool:
    """Flush and between white where paragraphs are set in, over who took the picture: its caption."""
    if unit.role or after is None or after.role not in {"byline", "signature"}:
        return False
    credited = not after.gap and bool(PICTURED_BY.search(after.text))
    apart = unit.gap > 0 and not unit.indent and unit.kind == "line" and ends_sentence(unit.text)
    return credited and apart and any(other.indent and not other.role for other in above[-NEAR:])


def _with_posting(units: Sequence[Unit]) -> list[Unit]:
    """The lines of a post copied from WeChat: the account, the time and the place under its title."""
    if len(units) < 4 or not POSTED_AT.fullmatch(units[2].text) or len(units[1].text) > ACCOUNT:
        return list(units)
    placed = len(units[3].text) <= 4 and units[3].text in divisions()
    below = [replace(units[3], role="account")] if placed else [units[3]]
    title = units[0] if units[0].role else replace(units[0], kind="heading")
    return [title, replace(units[1], role="account"), units[2], *below, *units[4:]]


def _with_signing_bodies(units: Sequence[Unit]) -> list[Unit]:
    """淮北市贸促会 under a title and over its text wrote it; where such names stand alone they head a round-up."""
    bodies = [place for place, unit in enumerate(units) if not unit.role and BODY.fullmatch(unit.text)]
    signing = [
        place
        for place in bodies
        if 0 < place < len(units) - 1 and is_head(units[place - 1]) and not is_head(units[place + 1])
        and not units[place + 1].role and units[place].kind != "heading"
    ]  # fmt: skip
    signed = set(signing) if len(signing) == len(bodies) else set()
    return [replace(unit, role="byline") if place in signed else unit for place, unit in enumerate(units)]


def _with_turned_titles(units: Sequence[Unit]) -> list[Unit]:
    """（上接A1版）外贸企业向“软肋”要利润: the title of a text from another page, the notice set before or behind it."""
    found: list[Unit] = []
    for unit, after in itertools.zip_longest(units, units[1:]):
        title, notice = _title_and_notice(unit.text) if unit.role in {"", "continued"} else ("", "")
        if title and after and not after.role and not is_heading_like(after.text):
            found += [replace(unit, text=title, role=""), replace(unit, text=notice, role="continued", gap=0)]
        else:
            found.append(unit)
    return found


def _title_and_notice(text: str) -> tuple[str, str]:
    """The two parts of such a line; ("", "") where it is none."""
    if len(text) > LONGEST_TITLE:
        return "", ""
    behind = NOTICE_BEHIND.search(text)
    before = find_continued_from(text)
    if before:
        title, notice = text[before.end :], text[: before.end]
    elif behind and find_continued_from(behind.group()):
        title, notice = text[: behind.start()], behind.group()
    else:
        return "", ""
    title = title.strip()
    return (title, notice.strip()) if title and is_heading_like(title) else ("", "")


def _signs_in_dots(text: str) -> bool:
    """·施 明· right under a title, as the papers of the eighties signed."""
    match = IN_DOTS.fullmatch(text)
    return match is not None and (role_of(match[1]) == "byline" or is_name_line(close_line(match[1])))


def _is_field(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """甲方：… beside 乙方：…: one of several lines that name what they tell; or one of a list of persons."""
    beside = [other for other in (before, after) if other]
    if unit.kind == "heading":
        return False
    if is_listed_person(unit.text):
        return any(is_listed_person(other.text) for other in beside)
    return bool(FIELD.match(unit.text)) and any(FIELD.match(other.text) for other in beside)


def _is_headed_by_place(text: str, after: Unit) -> bool:
    """北仑：铁矿石到港，单证先到 is no turn of a talk: a place does not speak, and no speech stands over 本报讯."""
    place = re.split("[:：]", text, maxsplit=1)[0].strip()
    told = place in divisions() or after.role in {"dateline", "byline"}
    return told and is_heading_like(text) and not ends_sentence(text)


def _place_and_text(text: str) -> tuple[str, str]:
    opening = BRIEF.match(text)
    return (opening.group(1) or opening.group(2), text[opening.end() :]) if opening else ("", text)


def _told(unit: Unit, after: Unit, *, at_top: bool) -> Unit:
    short = len(unit.text) <= LONGEST_TITLE and not re.search(r"[。；]", unit.text)
    signed = after.role in {"byline", "subtitle"} and at_top  # 架桥梁，促合作，谋共赢 over its reporter
    exclaims = (
        unit.gap > 0 and after.role in {"byline", "subtitle", "dateline"} and EXCLAIMS.fullmatch(unit.text)
    )
    if short and (after.role == "meta" or signed or exclaims) and (unit.text[-1] not in "：:，,"):
        return replace(unit, kind="heading")
    if short and unit.text[-1] in "：:" and at_top and is_head(after) and not after.gap:
        return replace(unit, role="broken")
    return unit


def with_centred_titles(units: Sequence[Unit]) -> list[Unit]:
    """Over the first text a line set to the right is a title in the middle, under it a signature."""
    first = next((place for place, unit in enumerate(units) if unit.indent < SET_RIGHT), len(units))
    return [replace(unit, indent=0) if place < first else unit for place, unit in enumerate(units)]
