"""Cuts what a reader typed into words, quotations, operators and brackets, brackets in pairs.

Works on folded text, so that full-width operators are operators; the original tells OR from or. Plain Python; may
import search.analysis, search.compatibility, search.dates, search.fields and search.notices.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from search import analysis, dates
from search import notices as told
from search.compatibility import written_out
from search.fields import FIELD_NAMES

MAX_DEPTH = 5

Kind = Literal["word", "prefix", "quote", "field", "or", "not", "open", "close"]

_PAIRS = {**dict.fromkeys('"“”„‟〝〞', '"“”„‟〝〞'), "「": "」", "『": "』", "«": "»", "‘": "’"}
_ANY_END = '"”」』»'  # ends a quotation whose own mark is missing
_QUOTE = "".join(_PAIRS)
_FIELD = "|".join(sorted(FIELD_NAMES, key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<field>(?<!\w)(?:{_FIELD})\s*:\s*)"
    r"|(?P<either>\|+)"
    r"|(?P<open>\()"
    r"|(?P<close>\))"
    rf"|(?P<quote>[{_QUOTE}])"
    r"|(?P<dash>(?:(?<=^)|(?<=[\s(|:]))[-−–‐]+)"
    # Joined by a mark stays one word: 12,345 · at&t · 中国-东盟 · 中国—东盟.
    r"|(?P<word>\w+(?:(?:(?<=\d)[,:](?=\d)|(?<=[a-z0-9])[.'&+/@](?=[a-z0-9])|[-–—·](?=\w))\w+)*\*?)",
)
_OPERATORS: dict[str, Kind | None] = {
    "OR": "or",
    "或": "or",
    "或者": "or",
    "NOT": "not",
    "AND": None,
    "且": None,
}


@dataclass(frozen=True)
class Token:
    kind: Kind
    text: str = ""


@dataclass(frozen=True)
class Tokens:
    items: tuple[Token, ...]
    notices: tuple[str, ...]


def read_tokens(typed: str) -> Tokens:
    """The tokens of a typed query. Never raises; takes time linear in the text."""
    notices: list[str] = []
    typed = written_out(typed)
    found = list(_scan(typed, analysis.fold(typed), notices))
    if [token.kind for token in found] == ["or"]:
        found = [Token("word", analysis.fold(typed).strip())]  # the word itself is looked for
    return Tokens(tuple(_balanced(found, notices)), tuple(dict.fromkeys(notices)))


def _scan(typed: str, folded: str, notices: list[str]) -> Iterator[Token]:
    place = 0
    while match := _TOKEN.search(folded, place):
        kind, text, place = match.lastgroup, match.group(), match.end()
        if kind == "field":
            name = FIELD_NAMES[text.partition(":")[0].rstrip()]
            yield Token("field", name)
            if name == "date" and (value := dates.TYPED.match(folded, place)):
                yield Token("word", value.group())
                place = value.end()
        elif kind == "quote":
            inside, place = _quotation(folded, match, notices)
            if inside:
                yield Token("quote", inside)
        elif kind == "dash":
            if place < len(folded) and not folded[place].isspace():
                yield Token("not")
            else:
                notices.append(told.LONE_MINUS)
        else:
            yield from _plain(kind or "", text, typed[match.start() : match.end()])


def _plain(kind: str, text: str, original: str) -> Iterator[Token]:
    as_typed = unicodedata.normalize("NFKC", original)
    if kind == "either":
        yield Token("or")
    elif kind == "open":
        yield Token("open")
    elif kind == "close":
        yield Token("close")
    elif as_typed in _OPERATORS or text in ("或", "或者"):
        operator = _OPERATORS.get(as_typed, "or")
        if operator:
            yield Token(operator)
    else:
        yield Token("prefix" if text.endswith("*") else "word", text.removesuffix("*"))


def _quotation(folded: str, opening: re.Match[str], notices: list[str]) -> tuple[str, int]:
    """What stands between the quotation marks, and where to read on."""
    own = _PAIRS[opening.group()]
    places = range(opening.end(), len(folded))
    end = next((n for closers in (own, _ANY_END) for n in places if folded[n] in closers), None)
    if end is None:
        notices.append(told.OPEN_QUOTE)
        return folded[opening.end() :].strip(), len(folded)
    return folded[opening.end() : end].strip(), end + 1


def _balanced(found: list[Token], notices: list[str]) -> Iterator[Token]:
    """Brackets in pairs and no deeper than MAX_DEPTH; those beyond are left out, what they hold stays."""
    depth = 0
    for token in found:
        depth += token.kind == "open"
        if token.kind == "close" and depth == 0:
            notices.append(told.STRAY_BRACKET)
        elif token.kind in ("open", "close") and depth > MAX_DEPTH:
            notices.append(told.TOO_DEEP % {"n": MAX_DEPTH})
        else:
            yield token
        depth -= token.kind == "close" and depth > 0
    if depth:
        notices.append(told.OPEN_BRACKET)
        yield from [Token("close")] * min(depth, MAX_DEPTH)
