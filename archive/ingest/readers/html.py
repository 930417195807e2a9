"""Web pages: caps before parsing, then the main content as blocks. Imports encoding, draft and its two halves.

`html_blocks` turns elements into blocks, `html_content` tells the article from the page around it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from archive.ingest.draft import Block, Dropped, Reading, UnreadableBulletin
from archive.ingest.encoding import decode
from archive.ingest.readers.html_blocks import Piece, linearise
from archive.ingest.readers.html_content import APPARATUS, choose_content, prune

MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 200  # lxml drops text below 256 without a word
REFERENCE = re.compile(r"&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));?")
NOT_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # lxml refuses to move text with them
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^>]{0,2000})?>")
# Elements that HTML closes by itself: counting them would take a long flat page for a deep one.
SELF_CLOSING = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot "
    "option optgroup colgroup html head body".split()
)
# What a page states of itself in <meta>: our name, and theirs in order of trust.
META_NAMES = {
    "title": ("articletitle", "og:title"),
    "date": (
        "pubdate",
        "publishdate",
        "article:published_time",
        "firstpublishedtime",
        "og:release_date",
        "dc.date",
    ),
    "source": ("contentsource", "source", "article:source"),
    "author": ("author", "article:author", "og:article:author"),
    "url": ("og:url",),
}


def read(data: bytes) -> Reading:
    """Raises UnreadableBulletin on a page too large or too deep to parse safely."""
    decoded = decode(data)
    check_size(decoded.text)
    tree = _parse(decoded.text)
    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    front_matter: Mapping[str, str] = {}
    if tree is not None:
        front_matter = _front_matter(tree)
        dropped = prune(tree)
        titles = [front_matter.get("title", ""), front_matter.get("page_title", "")]
        chosen, left = choose_content(tree, [title for title in titles if title])
        blocks, dropped = tuple(piece.block for piece in chosen), dropped + left
    return Reading(
        format="html",
        received_text=decoded.text,
        blocks=blocks,
        front_matter=front_matter,
        encoding=decoded.encoding,
        replacements=decoded.replacements,
        dropped=dropped,
    )


def read_fragment(text: str) -> tuple[Block, ...]:
    """Every block of a piece of HTML that is all content, such as a rendered Markdown body."""
    return read_body(text)[0]


def read_body(text: str) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The same, with what was left out for being navigation."""
    check_size(text)
    tree = _parse(f"<html><body>{text}</body></html>")
    if tree is None:
        return (), ()
    dropped = prune(tree)
    pieces: list[Piece] = linearise(tree)
    left = tuple(Dropped(piece.block.text, APPARATUS) for piece in pieces if piece.is_navigation)
    return tuple(piece.block for piece in pieces if not piece.is_navigation), (*dropped, *left)


def check_size(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise UnreadableBulletin("网页过大（超过500万字），请拆分后再上传。")
    depth = deepest = 0
    for match in TAG.finditer(text):
        if match.group(2).lower() in SELF_CLOSING or match.group().endswith("/>"):
            continue
        depth = max(depth - 1, 0) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            raise UnreadableBulletin("网页的标签嵌套过深，无法安全阅读。")


def _parse(text: str) -> HtmlElement | None:
    if not text.strip():
        return None
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(_only_xml(text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _only_xml(text: str) -> str:
    """Without the characters that no XML text may hold, written plainly or as a reference (&#1;)."""
    return NOT_XML.sub("", REFERENCE.sub(_reference, text))


def _reference(match: re.Match[str]) -> str:
    code = int(match.group(1)) if match.group(1) else int(match.group(2), 16)
    return "" if code > sys.maxunicode or NOT_XML.match(chr(code)) else match.group()


def _front_matter(tree: HtmlElement) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = str(meta.get("name") or meta.get("property") or "").lower()
        content = " ".join(str(meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    stated = {
        ours: found[theirs]
        for ours, names in META_NAMES.items()
        for theirs in reversed(names)
        if theirs in found
    }
    title = tree.find(".//title")
    if title is not None and title.text:
        stated["page_title"] = " ".join(title.text.split())
    return stated
