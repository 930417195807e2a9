"""Small numbers as Chinese texts write them. Imports nothing of the house."""

from __future__ import annotations

DIGITS = {char: place for place, char in enumerate("〇一二三四五六七八九")} | {
    "○": 0,
    "零": 0,
    "O": 0,
    "o": 0,
    "0": 0,
}


def numeral(text: str) -> int:
    """A number below two hundred in Arabic or Chinese figures: 二十七 is 27, 一百零三 is 103."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if len(text) == 3 and text[0] == "一" and text[1] in "〇○零一二三":
        return 100 + DIGITS[text[1]] * 10 + DIGITS.get(text[2], 0)  # 一〇八
    hundreds, hundred, text = text.rpartition("百")
    tens, ten, units = text.rpartition("十")
    return (
        (DIGITS.get(hundreds, 1) * 100 if hundred else 0)
        + (DIGITS.get(tens, 1) * 10 if ten else 0)
        + DIGITS.get(units[-1:], 0)
    )
