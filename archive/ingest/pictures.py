"""What stands round a picture: who took it, the arrow that leads to it, the text that it parts.

Imports authors, bylines, gathering and phrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.ingest.authors import plain_byline
from archive.ingest.bylines import parse_byline, signs_picture
from archive.ingest.gathering import Statements
from archive.ingest.phrases import HAN

PICTURES = 8  # captions that may stand together in a text
TAKEN = re.compile(r"(?:[摄攝]|[摄攝]影|[摄攝]影[报報][道導导])[）)]?$|^(?:特约|本报)?[摄攝]影(?!师|家)")
UNFINISHED = 25  # characters: a shorter paragraph may stop without a full stop
POINTER = re.compile(r"[▲△▼▽◀▶◁▷←→↑↓]+\s*(?=\S)")  # before a caption
PHOTO = re.compile(r"[摄攝][影制]?(?:报道)?\s*[）)]?$|供图|提供|资料图|图\s*[/／]|^本版图|^图\s*[:：]")
WRITES_TOO = re.compile(
    r"文\s*[/／:：]\s*[^图]*图|文\s*[/／]|[摄攝]影[报報][道導导]"
)  # 摄影报道: text and pictures


def signs_a_picture(text: str) -> bool:
    if parts := parse_byline(plain_byline(text)):
        return signs_picture(parts)
    return bool(PHOTO.search(text)) and not WRITES_TOO.search(text)


def are_of_pictures(bylines: Sequence[str]) -> bool:
    """特约摄影 张三/摄, 通讯员 李四 摄影报道: where the text is but a caption, all that is signed is its picture."""
    return bool(bylines) and all(TAKEN.search(byline) and "文" not in byline for byline in bylines)


def without_pointer(text: str, gathered: Statements) -> str:
    """The arrow that leads from a caption to its picture leads nowhere here."""
    if (pointer := POINTER.match(text)) is None:
        return text
    gathered.drop(pointer.group().strip(), "图片指示")
    return text[pointer.end() :]


def goes_on_around_a_picture(gathered: Statements, text: str) -> bool:
    """Whether a caption parted the text in mid-sentence: 企业要学会 / 图为… / 自己答卷。"""
    if not gathered.paragraphs or gathered.paragraphs[-1][0] != "caption" or text[0] in "●■▲△":
        return False
    before = next((said for kind, said, _ in reversed(gathered.paragraphs[-PICTURES:]) if kind == "text"), "")
    return len(before) > UNFINISHED and "，" in before and bool(re.search(rf"[{HAN}，、]$", before))
