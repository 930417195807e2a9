"""Bytes to text, by the share of common characters."""

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.encoding import decode, naturalness

SIMPLIFIED = "江苏省贸促会近日在南京举办企业座谈会，会长介绍了今年的工作安排。"
TRADITIONAL = "江蘇省貿促會近日在南京舉辦企業座談會，會長介紹了今年的工作安排。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED + "㑇䶮𠮷", "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-16-le"),
        (TRADITIONAL, "utf-16-be"),
        ("China and the world", "ascii"),
    ],
)
def test_text_comes_back_exactly(text, encoding):
    assert decode(text.encode(encoding)).text.removeprefix("\ufeff") == text


def test_a_false_charset_does_not_win():
    page = f'<meta charset="big5"><p>{SIMPLIFIED}</p>'
    assert SIMPLIFIED in decode(page.encode("gbk")).text


def test_damaged_text_is_read_and_its_losses_counted():
    data = SIMPLIFIED.encode() * 3
    decoded = decode(data[:40] + b"\xff\xfe\xff" + data[40:])
    assert decoded.replacements > 0
    assert "座谈会" in decoded.text


def test_binary_is_refused():
    with pytest.raises(UnreadableBulletin):
        decode(bytes(range(256)) * 40 + b"\0" * 4000)


def test_mojibake_scores_below_text():
    assert naturalness(SIMPLIFIED) == 1.0
    assert naturalness("Ã¦Â±ÂŸ\x8b\x9fè‹\x8fçœ\x81") < naturalness(SIMPLIFIED)
