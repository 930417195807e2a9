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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import starmap, zip_longest
from operator import add
from typing import NamedTuple

import jieba
import opencc

from search import lexicon
from search.cutting import Cutter

ANALYSIS_VERSION = 2  # raise when the same text gives other grams or words
PARAGRAPH_GAP = 100  # positions between two parts of a stream: no run and no nearness crosses it

# Scripts written without spaces: each character is a unit.
_WIDE = "々〇\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE = r"\s\u200b-\u200f\u2060\ufeff\xad"
_UNIT = re.compile(
    rf"(?P<wide>[{_WIDE}]+)"
    r"|(?P<number>(?<!\d[.,])\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+(?!\.?\d))?"  # 12,345 or 12,345.6
    r"|(?<![\d.])\d+\.\d+(?!\.?\d)"  # 2.5, but 2024.11.28 is three numbers
    r"|\d+)"
    rf"|(?P<space>[{_SPACE}]+)"
    rf"|(?P<latin>(?:(?![{_WIDE}\d_{_SPACE}])\w)+)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_WIDE_CHARACTER = re.compile(f"[{_WIDE}]")
_NOT_WIDE = re.compile(f"[^{_WIDE}]+")
_SPACE_IN_WIDE = re.compile(rf"(?<=[{_WIDE}])[{_SPACE}]+|[{_SPACE}]+(?=[{_WIDE}])")


class Unit(NamedTuple):
    """A Han character, a Latin word or a number, and where it stands in the folded (and so in the original) text.

    Units that follow each other, whatever space is between, have consecutive positions; punctuation between them
    takes one position more.
    """

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
def _cutter() -> Cutter:
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
    _cutter.cache_clear()


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
    found: list[Unit] = []
    position, gap = 0, False
    for match in _UNIT.finditer(folded):
        kind, start = match.lastgroup, match.start()
        if kind == "space":
            continue
        if kind == "mark":
            gap = bool(found)
            continue
        position, gap = position + gap, False
        if kind == "wide":
            found += [Unit(c, start + n, start + n + 1, position + n) for n, c in enumerate(match.group())]
            position += len(match.group())
        else:
            found.append(Unit(_plain(match), start, match.end(), position))
            position += 1
    return found


def runs(folded: str) -> list[Run]:
    """The units again, neighbouring wide characters together: what grams and words are made from."""
    found: list[Run] = []
    position, gap = 0, False
    for match in _UNIT.finditer(_SPACE_IN_WIDE.sub("", folded)):
        kind = match.lastgroup
        if kind == "space":
            continue
        if kind == "mark":
            gap = bool(found)
            continue
        position, gap = position + gap, False
        found.append(Run(_plain(match), position, kind == "wide"))
        position += len(match.group()) if kind == "wide" else 1
    return found


def _plain(match: re.Match[str]) -> str:
    return match.group().replace(",", "") if match.lastgroup == "number" else match.group()


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


def gram_positions(parts: Iterable[str]) -> tuple[dict[str, list[int]], int]:
    """Gram -> its positions in the stream of folded parts, ascending, and the number of grams in all."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    base = count = 0
    for part in parts:
        position = 0
        for text, position in _placed(part):
            positions[text].append(base + position)
            count += 1
        base += position + PARAGRAPH_GAP
    return positions, count


def characters(parts: Iterable[str]) -> Counter[str]:
    """Wide characters of the folded parts, and how often each is there."""
    return Counter(_NOT_WIDE.sub("", "".join(parts)))


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
            found += _cutter().cut_for_search(run.text)
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
    kept = []
    for run in runs(folded):
        kept += [word if word not in lexicon.stop_words() else "," for word in _cut_run(run)]
        kept.append("," if not run.is_wide else "")
    text = "".join(kept)
    return text if text.strip(",") else folded


def _cut_run(run: Run) -> list[str]:
    return _cutter().cut(run.text) if run.is_wide else [run.text]
