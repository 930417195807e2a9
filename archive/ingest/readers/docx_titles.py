"""Titles that a Word file tells by their look alone: centred, and set larger than the text, with no style of their own.

A newsletter sets each of its titles so. mammoth leaves sizes out, so such paragraphs are given the style of a title
before it reads them. Where only one paragraph looks so nothing is told: it is a title anyhow, or a masthead. Imports
nothing of the house; is given parts that have been checked. ECMA-376, 17.3.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE_STYLE = "标题 1"
LARGER = 4  # half points that a title has more than the text
DEFAULT = 21  # half points: 五号
LONGEST = 60  # characters
SEVERAL = 2
ALIKE = 2  # characters
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NUMBERED = re.compile(
    r"第[一二三四五六七八九十\d]+[章节部分编]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]"
)


def name_titles(document: bytes, styles: bytes) -> tuple[bytes, bytes]:
    """The document and its styles, the titles under a heading's style. Raises XMLSyntaxError."""
    root = _parse(document)
    body = root.find(f"{W}body")
    paragraphs = [] if body is None else [item for item in body if item.tag == f"{W}p"]
    titles = _titles([paragraph for paragraph in paragraphs if _text(paragraph)])
    if not titles:
        return document, styles
    sheet = _parse(styles)
    style = etree.SubElement(sheet, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": TITLE_STYLE})
    etree.SubElement(style, f"{W}name").set(f"{W}val", TITLE_STYLE)
    for title in titles:
        named = etree.Element(f"{W}pStyle")
        named.set(f"{W}val", TITLE_STYLE)
        for properties in title.iterfind(f"{W}pPr"):
            properties.insert(0, named)
        _set_on_one_line(title)
    return etree.tostring(root), etree.tostring(sheet)


def _titles(paragraphs: Sequence[etree._Element]) -> list[etree._Element]:
    """Those of the largest look that several paragraphs share, each over a text; none where one is of a part."""
    sizes = Counter[int]()
    for paragraph in paragraphs:
        sizes[_size(paragraph)] += len(_text(paragraph))
    text = sizes.most_common(1)[0][0] if sizes else DEFAULT
    large = [paragraph for paragraph in paragraphs if _stands_out(paragraph, text)]
    looks = Counter(_size(paragraph) for paragraph in large)
    shared = [size for size, count in looks.items() if count >= SEVERAL]
    if not shared or any(NUMBERED.match(_text(paragraph)) for paragraph in large):
        return []
    return [paragraph for paragraph in large if _size(paragraph) == max(shared)]


def _stands_out(paragraph: etree._Element, text: int) -> bool:
    properties = paragraph.find(f"{W}pPr")
    if properties is None or properties.find(f"{W}pStyle") is not None:
        return False
    aligned = properties.find(f"{W}jc")
    centred = aligned is not None and aligned.get(f"{W}val") == "center"
    return centred and _size(paragraph) >= text + LARGER and len(_text(paragraph)) <= LONGEST


def _set_on_one_line(title: etree._Element) -> None:
    """A break parts two phrases where they are alike in length; else the width of the page broke one."""
    breaks = list(title.iter(f"{W}br"))
    lines = "".join(
        "\n" if item.tag == f"{W}br" else item.text or "" for item in title.iter(f"{W}t", f"{W}br")
    )
    lengths = [len(line.strip()) for line in lines.split("\n")]
    for item in breaks:
        item.tag = f"{W}t"
        item.attrib.clear()
        item.set(SPACE, "preserve")
        item.text = " " if max(lengths) - min(lengths) <= ALIKE else ""


def _size(paragraph: etree._Element) -> int:
    """That of its first run that states one."""
    stated = (size.get(f"{W}val", "") for size in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz"))
    return next((int(size) for size in stated if size.isascii() and size.isdigit()), DEFAULT)


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()


def _parse(part: bytes) -> etree._Element:
    return etree.fromstring(
        part, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    )
