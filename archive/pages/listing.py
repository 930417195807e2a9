"""Articles as lists print them: each with the branches it speaks of. Imports the record's models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.models import Article, Branch, BranchMention

SHOWN_BRANCHES = 4


@dataclass(frozen=True)
class ArticleLine:
    article: Article
    branches: tuple[Branch, ...]  # in the order in which the text names them

    @property
    def first_branches(self) -> tuple[Branch, ...]:
        return self.branches[:SHOWN_BRANCHES]

    @property
    def source(self) -> str:
        """What the text credits, unless it is a branch that the line names anyway."""
        credited = self.article.source
        return "" if any(branch.name == credited for branch in self.first_branches) else credited

    @property
    def has_more_branches(self) -> bool:
        return len(self.branches) > SHOWN_BRANCHES


@dataclass(frozen=True)
class LeadLine(ArticleLine):
    """The article that opens a front page, with its first paragraph."""

    opening: str


def lines_of(articles: Iterable[Article]) -> list[ArticleLine]:
    """One query, however many articles."""
    articles = list(articles)
    branches = branches_of(articles)
    return [ArticleLine(article, branches.get(article.pk, ())) for article in articles]


def lead_of(line: ArticleLine) -> LeadLine:
    return LeadLine(line.article, line.branches, opening=opening_of(line.article))


def opening_of(article: Article) -> str:
    """The first paragraph of its text."""
    return next((paragraph["text"] for paragraph in article.paragraphs if paragraph["type"] == "text"), "")


def branches_of(articles: Iterable[Article]) -> Mapping[int, tuple[Branch, ...]]:
    """Article id -> its branches, each once."""
    found: dict[int, dict[int, Branch]] = {}
    mentions = BranchMention.objects.filter(article__in=articles).select_related("branch").order_by("id")
    for mention in mentions:
        found.setdefault(mention.article_id, {}).setdefault(mention.branch_id, mention.branch)
    return {article: tuple(branches.values()) for article, branches in found.items()}
