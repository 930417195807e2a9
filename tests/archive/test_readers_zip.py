import io
import struct
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers.archive_zip import Caps, clean_name, entries, is_docx
from tests.archive.docx_files import make_docx, paragraph


def make_zip(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The archive as a system writes it that sets no flag for UTF-8."""
    assert len(old) == len(new)
    return data.replace(old, new)


def test_every_file_is_given_with_its_folders_and_bytes():
    data = make_zip({"2026/一月/公报.txt": "正文一".encode(), "读我.md": "正文二".encode()})
    assert list(entries(data)) == [("2026/一月/公报.txt", "正文一".encode()), ("读我.md", "正文二".encode())]


def test_a_docx_inside_is_a_file_like_any_other():
    document = make_docx(paragraph("正文"))
    assert list(entries(make_zip({"a.docx": document}))) == [("a.docx", document)]
    assert is_docx(document)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_flag_are_read_as_gbk_or_utf8(encoding):
    name = "贸促会公报.txt".encode(encoding)
    data = renamed(make_zip({"x" * len(name): b"text"}), b"x" * len(name), name)
    assert [name for name, _ in entries(data)] == ["贸促会公报.txt"]


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\a.txt", "windows/a.txt"),
        ("/root/a.txt", "root/a.txt"),
        ("C:\\公报\\a.txt", "公报/a.txt"),
        ("a\0b\n.txt", "ab.txt"),
        ("公报\u202etxt.exe", "公报txt.exe"),
        ("./一月//公报 .txt", "一月/公报 .txt"),
        ("..", "未命名"),
        ("", "未命名"),
    ],
)
def test_names_are_data_without_ways_up_or_marks_that_deceive(name, cleaned):
    assert clean_name(name) == cleaned


def test_what_systems_leave_behind_and_links_are_no_files():
    link = ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        for name in ("__MACOSX/._a.txt", "一月/.DS_Store", "Thumbs.db", "~$公报.docx", "一月/"):
            archive.writestr(name, b"")
        archive.writestr("公报.txt", b"text")
    assert [name for name, _ in entries(buffer.getvalue())] == ["公报.txt"]


@pytest.mark.parametrize(
    ("files", "caps", "sentence"),
    [
        ({"a": b"", "b": b""}, Caps(entries=1), "超过1个"),
        ({"a": bytes(3 << 20)}, Caps(entry=2 << 20, ratio=10_000), "超过2MB"),
        ({"a": bytes(2 << 20), "b": bytes(2 << 20)}, Caps(total=3 << 20, ratio=10_000), "展开后超过3MB"),
        ({"a": bytes(2 << 20)}, Caps(), "压缩比异常"),
        ({"a": bytes(100)}, Caps(archive=50), "分成几个上传"),
    ],
)
def test_archives_beyond_a_cap_are_refused(files, caps, sentence):
    with pytest.raises(UnreadableBulletin, match=sentence):
        entries(make_zip(files), caps)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (make_zip({"内.zip": make_zip({"a": b"text"})}), "还有压缩包（内.zip）"),
        (make_zip({"a": b"text"})[:-30], "已损坏或不完整"),
        (make_zip({}), "没有文件"),
        (make_zip({"a": b"text" * 100}, ZIP_BZIP2), "少见的压缩方式"),
        (make_zip({"a": b"text" * 9}, ZIP_STORED).replace(b"texttext", b"TEXTtext", 1), "已损坏"),
    ],
)
def test_archives_that_cannot_go_in_whole_are_refused_before_the_first_file(data, sentence):
    with pytest.raises(UnreadableBulletin, match=sentence):
        entries(data)


def test_a_password_is_asked_to_be_taken_off():
    data = bytearray(make_zip({"a": b"text"}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    with pytest.raises(UnreadableBulletin, match="密码"):
        entries(bytes(data))


def test_entries_that_share_their_bytes_are_refused():
    data = bytearray(make_zip({"a": b"text", "b": b"text"}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    second_name = data.index(b"b", second + 46)
    data[second_name : second_name + 1] = b"a"
    with pytest.raises(UnreadableBulletin, match="互相重叠"):
        entries(bytes(data))


def test_an_entry_larger_than_it_declares_is_refused():
    data = bytearray(make_zip({"a": b"text" * 50}))
    for header, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(header) + size
        data[place : place + 4] = struct.pack("<I", 20)
    with pytest.raises(UnreadableBulletin, match=r"已损坏|不符"):
        entries(bytes(data))
