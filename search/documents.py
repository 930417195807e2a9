"""Published rows as the documents that the index takes in, in a fixed number of queries.

Imports the record's rows and schema.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence

from archive.models import Article, BranchMention, PersonMention
from search import schema
from search.schema import FoldedDocument

logger = logging.getLogger(__name__)


def read_documents(ids: Sequence[int]) -> tuple[list[FoldedDocument], set[int]]:
    """What the published ones among the articles become in the index, and those that could not be analysed."""
    branches = _grouped(
        BranchMention.objects.filter(article__in=ids).values_list("article_id", "branch__slug")
    )
    people = _grouped(PersonMention.objects.filter(article__in=ids).values_list("article_id", "name"))
    documents, failed = [], set[int]()
    for article in Article.objects.published().filter(pk__in=ids).order_by("pk"):
        try:
            document = _document(article, branches[article.pk], people[article.pk])
            documents.append(schema.folded(document))
        except (TypeError, ValueError, KeyError, AttributeError):
            logger.exception("article %s cannot be indexed", article.pk)
            failed.add(article.pk)
    return documents, failed


def _document(article: Article, branches: Iterable[str], people: Iterable[str]) -> schema.IndexDocument:
    return schema.IndexDocument(
        id=article.pk,
        revision=article.revision,
        date=article.date,
        source=article.source,
        kind=article.kind,
        branches=tuple(branches),
        people=tuple(people),
        title=(article.kicker, article.title, article.subtitle),
        body=(*(paragraph["text"] for paragraph in article.paragraphs), article.byline, article.source),
        author=(article.byline, *article.author_names),
    )


def _grouped(pairs: Iterable[tuple[int, str]]) -> defaultdict[int, dict[str, None]]:
    """First member -> its second members, each once, in order."""
    groups: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return groups
