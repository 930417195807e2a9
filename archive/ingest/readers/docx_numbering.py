"""The numbers that Word counts by itself ("一、", "（二）", "第3条"), written into the text where they are shown.

They stand in no run of the document, so every reader of its text loses them, and with them what makes a heading.
Bullets stay list items. Imports nothing of the house; is given parts that have been checked. ECMA-376, 17.9.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HAN_DIGITS = "〇一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_NUMBER = 999
BASED_ON = 10  # styles upon styles


@dataclass(frozen=True)
class Level:
    format: str
    text: str  # "%1、"
    start: int


@dataclass
class Counting:
    """The definitions of a document, and how far each has been counted."""

    levels: Mapping[str, Mapping[int, Level]]  # by numId
    lists: Mapping[str, str]  # numId -> the abstract list whose count it shares
    styles: Mapping[str, tuple[str, int]]  # style -> numId and level
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, num_id: str, place: int) -> str:
        """The next label of the list; empty for bullets and unknown lists."""
        levels = self.levels.get(num_id, {})
        level = levels.get(place)
        if level is None or level.format in {"bullet", "none"}:
            return ""
        counts = self.counts.setdefault(self.lists[num_id], {})
        counts[place] = counts.get(place, level.start - 1) + 1
        for deeper in [other for other in counts if other > place]:
            del counts[deeper]
        return re.sub(
            r"%([1-9])", lambda match: self._number(levels, counts, int(match.group(1)) - 1), level.text
        )

    @staticmethod
    def _number(levels: Mapping[int, Level], counts: Mapping[int, int], place: int) -> str:
        level = levels.get(place)
        return _formatted(counts.get(place, level.start), level.format) if level else ""


def number_paragraphs(document: bytes, numbering: bytes, styles: bytes) -> bytes:
    """The document's XML with its labels written out; lists of bullets as they were. Raises XMLSyntaxError."""
    counting = _counting(_parse(numbering), _parse(styles))
    root = _parse(document)
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        num_id, place = _list_of(properties, counting.styles)
        label = (
            counting.label(num_id, place)
            if num_id and any(text.text for text in paragraph.iter(f"{W}t"))
            else ""
        )
        if label and properties is not None:
            _write(paragraph, properties, label)
    return etree.tostring(root)


def _parse(part: bytes) -> etree._Element:
    return etree.fromstring(
        part, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    )


def _counting(numbering: etree._Element, styles: etree._Element) -> Counting:
    abstract = {_value(item, "abstractNumId"): _levels(item) for item in numbering.iter(f"{W}abstractNum")}
    lists: dict[str, str] = {}
    levels: dict[str, Mapping[int, Level]] = {}
    for num in numbering.iter(f"{W}num"):
        num_id, of = _value(num, "numId"), _value(num.find(f"{W}abstractNumId"))
        restarts = num.find(f"{W}lvlOverride/{W}startOverride") is not None
        lists[num_id] = f"{of}/{num_id}" if restarts else of
        levels[num_id] = abstract.get(of, {})
    return Counting(levels, lists, _styles(styles))


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {
        _integer(_value(level, "ilvl")): Level(
            _value(level.find(f"{W}numFmt")) or "decimal",
            _value(level.find(f"{W}lvlText")),
            _integer(_value(level.find(f"{W}start")), 1),
        )
        for level in abstract.iter(f"{W}lvl")
    }


def _styles(styles: etree._Element) -> dict[str, tuple[str, int]]:
    """What a style numbers by, itself or through the style it is based on."""
    named = {_value(style, "styleId"): style for style in styles.iter(f"{W}style")}
    found: dict[str, tuple[str, int]] = {}
    for name in named:
        style: etree._Element | None = named[name]
        for _ in range(BASED_ON):
            if style is None:
                break
            num_id, place = _list_of(style.find(f"{W}pPr"), {})
            if num_id:
                found[name] = num_id, place
                break
            style = named.get(_value(style.find(f"{W}basedOn")))
    return found


def _list_of(properties: etree._Element | None, styles: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    if properties is None:
        return "", 0
    direct = properties.find(f"{W}numPr")
    by_style = styles.get(_value(properties.find(f"{W}pStyle")), ("", 0))
    if direct is None:
        return by_style
    num_id = _value(direct.find(f"{W}numId"))
    place = _value(direct.find(f"{W}ilvl"))
    return num_id or by_style[0], _integer(place) if place else by_style[1]


def _write(paragraph: etree._Element, properties: etree._Element, label: str) -> None:
    for counted in properties.findall(f"{W}numPr"):
        properties.remove(counted)
    none = etree.SubElement(properties, f"{W}numPr")  # what the style counts is counted now
    etree.SubElement(none, f"{W}ilvl").set(f"{W}val", "0")
    etree.SubElement(none, f"{W}numId").set(f"{W}val", "0")
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}t")
    text.text = f"{label} " if label[-1].isascii() and label[-1].isalnum() else label
    paragraph.insert(paragraph.index(properties) + 1, run)


def _value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(W + name) or "")


def _integer(text: str, default: int = 0) -> int:
    return int(text) if re.fullmatch(r"\d{1,3}", text) else default


def _han(number: int) -> str:
    """7 七, 12 十二, 20 二十, 105 一百零五."""
    if number < 10:
        return HAN_DIGITS[number]
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{HAN_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{HAN_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (HAN_DIGITS[ones] if ones else "")


def _roman(number: int) -> str:
    text = ""
    for value, numeral in ROMAN:
        text += numeral * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _circled(number: int) -> str:
    return CIRCLED[number - 1] if 0 < number <= len(CIRCLED) else str(number)


FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), _han
    ),
    **dict.fromkeys(("taiwaneseCountingThousand", "ideographDigital", "koreanDigital2"), _han),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
}


def _formatted(number: int, format: str) -> str:
    return FORMATS.get(format, str)(number) if 0 < number <= MAX_NUMBER else str(number)
