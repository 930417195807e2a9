"""A changed byte in an original is found, and named for a person."""

import os
import time
from pathlib import Path

import pytest

from archive import originals
from archive.keeping.fixity import audit_originals
from archive.models import Bulletin
from tests.archive.rows import make_bulletin

pytestmark = pytest.mark.django_db

BYTES = b"bulletin"


@pytest.fixture
def path() -> Path:
    sha256 = originals.store_original(BYTES)
    make_bulletin(sha256=sha256, size=len(BYTES), original_name="公报.txt")
    return originals.path_of(sha256)


def codes() -> list[str]:
    return [finding.code for finding in audit_originals()]


def test_whole_originals_give_no_finding(path):
    assert codes() == []


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (flip_a_bit, "original-damaged"),
        (lambda path: path.write_bytes(b""), "original-damaged"),
        (lambda path: os.truncate(path, 3), "original-damaged"),
        (Path.unlink, "original-missing"),
        (lambda path: path.rename(path.parent / "other"), "original-stray"),
        (lambda path: leave_unfinished(path), "original-unfinished"),
        (lambda path: Bulletin.objects.update(size=1), "original-size"),
        (lambda path: Bulletin.objects.all().delete(), "original-unnamed"),
    ],
)
def test_every_difference_is_found(path, damage, code):
    damage(path)
    assert code in codes()


def leave_unfinished(path: Path, age: int = 2 * 86_400) -> Path:
    left = path.parent / ".incoming-x"
    left.touch()
    os.utime(left, (time.time() - age,) * 2)
    return left


def test_what_an_upload_is_writing_is_let_be_and_what_a_killed_one_left_is_swept(path):
    young = leave_unfinished(path, age=60)
    assert codes() == []
    assert originals.sweep() == 0
    assert young.exists()
    leave_unfinished(path)
    assert originals.sweep() == 1
    assert codes() == []


def test_a_finding_names_the_bulletin_and_the_way_back(path):
    flip_a_bit(path)
    (finding,) = audit_originals()
    assert "《公报.txt》" in finding.message
    assert f"unzip -p BACKUP originals/{path.name}" in finding.remedy


def test_progress_ends_at_the_number_of_files(path):
    seen = []
    list(audit_originals(lambda done, total: seen.append((done, total))))
    assert seen == [(1, 1)]
