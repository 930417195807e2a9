"""The lines of a piece, told apart: what they state of the article, and what is its text.

A statement is taken out of the text and listed as dropped. Imports authors, bylines, cleaning, clippings, column_names, credits,
dates, draft, gathering, headings, heads, labels, particulars, phrases, pictures, roles, titles, turning and wrapping.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from archive.ingest.authors import (
    dateline_authors,
    find_photographers,
    is_name,
    is_name_line,
    is_office_line,
    parse_authors,
    plain_byline,
    signers,
    stated_authors,
)
from archive.ingest.bylines import parse_byline, parse_signature
from archive.ingest.cleaning import Unit
from archive.ingest.clippings import parse_clipping
from archive.ingest.column_names import COLUMN_MARK
from archive.ingest.credits import find_editor, find_newspaper, find_page, find_source, plain_source
from archive.ingest.dates import find_date
from archive.ingest.draft import Author
from archive.ingest.gathering import Statements
from archive.ingest.gazetteer import divisions
from archive.ingest.headings import heading_run, with_run_in_headings
from archive.ingest.heads import OFFICE
from archive.ingest.labels import LABEL_OVER_TITLE
from archive.ingest.particulars import BAR, IN_BARS, POSTED_BY, PUBLISHED, find_account
from archive.ingest.phrases import AGENCY, DATE, HAN, PRESS, REPORTER, narrow
from archive.ingest.pictures import goes_on_around_a_picture, signs_a_picture, without_pointer
from archive.ingest.roles import Role
from archive.ingest.titles import COLUMN_NAME, join_heading
from archive.ingest.turning import find_continued_from, find_continued_on, find_turn, leads_on
from archive.ingest.wrapping import SET_RIGHT

NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
ENDING_CREDIT = re.compile(
    r"[（(\[]\s*((?:文章|信息|稿件|新闻)?(?:来源|來源|转载自|摘自|转自|原载)\s*(?:于|於)?\s*[:：《][^（()）]{1,60}|据[^（()）。，]{2,20}(?:报道|消息|网|报))\s*[）)\]]\s*$"
)
NOT_THE_SOURCE = re.compile(
    r"^[（(\[]?[^《]{0,24}(?=《)|^[（(\[]?据?|(?<=》)\s*第?\s*[A-Z]?\d+\s*版|[）)\]]$"
)
PAPERS_OWN = re.compile(
    rf"([{HAN}]{{2,6}}(?:日报|晚报|商报|时报|早报|晨报|都市报|日報|晚報|商報|文匯報|大公報))[讯訊]\s*[（(：:\s]"
)  # 江南晚报讯（记者 …）
ENDED = re.compile(r"[（(]\s*(?:完|全文完|本文完)\s*[）)]$")
ENDING_BYLINE = re.compile(
    rf"[（(]\s*((?:{PRESS}\s*)?{REPORTER}[:：\s]?[{HAN}·、\s]{{2,40}}|作者[:：]?[^（()）]{{2,50}})\s*[）)]\s*$"
)
IN_LAST_BRACKETS = re.compile(
    r"(?<=[。！？”])\s*[（(]([^（()）。，]{4,40})[）)]\s*$"
)  # （嘉兴市贸促会 沈菱）
DATELINE_REPORTERS = re.compile(
    rf"^.{{0,30}}?(?:讯|訊|电|電)[】\]]?\s*(?:[（(]([^（()）]{{2,50}})[）)]|((?:{PRESS})?{REPORTER}[{HAN}、\s]{{2,20}}?)(?:报道|報道|报导|報導))"
)
DATED_WIRE = re.compile(
    rf"(?:据)?(?:新华社|中新社|[{HAN}]{{2,6}}[社报網网報])[{HAN}·]{{0,10}}({DATE})\s*(?:专)?[电電讯訊]"
)
SIGNED_NAME = re.compile(
    rf"(?:^|(?<=[。！？”]))\s*[（(]\s*([{HAN}]{{2,4}}(?:[\s、][{HAN}]{{2,4}})*|[{HAN}]{{5,9}})\s*[）)]$"
)
LEADING_REPORTERS = re.compile(
    rf"[（(【]\s*((?:{PRESS}\s*)?{REPORTER}[:：\s]?[{HAN}·、\s]{{2,30}}?)(?:[／/][{HAN}]{{2,6}}(?:報導|报导|報道|报道|電|电))?[）)】]"
)
WIRE = re.compile(rf"[【\[〔（(]?\s*[据據]?({AGENCY})")
META_AUTHOR = re.compile(
    rf"(?:(?:作者|记者|記者|撰稿|撰文)\s*[:：\s]|[，,]\s*作者|^(?:文|图文|文图)\s*[/／:：])\s*([{HAN}·、 ]{{2,30}}?)(?=$|\s+(?:19|20)\d\d|\s*[|｜\]】]|\s*(?:编辑|責編|责编|责任编辑|审核|校对|来源|来稿|我要|网友|已有|跟帖|评论|参与|列印|打印|分享|收藏|字號|字号|點擊|点击|阅读)|\s+\S{{2,6}}[:：])"
)


def read_units(units: Sequence[Unit], gathered: Statements) -> None:
    place = 0
    units = with_run_in_headings(units)
    last_text = max((at for at, unit in enumerate(units) if not unit.role), default=0)
    while place < len(units):
        unit = units[place]
        opening = not any(kind == "text" for kind, _, _ in gathered.paragraphs)
        signed = place > 0 and _is_signature(units[place - 1])
        if _read_role(unit, gathered, opening, last=place >= len(units) - 2, signed=signed):
            place += 1
        elif opening and place < len(units) - 1 and unit.role == "" and _signs(units, place):
            gathered.bylines.append(plain_byline(unit.text))
            gathered.drop(unit.text, "署名行")
            place += 1
        elif run := heading_run(units, place):
            level = max(unit.level, 2)
            gathered.paragraphs.append(("heading", join_heading(units[place : place + run]), level))
            place += run
        else:
            _read_text(unit, gathered, last=place >= last_text)
            place += 1


def _signs(units: Sequence[Unit], place: int) -> bool:
    """Names under a title; where several lines are of a person and an office they are what the text is of."""
    text = units[place].text
    if not parse_signature(plain_byline(text)) or is_office_line(text):
        return is_name_line(text)
    return not any(parse_signature(unit.text) for unit in units[place + 1 :])


def _is_signature(unit: Unit) -> bool:
    """An office or a person set to the right, or an office alone."""
    return bool(OFFICE.search(unit.text)) or (unit.indent >= SET_RIGHT and is_office_line(unit.text))


def _read_role(unit: Unit, gathered: Statements, opening: bool, last: bool, signed: bool) -> bool:
    """Take in a line that says something of the article instead of being its text."""
    text, role = unit.text, unit.role
    if role == "subtitle" and opening:
        subtitle = LABEL_OVER_TITLE.sub("", text)
        gathered.state("subtitle", re.sub(r"^[—─\-―\s]+|[—─\-―\s]+$", "", subtitle))
    elif reader := READERS.get(role):
        reader(text, gathered)
    elif role == "date" and (opening or last or signed):
        gathered.state("date", find_date(text))
        gathered.state("day_alone", find_date(text))
        if signed:
            gathered.state("signed_on", find_date(text))
        if not opening:
            gathered.paragraphs.append(("text", text, 0))
            return True
    else:
        return False
    gathered.drop(
        text,
        {
            "related": COLUMN_NAME,
            "account": "公众号",
            "subtitle": "副题",
            "byline": "署名行",
            "signature": "署名行",
            "editor": "编辑行",
        }.get(role, "来源与日期行"),
    )
    return True


def _read_meta(text: str, gathered: Statements) -> None:
    if clipping := parse_clipping(text):
        gathered.state("source", clipping.paper)
        gathered.state("page", clipping.page)
        gathered.reporters += [author for writer in clipping.writers for author in stated_authors(writer)]
        gathered.state("date", find_date(text))
        return
    gathered.state("source", find_source(text) or find_newspaper(text))
    gathered.state("account", find_account(text))
    gathered.state("date", find_date(text))
    if PUBLISHED.search(text):
        gathered.state("published_on", find_date(text))
    gathered.state("page", find_page(text))
    if IN_BARS.fullmatch(text):
        gathered.reporters += [Author(cell) for cell in re.split(BAR, text) if is_name(cell)]
    posted = POSTED_BY.match(text)
    if posted and is_name(posted["author"]):
        gathered.reporters.append(Author(posted["author"]))
    elif match := LEADING_REPORTERS.search(text) or META_AUTHOR.search(text):
        gathered.reporters.extend(stated_authors(match.group(1).strip()))
    gathered.state("editor", find_editor(text))


def _read_byline(text: str, gathered: Statements) -> None:
    if COLUMN_MARK.fullmatch(plain_byline(text)):
        gathered.drop(text, COLUMN_NAME)
    elif signs_a_picture(text):
        gathered.photographers.extend(parse_authors(text))
    else:
        gathered.bylines.append(re.sub(r"^作者\s*[:：]\s*", "", plain_byline(text)))
        gathered.state("editor", find_editor(text))


def _read_signature(text: str, gathered: Statements) -> None:
    """A byline in brackets under a text."""
    if re.match(r"[（(【\[]?\s*作者", text):
        gathered.state("signed", value=True)
    if re.search(r"[摄攝]影?\s*[）)\]]$", text) and signs_a_picture(text):
        gathered.photographers.extend(parse_authors(text))
        return
    parsed = parse_authors(text) if parse_byline(plain_byline(text)) else ()
    named = re.search(
        rf"(?:作者|撰稿人?|执笔人?|撰文|文字|文图|文/图|供稿人?)\s*[:：\s]\s*([{HAN}·、 ]{{2,30}}?)(?=[）)】\]]|\s*(?:审稿|审核|编辑|校对|摄影|图片|编审|责编|通讯员)|$)",
        text,
    )
    stated = stated_authors(named.group(1).strip()) if named else parse_authors(text)
    gathered.reporters.extend(parsed or stated)


def _read_credit(text: str, gathered: Statements) -> None:
    if not re.search(r"(?:来稿|供稿|综合)[）)\]]?$|^[（(\[]?综合", text):
        gathered.state("source", find_source(text) or plain_source(NOT_THE_SOURCE.sub("", text)))
    gathered.state("date", find_date(text))
    gathered.state("page", find_page(text))
    if match := LEADING_REPORTERS.search(text):
        gathered.reporters.extend(parse_authors(match.group(1)))


def _read_continued(text: str, gathered: Statements) -> None:
    if turn := find_turn(narrow(text)):
        gathered.state("continued_on_page" if leads_on(text) else "continued_from_page", turn.page)


READERS: dict[str, Callable[[str, Statements], None]] = {
    "meta": _read_meta,
    "byline": _read_byline,
    "signature": _read_signature,
    "credit": _read_credit,
    "editor": lambda text, gathered: gathered.state("editor", find_editor(text)),
    "continued": _read_continued,
    "related": lambda text, gathered: None,
    "account": lambda text, gathered: gathered.state("account", "" if text in divisions() else text),
}


def _read_text(unit: Unit, gathered: Statements, last: bool) -> None:
    text = unit.text
    if turn := find_continued_from(narrow(text)):
        gathered.state("continued_from_page", turn.page)
        gathered.drop(text[: turn.end], "转接提示")
        text = text[turn.end :].strip()
    text = _without_ending(text, gathered)
    if last and (named := SIGNED_NAME.search(text)) and (names := signers(named.group(1))):
        gathered.reporters.extend(map(Author, names))
        gathered.drop(named.group().strip(), "署名行")
        text = text[: named.start()].rstrip()
    if last and any(part.kind == "of" for part in parse_signature(text)):
        gathered.reporters.extend(parse_authors(text))
        gathered.drop(text, "署名行")
        return
    if last and unit.indent >= SET_RIGHT and (is_office_line(text) or is_name(text)):
        gathered.reporters.extend(parse_authors(text))
    read_dateline(text, unit.role, gathered)
    if not text:
        return
    kind = "caption" if unit.kind == "caption" or unit.role == "caption" else "text"
    if kind == "caption":
        text = without_pointer(text, gathered)
        gathered.photographers.extend(find_photographers(text))
    elif goes_on_around_a_picture(gathered, text):
        place = next(
            at for at in reversed(range(len(gathered.paragraphs))) if gathered.paragraphs[at][0] == "text"
        )
        gathered.paragraphs[place] = ("text", gathered.paragraphs[place][1] + text, 0)
        return
    gathered.paragraphs.append((kind, text, 0))


def read_dateline(text: str, role: Role, gathered: Statements) -> None:
    """本报讯（记者 …）, 新华社东京一九六三年十一月二日电: who reports from where, and when, where it tells the year."""
    if match := DATELINE_REPORTERS.match(text[:100]) or LEADING_REPORTERS.match(text):
        gathered.reporters.extend(dateline_authors(match.group(match.lastindex or 1)))
    if dated := DATED_WIRE.match(narrow(text[:60])):
        gathered.state("date", find_date(dated.group(1)))
        role = "dateline"
    if paper := PAPERS_OWN.match(text) or (WIRE.match(text) if role == "dateline" else None):
        gathered.state("agency", paper.group(1))


def _without_ending(text: str, gathered: Statements) -> str:
    """The credits in brackets at the end of a paragraph, taken off it."""
    for _ in range(3):
        if turn := find_continued_on(narrow(text)):
            gathered.state("continued_on_page", turn.page)
            gathered.drop(text[turn.start :], "转接提示")
            text = text[: turn.start].rstrip()
            continue
        if match := ENDING_CREDIT.search(text, max(0, len(text) - 90)):
            _read_credit(match.group(1), gathered)
            gathered.drop(match.group(), "来源与日期行")
        elif match := ENDED.search(text, max(0, len(text) - 8)):
            gathered.drop(match.group(), "结束标记")
        elif (match := ENDING_BYLINE.search(text, max(0, len(text) - 90))) or (
            (match := IN_LAST_BRACKETS.search(text, max(0, len(text) - 60)))
            and any(part.kind == "body" for part in parse_signature(plain_byline(match.group(1))))
        ):
            gathered.reporters.extend(parse_authors(match.group(1)))
            gathered.drop(match.group(), "署名行")
        else:
            return text
        text = text[: match.start()].rstrip()
    return text
