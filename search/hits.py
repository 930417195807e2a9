"""The hits of a page: their rows read anew from the record, marked, with the passages that show why.

May import archive.models and what of search marks, explains and collapses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString

from archive.models import Article, BranchMention
from archive.models.branch import label_of
from archive.prepared import Among, Prepared
from search.collapsing import Collapsed, other_printings
from search.explaining import Explainer, Reason
from search.highlighting import Marker, Passage, choose_passages
from search.parsing import leaves_of
from search.understanding import Understanding

BRANCHES_SHOWN = 4
KINDS = dict(Article.Kind.choices)


@dataclass(frozen=True)
class BranchName:
    slug: str
    name: str
    english_name: str = ""

    @property
    def label(self) -> str:
        return label_of(self.name, self.english_name, self.slug)

    @property
    def href(self) -> str:
        return _branch_address(self.slug)


@lru_cache(maxsize=1024)  # of reverse(), 50 µs; a page names some forty branches
def _branch_address(slug: str) -> str:
    return reverse("archive:branch", args=[slug])


@dataclass(frozen=True)
class Hit:
    article: Article
    title: SafeString  # with marks
    subtitle: SafeString
    passages: tuple[Passage, ...]
    branches: tuple[BranchName, ...]
    score: float
    reasons: tuple[Reason, ...]  # why it is a hit
    reprints: tuple[Article, ...]  # of the same text; whether they meet the query or not

    @property
    def kind(self) -> str:
        """As readers read it. Django's own way makes a dictionary of all kinds every time."""
        return str(KINDS.get(self.article.kind, self.article.kind))

    @property
    def place(self) -> str:
        """Of the first passage shown, as an address within the article."""
        return f"#{self.passages[0].paragraph}" if self.passages else ""

    @property
    def first_branches(self) -> tuple[BranchName, ...]:
        return self.branches[:BRANCHES_SHOWN]

    @property
    def more_branches(self) -> int:
        return max(0, len(self.branches) - BRANCHES_SHOWN)


# By number alone: with the status beside it, and no statistics of the tables, SQLite goes through all published articles.
_ARTICLES = Prepared(lambda ids: Article.objects.without_desk().filter(Among("pk", ids)).order_by())
_NAMED = Prepared(
    lambda ids: (
        BranchMention.objects.filter(Among("article_id", ids))
        .order_by("branch__province_code", "branch_id")
        .values_list("article_id", "branch__slug", "branch__name", "branch__english_name")
        .distinct()
    )
)


def read_hits(found: Collapsed, meant: Understanding) -> tuple[Hit, ...]:
    """Two queries, however many hits, and one for reprints. An article withdrawn since the index took it in is left
    out."""
    rows = _ARTICLES([hit.article_id for hit in found.hits]) if found.hits else ()
    articles = {article.pk: article for article in rows if article.is_published}
    named, printings = _branches_of(articles), other_printings(articles, found.texts)
    marker = Marker.of_leaves(leaves_of(meant.query.root))
    explainer = Explainer(meant.parsed.typed, leaves_of(meant.as_typed.root), meant.names)
    return tuple(
        _hit(articles[pk], marker, explainer, tuple(named.get(pk, ())), score, printings.get(pk, ()))
        for pk, score in found.hits
        if pk in articles
    )


def _hit(
    article: Article,
    marker: Marker,
    explainer: Explainer,
    named: tuple[BranchName, ...],
    score: float,
    reprints: tuple[Article, ...],
) -> Hit:
    marker = marker.fitted((article.title, article.subtitle, *(p["text"] for p in article.paragraphs)))
    opening = next((p["id"] for p in article.paragraphs if p["type"] == "text"), "")
    return Hit(
        article,
        marker.highlight(article.title),
        marker.highlight(article.subtitle),
        choose_passages([(p["id"], p["text"]) for p in article.paragraphs], marker, opening),
        named,
        round(score, 4),
        explainer.explain(article),
        reprints,
    )


def _branches_of(article_ids: Iterable[int]) -> dict[int, list[BranchName]]:
    found: dict[int, list[BranchName]] = {}
    ids = list(article_ids)
    for article_id, *names in _NAMED(ids) if ids else ():
        found.setdefault(article_id, []).append(_branch_named(*names))
    return found


_branch_named = lru_cache(maxsize=1024)(BranchName)
