"""Zip archives: every entry a bulletin of its own. Also what a docx must pass before anything parses it.

Nothing is extracted by name and nothing declared is believed: offsets are checked (Python before 3.11.8 reads
overlapping entries), bytes are counted as they come. Imports draft only.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from archive.ingest.draft import UnreadableBulletin

MEGABYTE = 1 << 20
ZIP_MAGIC = b"PK\x03\x04"
CENTRAL_HEADER = b"PK\x01\x02"
LOCAL_HEADER = struct.Struct("<26xHH")  # lengths of name and extra field
UTF8_NAME = 0x800
ENCRYPTED = 0x1
SLACK = MEGABYTE  # an entry below it is no bomb, however well it packs
MAX_NAME = 200
OF_THE_SYSTEM = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)


@dataclass(frozen=True)
class Caps:
    """What an archive may hold; sizes in bytes."""

    archive: int = 200 * MEGABYTE
    entries: int = 2_000
    entry: int = 50 * MEGABYTE
    total: int = 500 * MEGABYTE
    ratio: int = 100
    noun: str = "压缩包"  # what the sentences call it


CAPS = Caps()


def is_zip(data: bytes) -> bool:
    return data.startswith((ZIP_MAGIC, b"PK\x05\x06"))


def is_docx(data: bytes) -> bool:
    """Word's own structure; the suffix has no say. The names stand uncompressed in the headers."""
    return is_zip(data) and b"[Content_Types].xml" in data and b"word/" in data


def entries(data: bytes, caps: Caps = CAPS) -> Iterator[tuple[str, bytes]]:
    """The files of an archive with their cleaned names, one in memory at a time.

    All of them are read once before the first is given out, so that an archive goes in whole or not at all.
    Raises UnreadableBulletin before the first is given out.
    """
    archive = open_checked(data, caps)
    files = [info for info in archive.infolist() if _is_file(info)]
    if not files:
        raise UnreadableBulletin("压缩包里没有文件。")
    for info in files:
        _refuse_nested(info, read_entry(archive, info, caps))
    return ((clean_name(entry_name(info)), read_entry(archive, info, caps)) for info in files)


def open_checked(data: bytes, caps: Caps = CAPS) -> ZipFile:
    """An archive whose directory keeps the caps and whose entries do not overlap. Raises UnreadableBulletin."""
    if len(data) > caps.archive:
        raise UnreadableBulletin(f"{caps.noun}超过{caps.archive // MEGABYTE}MB，请分成几个上传。")
    # zipfile builds an object for every header; entries stored in entries bring headers of their own.
    if data.count(CENTRAL_HEADER) > 50 * caps.entries:
        raise UnreadableBulletin(f"{caps.noun}里的文件超过{caps.entries}个，请分成几个上传。")
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error) as error:
        raise UnreadableBulletin(f"{caps.noun}已损坏或不完整，无法打开。") from error
    infos = archive.infolist()
    if len(infos) > caps.entries:
        raise UnreadableBulletin(f"{caps.noun}里的文件超过{caps.entries}个，请分成几个上传。")
    for info in infos:
        _check_entry(info, caps)
    if sum(info.file_size for info in infos) > caps.total:
        raise UnreadableBulletin(f"{caps.noun}展开后超过{caps.total // MEGABYTE}MB，请分成几个上传。")
    _refuse_overlaps(data, infos, archive.start_dir, caps)
    return archive


def read_entry(archive: ZipFile, info: ZipInfo, caps: Caps = CAPS) -> bytes:
    """The bytes of an entry, counted. Raises UnreadableBulletin where they are not what the directory says."""
    try:
        with archive.open(info) as file:
            content = file.read(min(info.file_size, caps.entry) + 1)
    except (
        BadZipFile,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        EOFError,
        struct.error,
        zlib.error,
    ) as error:
        raise UnreadableBulletin(
            f"{caps.noun}里的“{clean_name(entry_name(info))}”已损坏，无法读取。"
        ) from error
    if len(content) != info.file_size:
        raise UnreadableBulletin(f"{caps.noun}里的“{clean_name(entry_name(info))}”大小与目录不符，没有入藏。")
    return content


def _check_entry(info: ZipInfo, caps: Caps) -> None:
    name = clean_name(entry_name(info))
    if info.flag_bits & ENCRYPTED:
        raise UnreadableBulletin(f"{caps.noun}有密码，请去掉密码后再上传。")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        # zipfile unpacks the other methods without a bound on memory.
        raise UnreadableBulletin(f"{caps.noun}里的“{name}”用了少见的压缩方式，请用普通 zip 重新压缩。")
    if info.file_size > caps.entry:
        raise UnreadableBulletin(f"{caps.noun}里的“{name}”超过{caps.entry // MEGABYTE}MB。")
    if info.file_size > SLACK and info.file_size > caps.ratio * info.compress_size:
        raise UnreadableBulletin(f"{caps.noun}里的“{name}”压缩比异常，可能是压缩炸弹，没有打开。")


def _refuse_overlaps(data: bytes, infos: list[ZipInfo], directory: int, caps: Caps) -> None:
    spans = sorted((info.header_offset, _end(data, info, caps)) for info in infos)
    spans.append((directory, directory))
    if any(end > start for (_, end), (start, _) in pairwise(spans)) or spans[0][0] < 0:
        raise UnreadableBulletin(f"{caps.noun}里的文件互相重叠，可能是压缩炸弹，没有打开。")


def _end(data: bytes, info: ZipInfo, caps: Caps) -> int:
    header = data[max(info.header_offset, 0) :][: LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size or not header.startswith(ZIP_MAGIC):
        raise UnreadableBulletin(f"{caps.noun}已损坏或不完整，无法打开。")
    name, extra = LOCAL_HEADER.unpack(header)
    return int(info.header_offset + LOCAL_HEADER.size + name + extra + info.compress_size)


def _refuse_nested(info: ZipInfo, content: bytes) -> None:
    if is_zip(content) and not is_docx(content):
        raise UnreadableBulletin(f"压缩包里还有压缩包（{clean_name(entry_name(info))}），请解压后再上传。")


def _is_file(info: ZipInfo) -> bool:
    name = entry_name(info)
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    return not (info.is_dir() or name.endswith(("/", "\\")) or is_link or OF_THE_SYSTEM.search(name))


def entry_name(info: ZipInfo) -> str:
    """The name as its maker wrote it: without the flag for UTF-8, Chinese systems mean GBK, macOS UTF-8."""
    if info.flag_bits & UTF8_NAME:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.orig_filename


def clean_name(name: str) -> str:
    """A name as data to show: no way up, no root or drive, no control or direction marks."""
    visible = "".join(
        char for char in name if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    )
    parts = [part.strip() for part in re.split(r"[/\\]", visible)]
    kept = [part for part in parts if part.strip(".") and not re.fullmatch(r"[A-Za-z]:", part)]
    return "/".join(kept)[-MAX_NAME:] or "未命名"
