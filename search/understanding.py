"""What a reader asks -> the Query that is meant: the grammar, the branches' names and the synonyms together.

May import the plain modules of search, search.branches and search.vocabulary; knows no engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from archive.revision import kept_until_written
from search import analysis, branches, vocabulary
from search.branches import BranchNames
from search.parsing import Parsed, parse
from search.query import Filters, Query, Sort
from search.synonyms import Synonyms, UsedSynonym
from search.vocabulary import SynonymGroups


@dataclass(frozen=True)
class SearchRequest:
    typed: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = 10
    synonyms: bool = True


@dataclass(frozen=True)
class Understanding:
    parsed: Parsed
    as_typed: Query  # before the other names were added
    query: Query
    notices: tuple[str, ...]
    synonyms: tuple[UsedSynonym, ...]
    names: Synonyms  # among which other names were looked for

    @property
    def is_unreadable(self) -> bool:
        """Something was typed, and nothing to look for was found in it."""
        return bool(self.parsed.typed.strip()) and self.parsed.is_empty


def understand(request: SearchRequest, names: Synonyms | None = None) -> Understanding:
    """Never raises for what is typed. `names` spares reading them again."""
    vocabulary.teach()
    if names is None:
        names = current_synonyms() if request.synonyms else Synonyms(())
    parsed = parse(request.typed)
    query, notices = branches.resolve(parsed)
    query = replace(query, filters=_in_either_script(request.filters), sort=request.sort)
    root, used = names.expand(query.root)
    return Understanding(parsed, query, replace(query, root=root), (*parsed.notices, *notices), used, names)


def _in_either_script(filters: Filters) -> Filters:
    """来源=廈門日報 means 厦门日报 too: the record writes most names in simplified characters."""
    return replace(filters, sources=_with_folded(filters.sources), people=_with_folded(filters.people))


def _with_folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *map(analysis.fold, names))))


@kept_until_written
def current_synonyms() -> Synonyms:
    """The lexicon's and the editors', and the branches' names among themselves. Made anew where one of these changed."""
    return _synonyms(branches.read_names(), vocabulary.current_groups())


@lru_cache(maxsize=2)
def _synonyms(known_branches: tuple[BranchNames, ...], groups: SynonymGroups) -> Synonyms:
    return Synonyms((*groups.joined, *(branch.names for branch in known_branches)), groups.apart)
