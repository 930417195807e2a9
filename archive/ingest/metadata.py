"""A piece of a page to an article: what its lines say of it, and where each value came from.

Nothing is invented: a value is stated by the text, inferred from its form, or absent. Imports authors, dates, draft,
gathering, genres, issues, labels, page_parts, pictures, segmentation, statements and titles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from archive.ingest.authors import parse_authors
from archive.ingest.dates import find_date
from archive.ingest.draft import DraftArticle, Dropped, Kind, Origin, Paragraph
from archive.ingest.gathering import Statements
from archive.ingest.genres import kind_of
from archive.ingest.issues import Issue, find_issues
from archive.ingest.labels import find_meeting_day
from archive.ingest.page_parts import (
    PAGE_KINDS,
    Part,
    find_number,
    find_page_editor,
    find_paper,
    parse_parts,
    with_whole_day,
)
from archive.ingest.pictures import are_of_pictures
from archive.ingest.segmentation import Piece
from archive.ingest.statements import read_units
from archive.ingest.titles import COLUMN_NAME, infer_title, parse_title

FRONT = 1
FIELDS = 8  # paragraphs among which a document states what it is of
WORD = re.compile(r"[^\W_]")  # a letter or a digit: marks alone are no title


@dataclass(frozen=True)
class Page:
    """What the bulletin as a whole states: its front matter and the newspaper's head over the page."""

    front_matter: Mapping[str, str] = field(default_factory=dict)
    heads: tuple[str, ...] = ()  # running heads, as dropped
    over: tuple[int, ...] = (0,)  # how many of them stand over each article
    is_alone: bool = True  # one article on the page: what the page states is the article's

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """The heads, with the day in one where it stands on lines of its own."""
        return with_whole_day(self.heads)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for head in self.whole for part in parse_parts(head))

    @cached_property
    def date(self) -> date | None:
        dates = [found for head in self.whole if (found := find_date(head))]
        return dates[0] if dates else None

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The place of each head that states a page, and which."""
        for kinds in PAGE_KINDS:
            found = {
                at: number
                for at, head in enumerate(self.whole)
                if (number := find_number([part for part in parse_parts(head) if part.kind in kinds]))
            }
            if found:
                return found
        return {}

    def number(self, heads_above: int) -> int | None:
        """The page that an article stands on under so many heads: that of the last one, of the next where they are feet."""
        above = [number for at, number in self.numbers.items() if at < heads_above]
        below = [number for at, number in self.numbers.items() if at >= heads_above]
        if any(at < self.over[0] for at in self.numbers):
            return above[-1]
        if below[:1] == [FRONT + 1] and not above and self.over[-1] > max(self.numbers):
            return FRONT  # which goes without its number
        return next(iter(below or above[::-1]), None)

    @cached_property
    def editor(self) -> str:
        """Of a single page: where there are several no head says which of them its editor had."""
        return find_page_editor(self.parts) if len(set(self.numbers.values())) < 2 else ""

    @cached_property
    def newspaper(self) -> str:
        return find_paper(self.parts)

    @cached_property
    def issues(self) -> dict[int, Issue]:
        return find_issues(self.whole, self.over)

    def issue(self, heads_above: int) -> Issue:
        """The paper and the day of an article under so many heads."""
        last = max((number for number in self.issues if number <= heads_above), default=None)
        return self.issues[last] if last is not None else (self.newspaper, self.date)


def describe(piece: Piece, page: Page) -> tuple[DraftArticle, tuple[Dropped, ...]]:
    """The article that a piece is, and the lines that became its metadata."""
    title = parse_title(piece.heads, piece.body[0].role if piece.body else "")
    gathered = Statements(dropped=list(title.dropped))
    gathered.state("source", title.source)
    read_units(piece.body, gathered)
    column = next((drop.text for drop in title.dropped if drop.reason == COLUMN_NAME), "").replace(" ", "")
    gathered.state("subtitle", title.subtitle)
    gathered.state("page", page.number(piece.heads_above))
    _state_fields(page.front_matter, gathered)
    kicker = title.kicker or page.front_matter.get("kicker", "")
    issue = page.issue(piece.heads_above)
    return _article(title.text, kicker, column, gathered, page, issue), tuple(gathered.dropped)


def _state_fields(matter: Mapping[str, str], gathered: Statements) -> None:
    """The fields of a database's record that no other format states."""
    gathered.state("subtitle", matter.get("subtitle", ""))
    if number := re.search(r"\d{1,3}", matter.get("page", "")):
        gathered.state("page", int(number.group()))


def _article(
    title: str, kicker: str, column: str, gathered: Statements, page: Page, issue: Issue
) -> DraftArticle:
    values, matter = gathered.values, page.front_matter
    origins: dict[str, Origin] = {}
    authors = [author for byline in gathered.bylines for author in parse_authors(byline)]
    authors = authors or gathered.reporters or list(parse_authors(matter.get("author", "")))
    title = title or matter.get("title", "") or (matter.get("page_title", "") if page.is_alone else "")
    paragraphs = tuple(
        Paragraph(f"p{place}", kind, text, level)  # type: ignore[arg-type]
        for place, (kind, text, level) in enumerate(gathered.paragraphs, start=1)
    )
    if title:
        origins["title"] = "stated"
    elif first := next((paragraph.text for paragraph in paragraphs if WORD.search(paragraph.text)), ""):
        title, origins["title"] = infer_title(first), "inferred"
    kind = kind_of(
        title,
        str(values.get("subtitle", "")),
        " ".join(gathered.bylines),
        paragraphs,
        f"{column} {kicker}".strip(),
        signed=bool(values.get("signed")),
        pictured=are_of_pictures(gathered.bylines) if authors else bool(gathered.photographers),
    )
    if kind == "photo" and not authors:
        authors = gathered.photographers
    paper, day = issue
    source = str(
        values.get("source")
        or matter.get("source")
        or values.get("agency")
        or paper
        or values.get("account", "")
    )
    stated_date = (
        _stated_day(values, page, kind)
        or (kind == "minutes" and _held_on(paragraphs))
        or (find_date(matter.get("date", "")) if page.is_alone else None)
        or day
    )
    number = values.get("page")
    origins |= {
        name: "stated"
        for name, value in (("source", source), ("date", stated_date), ("page", number), ("authors", authors))
        if value
    }
    origins["kind"] = "inferred"
    return DraftArticle(
        title=title,
        kicker=kicker,
        subtitle=str(values.get("subtitle", "")),
        byline=" ".join(gathered.bylines),
        authors=tuple({author.name: author for author in reversed(authors)}.values())[::-1],
        source=source,
        editor=str(values.get("editor") or page.editor),
        date=stated_date if isinstance(stated_date, date) else None,
        page=number if isinstance(number, int) else None,
        kind=kind,
        continued_from_page=_number(values.get("continued_from_page")),
        continued_on_page=_number(values.get("continued_on_page")),
        url=matter.get("url", "") if page.is_alone else "",
        paragraphs=paragraphs,
        origins=origins,
    )


def _stated_day(values: Mapping[str, object], page: Page, kind: Kind) -> object:
    """What an office signed is of that day, and a speech of the day it was held where none of publication is stated."""
    signed_on, day = values.get("signed_on"), values.get("date")
    if page.newspaper and page.date:
        told = {signed_on, values.get("day_alone") if kind == "speech" else None}
        return None if day in told else day
    if day == values.get("day_alone"):
        day = values.get("published_on") or day
    return (signed_on if kind == "notice" else None) or day


def _held_on(paragraphs: Sequence[Paragraph]) -> date | None:
    """The day of the meeting, which is that of its minutes where they state it in a field."""
    fields = (paragraph.text for paragraph in paragraphs[:FIELDS])
    return next((found for field in fields if (found := find_meeting_day(field))), None)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
