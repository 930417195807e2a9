"""Bytes to text, by the share of common characters."""

import codecs
import random
from pathlib import Path

import pytest
from opencc import OpenCC

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.encoding import decode, naturalness

SEEDS = [path.read_text() for path in sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))]
ENCODINGS = ["utf-8", "utf-8-sig", "gbk", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be"]
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


def snippets(encoding: str, shortest: int, longest: int, count: int) -> list[str]:
    """Stretches of the seeds that the encoding can hold, in traditional characters for Big5; the same every time."""
    texts = [OpenCC("s2t").convert(seed) for seed in SEEDS] if encoding == "big5" else SEEDS
    drawn = random.Random(f"{encoding} {shortest}")
    found: list[str] = []
    while len(found) < count:
        text, length = drawn.choice(texts), drawn.randint(shortest, longest)
        start = drawn.randrange(len(text) - length)
        snippet = text[start : start + length]
        if len(snippet.strip()) >= shortest and _fits(snippet, encoding):
            found.append(snippet)
    return found


def _fits(snippet: str, encoding: str) -> bool:
    return snippet.encode(encoding, "ignore").decode(encoding) == snippet


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("shortest", "longest", "share"), [(20, 200, 0.999), (4, 19, 0.99)])
def test_stretches_of_the_seeds_come_back_exactly(encoding, shortest, longest, share):
    stretches = snippets(encoding, shortest, longest, 400)
    lost = [text for text in stretches if _decoded(text.encode(encoding)) != text]
    assert len(lost) <= len(stretches) * (1 - share), lost


def _decoded(data: bytes) -> str:
    return decode(data).text.removeprefix("\ufeff")


def test_a_mark_tells_the_end_that_comes_first():
    assert _decoded(codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be")) == SIMPLIFIED
    assert _decoded(codecs.BOM_UTF16_LE + SIMPLIFIED.encode("utf-16-le")) == SIMPLIFIED
