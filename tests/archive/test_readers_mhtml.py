import base64
import quopri

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import mhtml

PAGE = "<html><head><title>组团赴日</title></head><body><h1>组团赴日</h1><p>近日，辽宁省贸促会组织企业赴日参展，成果丰硕。</p></body></html>"


def make_mhtml(
    page: bytes, transfer: str = "base64", kind: str = "text/html", charset: str = "utf-8"
) -> bytes:
    body = base64.encodebytes(page) if transfer == "base64" else quopri.encodestring(page)
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.example/1.html\r\nMIME-Version: 1.0\r\n"
        'Date: Fri, 23 Jan 2026 08:00:00 -0000\r\nContent-Type: multipart/related; type="text/html"; boundary="--b"\r\n'
        f"\r\n----b\r\nContent-Type: {kind}; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n"
        "Content-Location: http://a.example/1.html\r\n\r\n"
    )
    picture = "\r\n----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
    return head.encode() + body + picture.encode()


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_page_is_read_and_its_pictures_are_not(transfer, encoding):
    reading = mhtml.read(make_mhtml(PAGE.encode(encoding), transfer))
    assert [block.text for block in reading.blocks] == [
        "组团赴日",
        "近日，辽宁省贸促会组织企业赴日参展，成果丰硕。",
    ]
    assert (reading.format, reading.encoding) == ("mhtml", encoding)


def test_the_address_is_kept_and_the_day_of_saving_is_no_date():
    front_matter = mhtml.read(make_mhtml(PAGE.encode())).front_matter
    assert front_matter["url"] == "http://a.example/1.html"
    assert "date" not in front_matter


def nested(depth: int) -> bytes:
    heads = (
        f'Content-Type: multipart/mixed; boundary="{place}"\r\n\r\n--{place}\r\n' for place in range(depth)
    )
    return "".join(heads).encode() + b"Content-Type: text/html\r\n\r\n<p>x</p>"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (make_mhtml(b"x", kind="image/png"), "没有网页正文"),
        (b"MIME-Version: 1.0\r\n\r\ntext", "没有网页正文"),
        (nested(30), "嵌套过深"),
        (nested(1500), "嵌套过深"),
        (nested(5000), "过于复杂"),
        (b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 5000, "过于复杂"),
    ],
)
def test_archives_without_a_page_or_too_deep_are_refused(data, sentence):
    with pytest.raises(UnreadableBulletin, match=sentence):
        mhtml.read(data)
