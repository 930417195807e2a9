"""JSON Lines: one article a line, delimited by the format itself. Nothing is guessed but a missing title.

Made for files of 100,000 lines, so a line costs a parse and little more. Imports
authors, credits, dates, draft, encoding, gathering, genres, headings, numerals, record_fields, roles, statements and
titles.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, cast, get_args

import nh3

from archive.ingest.authors import plain_byline, stated_authors
from archive.ingest.credits import plain_source
from archive.ingest.dates import parse_date
from archive.ingest.draft import DraftArticle, Kind, Origin, Paragraph, Reading, UnreadableBulletin, Warning
from archive.ingest.encoding import decode
from archive.ingest.field_names import NAMES, find_name
from archive.ingest.gathering import Statements
from archive.ingest.genres import kind_of
from archive.ingest.headings import numbered_headings
from archive.ingest.numerals import numeral
from archive.ingest.roles import Role, role_of
from archive.ingest.statements import READERS, read_dateline
from archive.ingest.titles import infer_title

KINDS: tuple[str, ...] = get_args(Kind)
BLOCKS = frozenset("p br div h1 h2 h3 h4 h5 h6 li tr".split())  # each is a paragraph of a body that is HTML
MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|tr)>|<br\s{0,9}/?>", re.IGNORECASE)
CREDITS: frozenset[Role] = frozenset({"editor", "credit", "signature"})
DATELINE = re.compile(r".{0,30}(?:[讯訊电電]|记者|記者)")
NUMBERS = frozenset({"id", "date", "page"})
HEADING = 2  # the level of a heading inside an article
MARK = re.compile(r"</?[a-z][a-z0-9]{0,4}>")
COMPACT_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
PAGE = re.compile(r"第?\s*0*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版?(?![\w.])")
ISO_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?=[T ]|$)")


def read(data: bytes) -> Reading:
    """Raises UnreadableBulletin naming the first line that is not an article."""
    decoded = decode(data)
    articles = tuple(
        _article(line, number)
        for number, line in enumerate(decoded.text.split("\n"), start=1)
        if line and not line.isspace()
    )
    if not articles:
        raise UnreadableBulletin("文件是空的，没有可以入藏的内容。")
    return Reading(
        format="jsonl",
        received_text=decoded.text,
        encoding=decoded.encoding,
        replacements=decoded.replacements,
        articles=articles,
    )


def _article(line: str, number: int) -> DraftArticle:
    record = _record(line, number)
    stated: dict[str, Origin] = {
        name: "stated" for name in ("title", "date", "source", "url", "kind") if record.get(name)
    }
    texts, told = _without_credits(_texts(record["body"]))
    headings = numbered_headings(texts)
    paragraphs = tuple(
        Paragraph(f"p{place + 1}", "heading", text, HEADING) if place in headings
        else Paragraph(f"p{place + 1}", "text", text)
        for place, text in enumerate(texts)
    )  # fmt: skip
    if not paragraphs:
        raise UnreadableBulletin(f"第{number}行的 body 没有文字。")
    authors = stated_authors(record.get("author", "")) or tuple(dict.fromkeys(told.reporters))
    source = plain_source(record.get("source", "")) or str(
        told.values.get("source") or told.values.get("agency") or ""
    )
    stated |= {name: "stated" for name, value in (("authors", authors), ("source", source)) if value}
    title = " ".join(record.get("title", "").split())
    if not title:
        title, stated["title"] = infer_title(paragraphs[0].text), "inferred"
    kind, warnings = _kind(record.get("kind", ""), title, paragraphs)
    published, doubts = _date(record.get("date", ""))
    return DraftArticle(
        title=title,
        kicker=" ".join(record.get("kicker", "").split()),
        subtitle=" ".join(record.get("subtitle", "").split()).lstrip("—-─ "),
        paragraphs=paragraphs,
        byline=plain_byline(record.get("author", "")),
        authors=authors,
        source=source,
        editor=str(told.values.get("editor", "")),
        date=published,
        page=_page(record.get("page", "")),
        kind=kind,
        external_id=record.get("id", ""),
        url=record.get("url", ""),
        origins=stated,
        warnings=(*warnings, *doubts),
    )


def _record(line: str, number: int) -> Mapping[str, str]:
    try:
        parsed: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableBulletin(f"第{number}行不是有效的 JSON，整个文件没有入藏。") from error
    if not isinstance(parsed, dict):
        raise UnreadableBulletin(f'第{number}行不是 JSON 对象（应为 {{"body": …}}），整个文件没有入藏。')
    record = _fields(parsed, number)
    if not record.get("body"):
        raise UnreadableBulletin(f"第{number}行没有 body（正文），整个文件没有入藏。")
    return record


def _fields(parsed: Mapping[str, Any], number: int) -> Mapping[str, str]:
    """The fields under our names: of several that mean the same the first that says something."""
    given = {name.lower(): value for name, value in parsed.items() if value not in (None, "", [])}
    record = {}
    for ours in NAMES:
        name = find_name(given, ours)
        if not name:
            continue
        value = given[name]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ("\n" if ours == "body" else "、").join(value)
        if ours in NUMBERS and isinstance(value, int):
            value = str(value)
        if not isinstance(value, str):
            raise UnreadableBulletin(f"第{number}行的 {name} 不是文字，整个文件没有入藏。")
        record[ours] = value
    return record


def _texts(body: str) -> list[str]:
    if MARKUP.search(body):
        body = html.unescape(MARK.sub("\n", nh3.clean(body, tags=BLOCKS, attributes={})))
    return [text for line in body.splitlines() if (text := line.strip())]


def _without_credits(texts: list[str]) -> tuple[list[str], Statements]:
    """（责任编辑：…） and （来源：…） under a text state something of it; so does 本报讯（记者 …） at its beginning."""
    told = Statements()
    while len(texts) > 1 and (role := role_of(texts[-1])) in CREDITS:
        READERS[role](texts[-1], told)
        texts = texts[:-1]
    if texts and DATELINE.match(texts[0]):
        read_dateline(texts[0], role_of(texts[0]), told)
    return texts, told


def _date(stated: str) -> tuple[date | None, tuple[Warning, ...]]:
    """A date that is none is kept as a warning, never guessed."""
    stated = stated.strip()
    if not stated:
        return None, ()
    compact = COMPACT_DATE.match(stated)
    match = ISO_DATE.match(stated)
    found = parse_date("-".join(compact.groups()) if compact else match.group() if match else stated)
    return found, () if found else (Warning("unknown-date", f"日期“{stated[:40]}”无法识别，按无日期处理。"),)


def _page(stated: str) -> int | None:
    """第6版 and 06 are a page; of A12 it is not known which."""
    match = PAGE.match(stated.strip())
    return numeral(match[1]) if match else None


def _kind(stated: str, title: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Kind, tuple[Warning, ...]]:
    if not stated:
        return kind_of(title, "", "", paragraphs), ()
    if stated in KINDS:
        return cast(Kind, stated), ()
    return "report", (Warning("unknown-kind", f"没有“{stated}”这种体裁，按“报道”处理。"),)
