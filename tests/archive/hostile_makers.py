"""How the hostile files are made: bombs, lies in headers, noise."""

import io
import random
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

from tests.archive.docx_files import W, make_docx, paragraph
from tests.archive.pdf_files import assemble

MB = 1 << 20
TEXT = "近日，辽宁省贸促会组织企业赴日本参展，成果丰硕。"
RANDOM = random.Random(20)


def zipped(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", method, compresslevel=9) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def overlapping(count: int = 400) -> bytes:
    """One kernel that every entry of the directory points at, as in Fifield's bomb."""
    kernel = RANDOM.randbytes(MB)
    size, crc = len(kernel), zlib.crc32(kernel)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, crc, size, size, 1, 0) + b"a" + kernel
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 0, crc, size, size, 1, 0, 0, 0, 0, 0, 0)
    directory = (entry + b"a") * count
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), len(local), 0)
    return local + directory + end


def declared(size: int) -> bytes:
    """An entry that says it is smaller, or larger, than it is."""
    data = bytearray(zipped({"a.txt": TEXT.encode() * 40}))
    for header, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        start = data.index(header) + place
        data[start : start + 4] = struct.pack("<I", size)
    return bytes(data)


def flagged(data: bytes) -> bytes:
    """The archive with its entries marked as encrypted."""
    changed = bytearray(data)
    for header, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        changed[changed.index(header) + place] |= 1
    return bytes(changed)


def sprinkled(data: bytes, share: float = 0.02) -> bytes:
    changed = bytearray(data)
    for place in RANDOM.sample(range(len(data)), max(1, int(len(data) * share))):
        changed[place] = RANDOM.randrange(256)
    return bytes(changed)


def entity_bomb(kind: str) -> str:
    entities = {
        "laughs": '<!ENTITY a "哈哈哈哈">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "quadratic": f'<!ENTITY i "{"哈" * 100_000}">',
        "external": '<!ENTITY i SYSTEM "file:///etc/passwd">',
        "network": '<!ENTITY i SYSTEM "http://127.0.0.1:1/x">',
        "parameter": '<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY i "x">',
    }[kind]
    body = "&i;" * (500 if kind == "quadratic" else 1)
    return f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>'


def docx_with(**parts: str | bytes) -> bytes:
    return make_docx(paragraph(TEXT), **parts)


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>标题</title>{head}</head><body><p>{TEXT}</p>{body}<p>{TEXT}</p></body></html>".encode()


def flate(size: int, layers: int = 1) -> bytes:
    """A page whose content is zeros, packed again and again."""
    content = bytes(size)
    for _ in range(layers):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * layers
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(content), filters, content),
        ]
    )


def pages_object(kids: bytes, count: int) -> bytes:
    return assemble(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids)]
    )
