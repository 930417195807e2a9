"""为什么命中: which words of a query stand in which part of an article, under which other name or in which writing.

May import archive.models, search.analysis, search.highlighting, search.parsing's leaves and search.synonyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.models import Article
from search import analysis
from search.highlighting import pattern_of, stretches_of
from search.parsing import Leaf
from search.query import Text
from search.synonyms import Synonyms

MOST_WORDS = 8  # of one sentence
MOST_WRITINGS = 3


class Reason(NamedTuple):
    sought: str
    found: str  # where, how often and how written; or that it is not there


@dataclass(frozen=True)
class _Way:
    """One of the texts by which a word can be met."""

    label: str
    pattern: re.Pattern[str]


class _Part(NamedTuple):
    """Of an article."""

    label: str
    texts: tuple[str, ...]


class _Words:
    """Of the reader's language, looked up once for all hits."""

    def __init__(self) -> None:
        self.title, self.byline, self.source, self.body = _("标题"), _("署名"), _("来源"), _("正文")
        self.place, self.comma = _("%(part)s %(count)d 处"), _("，")
        self.written, self.absent = _("，文中写作%s"), _("文中没有")


class Explainer:
    """For all hits of a page: the patterns are compiled once."""

    def __init__(self, typed: str, leaves: Iterable[Leaf], names: Synonyms) -> None:
        self._typed = typed
        self._words = _Words()
        self._sought = [(leaf, _whole(leaf, names), _pieces(leaf)) for leaf in leaves]

    def explain(self, article: Article) -> tuple[Reason, ...]:
        parts = _parts_of(article, self._words)
        return tuple(
            reason
            for leaf, whole, pieces in self._sought
            for reason in self._explain(leaf, whole, pieces, parts[leaf.field])
        )

    def _explain(
        self, leaf: Leaf, whole: Sequence[_Way], pieces: Sequence[_Way], parts: Sequence[_Part]
    ) -> Iterator[Reason]:
        """The run and its other names; where none of these stands there, the words it is made of."""
        found = [reason for way in whole if (reason := self._met(way, parts))]
        found = found or [reason for way in pieces if (reason := self._met(way, parts))]
        yield from found or [Reason(_said(leaf), self._words.absent)]

    def _met(self, way: _Way, parts: Sequence[_Part]) -> Reason | None:
        places, writings = [], dict[str, None]()
        for part in parts:
            written = [
                text[start:end] for text in part.texts for start, end in stretches_of(way.pattern, text)
            ]
            if written:
                places.append(self._words.place % {"part": part.label, "count": len(written)})
                writings |= dict.fromkeys(written)
        if not places:
            return None
        other = [text for text in writings if text not in self._typed and text not in way.label]
        sentence = self._words.comma.join(places)
        if other:
            sentence += self._words.written % "".join(f"“{text}”" for text in other[:MOST_WRITINGS])
        return Reason(way.label, sentence)


def _whole(leaf: Leaf, names: Synonyms) -> list[_Way]:
    ways = _ways([(_said(leaf), leaf)])
    if isinstance(leaf, Text) and not leaf.exact and leaf.field in ("any", "title"):
        others = names.other_names(leaf.text)
        labels = {
            name: _("%(word)s 的同义词“%(name)s”") % {"word": leaf.text, "name": text}
            for name, text in others.items()
        }
        ways += _ways([(labels[name], Text(name)) for name in others])
    return ways


def _pieces(leaf: Leaf) -> list[_Way]:
    if not isinstance(leaf, Text) or leaf.exact:
        return []
    words = dict.fromkeys(analysis.cut(analysis.without_stop_words(leaf.text)))
    kept = [word for word in words if (len(word) > 1 or word.isascii()) and word != leaf.text]
    return _ways([(_("其中的“%s”") % word, Text(word)) for word in kept[:MOST_WORDS]])


def _ways(labelled: Iterable[tuple[str, Leaf]]) -> list[_Way]:
    return [_Way(label, pattern) for label, leaf in labelled if (pattern := pattern_of(leaf))]


def _said(leaf: Leaf) -> str:
    if isinstance(leaf, Text):
        return f"“{leaf.text}”" if leaf.exact else leaf.text
    return f"{leaf.text}*"


def _parts_of(article: Article, words: _Words) -> Mapping[str, Sequence[_Part]]:
    title = _part(words.title, (article.kicker, article.title, article.subtitle))
    byline = _part(words.byline, (article.byline, *article.author_names))
    source = _part(words.source, (article.source,))
    body = _part(words.body, (paragraph["text"] for paragraph in article.paragraphs))
    return {
        "any": (title, body, byline, source),
        "title": (title,),
        "author": (byline,),
        "source": (source,),
        "person": (body,),
    }


def _part(label: str, texts: Iterable[str]) -> _Part:
    return _Part(label, tuple(dict.fromkeys(filter(None, texts))))
