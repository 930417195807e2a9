"""Words of the field that jieba must know: words.txt, one line a word, "#" begins a note.

Plain Python: imports nothing of the project.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("words.txt")


@cache
def field_words() -> tuple[str, ...]:
    """The words of words.txt, each once, in the file's order."""
    lines = (line.partition("#")[0].strip() for line in _WORDS.read_text(encoding="utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


@cache
def version() -> str:
    """Changes with the words, whatever their order: an index made with other words is outdated."""
    return hashlib.sha256("\n".join(sorted(field_words())).encode()).hexdigest()[:16]
