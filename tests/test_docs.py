"""What docs/ points at is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
TESTS = {path.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")}


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_every_test_named_exists(page):
    named = re.findall(r"`(?:tests/)?((?:\w+/)?test_\w+\.py)", page.read_text())
    assert [
        name for name in named if not any(test == name or test.endswith("/" + name) for test in TESTS)
    ] == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_every_target_and_page_named_exists(page):
    text, makefile = page.read_text(), (ROOT / "Makefile").read_text()
    assert [name for name in re.findall(r"`make ([\w-]+)", text) if f"\n{name}:" not in makefile] == []
    assert [
        name for name in re.findall(r"\]\((\w[\w./-]*\.md)", text) if not (page.parent / name).exists()
    ] == []
