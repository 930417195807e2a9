"""Marks in a text what a query found there, and chooses the passages that show it best.

Finds in the folded text and marks the original, whose characters stand in the same places or in known ones. One of the
two places of the project that declare HTML safe (templatetags/choices.py is the other): every text is escaped here,
once. May import search.analysis, search.compatibility and search.query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import islice, pairwise
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from search import analysis
from search.compatibility import bounds, written_out
from search.query import Prefix, Text

MAX_PASSAGES = 3
SHORT, LONG = 60, 120  # characters of a passage
_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;\n]+[”’」』）)》]*|$)")
_CLAUSE_END = "，、,：:"
_STOP_WORDS = frozenset(
    "如何 怎样 怎么 什么 为什么 哪些 哪个 哪里 多少 是否 以及 或者 可以 进行 开展 有关 关于 这个 那个 他们 我们 一个 已经 哪年 几个".split()
)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A page of hits looks into each paragraph three times, and popular articles are hits again and again."""
    return analysis.fold(written_out(text))


@lru_cache(maxsize=4096)
def stretches_of(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """From where to where in the text there stands what the pattern finds in it as folded. A page of hits asks thrice:
    what of the query stands in an article at all, where it is marked, and why the article is a hit."""
    found = tuple(match.span() for match in pattern.finditer(folded(text)))
    if not found or (places := bounds(text)) is None:
        return found
    return tuple((places[start], max(places[end], places[end - 1] + 1)) for start, end in found)


class Span(NamedTuple):
    start: int
    end: int
    mark: int  # which of the marker's patterns it is


class _Sought(NamedTuple):
    text: str  # folded
    pattern: re.Pattern[str]


class Marker:
    """What to mark: whole runs, and the words of what was not quoted. Compiled once for all hits of a page."""

    def __init__(self, runs: Sequence[_Sought], words: Sequence[_Sought]) -> None:
        self._runs = runs
        self._words = words

    @classmethod
    def of_leaves(cls, leaves: Iterable[Text | Prefix]) -> Marker:
        leaves = tuple(dict.fromkeys(leaves))
        words = dict.fromkeys(
            word
            for leaf in leaves
            if isinstance(leaf, Text) and not leaf.exact
            for word in analysis.cut(leaf.text)
            if word not in _STOP_WORDS and (len(word) > 1 or word.isascii())
        )
        return cls(_sought(leaves), _sought(Text(word) for word in words))

    def fitted(self, texts: Iterable[str]) -> Marker:
        """For one article: the words of a run that stands in it whole are not marked apart from it."""
        parts = [text for text in texts if text]
        whole = [run for run in self._runs if any(stretches_of(run.pattern, part) for part in parts)]
        return Marker(
            whole, [word for word in self._words if not any(word.text in run.text for run in whole)]
        )

    def is_met(self, text: str) -> bool:
        """A whole run stands in the text, or every one of the words of what was not quoted."""
        return any(stretches_of(run.pattern, text) for run in self._runs) or (
            bool(self._words) and all(stretches_of(word.pattern, text) for word in self._words)
        )

    def find(self, text: str) -> list[Span]:
        """Where the text is to be marked, in order; what overlaps or touches is one mark."""
        spans = [
            Span(start, end, n)
            for n, sought in enumerate((*self._runs, *self._words))
            for start, end in stretches_of(sought.pattern, text)
        ]
        if len(spans) < 2:
            return spans
        chosen: list[Span] = []
        for span in sorted(spans, key=lambda span: (span.start, -span.end)):
            if not chosen or span.start > chosen[-1].end:
                chosen.append(span)
            elif span.end > chosen[-1].end:
                chosen[-1] = chosen[-1]._replace(end=span.end)
        return chosen

    def highlight(self, text: str) -> SafeString:
        return _marked(text, self.find(text))


@dataclass(frozen=True)
class Passage:
    html: SafeString
    paragraph: str  # id of the paragraph it is taken from


class _Stretch(NamedTuple):
    paragraph: int
    start: int
    end: int
    spans: tuple[Span, ...]

    def worth(self, seen: set[int], lengths: dict[int, int]) -> float:
        """New marks count by their length, those already shown a tenth of it, repetitions hardly."""
        marks = {span.mark for span in self.spans}
        return sum(lengths[mark] * (0.1 if mark in seen else 1.0) for mark in marks) + 0.01 * len(self.spans)


def choose_passages(
    paragraphs: Sequence[tuple[str, str]], marker: Marker, opening: str = ""
) -> tuple[Passage, ...]:
    """The two or three best stretches of an article, (id, text) a paragraph, in the order of the text. Where nothing
    of the query stands in it: how the paragraph `opening` begins, or else the first."""
    found = [(number, text, marker.find(text)) for number, (_, text) in enumerate(paragraphs)]
    marked = [stretch for some in found if some[2] for stretch in _stretches(*some) if stretch.spans]
    chosen = sorted(_best(marked)) if marked else _first(paragraphs, opening)
    return tuple(
        Passage(_shown(paragraphs[stretch.paragraph][1], stretch), paragraphs[stretch.paragraph][0])
        for stretch in chosen
    )


def _first(paragraphs: Sequence[tuple[str, str]], opening: str) -> list[_Stretch]:
    ordered = sorted(enumerate(paragraphs), key=lambda numbered: numbered[1][0] != opening)
    stretches = (stretch for number, (_, text) in ordered for stretch in _stretches(number, text, []))
    return list(islice(stretches, 1))


def _best(stretches: list[_Stretch]) -> list[_Stretch]:
    lengths: dict[int, int] = {}
    for stretch in stretches:
        for span in stretch.spans:
            lengths[span.mark] = max(lengths.get(span.mark, 0), span.end - span.start)
    chosen: list[_Stretch] = []
    seen: set[int] = set()
    while stretches and len(chosen) < MAX_PASSAGES:
        best = max(stretches, key=lambda stretch: stretch.worth(seen, lengths))  # the first among equals
        chosen.append(best)
        seen |= {span.mark for span in best.spans}
        stretches = [stretch for stretch in stretches if stretch != best]
    return chosen


def _stretches(number: int, text: str, spans: Sequence[Span]) -> Iterable[_Stretch]:
    """Sentences, the short ones joined; of a long one, what stands around its marks."""
    start = 0
    bounds = [match.end() for match in _SENTENCE.finditer(text) if match.group()]
    for place, end in enumerate(bounds):
        is_last = place + 1 == len(bounds)
        if end - start < SHORT and not is_last and bounds[place + 1] - start <= LONG:
            continue
        inside = tuple(span for span in spans if span.start < end and span.end > start)
        is_shown = inside or not spans  # beside sentences with a mark those without are not wanted
        if is_shown and text[start:end].strip():
            yield _narrowed(text, _Stretch(number, start, end, inside))
        start = end


def _narrowed(text: str, stretch: _Stretch) -> _Stretch:
    """At most about LONG characters: from the clause in which the first mark stands."""
    if stretch.end - stretch.start <= LONG:
        return stretch
    first = stretch.spans[0] if stretch.spans else None
    start = stretch.start
    if first and first.end - start > LONG:
        earliest = max(start, first.end - LONG // 2)
        start = _after_clause(text, earliest, first.start) or earliest
    end = min(stretch.end, max(start + LONG, first.end if first else 0))
    if end < stretch.end:
        least = max(start + SHORT, first.end if first else 0)
        end = next((n + 1 for n in range(end - 1, least, -1) if text[n] in _CLAUSE_END), end)
    inside = tuple(span for span in stretch.spans if span.start < end and span.end > start)
    return _Stretch(stretch.paragraph, start, end, inside)


def _after_clause(text: str, start: int, end: int) -> int | None:
    return next((n + 1 for n in range(start, end) if text[n] in _CLAUSE_END), None)


def _shown(text: str, stretch: _Stretch) -> SafeString:
    """The stretch with its marks, and an ellipsis where a sentence is cut."""
    start, end = stretch.start, stretch.end
    piece = text[start:end]
    before = "…" if start and text[start - 1] not in "。！？!?；;\n”’」』）)》" else ""
    after = "…" if end < len(text) and piece[-1:] not in "。！？!?；;\n”’」』）)》" else ""
    moved = [
        Span(max(span.start - start, 0), min(span.end, end) - start, span.mark) for span in stretch.spans
    ]
    return mark_safe(before + _marked(piece.rstrip("\n"), moved) + after)  # noqa: S308  escaped in _marked


def _marked(text: str, spans: Iterable[Span]) -> SafeString:
    pieces: list[str] = []
    place = 0
    for span in spans:
        pieces += [escape(text[place : span.start]), "<mark>", escape(text[span.start : span.end]), "</mark>"]
        place = span.end
    return mark_safe("".join([*pieces, escape(text[place:])]))  # noqa: S308  every piece is escaped above


def _sought(leaves: Iterable[Text | Prefix]) -> list[_Sought]:
    return [_Sought(leaf.text, pattern) for leaf in leaves if (pattern := pattern_of(leaf))]


@lru_cache(maxsize=1024)  # the words that mark are those that explain
def pattern_of(leaf: Text | Prefix) -> re.Pattern[str] | None:
    """Finds the leaf as the index does: any space between its units, any mark for a mark, Latin words whole."""
    found = analysis.units(leaf.text)
    if not found:
        return None
    pieces = [_unit(found[0].text)]
    for previous, unit in pairwise(found):
        pieces.append(r"\s*" if unit.position == previous.position + 1 else r"[\s\W]+")
        pieces.append(_unit(unit.text))
    if isinstance(leaf, Prefix):
        kind = r"\d" if found[-1].text.isdecimal() else "[a-z]"
        pieces[-1] = rf"(?<!{kind}){re.escape(found[-1].text)}[a-z0-9]*"
    return re.compile("".join(pieces))


def _unit(text: str) -> str:
    if text.isdecimal():
        return r"(?<![\d])" + ",?".join(text) + r"(?!\d)"
    if text[0].isascii():
        return rf"(?<![a-z]){re.escape(text)}(?![a-z])"  # G20 is two units
    return re.escape(text)
