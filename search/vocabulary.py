"""The lexicon as it stands now: the files' words and synonyms with those that editors added.

A query at most for each, none while nobody writes. May import search.models, search.analysis and the lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.revision import kept_until_written
from search import analysis, lexicon
from search.lexicon.synonyms import synonym_lines
from search.models import LexiconWord, Synonym


@dataclass(frozen=True)
class SynonymGroups:
    joined: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()  # names that are not to be joined after all


@kept_until_written
def current_groups() -> SynonymGroups:
    """What editors wrote goes before the file's lines, and its names apart before both."""
    rows = list(Synonym.objects.all())
    return SynonymGroups(
        (*(row.listed for row in rows if row.is_one), *(line.names for line in synonym_lines())),
        tuple(row.listed for row in rows if not row.is_one),
    )


def current_words() -> tuple[str, ...]:
    return (*_added_words(), *lexicon.field_words())


@kept_until_written
def _added_words() -> tuple[str, ...]:
    return tuple(LexiconWord.objects.values_list("word", flat=True))


def teach() -> bool:
    """Tells this process what editors added, and says whether that was news: the version that an index is to have
    follows."""
    added = _added_words()
    if added == lexicon.added_words():
        return False
    analysis.learn(added)
    return True
