"""Who led a branch, as the bulletins name them: an archive reports, it does not keep a register. Imports the models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from archive.models import Article, Branch, PersonMention
from archive.pages.attributions import Attributions
from archive.pages.listing import with_articles
from archive.prepared import Prepared

MOST_LEADERS = 60
MOST_MENTIONS = 500  # of a branch, newest first: bounds the page of the national body


@dataclass(frozen=True)
class Leader:
    name: str
    url: str
    role: str
    first: date | None  # of the articles that state a date
    last: date | None
    mentions: Sequence[PersonMention]  # one an article, latest first


def leaders_of(branch: Branch) -> list[Leader]:
    """Two queries, and one more of names of which an editor has spoken. Those in the latest articles first; the same person in another office is another line."""
    newest = sorted(with_articles(_newest(branch.pk)), key=_by_date, reverse=True)
    attributions = Attributions.of(mention.name for mention in newest)
    offices: dict[tuple[str, str, str], dict[int, PersonMention]] = {}
    for mention in newest:
        mention.branch = branch
        office = mention.name, attributions.address_of(mention), mention.role
        offices.setdefault(office, {}).setdefault(mention.article_id, mention)
    return [
        _make_leader(*office, list(found.values())) for office, found in islice(offices.items(), MOST_LEADERS)
    ]


_newest = Prepared(
    lambda branch: (
        PersonMention.objects.filter(branch=branch, article__status=Article.Status.PUBLISHED)
        .order_by("-id")
        .only("name", "role", "branch", "paragraph", "article")[:MOST_MENTIONS]
    )
)


def _make_leader(name: str, url: str, role: str, mentions: Sequence[PersonMention]) -> Leader:
    dates = [mention.article.date for mention in mentions if mention.article.date]
    return Leader(name, url, role, min(dates, default=None), max(dates, default=None), mentions)


def _by_date(mention: PersonMention) -> tuple[date, int]:
    return mention.article.date or date.min, mention.article_id
