"""The lines of a piece, told apart: what they state of the article, and what is its text.

A statement is taken out of the text and listed as dropped. Imports authors, credits, dates, draft, roles,
segmentation and titles.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.ingest.authors import is_name_line, parse_authors, plain_byline
from archive.ingest.cleaning import Unit
from archive.ingest.credits import find_newspaper, find_page, find_source, plain_source
from archive.ingest.dates import find_date, numeral
from archive.ingest.draft import Author, Dropped
from archive.ingest.roles import HAN, PRESS, REPORTER, is_heading_like
from archive.ingest.segmentation import OFFICE, is_head
from archive.ingest.titles import join_heading

AHEAD = 12  # units looked at to tell a heading
NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
STATED = re.compile(
    rf"(?:{NUMBER})\s*[、．.]\s*(?:[{HAN}]{{0,6}}(?:时间|地点|日期|期限|规模|费用|对象|范围|标准|人员|电话|方式|单位))\s*[:：]\s*\S"
)  # 一、会议时间：6月12日 tells all by itself
CONTINUED_FROM = re.compile(
    rf"[（(\[]?\s*(?:紧接|上接|接|轉自|转自)\s*第?\s*[A-Z]?\s*({NUMBER})\s*版[^）)\]。]{{0,12}}[）)\]]?"
)
CONTINUED_ON = re.compile(
    rf"[（(\[]\s*(?:下转|下轉|转)\s*第?\s*[A-Z]?\s*({NUMBER})\s*版[^）)\]]{{0,12}}[）)\]]"
)
ENDING_CREDIT = re.compile(
    r"[（(\[]\s*((?:文章|信息|稿件|新闻)?(?:来源|來源|转载自|摘自|转自|原载)\s*(?:于|於)?\s*[:：《][^（()）]{1,60}|据[^（()）。，]{2,20}(?:报道|消息|网|报))\s*[）)\]]\s*$"
)
ENDING_BYLINE = re.compile(
    rf"[（(]\s*((?:{PRESS}\s*)?{REPORTER}[:：\s]?[{HAN}·、\s]{{2,40}}|作者[:：]?[^（()）]{{2,50}})\s*[）)]\s*$"
)
DATELINE_REPORTERS = re.compile(r"^.{0,30}?(?:讯|訊|电|電)\s*[（(]([^（()）]{2,50})[）)]")
LEADING_REPORTERS = re.compile(rf"[（(【]\s*((?:{PRESS}\s*)?{REPORTER}[:：\s][{HAN}·、\s]{{2,30}})[）)】]")
AGENCY = re.compile(r"^(?:据)?(新华社|中新社|新华网|人民网|中新网)")
NAME = rf"(?:[{HAN}·]{{2,10}}|[{HAN}]\s[{HAN}])"  # 陈 晨 as printed under 陈晓东
SPACED_NAME = re.compile(rf"(?<![{HAN}][{HAN}])(?<=[{HAN}])\s(?=[{HAN}](?![{HAN}]))")
EDITOR = re.compile(
    rf"(?:责任编辑|责编|編輯|責任編輯|编辑)\s*[:：\s]\s*"
    rf"({NAME}(?:[、\s]{NAME})*)(?=$|[）)\]\s|｜；;，])"
)
META_AUTHOR = re.compile(
    rf"(?:作者|记者|撰稿)\s*[:：\s]\s*([{HAN}·、 ]{{2,30}}?)(?=$|\s*[|｜]|\s*(?:编辑|責編|责编|责任编辑|审核|校对|来源|来稿)|\s+\S{{2,6}}[:：])"
)
PHOTO = re.compile(r"[摄攝][影制]?(?:报道)?\s*[）)]?$|供图|提供|资料图|图\s*[/／]|^本版图|^图\s*[:：]")


@dataclass
class Statements:
    """What has been read so far of one article."""

    paragraphs: list[tuple[str, str, int]] = field(default_factory=list)  # type, text, level
    dropped: list[Dropped] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    bylines: list[str] = field(default_factory=list)
    photographers: list[Author] = field(default_factory=list)
    reporters: list[Author] = field(default_factory=list)  # named in a dateline or at the end of the text

    def state(self, name: str, value: object) -> None:
        """The first statement holds; an empty one states nothing."""
        if value:
            self.values.setdefault(name, value)

    def drop(self, text: str, reason: str) -> None:
        self.dropped.append(Dropped(text, reason))


def read_units(units: Sequence[Unit], gathered: Statements) -> None:
    place = 0
    while place < len(units):
        unit = units[place]
        opening = not any(kind == "text" for kind, _, _ in gathered.paragraphs)
        signed = place > 0 and bool(OFFICE.search(units[place - 1].text))
        if _read_role(unit, gathered, opening, last=place >= len(units) - 2, signed=signed):
            place += 1
        elif opening and place < len(units) - 1 and unit.role == "" and is_name_line(unit.text):
            gathered.bylines.append(plain_byline(unit.text))
            gathered.drop(unit.text, "署名行")
            place += 1
        elif run := _heading_run(units, place):
            level = max(unit.level, 2)
            gathered.paragraphs.append(("heading", join_heading(units[place : place + run]), level))
            place += run
        else:
            _read_text(unit, gathered)
            place += 1


def _read_role(unit: Unit, gathered: Statements, opening: bool, last: bool, signed: bool) -> bool:
    """Take in a line that says something of the article instead of being its text."""
    text, role = unit.text, unit.role
    if role == "subtitle" and opening:
        gathered.state("subtitle", re.sub(r"^[—─\-―\s]+|[—─\-―\s]+$", "", text))
    elif role == "meta":
        _read_meta(text, gathered)
    elif role == "byline":
        _read_byline(text, gathered)
    elif role == "signature":
        _read_signature(text, gathered)
    elif role == "credit":
        _read_credit(text, gathered)
    elif role == "editor":
        _read_editor(text, gathered)
    elif role == "continued":
        _read_continued(text, gathered)
    elif role == "date" and (opening or last or signed):
        gathered.state("date", find_date(text))
        if not opening:
            gathered.paragraphs.append(("text", text, 0))
            return True
    else:
        return False
    gathered.drop(
        text,
        {"subtitle": "副题", "byline": "署名行", "signature": "署名行", "editor": "编辑行"}.get(
            role, "来源与日期行"
        ),
    )
    return True


def _read_meta(text: str, gathered: Statements) -> None:
    gathered.state("source", find_source(text) or find_newspaper(text))
    gathered.state("date", find_date(text))
    gathered.state("page", find_page(text))
    if match := LEADING_REPORTERS.search(text) or META_AUTHOR.search(text):
        gathered.reporters.extend(parse_authors(match.group(1).strip()))
    _read_editor(text, gathered)


def _read_editor(text: str, gathered: Statements) -> None:
    if match := EDITOR.search(text):
        gathered.state("editor", SPACED_NAME.sub("", match.group(1)))


def _read_byline(text: str, gathered: Statements) -> None:
    if PHOTO.search(text) and not re.search(r"文\s*[/／:：]\s*[^图]*图|文\s*[/／]", text):
        gathered.photographers.extend(parse_authors(text))
    else:
        gathered.bylines.append(re.sub(r"^作者\s*[:：]\s*", "", plain_byline(text)))


def _read_signature(text: str, gathered: Statements) -> None:
    """A byline in brackets under a text."""
    if re.search(r"[摄攝]\s*[）)\]]$", text):
        gathered.photographers.extend(parse_authors(text))
        return
    named = re.search(rf"作者\s*[:：]\s*([{HAN}·、\s]{{2,30}})", text)
    gathered.reporters.extend(parse_authors(named.group(1).strip()) if named else parse_authors(text))


def _read_credit(text: str, gathered: Statements) -> None:
    if not re.search(r"(?:来稿|供稿|综合)[）)\]]?$", text):
        gathered.state(
            "source", find_source(text) or plain_source(re.sub(r"^[（(\[]?据?|[）)\]]$", "", text))
        )
    gathered.state("date", find_date(text))
    gathered.state("page", find_page(text))
    if match := LEADING_REPORTERS.search(text):
        gathered.reporters.extend(parse_authors(match.group(1)))


def _read_continued(text: str, gathered: Statements) -> None:
    number = re.search(NUMBER, text)
    on = "下" in text or re.match(r"[（(\[]?转第", text)
    gathered.state(
        "continued_on_page" if on else "continued_from_page", numeral(number.group()) if number else None
    )


def _heading_run(units: Sequence[Unit], place: int) -> int:
    """How many units make one heading from here on; 0 where the unit is text."""
    unit = units[place]
    if unit.role in {"numbered", "numeral"}:
        return int(_is_numbered_heading(unit) and not _is_listed(units, place))
    if unit.role == "label":
        return 1
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
    return run


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
    if len(text) > 40 or re.search(r"[。；;，,：:]$", text):
        return bool(re.fullmatch(r"[一二三四五六七八九十]{1,3}[、．.].{2,30}[。]?", text)) and not re.search(
            r"[。；，].", text
        )
    arabic = bool(re.match(r"[（(]?\d|[①-⑩]", text))
    return is_heading_like(text) and (not arabic or len(text) <= 24)


def _read_text(unit: Unit, gathered: Statements) -> None:
    text = unit.text
    if match := CONTINUED_FROM.match(text):
        gathered.state("continued_from_page", numeral(match.group(1)))
        gathered.drop(match.group(), "转接提示")
        text = text[match.end() :].strip()
    text = _without_ending(text, gathered)
    if match := DATELINE_REPORTERS.match(text[:100]) or LEADING_REPORTERS.match(text):
        gathered.reporters.extend(parse_authors(match.group(1)))
    if unit.role == "dateline" and (agency := AGENCY.match(text)):
        gathered.state("agency", agency.group(1))
    if not text:
        return
    kind = "caption" if unit.kind == "caption" or unit.role == "caption" else "text"
    if kind == "caption":
        gathered.photographers.extend(_photographer(text))
    gathered.paragraphs.append((kind, text, 0))


def _without_ending(text: str, gathered: Statements) -> str:
    """The credits in brackets at the end of a paragraph, taken off it."""
    for _ in range(3):
        if match := CONTINUED_ON.search(text[-40:]):
            match = CONTINUED_ON.search(text, len(text) - len(text[-40:]))
            if match is None or match.end() != len(text):
                return text
            gathered.state("continued_on_page", numeral(match.group(1)))
            gathered.drop(match.group(), "转接提示")
        elif match := ENDING_CREDIT.search(text, max(0, len(text) - 90)):
            _read_credit(match.group(1), gathered)
            gathered.drop(match.group(), "来源与日期行")
        elif match := ENDING_BYLINE.search(text, max(0, len(text) - 90)):
            gathered.reporters.extend(parse_authors(match.group(1)))
            gathered.drop(match.group(), "署名行")
        else:
            return text
        text = text[: match.start()].rstrip()
    return text


def _photographer(text: str) -> tuple[Author, ...]:
    match = re.search(rf"[。（(\s/]((?:{PRESS})?(?:{REPORTER})?\s*[{HAN}]{{2,4}})\s*[摄攝]", text[-40:])
    return parse_authors(match.group(1)) if match else ()
