"""Originals are kept byte for byte."""

import hashlib
import stat
from pathlib import Path

import pytest

from archive.originals import DamagedOriginal, read_original, store_original


@pytest.fixture
def folder(settings) -> Path:
    return Path(settings.ORIGINALS_DIR)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("data", [b"", b"\x00\xff\r\n", "贸促会".encode("gb18030")])
def test_bytes_come_back_as_they_were_received(data):
    assert read_original(store_original(data)) == data


def test_an_original_stands_under_its_sha256_for_its_owner_only(folder):
    sha256 = store_original(b"bulletin")
    assert sha256 == hashlib.sha256(b"bulletin").hexdigest()
    assert files_in(folder) == [folder / sha256[:2] / sha256]
    assert stat.S_IMODE((folder / sha256[:2] / sha256).stat().st_mode) == 0o600


def test_what_is_held_is_never_written_again(folder):
    store_original(b"bulletin")
    before = files_in(folder)[0].stat()
    store_original(b"bulletin")
    after = files_in(folder)[0].stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_write_that_fails_leaves_nothing_behind(folder, monkeypatch):
    def refuse(descriptor):
        raise OSError("no space left on device")

    monkeypatch.setattr("archive.originals.os.fsync", refuse)
    with pytest.raises(OSError, match="no space"):
        store_original(b"bulletin")
    assert files_in(folder) == []


def test_bytes_changed_on_the_disk_are_noticed(folder):
    sha256 = store_original(b"bulletin")
    files_in(folder)[0].write_bytes(b"bulletim")
    with pytest.raises(DamagedOriginal):
        read_original(sha256)


def test_an_original_that_is_not_held_is_not_found():
    with pytest.raises(FileNotFoundError):
        read_original("0" * 64)
