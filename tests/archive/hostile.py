"""Files made to do harm, each with its name and what must come of it: a sentence of refusal, or a harmless reading."""

import struct
from collections.abc import Callable
from typing import NamedTuple
from zipfile import ZIP_LZMA, ZIP_STORED

from tests.archive.docx_files import make_docx, paragraph
from tests.archive.hostile_makers import (
    MB,
    RANDOM,
    TEXT,
    declared,
    docx_with,
    entity_bomb,
    flagged,
    flate,
    overlapping,
    page,
    pages_object,
    sprinkled,
    zipped,
)
from tests.archive.pdf_files import column, make_pdf

HARMLESS = ""  # read, and nothing of the attack is in what was read
ANY = "。"  # refused, with whichever sentence


class Hostile(NamedTuple):
    title: str
    name: str
    make: Callable[[], bytes]
    sentence: str  # in the refusal; HARMLESS where it must be read
    absent: str = ""  # what must not come through


PRINTED = make_pdf(column(60, 700, [TEXT] * 3))
DOCUMENT = make_docx(paragraph(TEXT))

ZIPS = [
    Hostile("overlap bomb", "a.zip", overlapping, "重叠"),
    Hostile("ratio bomb", "a.zip", lambda: zipped({"a.txt": bytes(40 * MB)}), "压缩比"),
    Hostile("nested zip", "a.zip", lambda: zipped({"b.zip": zipped({"a.txt": b"x"})}), "还有压缩包"),
    Hostile(
        "nested under another name", "a.zip", lambda: zipped({"b.txt": zipped({"a.txt": b"x"})}), "还有压缩包"
    ),
    Hostile(
        "too many entries", "a.zip", lambda: zipped({f"{n}.txt": b"x" for n in range(2001)}), "超过2000个"
    ),
    Hostile("entry too large", "a.zip", lambda: zipped({"a.txt": bytes(51 * MB)}, ZIP_STORED), "超过50MB"),
    Hostile("lzma", "a.zip", lambda: zipped({"a.txt": bytes(MB)}, ZIP_LZMA), "少见的压缩方式"),
    Hostile("encrypted", "a.zip", lambda: flagged(zipped({"a.txt": b"x"})), "密码"),
    Hostile("truncated", "a.zip", lambda: zipped({"a.txt": TEXT.encode()})[:-9], "已损坏"),
    Hostile("empty", "a.zip", lambda: zipped({}), "没有文件"),
    Hostile("declared smaller", "a.zip", lambda: declared(5), ANY),
    Hostile("declared larger", "a.zip", lambda: declared(900_000), ANY),
    Hostile("only an end record", "a.zip", lambda: b"PK\5\6" + bytes(18), "没有文件"),
    Hostile(
        "directory far outside",
        "a.zip",
        lambda: zipped({"a": b"x"})[:-22] + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, 2**31, 2**31, 0),
        "已损坏",
    ),
    Hostile(
        "name upwards", "a.zip", lambda: zipped({"../../../etc/cron.d/a.txt": TEXT.encode()}), HARMLESS, ".."
    ),
    Hostile(
        "name with NUL",
        "a.zip",
        lambda: zipped({"aXb.txt": TEXT.encode()}).replace(b"aXb", b"a\0b"),
        HARMLESS,
        "\0",
    ),
    Hostile(
        "name right to left",
        "a.zip",
        lambda: zipped({"公报\u202etxt.exe": TEXT.encode()}),
        HARMLESS,
        "\u202e",
    ),
    Hostile("absolute name", "a.zip", lambda: zipped({"/etc/passwd": TEXT.encode()}), HARMLESS),
    Hostile(
        "name of a drive", "a.zip", lambda: zipped({"C:\\Windows\\a.txt": TEXT.encode()}), HARMLESS, "C:"
    ),
    Hostile(
        "long name", "a.zip", lambda: zipped({"长" * 20_000 + ".txt": TEXT.encode()}), HARMLESS, "长" * 300
    ),
    Hostile(
        "docx bomb inside",
        "a.zip",
        lambda: zipped({"a.docx": docx_with(word_document__xml=entity_bomb("laughs"))}),
        "危险的 XML",
    ),
]
WORDS = [
    *(
        Hostile(
            f"xml {kind}",
            "a.docx",
            lambda kind=kind: docx_with(word_document__xml=entity_bomb(kind)),
            "危险的 XML",
        )
        for kind in ("laughs", "quadratic", "external", "network", "parameter")
    ),
    Hostile(
        "bomb in styles", "a.docx", lambda: docx_with(word_styles__xml=entity_bomb("laughs")), "危险的 XML"
    ),
    Hostile(
        "bomb in utf-16",
        "a.docx",
        lambda: docx_with(
            word_document__xml=entity_bomb("laughs").replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16")
        ),
        "危险的 XML",
    ),
    Hostile("body of zeros", "a.docx", lambda: docx_with(word_document__xml=bytes(20 * MB)), "压缩比"),
    Hostile(
        "body of spaces",
        "a.docx",
        lambda: docx_with(word_document__xml=b"<a>" + b" " * 20 * MB + b"</a>"),
        "压缩比",
    ),
    Hostile("deep paragraphs", "a.docx", lambda: make_docx("<w:p>" * 5000 + "</w:p>" * 5000), "过深"),
    Hostile(
        "deep tables",
        "a.docx",
        lambda: make_docx("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300),
        "过深",
    ),
    Hostile(
        "parts too many",
        "a.docx",
        lambda: docx_with(**{f"word_x{n}__xml": "<a/>" for n in range(2001)}),
        "超过2000个",
    ),
    Hostile(
        "elements too many",
        "a.docx",
        lambda: make_docx("".join(f"<w:a{n % 997}/>" for n in range(1_100_000))),
        ANY,
    ),
    Hostile(
        "no content",
        "a.docx",
        lambda: zipped({"[Content_Types].xml": b"<a/>", "word/x.xml": b"<a/>"}),
        "没有 Word 正文",
    ),
    Hostile(
        "picture outside the package",
        "a.docx",
        lambda: make_docx(
            paragraph(TEXT) + "<w:p><w:r><w:pict/><w:t>图</w:t></w:r></w:p>",
            word__rels_document__xml__rels="<a/>",
        ),
        ANY,
    ),
    Hostile("truncated", "a.docx", lambda: DOCUMENT[:-60], "已损坏"),
    Hostile("damaged", "a.docx", lambda: sprinkled(DOCUMENT, 0.05), ANY),
    Hostile("old doc", "a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "另存为"),
    Hostile(
        "old doc named docx", "a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), "另存为"
    ),
    Hostile(
        "docx with a password",
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
        "密码",
    ),
    Hostile("spreadsheet", "a.docx", lambda: zipped({"xl/workbook.xml": b"<a/>"}), ANY),
    Hostile(
        "style map inside",
        "a.docx",
        lambda: docx_with(mammoth_style_map="p => script:fresh"),
        HARMLESS,
        "script",
    ),
    Hostile(
        "script as text",
        "a.docx",
        lambda: make_docx(paragraph("&lt;script&gt;alert(1)&lt;/script&gt;" + TEXT)),
        HARMLESS,
    ),
]
PAGES = [
    Hostile("script", "a.html", lambda: page("<script>alert('harm')</script>"), HARMLESS, "harm"),
    Hostile("handler", "a.html", lambda: page("<img src=x onerror=\"alert('harm')\">"), HARMLESS, "harm"),
    Hostile(
        "script in svg", "a.html", lambda: page("<svg><script>alert('harm')</script></svg>"), HARMLESS, "harm"
    ),
    Hostile(
        "frame",
        "a.html",
        lambda: page("<iframe srcdoc='harm' src='file:///etc/passwd'></iframe>"),
        HARMLESS,
        "harm",
    ),
    Hostile(
        "base and refresh",
        "a.html",
        lambda: page("", "<base href='//harm'><meta http-equiv=refresh content='0;//harm'>"),
        HARMLESS,
        "harm",
    ),
    Hostile(
        "entity",
        "a.html",
        lambda: b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + page("<p>&x;</p>")[15:],
        HARMLESS,
        "root:",
    ),
    Hostile("5,000 deep", "a.html", lambda: page("<div>" * 5000 + TEXT), "嵌套过深"),
    Hostile("100,000 deep, unclosed spans", "a.html", lambda: page("<span>" * 100_000 + TEXT), "嵌套过深"),
    Hostile("tags without end", "a.html", lambda: page("<" * 1_000_000), HARMLESS),
    Hostile(
        "attributes without number",
        "a.html",
        lambda: page("<p " + " ".join(f"a{n}=1" for n in range(5_000)) + ">x</p>"),
        HARMLESS,
    ),
    Hostile("too long", "a.html", lambda: page("字" * 5_100_000), "过大"),
    Hostile("comment without end", "a.html", lambda: page("<!--" + "-" * 1_000_000), HARMLESS),
    Hostile("NUL within tags", "a.html", lambda: page("<scr\0ipt>alert('harm')</scr\0ipt>"), ANY, "harm"),
    Hostile(
        "mhtml without a page",
        "a.mhtml",
        lambda: (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--"
        ),
        "没有网页正文",
    ),
    Hostile(
        "mhtml nested deep",
        "a.mhtml",
        lambda: (
            b"MIME-Version: 1.0\r\n"
            + b"".join(
                b"Content-Type: multipart/related; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(1500)
            )
        ),
        "嵌套过深",
    ),
]
PRINTS = [
    Hostile("encrypted", "a.pdf", lambda: make_pdf(column(60, 700, [TEXT]), encrypt=True), "密码"),
    Hostile("10,000 pages", "a.pdf", lambda: make_pdf(*[[]] * 10_000), "10000页"),
    Hostile("one page 100,000 times", "a.pdf", lambda: pages_object(b"3 0 R " * 100_000, 100_000), "页"),
    Hostile("pages that hold themselves", "a.pdf", lambda: pages_object(b"2 0 R", 1), ANY),
    Hostile("pages declared without end", "a.pdf", lambda: pages_object(b"", 2**31 - 1), ANY),
    Hostile("packed zeros", "a.pdf", lambda: flate(200 * MB), ANY),
    Hostile("packed twelve times", "a.pdf", lambda: flate(50 * MB, 12), ANY),
    Hostile("huge page", "a.pdf", lambda: PRINTED.replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]"), HARMLESS),
    Hostile(
        "page without size", "a.pdf", lambda: PRINTED.replace(b"[0 0 595 842]", b"[0 0 000 000]"), HARMLESS
    ),
    Hostile("huge letters", "a.pdf", lambda: make_pdf([(0, 0, 1e9, TEXT)]), ANY),
    Hostile("letters of no size", "a.pdf", lambda: make_pdf([(0, 0, 0, TEXT)]), ANY),
    Hostile(
        "30,000 letters apart",
        "a.pdf",
        lambda: make_pdf([(n * 37 % 5003, n * 91 % 7001, 5, TEXT[n % 20]) for n in range(30_000)]),
        HARMLESS,
    ),
    Hostile(
        "content that calls for more stack",
        "a.pdf",
        lambda: make_pdf([(60, 700, 10, TEXT)]).replace(b"BT /F", b"q " * 2 + b"BT /F"),
        HARMLESS,
    ),
    Hostile("only a header", "a.pdf", lambda: b"%PDF-1.7\n", "已损坏"),
    Hostile("truncated", "a.pdf", lambda: PRINTED[: len(PRINTED) // 3], ANY),
    Hostile("noise under a header", "a.pdf", lambda: b"%PDF-1.7\n" + RANDOM.randbytes(200_000), ANY),
    Hostile(
        "script on opening",
        "a.pdf",
        lambda: PRINTED.replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (harm\\(\\)) >>"
        ),
        HARMLESS,
        "harm",
    ),
    Hostile("pictures only", "a.pdf", lambda: make_pdf([], []), "OCR"),
    Hostile("rubbish fonts", "a.pdf", lambda: make_pdf([(60, 700, 10, "\ue001\ue0ff" * 90)]), "OCR"),
]
OTHERS = [
    Hostile("pdf named txt", "a.txt", lambda: PRINTED, HARMLESS, "%PDF"),
    Hostile("docx named pdf", "a.pdf", lambda: DOCUMENT, HARMLESS),
    Hostile("html named docx", "a.docx", lambda: page("<script>alert('harm')</script>"), HARMLESS, "harm"),
    Hostile("program named txt", "a.txt", lambda: b"\x7fELF" + bytes(5000), "程序文件"),
    Hostile("picture named txt", "a.txt", lambda: b"\x89PNG\r\n\x1a\n" + RANDOM.randbytes(5000), "图片"),
    Hostile("noise named txt", "a.txt", lambda: RANDOM.randbytes(200_000), ANY),
    Hostile("200 MB", "a.txt", lambda: b"a" * 200 * MB, "超过50MB"),
    Hostile("empty", "a.pdf", lambda: b"", "空"),
    Hostile("NULs only", "a.txt", lambda: bytes(5000), "空"),
    Hostile("name with everything", "../\0\u202e" + "长" * 5000 + ".txt", lambda: TEXT.encode(), HARMLESS),
    Hostile("json nested", "a.jsonl", lambda: b'{"body":' + b"[" * 500_000, "JSON"),
    Hostile(
        "aliases in front matter",
        "a.md",
        lambda: (
            "---\na: &a [x, x]\n"
            + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]\n" for n in range(9))
            + f"---\n{TEXT}"
        ).encode(),
        ANY,
    ),
    Hostile(
        "object in front matter",
        "a.md",
        lambda: f"---\ntitle: !!python/object/apply:os.getcwd []\n---\n{TEXT}".encode(),
        ANY,
        "/",
    ),
    Hostile("markdown quoted deep", "a.md", lambda: ("# 标题\n\n" + ">" * 50_000 + TEXT).encode(), ANY),
]
HOSTILE = [*ZIPS, *WORDS, *PAGES, *PRINTS, *OTHERS]
