"""Elements to blocks, in reading order: the one place that knows which tags make a paragraph.

Imports draft only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from archive.ingest.draft import Block, BlockKind

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead title tr ul".split()
)
IGNORED = frozenset(
    "script style noscript template iframe object embed svg canvas head input select button textarea option audio video map".split()
)
SPACES = re.compile(r"[ \t\r\n\xa0]+")
UNSEEN = re.compile("[\xad\u200b-\u200f\u2060\ufeff]+")  # takes no room, and parts no words
CAPTION_CLASS = re.compile(r"caption|imgtext|pic_?text|photo_?text|tushuo", re.IGNORECASE)
CENTRED = re.compile(r"align\s*:\s*center", re.IGNORECASE)
ICON = re.compile(
    r"logo|icon|line|dot|spacer|blank|qrcode|ewm", re.IGNORECASE
)  # pictures that nobody captions
# An inline element that begins so is an item of its own in a line of particulars, set apart by style alone.
LABEL = re.compile(
    r"\s*(?:[【\[]|字[体号]|(?:发布|更新|文章|信息|稿件|新闻|責任|责任)?"
    r"(?:来源|來源|时间|時間|日期|作者|记者|編輯|编辑|责编|撰稿|审核|校对|浏览|点击|阅读|訪問|访问|打印|列印|分享)\S{0,4}[:：\s])"
)
# Where a page's own template sets particulars side by side, each in an element of its own.
PARTICULARS = re.compile(
    r"(?:^|[\s_-])(?:\w*meta|info|byline|pubinfo|article-?info|source-?info)(?=$|[\s_-])", re.IGNORECASE
)
CAPTION = 60  # characters
SHORT = 40  # a paragraph set all in bold and not longer is a heading
SENTENCE_END = re.compile(r"[。！？；，：:…”][)）]?$")


@dataclass(frozen=True)
class Piece:
    """A block, where it came from, and how much of it is links."""

    block: Block
    element: HtmlElement
    link_share: float = 0.0
    links: int = 0

    @property
    def is_navigation(self) -> bool:
        """Mostly links and no sentence: a list of other pages, a breadcrumb, a button."""
        if self.block.kind == "heading" and self.block.level == 1:
            return False
        return self.link_share > 0.5 and not re.search(r"[。！？]", self.block.text)


@dataclass
class _Run:
    """The inline text gathered since the last boundary."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    bold: int = 0
    under_image: bool = False  # no text has come since the last picture

    def add(self, text: str | None, in_link: bool, in_bold: bool) -> None:
        if not text:
            return
        self.parts.append(text)
        size = len("".join(text.split()))
        self.linked += size if in_link else 0
        self.bold += size if in_bold else 0

    def text(self) -> str:
        text = SPACES.sub(" ", UNSEEN.sub("", "".join(self.parts))).strip(" ")
        return text.rstrip("\u3000")


def linearise(element: HtmlElement) -> list[Piece]:
    pieces: list[Piece] = []
    _walk(element, pieces, _Run(), False, False)
    return pieces


def _walk(element: HtmlElement, pieces: list[Piece], run: _Run, in_link: bool, in_bold: bool) -> None:
    """Depth is bounded by the reader's cap, so recursion is too."""
    tag = element.tag
    if tag in IGNORED or not isinstance(tag, str):
        return
    if tag == "tr" and (row := _row(element)):
        pieces.append(Piece(Block(row, "row"), element, _link_share(element), len(element.findall(".//a"))))
        return
    if tag == "img":
        _end(run, _parent(element), pieces)
        run.under_image = not ICON.search(str(element.get("src") or ""))
        return
    if tag == "br":
        _end(run, element, pieces, broken=True)
        return
    boundary = tag in BLOCKS
    if boundary:
        _end(run, _parent(element), pieces)
    in_link = in_link or tag == "a"
    run.links += tag == "a"
    in_bold = in_bold or tag in {"b", "strong"}
    if tag == "pre":
        pieces.extend(Piece(Block(line.rstrip()), element) for line in element.text_content().splitlines())
        return
    if not boundary and run.parts and (LABEL.match(element.text or "") or _is_particular(element, run)):
        run.add(" ", False, False)
    run.add(element.text, in_link, in_bold)
    for child in element:
        _walk(child, pieces, run, in_link, in_bold)
        run.add(child.tail, in_link, in_bold)
    if boundary:
        _end(run, element, pieces)


def _is_particular(element: HtmlElement, run: _Run) -> bool:
    """原创, the author, the account, the time: items of a line that style alone sets apart."""
    owner = _parent(element)
    named = f"{owner.get('class') or ''} {owner.get('id') or ''} {element.get('class') or ''}"
    return PARTICULARS.search(named) is not None and run.parts[-1].rstrip()[-1:] not in (":", "：")


def _parent(element: HtmlElement) -> HtmlElement:
    parent = element.getparent()
    return element if parent is None else parent


def _end(run: _Run, element: HtmlElement, pieces: list[Piece], broken: bool = False) -> None:
    """Close the run into a block. Text beside a <br> is a line, for the break may stand in mid-sentence."""
    text = run.text()
    size = len("".join(text.split()))
    if size:
        owner = _parent(element) if broken else element
        kind, level = _kind(owner, text, bold=run.bold >= size)
        if run.under_image and kind == "paragraph" and len(text) <= CAPTION and _is_centred(element, owner):
            kind = "caption"
        run.under_image = False
        if kind == "paragraph" and (broken or owner.find(".//br") is not None):
            kind = "line"
        pieces.append(Piece(Block(text, kind, level), owner, run.linked / size, run.links))
    elif broken and pieces and pieces[-1].block.kind == "line":
        pieces.append(Piece(Block(""), element))
    run.parts.clear()
    run.linked = run.links = run.bold = 0


def _is_centred(element: HtmlElement, owner: HtmlElement) -> bool:
    """Set in the middle, or in the same paragraph as the picture."""
    if owner.find(".//img") is not None and owner.tag != "body":
        return True
    return any(
        ancestor.tag == "center" or CENTRED.search(f"{ancestor.get('style')} align:{ancestor.get('align')}")
        for ancestor in (element, *_lineage(owner), _parent(owner))
    )


def _kind(element: HtmlElement, text: str, bold: bool) -> tuple[BlockKind, int]:
    for ancestor in _lineage(element):
        tag = str(ancestor.tag)
        if re.fullmatch("h[1-6]", tag):
            return "heading", int(tag[1])
        if tag == "li":
            return "item", 0
        if tag in {"figcaption", "caption"} or CAPTION_CLASS.search(str(ancestor.get("class") or "")):
            return "caption", 0
        if tag in BLOCKS:
            break
    if bold and len(text) <= SHORT and not SENTENCE_END.search(text):
        return "heading", 0
    return "paragraph", 0


def _lineage(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and its ancestors up to the nearest list item, heading or container of several blocks."""
    current: HtmlElement | None = element
    while current is not None:
        yield current
        if current.tag not in {"p", "span", "a", "b", "strong", "em", "font", "br", "i", "u"}:
            return
        current = current.getparent()


def _row(row: HtmlElement) -> str:
    """The cells of a row of data, tab-separated; empty for a row that only lays out the page."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    if len(cells) < 2 or row.find(".//table") is not None or row.find(".//br/..//br") is not None:
        return ""
    texts = [" ".join(cell.text_content().split()) for cell in cells]
    if max(map(len, texts)) > 100 or any(len(cell.findall(".//p")) > 1 for cell in cells):
        return ""
    if row.find(".//h1") is not None or row.find(".//h2") is not None:
        return ""
    return "\t".join(texts) if sum(map(bool, texts)) > 1 else ""


def _link_share(element: HtmlElement) -> float:
    size = len("".join(element.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return linked / size if size else 0.0
