"""What crosses the rooms of ingest: a reading of the bytes, then a Draft of the articles in them.

Plain Python: imports nothing of Django and nothing of the rest of ingest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BlockKind = Literal["line", "paragraph", "heading", "item", "caption", "row"]
ParagraphType = Literal["text", "heading", "caption"]
Origin = Literal["stated", "inferred", "entered"]
Kind = Literal["report", "commentary", "minutes", "photo", "interview", "notice", "speech"]


class UnreadableBulletin(Exception):
    """The bytes cannot be read as a bulletin. The message is a sentence in Chinese for the editor."""


@dataclass(frozen=True)
class Block:
    """A stretch of a document as its format delimits it.

    A "line" is a physical line that may be broken in mid-sentence (text files; an empty text is a blank line);
    every other kind is a unit that the format itself states (an HTML paragraph, a Markdown heading). The text of
    a "row" is the cells of a table row, separated by tabs.
    """

    text: str
    kind: BlockKind = "line"
    level: int = 0  # of a heading, 1 is the highest; 0 where the format states none


@dataclass(frozen=True)
class Warning:
    """What an editor should look at before publishing."""

    code: str  # "near-duplicate", "unfinished", "unbalanced", "province-mismatch", "mojibake", "future-date", ...
    message: str  # a sentence in Chinese
    paragraph: str = ""  # the id of the paragraph it stands in; empty: the whole article


@dataclass(frozen=True)
class Reading:
    """What a reader made of the bytes: text in order, nothing interpreted."""

    format: str  # "text", "markdown", "html", "jsonl", "docx", "pdf", "mhtml"
    received_text: str  # the decoded document, as it is shown beside the articles
    blocks: tuple[Block, ...] = ()
    front_matter: Mapping[str, str] = field(
        default_factory=dict
    )  # title, date, author, source, url as stated
    encoding: str = "utf-8"
    replacements: int = 0  # characters that could not be decoded
    articles: tuple[DraftArticle, ...] = ()  # only from formats that delimit articles themselves (JSON Lines)
    dropped: tuple[Dropped, ...] = ()  # what the format itself marks as no content (a page's navigation)
    warnings: tuple[
        Warning, ...
    ] = ()  # about the reading itself: extractors that disagree, pages without text


@dataclass(frozen=True)
class Dropped:
    """Text that was read and left out of every article, and why (page furniture, navigation, a credit line ...)."""

    text: str
    reason: str


@dataclass(frozen=True)
class Paragraph:
    """A unit of an article's text. The id is unique in the article and stays when its neighbours change."""

    id: str  # "p1", "p2", ... in order of first reading
    type: ParagraphType
    text: str
    level: int = 0  # of a heading: 2, 3, ...


@dataclass(frozen=True)
class Author:
    name: str
    role: str = ""  # "本报记者", "通讯员", "大连市贸促会党组书记", as stated


@dataclass(frozen=True)
class BranchMention:
    """A branch named at a place: paragraph.text[start:end] == text; paragraph "title" is the article's title."""

    slug: str
    paragraph: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class PersonMention:
    """A person with an office, as the text states them: ("贾正兰", "陕西省贸促会会长")."""

    name: str
    role: str
    branch: str | None  # slug of the body the office belongs to, where it is a branch
    paragraph: str
    start: int  # of the name; paragraph.text[start:end] == name
    end: int


@dataclass(frozen=True)
class FigureMention:
    """A number with its unit and what it counts: "130余家" 企业, "67.21亿美元" 发票金额."""

    text: str  # "130余家", as written: paragraph.text[start:end]
    value: float  # 130.0; 67.21亿 is 6721000000.0
    unit: str  # "家", "美元", "%"
    counted: str  # "企业", "发票金额"; empty where the text does not say
    comparison: str  # "同比增长", "较第二届链博会新增"; empty where none
    branch: str | None  # slug of the branch it belongs to
    sentence: str  # the sentence it stands in
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True)
class NewBranch:
    """A prefectural, county or industry branch met in the text and not among the known ones."""

    slug: str
    name: str  # "义乌市贸促会"
    official_name: str  # "中国国际贸易促进委员会义乌市委员会"
    level: str  # "prefecture", "county" or "industry"
    province: str  # "浙江省"
    province_code: str  # GB/T 2260, "330000"
    parent: str  # slug of the branch above it


@dataclass(frozen=True)
class DraftArticle:
    """One article as it would be published."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""  # as printed, without its mark: "本报记者 张凡"
    authors: tuple[Author, ...] = ()
    source: str = ""
    editor: str = ""
    date: date | None = None  # as stated; never invented
    page: int | None = None
    kind: Kind = "report"
    continued_from_page: int | None = None
    continued_on_page: int | None = None
    external_id: str = ""
    url: str = ""
    origins: Mapping[str, Origin] = field(default_factory=dict)  # field name -> where its value came from
    warnings: tuple[Warning, ...] = ()
    branches: tuple[BranchMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()


@dataclass(frozen=True)
class Draft:
    """What a reader understood of a bulletin, before it is a row."""

    format: str
    received_text: str
    encoding: str
    replacements: int
    articles: tuple[DraftArticle, ...]
    dropped: tuple[Dropped, ...] = ()
    new_branches: tuple[NewBranch, ...] = ()
