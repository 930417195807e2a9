"""The stretches of an article in which mentions are looked for, with their script folded to simplified.

May import draft only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from opencc import OpenCC

from archive.ingest.draft import DraftArticle

TITLE = "title"
SUBTITLE = "subtitle"
BYLINE = "byline"

SURNAME = "沈"
SENTENCE_END = re.compile(r"[。！？!?；;]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True)
class Passage:
    """A text with the id under which its mentions are kept.

    `folded` has the length of `text`, so that an offset into one is an offset into the other.
    """

    id: str
    text: str

    @cached_property
    def folded(self) -> str:
        return to_simplified(self.text)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Simplified script, character by character where the whole would change its length."""
    if not _NOT_ASCII.search(text):
        return text
    folded: str = _converter().convert(text)
    if len(folded) != len(text):
        folded = "".join(one if len(one := _converter().convert(char)) == 1 else char for char in text)
    if SURNAME in text:  # which OpenCC takes for 沉
        return "".join(SURNAME if char == SURNAME else one for char, one in zip(text, folded, strict=True))
    return folded


def passages_of(article: DraftArticle) -> Iterator[Passage]:
    """Title, subtitle and byline under their own names, then the paragraphs."""
    yield Passage(TITLE, article.title)
    if article.subtitle:
        yield Passage(SUBTITLE, article.subtitle)
    if article.byline:
        yield Passage(BYLINE, article.byline)
    for paragraph in article.paragraphs:
        yield Passage(paragraph.id, paragraph.text)
