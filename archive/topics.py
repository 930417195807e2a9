"""The countries and exhibitions that articles name, as rows; found anew whenever a text is.

May import archive.models and ingest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.ingest.countries import find_countries
from archive.ingest.exhibitions import find_exhibitions
from archive.models import Article, Topic

BATCH = 2000  # rows an INSERT
FINDERS = {Topic.Kind.COUNTRY: find_countries, Topic.Kind.EXHIBITION: find_exhibitions}


def find_topics(text: str) -> Iterator[tuple[Topic.Kind, str]]:
    """Each once, by its usual name."""
    for kind, find in FINDERS.items():
        yield from ((kind, name) for name in dict.fromkeys(name for _place, name in find(text)))


def name_topics(articles: Iterable[Article]) -> None:
    """Of saved articles: what today's rules find, in the place of what was found before."""
    held = list(articles)
    Topic.objects.filter(article__in=held).delete()
    rows = [
        Topic(article=article, kind=kind, name=name)
        for article in held
        for kind, name in find_topics(f"{article.title}\n{article.subtitle}\n{article.body}")
    ]
    Topic.objects.bulk_create(rows, batch_size=BATCH)
