"""Word files: the package checked before anything parses it, then mammoth's HTML as blocks.

Imports archive_zip, docx_numbering, docx_titles, html and draft. What the file states of itself (core properties) is written by templates and
copying machines: its title counts only where the text says the same, its date never.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.parsers.expat import ExpatError
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl
from zipfile import ZipFile

import defusedxml.ElementTree  # type: ignore[import-untyped]
import defusedxml.sax  # type: ignore[import-untyped]
import mammoth  # type: ignore[import-untyped]
from defusedxml import DefusedXmlException
from lxml.etree import XMLSyntaxError

from archive.ingest.draft import Block, Reading, UnreadableBulletin
from archive.ingest.readers.archive_zip import MEGABYTE, Caps, is_zip, open_checked, read_entry
from archive.ingest.readers.docx_numbering import number_paragraphs
from archive.ingest.readers.docx_titles import name_titles
from archive.ingest.readers.html import read_fragment

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
DOCUMENT, NUMBERING, STYLE_PART = "word/document.xml", "word/numbering.xml", "word/styles.xml"
PACKAGE = Caps(
    archive=50 * MEGABYTE, entries=2_000, entry=50 * MEGABYTE, total=200 * MEGABYTE, noun="Word 文件"
)
MAX_XML = 30 * MEGABYTE  # all parts together
MAX_DEPTH = 100  # Word itself stays under 40
MAX_ELEMENTS = 1_000_000
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='标题'] => h1:fresh
p[style-name='标题 1'] => h1:fresh
p[style-name='标题 2'] => h2:fresh
p[style-name='标题 3'] => h3:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='题注'] => p.caption:fresh
"""
NO_STYLES = b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
HEAD = 6  # blocks among which a title stands


def read(data: bytes) -> Reading:
    """Raises UnreadableBulletin on an old .doc, a protected, damaged or oversized file."""
    if data.startswith(OLE_MAGIC):
        raise UnreadableBulletin(_of_ole(data))
    if not is_zip(data):
        raise UnreadableBulletin("这不是 Word 文件（.docx），或文件已损坏。")
    package = open_checked(data, PACKAGE)
    _check_parts(package)
    blocks = read_fragment(_to_html(_with_looks(package, data)))
    if not any(block.text.strip() for block in blocks):
        raise UnreadableBulletin("Word 文件里没有文字。如果内容是图片，需要文字识别（OCR）。")
    return Reading(
        format="docx",
        received_text="\n".join(block.text for block in blocks),
        blocks=blocks,
        front_matter=_front_matter(package, blocks),
    )


def _of_ole(data: bytes) -> str:
    if ENCRYPTED_PACKAGE in data:
        return "Word 文件有密码保护，请去掉密码后再上传。"
    return "这是旧版 Word 文件（.doc），无法直接阅读。请用 Word 或 WPS 打开，选“另存为”，类型选“Word 文档（*.docx）”，再上传。"


def _check_parts(package: ZipFile) -> None:
    """mammoth builds a tree of every part it needs: they must be small, flat and without a DTD."""
    infos = {info.filename: info for info in package.infolist()}
    if DOCUMENT not in infos:
        raise UnreadableBulletin(
            "文件里没有 Word 正文（word/document.xml），这不是 .docx 文件，或文件已损坏。"
        )
    parts = [info for name, info in infos.items() if name.lower().endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > MAX_XML:
        raise UnreadableBulletin(f"Word 文件的正文超过{MAX_XML // MEGABYTE}MB，请分成几个文件上传。")
    counter = _Counter()
    for part in parts:
        content = read_entry(package, part, PACKAGE)
        try:
            defusedxml.sax.parseString(content, counter, forbid_dtd=True)
        except DefusedXmlException as error:
            raise UnreadableBulletin("Word 文件含有危险的 XML 声明（DTD 或实体），没有打开。") from error
        except (SAXException, ExpatError, LookupError, ValueError) as error:
            raise UnreadableBulletin(f"Word 文件已损坏（{part.filename}），无法阅读。") from error


class _Counter(ContentHandler):
    """Counts elements over all parts, and how deep they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.elements = 0

    def startDocument(self) -> None:  # noqa: N802
        self.depth = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self.depth += 1
        self.elements += 1
        if self.depth > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            raise UnreadableBulletin("Word 文件的结构过深或过于复杂，无法安全阅读。")

    def endElement(self, name: str) -> None:  # noqa: N802
        self.depth -= 1


def _with_looks(package: ZipFile, data: bytes) -> bytes:
    """The same package with what only its look tells written into it: the numbers that Word counts, and titles."""
    parts = {info.filename: info for info in package.infolist()}
    contents = {name: read_entry(package, info, PACKAGE) for name, info in parts.items()}
    contents.setdefault(STYLE_PART, NO_STYLES)
    try:
        if NUMBERING in parts:
            contents[DOCUMENT] = number_paragraphs(
                contents[DOCUMENT], contents[NUMBERING], contents[STYLE_PART]
            )
        contents[DOCUMENT], contents[STYLE_PART] = name_titles(contents[DOCUMENT], contents[STYLE_PART])
    except XMLSyntaxError as error:  # libxml2 has caps of its own, on the length of a text
        raise UnreadableBulletin("Word 文件的结构过深或过于复杂，无法安全阅读。") from error
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as numbered:
        for name, content in contents.items():
            numbered.writestr(name, content)
    return buffer.getvalue()


def _to_html(data: bytes) -> str:
    """Pictures are left out, as are files outside the package and style maps inside it."""
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            include_embedded_style_map=False,
            convert_image=lambda image: [],
        )
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
    ) as error:  # on odd structures
        raise UnreadableBulletin(
            "Word 文件的结构有误，无法阅读。请用 Word 或 WPS 打开后另存一次再上传。"
        ) from error
    return str(result.value)


def _front_matter(package: ZipFile, blocks: tuple[Block, ...]) -> Mapping[str, str]:
    """The title of the core properties where one of the first blocks says the same."""
    try:
        core = defusedxml.ElementTree.fromstring(package.read("docProps/core.xml"), forbid_dtd=True)
    except KeyError:
        return {}
    title = "".join((core.findtext("{http://purl.org/dc/elements/1.1/}title") or "").split())
    heads = [block.text.strip() for block in blocks[:HEAD] if title and "".join(block.text.split()) == title]
    return {"title": heads[0]} if heads else {}
