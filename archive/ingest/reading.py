"""From the bytes of a bulletin to its Draft: the one composition of the rooms of ingest.

What a file is, its structure says; its name is a hint only. Imports every other module of ingest but accession.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from archive.ingest.annexes import without_annexes
from archive.ingest.cleaning import mend
from archive.ingest.confinement import read_confined
from archive.ingest.draft import Draft, DraftArticle, Dropped, NewBranch, Reading, UnreadableBulletin, Warning
from archive.ingest.encoding import decode, naturalness
from archive.ingest.furniture import PAGE_HEADS, RUNNING_HEAD
from archive.ingest.gazetteer import Gazetteer
from archive.ingest.heads import has_text
from archive.ingest.issues import issue_starts
from archive.ingest.listings import CONTENTS_LISTED, plain_entry
from archive.ingest.mentions import find_mentions, names_one_by_its_level
from archive.ingest.metadata import Page, describe
from archive.ingest.page_parts import find_printed_head
from archive.ingest.quality import inspect, inspect_alone
from archive.ingest.readers import jsonl, markdown, text
from archive.ingest.readers.archive_zip import is_docx
from archive.ingest.records import Record, find_records
from archive.ingest.segmentation import Piece, segment
from archive.ingest.stated_titles import with_stated_title
from archive.ingest.titles import plain

MAX_BYTES = 50 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the old Word format, which the reader of the new one knows to refuse
HOPELESS = 0.3  # a text that scores lower is rubbish, not a damaged bulletin
BINARY = (
    (b"PK\x03\x04", "压缩包，或 Word 以外的 Office 文档", "压缩包请解压，文档请另存为 docx 或 PDF 再上传。"),
    (b"PK\x05\x06", "压缩包，或 Word 以外的 Office 文档", "压缩包请解压，文档请另存为 docx 或 PDF 再上传。"),
    (b"\x89PNG", "图片（PNG）", "图片需要先做文字识别（OCR）。"),
    (b"\xff\xd8\xff", "图片（JPEG）", "图片需要先做文字识别（OCR）。"),
    (b"GIF8", "图片（GIF）", "图片需要先做文字识别（OCR）。"),
    (b"BM\x00", "图片（BMP）", "图片需要先做文字识别（OCR）。"),
    (b"II*\x00", "图片（TIFF）", "图片需要先做文字识别（OCR）。"),
    (b"MM\x00*", "图片（TIFF）", "图片需要先做文字识别（OCR）。"),
    (b"RIFF", "图片或音像文件", "请上传文字版的公报。"),
    (b"Rar!", "压缩包（RAR）", "请解压后再上传。"),
    (b"7z\xbc\xaf", "压缩包（7z）", "请解压后再上传。"),
    (b"\x1f\x8b", "压缩包（gzip）", "请解压后再上传。"),
    (b"{\\rtf", "RTF 文档", "请在 Word 中另存为纯文本（.txt）再上传。"),
    (b"\x7fELF", "程序文件", "请上传文字版的公报。"),
    (b"MZ\x90", "程序文件", "请上传文字版的公报。"),
    (b"SQLite format 3", "数据库文件", "请上传文字版的公报。"),
)
HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+html|<html|<head|<body|<meta|<title)",
    re.IGNORECASE | re.DOTALL,
)
HTML_TAGS = re.compile(r"<(?:p|div|br|h[1-6]|table|span|article|section)\b[^>]{0,500}>", re.IGNORECASE)
MARKDOWN_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
JSON_LINE = re.compile(r'\A\s*\{\s*"[^"\n]{1,80}"\s*:')
MHTML = re.compile(
    r"\A(?=[\w-]+:)(?=[\s\S]*^MIME-Version:)[\s\S]*^Content-Type:\s*(?:multipart/related|text/html)",
    re.I | re.M,
)
READERS: dict[str, Callable[[bytes], Reading]] = {
    "text": text.read,
    "jsonl": jsonl.read,
    "markdown": partial(read_confined, "markdown"),
    "html": partial(read_confined, "html"),
    "mhtml": partial(read_confined, "mhtml"),
    "docx": partial(read_confined, "docx"),
    "pdf": partial(read_confined, "pdf"),
}


def read_bulletin(data: bytes, name: str, gazetteer: Gazetteer, today: date | None = None) -> Draft:
    """Raises UnreadableBulletin with a sentence for the editor. `today` is what a future date is measured by."""
    reading = read_format(data, name)
    if reading.articles:
        found = [find_mentions(inspect_alone(article, today), gazetteer) for article in reading.articles]
        return _draft(reading, found, ())
    articles, dropped = find_articles(reading)
    masthead = "\n".join(drop.text for drop in dropped if drop.reason == RUNNING_HEAD)
    inspected = inspect(articles, today)
    return _draft(reading, _with_mentions(inspected, gazetteer, masthead), dropped)


def _with_mentions(
    articles: Sequence[DraftArticle], gazetteer: Gazetteer, masthead: str
) -> list[tuple[DraftArticle, tuple[NewBranch, ...]]]:
    """A commentary beside the report of it says 省贸促会 alone: what it names none of, the page settles."""
    found = [find_mentions(article, gazetteer, masthead) for article in articles]
    named = frozenset(branch.slug for article, _ in found for branch in article.branches)
    return [
        find_mentions(article, gazetteer, masthead, named)
        if len(found) > 1 and names_one_by_its_level(article)
        else (article, new)
        for article, new in found
    ]


def read_format(data: bytes, name: str) -> Reading:
    """The bytes as the reader of their format understands them, refused where that is hopeless."""
    _refuse_unreadable(data)
    reading = READERS[_format_of(data, name)](data)
    if not reading.received_text.strip() or not (
        reading.articles or any(block.text.strip() for block in reading.blocks)
    ):
        raise UnreadableBulletin("文件是空的，没有可以入藏的文字。")
    sample = "".join(block.text for block in reading.blocks[:500]) or reading.received_text
    if naturalness(sample) < HOPELESS:
        raise UnreadableBulletin("文件内容是乱码，无法阅读。请核对编码，或从原文重新保存。")
    return reading


def find_articles(reading: Reading) -> tuple[tuple[DraftArticle, ...], tuple[Dropped, ...]]:
    """The articles of a reading that does not delimit them itself, and everything left out of them."""
    records, beside = find_records(reading.blocks)
    if records:
        return _of_records(records, replace(reading, dropped=(*reading.dropped, *beside)))
    mended = mend(reading.blocks)
    stated = reading.front_matter.get("title", "") if reading.format == "markdown" else ""
    contents = {plain_entry(drop.text) for drop in mended.dropped if drop.reason == CONTENTS_LISTED}
    signed, annexes = without_annexes(mended.units)
    units = signed if reading.format == "markdown" else with_stated_title(signed, reading.front_matter)
    heads = tuple(drop.text for drop in mended.dropped if drop.reason in PAGE_HEADS)
    heads = heads or find_printed_head([drop.text for drop in reading.dropped])
    pieces = list(segment(units, stated, contents, issue_starts(heads)))
    title_page: list[Dropped] = []
    if len(pieces) > 1 and not has_text(pieces[0].body):
        first, *pieces = (
            pieces  # the title of a digest, with its number and its day, which is that of all in it
        )
        heads += tuple(unit.text for unit in first.body)
        title_page = [Dropped(unit.text, "没有正文的标题") for unit in (*first.heads, *first.body)]
    page = Page(
        reading.front_matter,
        heads,
        tuple(piece.heads_above for piece in pieces) or (0,),
        is_alone=len(pieces) == 1,
    )
    found = [describe(piece, page) for piece in pieces]
    articles = tuple(_with_warnings(article, reading) for article, _ in found if _says_something(article))
    if not articles:
        raise UnreadableBulletin("文件里没有找到正文。")
    dropped = [drop for _, drops in found for drop in drops]
    dropped += [_left_out(article) for article, _ in found if not _says_something(article)]
    return articles, (*reading.dropped, *mended.dropped, *annexes, *title_page, *dropped)


def _of_records(
    records: Sequence[Record], reading: Reading
) -> tuple[tuple[DraftArticle, ...], tuple[Dropped, ...]]:
    """An article to a record, its title and the rest as its fields state them."""
    articles: list[DraftArticle] = []
    dropped = list(reading.dropped)
    for record in records:
        mended = mend(record.blocks)
        pieces = segment(mended.units, record.stated["title"])
        units = [unit for piece in pieces for unit in (*piece.heads, *piece.body)]
        if units and plain(units[0].text) == plain(record.stated["title"]):
            dropped.append(Dropped(units.pop(0).text, "重复的标题"))
        article, drops = describe(Piece((), tuple(units)), Page(record.stated))
        found = _says_something(article)
        dropped += (*mended.dropped, *drops, *(() if found else (_left_out(article),)))
        articles += [_with_warnings(article, reading)] if found else []
    if not articles:
        raise UnreadableBulletin("文件里没有找到正文。")
    return tuple(articles), tuple(dropped)


def _says_something(article: DraftArticle) -> bool:
    """A text of words has a title, if only an inferred one; without any it is a row of marks."""
    return bool(article.title and article.paragraphs)


def _left_out(article: DraftArticle) -> Dropped:
    if article.title:
        return Dropped(article.title, "没有正文的标题")
    return Dropped("\n".join(paragraph.text for paragraph in article.paragraphs), "没有文字的段落")


def _refuse_unreadable(data: bytes) -> None:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableBulletin("文件是空的，没有可以入藏的内容。")
    if len(data) > MAX_BYTES:
        raise UnreadableBulletin(f"文件超过{MAX_BYTES // 1024 // 1024}MB，请拆分后再上传。")
    for signature, format_name, advice in BINARY:
        if data.startswith(signature) and not is_docx(data):
            raise UnreadableBulletin(f"这是{format_name}，暂时不能阅读。{advice}")


def _format_of(data: bytes, name: str) -> str:
    """By structure first; the suffix decides only between what the structure allows."""
    if data[:1024].lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-"):
        return "pdf"
    if is_docx(data) or data.startswith(OLE):
        return "docx"
    suffix = name.rpartition(".")[2].lower()
    head = decode(data[:64_000] if len(data) > 64_000 else data).text.lstrip("\ufeff")
    if JSON_LINE.match(head) or suffix in {"jsonl", "ndjson"}:
        return "jsonl"
    if MHTML.match(head[:4000]):
        return "mhtml"
    if HTML.match(head):
        return "html"
    if markdown.split_front_matter(head)[0]:
        return "markdown"
    if suffix in {"md", "markdown"} or (suffix != "txt" and MARKDOWN_HEADING.search(head)):
        return "markdown"
    if suffix in {"html", "htm", "shtml"} or len(HTML_TAGS.findall(head)) >= 3:
        return "html"
    return "text"


def _with_warnings(article: DraftArticle, reading: Reading) -> DraftArticle:
    """What the reader warned of stands at every article, for it does not know their bounds."""
    warnings = [*article.warnings, *reading.warnings]
    if reading.replacements and not any(warning.code == "mojibake" for warning in article.warnings):
        warnings.append(Warning("damaged", f"原件有{reading.replacements}处无法解码，已用“�”代替。"))
    return replace(article, warnings=tuple(warnings))


def _draft(
    reading: Reading, found: list[tuple[DraftArticle, tuple[NewBranch, ...]]], dropped: tuple[Dropped, ...]
) -> Draft:
    new = {branch.slug: branch for _, branches in found for branch in branches}
    return Draft(
        format=reading.format,
        received_text=reading.received_text,
        encoding=reading.encoding,
        replacements=reading.replacements,
        articles=tuple(article for article, _ in found),
        dropped=dropped,
        new_branches=tuple(new.values()),
    )
