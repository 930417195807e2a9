"""Bytes to text. Guessers trained on web pages fail on short and old Chinese texts, so candidates are scored.

A decoding is good when its non-ASCII characters are common Han characters and Chinese punctuation: bytes read
in a wrong encoding turn into rare characters instead. Plain Python: imports nothing of the house but draft.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass

from archive.ingest.draft import UnreadableBulletin

CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
MOJIBAKE = 0.6  # below this score a text is taken for mojibake
SAMPLE = 20_000  # characters scored; a page is shorter
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
PUNCTUATION = set(
    "，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕［］｛｝—…·～　－–•●■□▲△◆◇○◎★☆※→←↑↓％＋＝／｜＊＃＆＠．＜＞°℃×÷±≥≤√＂＇｀￥§①②③④⑤⑥⑦⑧⑨⑩"
)
# Of a running Chinese text these make up a third; of one read in a wrong encoding next to nothing.
FREQUENT = set(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法"
    "所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四"
    "日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代"
    "贸促经济展企业协國會經濟業際貿協員長發開來對爲為與進個動關東時說學們這實現產體務應種過萬億"
)
CONTROL = re.compile(
    rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]"
)  # in no text; UTF-16 of Han characters is full of them
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{3,20})""", re.IGNORECASE)


def _common() -> frozenset[str]:
    """The first levels of GB 2312 and Big5: what their makers counted as common, 7,000 characters together."""
    simplified = bytes(b for hi in range(0xB0, 0xD8) for lo in range(0xA1, 0xFF) for b in (hi, lo))
    traditional = bytes(
        b for hi in range(0xA4, 0xC7) for lo in (*range(0x40, 0x7F), *range(0xA1, 0xFF)) for b in (hi, lo)
    )
    return frozenset(simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore"))


COMMON = _common()


@dataclass(frozen=True)
class Decoded:
    text: str
    encoding: str
    replacements: int = 0  # characters that could not be decoded
    score: float = 1.0


def naturalness(text: str) -> float:
    """The share of common Han and Chinese punctuation in the non-ASCII characters, 0 to 1; 1 where there are none."""
    counts = Counter(text[:SAMPLE])
    foreign = sum(count for char, count in counts.items() if char > "\x7f")
    strange = sum(count for char, count in counts.items() if char < " " and char not in "\n\r\t\f\v")
    if not foreign and not strange:
        return 1.0
    common = sum(count for char, count in counts.items() if char > "\x7f" and _is_at_home(char))
    return common / (foreign + strange)


def _is_at_home(char: str) -> bool:
    return (
        char in COMMON
        or char in PUNCTUATION
        or "！" <= char <= "～"
        or char == "\u00a0"
        or "À" <= char <= "ɏ"
    )


def frequency(text: str) -> float:
    """The share of frequent characters and punctuation in the non-ASCII ones, 0 to 1; 1 where there are none."""
    counts = Counter(text[:SAMPLE])
    foreign = sum(count for char, count in counts.items() if char > "\x7f")
    frequent = sum(count for char, count in counts.items() if char in FREQUENT or char in PUNCTUATION)
    return frequent / foreign if foreign else 1.0


def _rank(text: str) -> float:
    """For choosing between decodings: frequent characters tell more than merely common ones."""
    return naturalness(text) + frequency(text)


def decode(data: bytes) -> Decoded:
    """The text of the bytes. Raises UnreadableBulletin where they are no text."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _decode_damaged(data.removeprefix(codecs.BOM_UTF8), (encoding,))
    if not CONTROL.search(data):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return Decoded(text, "utf-8", text.count("\ufffd"), naturalness(text))
    candidates = [found for name in _candidates(data) if (found := _decode_strictly(data, name))]
    best = max(candidates, key=lambda found: _rank(found.text), default=None)
    if best is None or best.score < MOJIBAKE:
        damaged = _decode_damaged(data, _candidates(data))
        if best is None or damaged.score > best.score + 0.1:
            best = damaged
    if len(CONTROLS.findall(best.text)) > len(best.text) / 100:
        raise UnreadableBulletin("文件内容不是文字，而是二进制数据，无法阅读。请上传文字版的公报。")
    return best


def _candidates(data: bytes) -> tuple[str, ...]:
    """The candidates, what the page itself declares first: at equal score the declaration decides."""
    declared = CHARSET.search(data[:4096])
    if not declared:
        return CANDIDATES
    name = declared.group(1).decode("ascii").lower()
    known = {
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "gb18030": "gb18030",
        "big5": "big5hkscs",
        "big5-hkscs": "big5hkscs",
    }
    first = known.get(name)
    return (
        CANDIDATES if first is None else tuple(sorted(CANDIDATES, key=lambda candidate: candidate != first))
    )


def _decode_strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text, encoding, 0, naturalness(text))


def _decode_damaged(data: bytes, encodings: tuple[str, ...]) -> Decoded:
    """Read with replacements, counted; the decoding that reads best, each replacement weighing against it."""
    readings = []
    for encoding in encodings:
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd")
        score = naturalness(text)
        readings.append((score - 2 * lost / max(len(text), 1), Decoded(text, encoding, lost, score)))
    return max(readings, key=lambda reading: reading[0])[1]
