"""What an article's text says of branches, people and figures, with where they stand.

May import gazetteer and draft only; imports nothing of Django.
"""

from __future__ import annotations

from dataclasses import replace

from archive.ingest.draft import DraftArticle, NewBranch
from archive.ingest.gazetteer import Gazetteer
from archive.ingest.mentions.branches import find_branches
from archive.ingest.mentions.context import OF_A_LEVEL
from archive.ingest.mentions.figures import find_figures
from archive.ingest.mentions.passages import passages_of
from archive.ingest.mentions.people import find_people


def names_one_by_its_level(article: DraftArticle) -> bool:
    """Whether it says 省贸促会 of a branch that it does not settle."""
    settled = {(mention.paragraph, mention.end) for mention in article.branches}
    return any(
        (passage.id, match.end()) not in settled
        for passage in passages_of(article)
        for match in OF_A_LEVEL.finditer(passage.folded)
    )


def find_mentions(
    article: DraftArticle, gazetteer: Gazetteer, masthead: str = "", beside: frozenset[str] = frozenset()
) -> tuple[DraftArticle, tuple[NewBranch, ...]]:
    """The article with its mentions, and the prefectural and county branches that the gazetteer lacks.

    `masthead` is what stands over the page, which may say whose paper it is; `beside` are the branches that the
    other articles of the page name.
    """
    branches, new = find_branches(article, gazetteer, masthead, beside)
    people = find_people(article, branches)
    figures = find_figures(article, branches)
    return replace(article, branches=branches, people=people, figures=figures), new
