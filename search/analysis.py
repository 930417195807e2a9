"""Folding text, and cutting it into units, grams and words: one analyzer for articles and for queries.

Two views of the same folded text. Grams (pairs of neighbouring Han characters, and Latin words and numbers) carry
positions and decide what is found, so that recall never depends on where jieba cuts; words carry frequencies and help
to rank. Imports jieba, OpenCC and the lexicon; no Django.
"""

from __future__ import annotations

import logging
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import starmap, zip_longest
from operator import add
from typing import NamedTuple

import jieba
import numpy as np
import opencc

from search import lexicon
from search.cutting import Cutter
from search.trie import codes_of
from search.units import WIDE, find_units, kinds

ANALYSIS_VERSION = 3  # raise when the same text gives other grams or words

_WIDE_CHARACTER = re.compile(f"[{WIDE}]")


class Unit(NamedTuple):
    """A Han character, a Latin word or a number, and where it stands in the folded (and so in the original) text."""

    text: str
    start: int
    end: int
    position: int


class Run(NamedTuple):
    """Neighbouring wide characters, or one Latin word or number."""

    text: str
    position: int
    is_wide: bool


class Gram(NamedTuple):
    text: str
    position: int


class _Folding(dict[int, str]):
    """One character to one character: width and compatibility forms, case, traditional to simplified.

    A table and not OpenCC on whole texts: so a part of a text folds to the same part of the folded text, and lengths
    and offsets hold. A character that has no single folded form stays as it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._to_simplified = opencc.OpenCC("t2s").convert

    def __missing__(self, codepoint: int) -> str:
        character = chr(codepoint)
        if "\ud800" <= character <= "\udfff":  # half a pair, which no encoding can hold
            character = "\ufffd"
        for form in (unicodedata.normalize("NFKC", character), character):
            simplified = self._to_simplified(form.lower()) if len(form.lower()) == 1 else form
            if len(simplified) == 1:
                character = simplified
                break
        self[codepoint] = character
        return character


@cache
def _folding() -> _Folding:
    return _Folding()


@cache
def _tokenizer() -> jieba.Tokenizer:
    """A dictionary of our own; its cache file goes where no other user of the machine can have left one."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as tokenizer.tmp_dir:
        tokenizer.initialize()
    for word in lexicon.field_words():
        tokenizer.add_word(fold(word))
    return tokenizer


@cache
def cutter() -> Cutter:
    return Cutter(_tokenizer())


def learn(added: Iterable[str]) -> None:
    """Words of the field that stand in no file, in the place of those learned before."""
    added = tuple(added)
    unlearned = set(lexicon.added_words()) - set(added)
    lexicon.add_words(added)
    if unlearned:
        _tokenizer.cache_clear()  # jieba forgets a word, but not that it had been told one it knew before
    for word in added:
        _tokenizer().add_word(fold(word))
    cutter.cache_clear()


def warm() -> None:
    """Loads the dictionaries, about 120 MB in a second, and compiles what goes over them, three seconds where no
    compiled code is kept yet: before a server forks, so that its workers share them."""
    words(fold("預備"))
    cut(fold("預備"))


def version() -> str:
    """Of all that decides which terms a text gives."""
    return f"{ANALYSIS_VERSION}.{lexicon.version()}"


def fold(text: str) -> str:
    """The text in one width, case and script, each character in its place: len(fold(text)) == len(text)."""
    return text.translate(_folding())


def is_wide(character: str) -> bool:
    """Of a script written without spaces."""
    return _WIDE_CHARACTER.match(character) is not None


def is_joined(gram: str) -> bool:
    """A Latin word or number joined with the wide character after it."""
    return len(gram) > 1 and is_wide(gram[-1]) and not is_wide(gram[0])


def units(folded: str) -> list[Unit]:
    return [unit for unit, _ in _units(folded)]


def _units(folded: str) -> Iterator[tuple[Unit, bool]]:
    """Each with whether it is a wide character."""
    codes = codes_of(folded)
    found = find_units(kinds(), codes, np.array([0, len(codes)], np.int32), np.zeros(1, np.int32))
    columns = (found.starts, found.ends, found.positions, found.is_wide)
    for start, end, position, is_wide in zip(*(column.tolist() for column in columns), strict=True):
        yield Unit(folded[start:end].replace(",", ""), start, end, position), is_wide


def runs(folded: str) -> list[Run]:
    """The units again, neighbouring wide characters together: what grams and words are made from."""
    found: list[tuple[list[str], int, bool]] = []
    for unit, is_wide in _units(folded):
        texts, position, was_wide = found[-1] if found else ([], 0, False)
        if is_wide and was_wide and position + len(texts) == unit.position:
            texts.append(unit.text)
        else:
            found.append(([unit.text], unit.position, is_wide))
    return [Run("".join(texts), position, is_wide) for texts, position, is_wide in found]


def grams(folded: str) -> Iterator[Gram]:
    """Every pair of neighbouring wide characters at the place of its first; the last of a run by itself; Latin words
    and numbers by themselves and, where a wide character follows at once, with that character (so that "第3位" is
    found exactly)."""
    return starmap(Gram, _placed(folded))


def _placed(folded: str) -> Iterator[tuple[str, int]]:
    found = runs(folded)
    for run, following in zip_longest(found, found[1:]):
        text, position, is_wide = run
        if is_wide:
            yield from zip(map(add, text, text[1:]), range(position, position + len(text) - 1), strict=True)
            yield text[-1], position + len(text) - 1
        else:
            yield text, position
            if following and following.is_wide and following.position == position + 1:
                yield text + following.text[0], position


def phrase(folded: str) -> list[Gram]:
    """The fewest grams which, at these distances, make exactly this run of text. The last may be a lone wide
    character, which is then to be looked for as the beginning of a gram too."""
    chosen: list[Gram] = []
    found = runs(folded)
    for run, following in zip_longest(found, found[1:]):
        text, position, is_wide = run
        if not is_wide:
            joined = following is not None and following.is_wide and following.position == position + 1
            chosen.append(Gram(text + following.text[0] if joined and following else text, position))
        elif len(text) > 1:
            starts = sorted({*range(0, len(text) - 1, 2), len(text) - 2})
            chosen += [Gram(text[n : n + 2], position + n) for n in starts]
        elif following or not chosen or position > chosen[-1].position + 1:
            chosen.append(Gram(text, position))
    return chosen


def words(folded: str) -> list[str]:
    """Words for ranking, with the shorter words inside long ones."""
    found: list[str] = []
    for run in runs(folded):
        if run.is_wide:
            found += cutter().cut_for_search(run.text)
        else:
            found.append(run.text)
    return found


def cut(folded: str) -> list[str]:
    """The text as a row of words, none inside another; a single character goes with its neighbour."""
    found: list[tuple[str, int]] = []  # with the position after it
    for run in runs(folded):
        position = run.position
        for word in _cut_run(run):
            length = len(word) if run.is_wide else 1
            previous = found[-1] if found else None
            touches = previous is not None and previous[1] == position
            if (
                previous
                and touches
                and run.is_wide
                and 1 in (length, len(previous[0]))
                and not previous[0].isascii()
            ):
                found[-1] = (previous[0] + word, position + length)
            else:
                found.append((word, position + length))
            position += length
    return [word for word, _ in found]


def without_stop_words(folded: str) -> str:
    """A sentence with a mark in the place of each word that only asks; itself where it holds nothing else."""
    text = _without_stop_words(folded)
    return text if text.strip(",") else folded


def is_asking(folded: str) -> bool:
    """Some of its words only ask."""
    stop_words = lexicon.stop_words()
    return any(word in stop_words for run in runs(folded) for word in _cut_run(run))


def is_only_asking(folded: str) -> bool:
    return is_asking(folded) and not _without_stop_words(folded).strip(",")


def _without_stop_words(folded: str) -> str:
    kept = []
    for run in runs(folded):
        kept += [word if word not in lexicon.stop_words() else "," for word in _cut_run(run)]
        kept.append("," if not run.is_wide else "")
    return "".join(kept)


def _cut_run(run: Run) -> list[str]:
    return cutter().cut(run.text) if run.is_wide else [run.text]
