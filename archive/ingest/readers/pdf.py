"""PDF files with a text layer: pdfium's glyphs put in reading order by their boxes, pdfminer's text beside them.

A file whose text is pictures, or whose fonts name the wrong characters, is refused: what cannot be read right is
not indexed wrong. Imports draft, encoding and the pdf_ modules. Runs confined: pdfium aborts on some bombs.
"""

from __future__ import annotations

import ctypes
import io
import logging
import math
import struct
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pdfminer.high_level import extract_text_to_fp
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

from archive.ingest.draft import Reading, UnreadableBulletin, Warning
from archive.ingest.encoding import FREQUENT, naturalness
from archive.ingest.readers.pdf_fragments import Fragment, Glyph, fragments_of
from archive.ingest.readers.pdf_layout import blocks_of
from archive.ingest.readers.pdf_rules import Rule, rules_of
from archive.ingest.readers.pdf_running import drop_running_lines

MAX_PAGES = 2_000
MAX_CHARACTERS = 5_000_000
ENOUGH = 8  # characters a page, on the average of pages; fewer are page numbers on pictures
READABLE = 0.6  # naturalness below is rubbish, as for a text in a wrong encoding
RUNNING = 200  # Han characters from which the share of frequent ones tells
FREQUENT_SHARE = 0.12  # a third in running text, about 0.03 where a font's map is shifted
WORDS = 0.75  # letters, digits and spaces in a text of ASCII; a font without a map gives symbols
ASCENT = 0.88  # of an em, as Chinese fonts have it
MAX_SIZE = 2_000  # points
COMPARED = 2  # pages that both extractors read; pdfminer takes a second for a dense one
AGREEMENT = 0.9
# Those that are characters of their own, and which Unicode does not map to them.
RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # a line for every font without a box
OCR = "需要文字识别（OCR）后再上传。"
REFUSALS = {
    pdfium.FPDF_ERR_PASSWORD: "PDF 有密码保护，请去掉密码后再上传。",
    pdfium.FPDF_ERR_SECURITY: "PDF 的加密方式无法处理，请去掉保护后再上传。",
}


def read(data: bytes) -> Reading:
    """Raises UnreadableBulletin on a protected, damaged or oversized file, and where OCR is needed."""
    document = _open(data)
    pages: list[list[Fragment]] = []
    rules: list[list[Rule]] = []
    size = 0
    for number in range(len(document)):
        glyphs, across = _page(document, number)
        pages.append(list(fragments_of(glyphs)))
        rules.append(across)
        size += sum(len(fragment.text) for fragment in pages[-1])
        if size > MAX_CHARACTERS:
            raise UnreadableBulletin(f"PDF 的文字超过{MAX_CHARACTERS // 10_000}万字，请拆分后再上传。")
    texts = ["\n".join(fragment.text for fragment in page) for page in pages]
    _refuse_rubbish(texts)
    kept, dropped = drop_running_lines(pages)
    blocks = blocks_of(kept, rules)
    return Reading(
        format="pdf",
        received_text="\n".join(block.text for block in blocks),
        blocks=blocks,
        dropped=dropped,
        warnings=(*_empty_pages(texts), *_second_opinion(data, texts)),
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableBulletin(
            REFUSALS.get(error.err_code, "PDF 文件已损坏或不完整，无法打开。")
        ) from error
    if len(document) > MAX_PAGES:
        raise UnreadableBulletin(f"PDF 有{len(document)}页，超过{MAX_PAGES}页，请拆分后再上传。")
    if not len(document):
        raise UnreadableBulletin("PDF 文件里没有页面。")
    return document


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[list[Glyph], list[Rule]]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return [], []  # a page that does not open counts as empty, and is warned of as such
    found = list(_glyphs(text, page.get_height())), list(rules_of(page))
    text.close()
    page.close()
    return found


def _glyphs(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Glyph]:
    """The page's characters with their boxes, without the spaces and line ends that pdfium makes up."""
    for place in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, place))
        if pdfium.FPDFText_IsGenerated(text, place) == 1 or (char < " " or char in "\ufffe\uffff"):
            continue
        if box := _box(text, place, char >= "\u2e80"):
            left, top, right, bottom = box
            yield Glyph(_plain(char), left, height - top, right, height - bottom)


def _box(text: pypdfium2.PdfTextPage, place: int, is_wide: bool) -> tuple[float, float, float, float] | None:
    """The em box, y upwards: left, top, right, bottom. pdfium's own boxes are the ink's in fonts without metrics."""
    matrix, ink, x, y = pdfium.FS_MATRIX(), pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    if not (
        pdfium.FPDFText_GetMatrix(text, place, matrix)
        and pdfium.FPDFText_GetLooseCharBox(text, place, ink)
        and pdfium.FPDFText_GetCharOrigin(text, place, x, y)
    ):
        return None
    size = pdfium.FPDFText_GetFontSize(text, place)
    em, advance = size * math.hypot(matrix.c, matrix.d), size * math.hypot(matrix.a, matrix.b)
    if not 0 < em < MAX_SIZE:
        return None
    right = x.value + advance if is_wide else max(ink.right, x.value)
    return x.value, y.value + ASCENT * em, right, y.value - (1 - ASCENT) * em


def _plain(char: str) -> str:
    """Radicals and compatibility forms that fonts map to stand for the characters that look the same."""
    if "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff":
        return RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char


def _refuse_rubbish(texts: list[str]) -> None:
    text = "".join("".join(texts).split())
    if len(text) < ENOUGH * len(texts):
        raise UnreadableBulletin(f"PDF 没有文字层（内容是图片），{OCR}")
    if not is_readable("".join(texts)):
        raise UnreadableBulletin(f"PDF 的字体没有正确的文字编码，读出的是乱码，{OCR}")


def is_readable(text: str) -> bool:
    """Whether the fonts named the right characters: a score of the text, for nothing in the file says it."""
    if naturalness(text) < READABLE:
        return False
    han = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    if len(han) >= RUNNING and sum(char in FREQUENT for char in han) < FREQUENT_SHARE * len(han):
        return False
    ascii_only = [char for char in text if char.isascii()]
    words = sum(char.isalnum() or char.isspace() for char in ascii_only)
    return len(han) * 10 >= len(text) or words >= WORDS * len(ascii_only)


def _empty_pages(texts: list[str]) -> Iterator[Warning]:
    empty = [str(number) for number, text in enumerate(texts, start=1) if not text.strip()]
    if empty:
        shown = "、".join(empty[:10]) + ("等" if len(empty) > 10 else "")
        yield Warning("no-text-layer", f"PDF 第{shown}页没有文字，可能是图片，{OCR}")


def _second_opinion(data: bytes, texts: list[str]) -> Iterator[Warning]:
    """What pdfminer reads differently: characters, not their order, for the order is ours."""
    ours = Counter(char for text in texts[:COMPARED] for char in text if char.isalnum())
    output = io.StringIO()
    try:
        extract_text_to_fp(io.BytesIO(data), output, maxpages=COMPARED, codec="", laparams=None)
    except (
        PDFException,
        PSException,
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
        OSError,
        AssertionError,
        struct.error,
    ):
        output = io.StringIO()
    theirs = Counter(char for char in map(_plain, output.getvalue()) if char.isalnum())
    if (ours & theirs).total() < AGREEMENT * max(ours.total(), theirs.total()):
        yield Warning("extractors-disagree", "两种程序从 PDF 读出的文字不一致，请对照原件核对。")
