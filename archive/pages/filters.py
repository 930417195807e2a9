"""What a reader narrows the list of articles by. Imports the record's models and its paging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast
from urllib.parse import urlencode

from django.db.models import Count, Max, Min
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.models import Article, Branch
from archive.models.article import ArticleQuerySet
from archive.pages.paging import Place, parse_place
from archive.revision import kept_until_written

UNDATED = "undated"
MOST_SOURCES = 100


@dataclass(frozen=True)
class Options:
    """What can be chosen."""

    years: Sequence[int]
    sources: Sequence[str]  # most frequent first
    kinds: Sequence[tuple[str, Promise]]  # labels in whatever language they are shown in
    branches: Sequence[Branch]


@dataclass(frozen=True)
class ArticleFilters:
    year: str = ""  # "2024", "undated" or ""
    source: str = ""
    kind: str = ""
    branch: Branch | None = None
    after: Place | None = None
    before: Place | None = None

    @property
    def are_set(self) -> bool:
        return bool(self.year or self.source or self.kind or self.branch)

    @property
    def query(self) -> str:
        """As an address writes them, "&" included: "&year=2024"."""
        slug = self.branch.slug if self.branch else ""
        chosen = {"year": self.year, "source": self.source, "kind": self.kind, "branch": slug}
        return "".join(f"&{urlencode({name: value})}" for name, value in chosen.items() if value)

    def apply(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        if self.year == UNDATED:
            articles = articles.filter(date__isnull=True)
        elif self.year:
            articles = articles.dated(date(int(self.year), 1, 1), date(int(self.year), 12, 31))
        if self.source:
            articles = articles.filter(source=self.source)
        if self.kind:
            articles = articles.filter(kind=self.kind)
        return articles.of_branch(self.branch) if self.branch else articles


def parse_filters(asked: Mapping[str, str]) -> ArticleFilters:
    """Raises ValueError with a sentence for the reader."""
    year, kind = asked.get("year", ""), asked.get("kind", "")
    if year and year != UNDATED and not (len(year) == 4 and year.isascii() and year.isdigit() and int(year)):
        raise ValueError(_("年份要写成四位数字，例如 2024。"))
    if kind and kind not in Article.Kind:
        raise ValueError(_("没有这种文章类型。"))
    return ArticleFilters(
        year=year,
        source=asked.get("source", ""),
        kind=kind,
        branch=_get_branch(asked.get("branch", "")),
        after=_get_place(asked.get("after", "")),
        before=_get_place(asked.get("before", "")),
    )


@kept_until_written
def read_options() -> Options:
    """Three queries, which go over the whole archive; none until something was written."""
    published = Article.objects.published()
    span = published.aggregate(first=Min("date"), last=Max("date"))
    sources = published.exclude(source="").order_by().values_list("source").annotate(count=Count("pk"))
    return Options(
        years=range(span["last"].year, span["first"].year - 1, -1) if span["first"] else (),
        sources=[source for source, _count in sources.order_by("-count", "source")[:MOST_SOURCES]],
        kinds=[(value, cast(Promise, label)) for value, label in Article.Kind.choices],
        branches=list(Branch.objects.only("slug", "name", "english_name")),
    )


def _get_branch(slug: str) -> Branch | None:
    if not slug:
        return None
    if branch := Branch.objects.filter(slug=slug).first():
        return branch
    raise ValueError(_("没有这个分支机构。"))


def _get_place(text: str) -> Place | None:
    if not text:
        return None
    try:
        return parse_place(text)
    except ValueError as error:
        raise ValueError(_("翻页的位置写错了，请从列表第一页开始。")) from error
