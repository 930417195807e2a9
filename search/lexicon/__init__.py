"""Words of the field that jieba must know, words.txt, and words that only ask, stopwords.txt: one line a word, "#"
begins a note.

Plain Python: imports nothing of the project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_added: tuple[str, ...] = ()


@cache
def field_words() -> tuple[str, ...]:
    """The words of words.txt, each once, in the file's order; and those added in this process."""
    return tuple(dict.fromkeys((*_read("words.txt"), *_added)))


def added_words() -> tuple[str, ...]:
    return _added


def add_words(words: Iterable[str]) -> None:
    """In the place of those added before. A dictionary that was loaded meanwhile does not know them."""
    global _added
    _added = tuple(words)
    field_words.cache_clear()
    version.cache_clear()


@cache
def stop_words() -> frozenset[str]:
    """Question words and particles: in a sentence that asks they say nothing of what is asked about."""
    return frozenset(_read("stopwords.txt"))


def _read(name: str) -> tuple[str, ...]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


@cache
def version() -> str:
    """Changes with the words, whatever their order: an index made with other words is outdated."""
    return hashlib.sha256("\n".join(sorted(field_words())).encode()).hexdigest()[:16]
