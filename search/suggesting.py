"""Completes what is being typed and offers what may have been meant, from names that the archive knows.

By Han prefix, by pinyin and by its initials; a near miss by the same sound, or by one character that is wrong. Pinyin
only ever leads to names, never to articles. May import archive.models, search.vocabulary and the plain modules of search; no index.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import chain, islice, zip_longest
from typing import Literal, NamedTuple

from django.db.models import Max
from pypinyin import Style, lazy_pinyin

from archive.models import Article, PersonMention
from archive.revision import kept_until_written
from search import analysis, branches, vocabulary
from search.branches import BranchNames
from search.sounds import alike, homophones

Kind = Literal["term", "branch", "person", "title"]
# Of the record: the last mention of a person, the last change of an article.
_Mark = tuple[int | None, datetime | None]

MOST = 8
MOST_PEOPLE = 20_000
MOST_TITLES = 5_000  # the newest; completed by their own characters only
_SCANNED = 400  # entries looked at for one prefix
_SHORTEST_NEAR_MISS = 3  # characters: of two, one wrong character is another word
_LONGEST_NAME = 12
_LONGEST_MENDED = 60  # characters: what is longer was pasted, not typed
_KIND_ORDER: dict[Kind, int] = {"term": 0, "branch": 1, "person": 2, "title": 3}
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Suggestion:
    text: str
    kind: Kind


class _Entry(NamedTuple):
    key: str
    suggestion: Suggestion
    rank: int  # 0 by its characters, 1 by pinyin, 2 by initials


class _Sound(NamedTuple):
    pinyin: str
    initials: str
    alike: str  # the pinyin without what sounds alike to many


@dataclass
class Names:
    """Names by their characters, their pinyin and its initials, in order; and by sound and shape for near misses."""

    entries: list[_Entry] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    by_sound: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_pinyin: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_shape: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str, kind: Kind, written: Iterable[str] = (), latin: Iterable[str] = ()) -> None:
        """A name, offered as `text`; it is found under its other writings and under given Latin keys too."""
        suggestion = Suggestion(text, kind)
        self.entries += [_Entry(key, suggestion, 1) for key in latin]
        for name in dict.fromkeys((text, *written)):
            folded, key = _folded(name)
            self.entries.append(_Entry(key, suggestion, 0))
            if kind != "title" and _HAN.search(folded):
                sound = _sound(folded)
                self.entries.append(_Entry(sound.pinyin, suggestion, 1))
                self.entries.append(_Entry(sound.initials, suggestion, 2))
                self._add_near_misses(folded, sound)

    def sort(self) -> None:
        self.entries.sort(key=lambda entry: entry.key)
        self.keys = [entry.key for entry in self.entries]

    def beginning_with(self, prefix: str) -> Iterator[_Entry]:
        place = bisect_left(self.keys, prefix)
        while place < len(self.keys) and self.keys[place].startswith(prefix):
            yield self.entries[place]
            place += 1

    def near(self, folded: str, sound: str) -> Iterator[str]:
        """Names that sound alike, the likest first, then names of which one character is another."""
        yield from sorted(self.by_sound.get(sound, ()), key=lambda name: _differing(name, folded))
        if len(folded) >= _SHORTEST_NEAR_MISS:
            for shape in _shapes(folded):
                yield from self.by_shape.get(shape, ())

    def _add_near_misses(self, folded: str, sound: _Sound) -> None:
        if folded in self.known or not 2 <= len(folded) <= _LONGEST_NAME:
            return
        self.known.add(folded)
        self.by_pinyin[sound.pinyin].append(folded)
        self.by_sound[sound.alike].append(folded)
        if len(folded) >= _SHORTEST_NEAR_MISS:
            for shape in _shapes(folded):
                self.by_shape[shape].append(folded)


def warm() -> None:
    """Reads the names, a third of a second, and the sounds of characters: before a server forks, so that its workers share them."""
    suggest("贸促会")
    homophones("一")


def suggest(typed: str) -> list[Suggestion]:
    """At most MOST names that begin so, the likeliest first."""
    prefix = _squeezed(analysis.fold(typed.encode("utf-8", "replace").decode()[:50]))
    if not prefix:
        return []
    mark = _mark_of_record()
    found = [islice(names.beginning_with(prefix), _SCANNED) for names in (_known_names(mark), _titles(mark))]
    ranked = sorted(chain(*found), key=lambda entry: _merit(entry, prefix))
    return list(dict.fromkeys(entry.suggestion for entry in ranked))[:MOST]


def _merit(entry: _Entry, prefix: str) -> tuple[bool, int, int, int]:
    """Equals stay as the lexicon has them, what is asked for more before the rest."""
    kind = _KIND_ORDER[entry.suggestion.kind]
    return (entry.key != prefix, entry.rank, kind, len(entry.suggestion.text))


def did_you_mean(
    typed: str, has_more: Callable[[str], bool], respell: Callable[[str], Iterable[str]] = lambda _: ()
) -> str | None:
    """The query with one name put right or, by `respell`, one character, if that finds more. `has_more` asks the index,
    three times at most for either."""
    typed = typed.encode("utf-8", "replace").decode()
    if len(typed) > _LONGEST_MENDED:
        return None
    names = dict.fromkeys(_mended(typed, _known_names(_mark_of_record())))
    candidates = (candidate for found in (names, respell(typed)) for candidate in islice(found, 3))
    return next(filter(has_more, candidates), None)


@kept_until_written
def _mark_of_record() -> _Mark:
    """Another one when people or articles have changed: two looks at the end of an index."""
    people = PersonMention.objects.aggregate(last=Max("pk"))["last"]
    articles = Article.objects.aggregate(last=Max("updated_at"))["last"]
    return people, articles


def _known_names(mark: _Mark) -> Names:
    """Terms, branches and people: what may have been meant."""
    joined = vocabulary.current_groups().joined
    terms = (*(name for names in joined for name in names), *vocabulary.current_words())
    return _names_of(branches.read_names(), terms, _people(mark))


@lru_cache(maxsize=1)
def _names_of(
    known_branches: tuple[BranchNames, ...], terms: tuple[str, ...], people: tuple[str, ...]
) -> Names:
    """Kept as long as they are the same: most articles bring no name that is new."""
    names = Names()
    for word in dict.fromkeys(terms):
        names.add(word, "term")
    for branch in known_branches:
        names.add(branch.name, "branch", branch.names, [branch.slug])
    for name in people:
        names.add(name, "person")
    names.sort()
    return names


@lru_cache(maxsize=1)
def _people(_mark: _Mark) -> tuple[str, ...]:
    named = PersonMention.objects.filter(article__status=Article.Status.PUBLISHED).order_by()
    return tuple(named.values_list("name", flat=True).distinct()[:MOST_PEOPLE])


@lru_cache(maxsize=1)
def _titles(_mark: _Mark) -> Names:
    names = Names()
    for title in Article.objects.published().newest().values_list("title", flat=True)[:MOST_TITLES]:
        names.add(title, "title")
    names.sort()
    return names


def _mended(typed: str, names: Names) -> Iterator[str]:
    """The query as typed with each stretch, the longest first, exchanged for a name it may have meant."""
    folded = analysis.fold(typed)
    for run in re.finditer("[\u4e00-\u9fff]+", folded):
        sounds = [alike(sound) for sound in lazy_pinyin(run.group())]  # one a character
        for start, end in _doubtful(run, names.known):
            sound = "".join(sounds[start - run.start() : end - run.start()])
            for name in names.near(folded[start:end], sound):
                if not _is_part(name, folded[start:end]):
                    yield typed[:start] + name + typed[end:]
    for run in re.finditer("[a-z]{3,}", folded):
        for name in names.by_pinyin.get(run.group(), ()):
            yield typed[: run.start()] + name + typed[run.end() :]


def _doubtful(run: re.Match[str], known: set[str]) -> Iterator[tuple[int, int]]:
    """Stretches of the run that may be a name gone wrong, the longest first: none within a name that is known, and
    two characters only by themselves."""
    text, sure = run.group(), list[tuple[int, int]]()
    for length in range(min(len(text), _LONGEST_NAME), 1, -1):
        for start in range(len(text) - length + 1):
            end = start + length
            if any(start < last and first < end for first, last in sure):
                continue
            if text[start:end] in known:
                sure.append((start, end))
            elif length > 2 or length == len(text):
                yield run.start() + start, run.start() + end


@lru_cache(maxsize=1 << 15)
def _folded(name: str) -> tuple[str, str]:
    """As it is compared, and as it is looked up. Kept, for the titles are read anew with every article."""
    folded = analysis.fold(name)
    return folded, _squeezed(folded)


@lru_cache(maxsize=1 << 16)
def _sound(folded: str) -> _Sound:
    """Of a name: most names that are read anew are those known before."""
    sounds = lazy_pinyin(folded)
    initials = "".join(lazy_pinyin(folded, style=Style.FIRST_LETTER))
    return _Sound(_squeezed("".join(sounds)), _squeezed(initials), "".join(map(alike, sounds)))


def _is_part(name: str, stretch: str) -> bool:
    return name in stretch or stretch in name


def _differing(name: str, folded: str) -> int:
    """At how many places another character stands."""
    return sum(one != other for one, other in zip_longest(name, folded))


def _squeezed(text: str) -> str:
    """Without space, marks or apostrophes: xi'an and xian are one."""
    return re.sub(r"[\W_]+", "", text)


def _shapes(folded: str) -> Iterator[str]:
    """The name with each of its characters left open."""
    return (f"{folded[:n]}?{folded[n + 1 :]}" for n in range(len(folded)))
