"""What an article's text says of branches, people and figures, with where they stand.

May import gazetteer and draft only; imports nothing of Django.
"""

from __future__ import annotations

from dataclasses import replace

from archive.ingest.draft import DraftArticle, NewBranch
from archive.ingest.gazetteer import Gazetteer
from archive.ingest.mentions.branches import find_branches
from archive.ingest.mentions.figures import find_figures
from archive.ingest.mentions.people import find_people


def find_mentions(
    article: DraftArticle, gazetteer: Gazetteer, masthead: str = ""
) -> tuple[DraftArticle, tuple[NewBranch, ...]]:
    """The article with its mentions, and the prefectural and county branches that the gazetteer lacks.

    `masthead` is what stands over the page, which may say whose paper it is.
    """
    branches, new = find_branches(article, gazetteer, masthead)
    people = find_people(article, branches)
    figures = find_figures(article, branches)
    return replace(article, branches=branches, people=people, figures=figures), new
