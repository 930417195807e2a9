"""A period of years that a reader chooses for the map of the front page. Imports the record's models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from archive.models import Article, Branch, BranchMention


@dataclass(frozen=True)
class Period:
    """From the first of one year to the last of another."""

    first: int
    last: int

    def count(self, branches: Iterable[Branch]) -> dict[int, int]:
        """One query: branch -> published articles of the period that name it."""
        dated = Article.objects.published().dated(date(self.first, 1, 1), date(self.last, 12, 31))
        named = BranchMention.objects.filter(branch__in=branches, article__in=dated.values("pk")).order_by()
        return dict(named.values_list("branch").annotate(Count("article", distinct=True)))


def parse_period(asked: Mapping[str, str], first: int | None, last: int | None) -> Period | None:
    """None where all is asked for; an end left open is the archive's. Raises ValueError with a sentence for the reader."""
    ends = [_parse_year(asked.get(name, "")) for name in ("from", "to")]
    if not any(ends) or first is None or last is None:
        return None
    begin, end = ends[0] or first, ends[1] or last
    return Period(min(begin, end), max(begin, end))


def _parse_year(text: str) -> int | None:
    if not text:
        return None
    if len(text) == 4 and text.isascii() and text.isdigit() and int(text):
        return int(text)
    raise ValueError(_("年份要写成四位数字，例如 2024。"))
