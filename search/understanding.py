"""What a reader asks -> the Query that is meant: the grammar, the branches' names and the synonyms together.

May import the plain modules of search and search.branches; knows no engine.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from search import branches
from search.parsing import Parsed, parse
from search.query import Filters, Query, Sort
from search.synonyms import Synonyms, UsedSynonym


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
    if names is None:
        names = branches.all_synonyms() if request.synonyms else Synonyms(())
    parsed = parse(request.typed)
    query, notices = branches.resolve(parsed)
    query = replace(query, filters=request.filters, sort=request.sort)
    root, used = names.expand(query.root)
    return Understanding(parsed, query, replace(query, root=root), (*parsed.notices, *notices), used, names)
