"""Plain text to blocks."""

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import text


def test_every_physical_line_is_a_block_and_keeps_its_indent():
    reading = text.read("标题\r\n\r\n　　正文。\n".encode())
    assert [(block.text, block.kind) for block in reading.blocks] == [
        ("标题", "line"),
        ("", "line"),
        ("　　正文。", "line"),
    ]


def test_form_feeds_end_lines():
    assert [block.text for block in text.read("上页\f下页".encode()).blocks] == ["上页", "下页"]


def test_a_text_too_long_to_be_one_bulletin_is_refused():
    with pytest.raises(UnreadableBulletin, match="超过500万字，请拆分后再上传。"):
        text.read(b"a\n" * (text.MAX_CHARACTERS // 2 + 1))
