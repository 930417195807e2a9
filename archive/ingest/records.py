"""The exports of newspaper databases: records of labelled fields, the text of an article under each.

A record states what other pages leave to be told from form, so that nothing in it has to be guessed. Imports draft,
phrases and record_fields.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.ingest.draft import Block, Dropped
from archive.ingest.phrases import HAN
from archive.ingest.record_fields import FieldKind, parse_fields

LABELLED = "字段"  # why the lines of fields are dropped
OVER_ALL = "检索信息"
STATING: frozenset[FieldKind] = frozenset({"author", "source", "date", "page", "text"})
FOOT: frozenset[FieldKind] = frozenset({"other", "source", "date", "page"})
ENOUGH = 2  # of them beside the title
MOST = 40  # lines of one record's fields
WHITE = 1  # blank lines within the fields of a record
LONGEST_VALUE = 60  # characters of a line that goes on with a field's value
ABOVE = 3  # lines
ORDINAL = re.compile(
    r"[\[【〔(（]?\s*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s*[篇条條则則]?\s*(?:[/／]\s*\d{1,4})?\s*[\]】〕)）]?[.、．:：]?"
    r"|[-=_*—─━~～#\s]{3,}|(?:记录|文献|Record)\s*\d{1,4}(?:\s*(?:of|/)\s*\d+)?"
)
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
NAMED = re.compile(rf"[{HAN}A-Za-z0-9《]")


@dataclass(frozen=True)
class Record:
    """What its fields state, and the blocks of its text."""

    stated: dict[str, str]
    blocks: tuple[Block, ...]


@dataclass
class Head:
    """The fields of a record: blocks[start:end], and where among them which words of its text stand."""

    start: int
    end: int
    stated: dict[str, str] = field(default_factory=dict)
    kinds: set[FieldKind] = field(default_factory=set)
    text: str = ""
    text_at: int = -1

    @property
    def is_of_record(self) -> bool:
        return (
            bool(NAMED.search(self.stated.get("title", "")))
            and len(self.kinds & STATING) >= ENOUGH
            and bool(self.kinds & {"source", "date"})
        )


def find_records(blocks: Sequence[Block]) -> tuple[tuple[Record, ...], tuple[Dropped, ...]]:
    """The records in order and what is left out of them; none where the blocks are no such export."""
    heads = _heads(blocks)
    if not heads:
        return (), ()
    dropped = [Dropped(block.text, OVER_ALL) for block in blocks[: heads[0].start] if block.text.strip()]
    records: list[Record] = []
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        dropped += _labels(blocks, head)
        body = list(blocks[head.end : after.start if after else None])
        if head.text:
            body.insert(0, replace(blocks[head.text_at], text=head.text))
        kept, below = _without_foot(body)
        dropped += below
        records.append(Record(_plain(head.stated), tuple(kept)))
    return tuple(records), tuple(dropped)


def _heads(blocks: Sequence[Block]) -> list[Head]:
    found: list[Head] = []
    place = 0
    while place < len(blocks):
        head = _head_at(blocks, place) if parse_fields(blocks[place].text) else None
        if head is None or not head.is_of_record:
            place += 1
            continue
        place = head.end
        head.start = _with_ordinal(blocks, head.start, found[-1].end if found else 0)
        found.append(head)
    return found


def _head_at(blocks: Sequence[Block], start: int) -> Head:
    """The fields that stand together from here on."""
    head = Head(start, start)
    last: FieldKind = "other"
    gap = 0
    for place in range(start, min(len(blocks), start + MOST)):
        line = blocks[place].text.strip()
        if not line:
            gap += 1
            continue
        fields = parse_fields(line)
        if gap > WHITE or ("title" in head.kinds and any(kind == "title" for kind, _ in fields)):
            break  # or the next record: this one has no text
        if fields:
            last = _take_in(fields, head, place)
        elif last != "text" and not gap and _goes_on(blocks, place):
            head.stated[last] = head.stated.get(last, "") + line
        else:
            break
        head.end, gap = place + 1, 0
    return head


def _take_in(fields: Sequence[tuple[FieldKind, str]], head: Head, place: int) -> FieldKind:
    """The first of a kind holds, but of texts the last, for a summary may stand above; each author may have a line."""
    for kind, value in fields:
        head.kinds.add(kind)
        if kind == "text":
            head.text, head.text_at = value, place
        elif kind == "author" and kind in head.stated:
            head.stated[kind] += f"; {value}"
        elif value:
            head.stated.setdefault(kind, value)
    return fields[-1][0]


def _goes_on(blocks: Sequence[Block], place: int) -> bool:
    """The rest of a long value, between two fields."""
    below = blocks[place + 1].text if place + 1 < len(blocks) else ""
    return len(blocks[place].text.strip()) <= LONGEST_VALUE and bool(parse_fields(below))


def _plain(stated: dict[str, str]) -> dict[str, str]:
    """The values in the forms that texts have: 20260917 is 2026-09-17, 甘肃日报. is 甘肃日报."""
    plain = {kind: value.strip() for kind, value in stated.items() if NAMED.search(value)}
    if compact := COMPACT.fullmatch(plain.get("date", "")[:8]):
        plain["date"] = "-".join(compact.groups())
    if "subtitle" in plain:
        plain["subtitle"] = plain["subtitle"].strip("—─- ")
    if "source" in plain:
        plain["source"] = re.split(rf"(?<=[{HAN}》.])\s|[,，;；(（]", plain["source"].strip())[0].strip(
            "《》.。"
        )
    return plain


def _with_ordinal(blocks: Sequence[Block], start: int, above: int) -> int:
    """Where a record begins, its number and the rule over it counted in: [2], 第2篇, ======."""
    first = start
    for place in range(start - 1, max(above, start - 1 - 2 * ABOVE) - 1, -1):
        text = blocks[place].text.strip()
        if text and not ORDINAL.fullmatch(text):
            break
        first = place if text else first
    return first


def _labels(blocks: Sequence[Block], head: Head) -> list[Dropped]:
    """The lines of fields, without the text that stands behind its label."""
    lines = {place: blocks[place].text.strip() for place in range(head.start, head.end)}
    if head.text:
        lines[head.text_at] = lines[head.text_at][: -len(head.text)].strip()
    return [Dropped(line, LABELLED) for line in lines.values() if line]


def _without_foot(body: list[Block]) -> tuple[list[Block], list[Dropped]]:
    """The text without the fields and rules below it."""
    end = len(body)
    while end and _is_foot(body[end - 1].text.strip()):
        end -= 1
    return body[:end], [Dropped(block.text, LABELLED) for block in body[end:] if block.text.strip()]


def _is_foot(line: str) -> bool:
    fields = parse_fields(line) if len(line) <= LONGEST_VALUE else ()
    return not line or bool(ORDINAL.fullmatch(line)) or any(kind in FOOT for kind, _ in fields)
