"""All that an article's page prints, gathered once for every view that shows the article. Imports its neighbours
and archive.reprints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from archive.models import Article, Branch, BranchMention, Figure, PersonMention
from archive.pages.attributions import Attributions
from archive.pages.bodies import all_branches, with_branches
from archive.pages.neighbours import Neighbours, neighbours_of
from archive.pages.turns import Turns, turns_of
from archive.pages.typesetting import PrintedParagraph, outline, print_paragraphs, warnings_by_paragraph
from archive.prepared import Prepared
from archive.reprints import other_printings

_branch_mentions = Prepared(lambda pk: BranchMention.objects.filter(article=pk).order_by("id"))
_person_mentions = Prepared(lambda pk: PersonMention.objects.filter(article=pk).order_by("id"))
_figures = Prepared(lambda pk: Figure.objects.filter(article=pk).order_by("id"))


class PrintedArticle(TypedDict):
    """The context of archive/article.html."""

    article: Article
    paragraphs: list[PrintedParagraph]
    outline: list[PrintedParagraph]
    warnings: tuple[str, ...]  # of the article as a whole
    branches: list[Branch]
    people: list[NamedPerson]
    figures: list[Figure]
    neighbours: Neighbours
    turns: Turns
    reprints: Sequence[Article]  # other printings of the same text


@dataclass(frozen=True)
class NamedPerson:
    name: str
    role: str
    place: str  # anchor on the page
    url: str


def print_article(article: Article) -> PrintedArticle:
    """Seven queries, and one more where people are named of whom an editor has spoken."""
    known = all_branches()
    mentions = with_branches(_branch_mentions(article.pk), known)
    paragraphs = print_paragraphs(article, mentions)
    return {
        "article": article,
        "paragraphs": paragraphs,
        "outline": outline(paragraphs),
        "warnings": warnings_by_paragraph(article).get("", ()),
        "branches": list(dict.fromkeys(mention.branch for mention in mentions)),
        "people": _people(article, with_branches(_person_mentions(article.pk), known)),
        "figures": with_branches(_figures(article.pk), known),
        "neighbours": neighbours_of(article),
        "turns": turns_of(article),
        "reprints": other_printings(article),
    }


def _people(article: Article, mentions: Sequence[PersonMention]) -> list[NamedPerson]:
    """Each name in each office once, where it stands first."""
    anchors = {paragraph["id"] for paragraph in article.paragraphs}
    attributions = Attributions.of(mention.name for mention in mentions)
    people: dict[tuple[str, str], NamedPerson] = {}
    for mention in mentions:
        place = mention.paragraph if mention.paragraph in anchors else "title"
        url = attributions.address_of(mention)
        people.setdefault((mention.name, mention.role), NamedPerson(mention.name, mention.role, place, url))
    return list(people.values())
