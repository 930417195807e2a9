"""Articles as lists print them: each with the branches it speaks of. Imports the record's models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from archive.models import Article, Branch, BranchMention, Figure, PersonMention
from archive.pages.bodies import all_branches
from archive.prepared import Among, Prepared

SHOWN_BRANCHES = 4

Said = TypeVar("Said", PersonMention, Figure)


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
    """One query, however many articles; one more to know the branches, when anyone has written."""
    articles = list(articles)
    branches = branches_of(articles)
    return [ArticleLine(article, branches.get(article.pk, ())) for article in articles]


def lead_of(line: ArticleLine) -> LeadLine:
    return LeadLine(line.article, line.branches, opening=opening_of(line.article))


def opening_of(article: Article) -> str:
    """The first paragraph of its text."""
    return next((paragraph["text"] for paragraph in article.paragraphs if paragraph["type"] == "text"), "")


def titles_by_id(ids: Iterable[int]) -> dict[int, Article]:
    """One query: those of the ids that readers may see, with what a line beside another article says of them."""
    return {article.pk: article for article in _titled(list(ids)) if article.is_published}


def with_articles(rows: list[Said]) -> list[Said]:
    """One query: the rows, with the articles in which they stand; what is withdrawn just now is left out."""
    articles = titles_by_id({row.article_id for row in rows}) if rows else {}
    found = [row for row in rows if row.article_id in articles]
    for row in found:
        row.article = articles[row.article_id]
    return found


_titled = Prepared(
    lambda ids: (
        Article.objects.filter(Among("pk", ids))
        .order_by()
        .only("status", "title", "date", "source", "external_id")
    )
)
_named = Prepared(
    lambda ids: (
        BranchMention.objects.filter(Among("article_id", ids))
        .order_by("id")
        .values_list("article_id", "branch_id")
    )
)


def branches_of(articles: Iterable[Article]) -> Mapping[int, tuple[Branch, ...]]:
    """Article id -> its branches, each once."""
    found: dict[int, dict[int, Branch]] = {}
    known = all_branches()
    for article, branch in _named([article.pk for article in articles]):
        if branch in known:  # one that came in just now is named by the next to ask
            found.setdefault(article, {}).setdefault(branch, known[branch])
    return {article: tuple(branches.values()) for article, branches in found.items()}
