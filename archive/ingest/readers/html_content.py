"""The article within the page: what is dropped by structure, and which part of the rest is the content.

A content block has sentences outside links; a page's own apparatus has links and short labels. No site is known
by name. Imports draft and html_blocks only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from archive.ingest.draft import Dropped
from archive.ingest.readers.html_blocks import BLOCKS, Piece, linearise

APPARATUS = "网页导航与页面附属内容"
APPARATUS_TAGS = frozenset({"nav", "footer", "aside"})
APPARATUS_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
# Words of class and id names, whole or between - _ and capitals.
APPARATUS_WORDS = frozenset(
    "nav navbar navi menu foot footer bottom side sidebar aside share bshare bdshare crumb crumbs breadcrumb breadcrumbs "
    "related relate recommend hot rank ranking comment comments copyright pager paging pagination prev next prevnext "
    "login search qrcode ewm toolbar topbar toolbox friendlink friendlinks links ad ads advert banner logo position "
    "location dqwz mbx weizhi print fontsize social rss subscribe".split()
)
NAME = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CONTAINERS = frozenset("html body div section article main td tr tbody table center form span font".split())
SENTENCE = re.compile(r"[。！？；，]")  # a colon alone stands in labels: 版权所有：…
DOMINANT = 0.7  # share of its parent's content that makes a child the content itself
TITLE_LENGTH = (4, 80)
KICKERS = 2  # lines
KICKER = re.compile(r"(?:(?:引题|肩题|眉题)\s*[：:]\s*)?[^。！？；：:|｜>＞»@©]{6,40}")
TAIL = re.compile(
    r"^[\s（(\[【]*(?:文章来源|信息来源|稿件来源|来源|责任编辑|责编|编辑|作者|供稿|审核|校对|撰稿|文|图)\s*[:：/]"
)


def prune(tree: HtmlElement) -> tuple[Dropped, ...]:
    """Take the page's apparatus out of the tree, but never the better half of its text."""
    limit = _content(tree) / 2
    dropped = []
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in {"html", "body", "head"}:
            continue
        if _is_apparatus(element) and element.getparent() is not None and _content(element) <= limit:
            text = " ".join(element.text_content().split())
            if text:
                dropped.append(Dropped(text[:500], APPARATUS))
            element.drop_tree()
    return tuple(dropped)


def choose_content(tree: HtmlElement, titles: Sequence[str]) -> tuple[list[Piece], tuple[Dropped, ...]]:
    """The pieces from the title to the end of the content, with the credit lines below it; and what was left."""
    pieces = linearise(tree)
    content = _block_around(_container(tree))
    within = {content, *content.iterdescendants()}
    inside = [place for place, piece in enumerate(pieces) if piece.element in within]
    if not inside:
        return [piece for piece in pieces if not piece.is_navigation], ()
    first, last = inside[0], inside[-1]
    start = _with_kicker(pieces, _title_place(pieces, first, titles))
    kept, left = [], []
    for place, piece in enumerate(pieces):
        wanted = start <= place <= last or (place > last and TAIL.search(piece.block.text))
        if wanted and not piece.is_navigation:
            kept.append(piece)
        elif piece.block.text:
            left.append(Dropped(piece.block.text, APPARATUS))
    return kept, tuple(left)


def _is_apparatus(element: HtmlElement) -> bool:
    if element.tag in APPARATUS_TAGS or element.get("role") in APPARATUS_ROLES:
        return True
    if element.get("hidden") is not None or HIDDEN.search(str(element.get("style") or "")):
        return True
    if element.tag == "header" and element.find(".//h1") is None:
        return True
    if element.tag in {"h1", "p", "article", "main"}:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    words = {word.lower() for word in NAME.findall(names)}
    return bool(words & APPARATUS_WORDS) and element.find(".//h1") is None


def _content(element: HtmlElement) -> int:
    """Characters of text with sentence punctuation that stand outside links."""
    return sum(len(text) for text in element.itertext() if SENTENCE.search(text)) - sum(
        len(text) for link in element.iter("a") for text in link.itertext() if SENTENCE.search(text)
    )


def _container(tree: HtmlElement) -> HtmlElement:
    """Down from the body as long as one child holds nearly all the content."""
    current = tree.find("body") if tree.find("body") is not None else tree
    current = tree if current is None else current
    articles = [element for element in current.iter("article", "main") if _content(element)]
    if len(articles) == 1:
        current = articles[0]
    while True:
        size = _content(current)
        children = [child for child in current if child.tag in CONTAINERS]
        child = max(children, key=_content, default=None)
        if child is None or size == 0 or _content(child) < DOMINANT * size:
            return current
        current = child


def _block_around(element: HtmlElement) -> HtmlElement:
    """A <font> holds no block of its own: the line that ends with it is of the cell around."""
    current, parent = element, element.getparent()
    while current.tag not in BLOCKS and parent is not None:
        current, parent = parent, parent.getparent()
    return current


def _with_kicker(pieces: Sequence[Piece], title: int) -> int:
    """Where the lines that lead up to the title begin: bare ones beside it, in an element of their own."""
    around = pieces[title].element.getparent()
    start = title
    while start and pieces[start - 1].element is pieces[title].element:
        start -= 1  # the title's own first line, above a <br>
    while start and title - start < KICKERS and around is not None:
        above = pieces[start - 1]
        beside = around in {above.element.getparent(), *above.element.iterancestors()}
        if above.links or not beside or not KICKER.fullmatch(above.block.text):
            break
        start -= 1
    return start


def _title_place(pieces: Sequence[Piece], first: int, titles: Sequence[str]) -> int:
    """Where the article begins: the block that the page's own title repeats, else the last h1, else the content."""
    known = ["".join(title.split()) for title in titles]
    best, length = first, 0
    for place, piece in enumerate(pieces[: first + 1]):
        text = "".join(piece.block.text.split())
        if (
            TITLE_LENGTH[0] <= len(text) <= TITLE_LENGTH[1]
            and any(text in title for title in known)
            and len(text) > length
        ):
            best, length = place, len(text)
    if length:
        return best
    headings = [place for place in range(first) if pieces[place].block.kind == "heading"]
    top = [place for place in headings if pieces[place].block.level == 1]
    return (top or headings or [first])[-1]
