"""The product under measurement, through its own path: rows in a database, its own rebuild, its own engine."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bench.corpus import BenchArticle
from bench.peers import TOP, Answer, Peer
from bench.queries import BenchQuery

BATCH = 2_000


def start_django(data_dir: Path) -> None:
    """Points Django at a data folder of its own. Before anything of the project is imported."""
    os.environ["DATA_DIR"] = str(data_dir)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()


def write_rows(articles: Iterable[BenchArticle]) -> None:
    """The articles as published rows of one bulletin, each with a mention of its branch."""
    from archive.models import Article, Branch, BranchMention, Bulletin

    branches = {branch.slug: branch for branch in Branch.objects.all()}
    bulletin = Bulletin.objects.create(original_name="bench.jsonl", sha256="0" * 64, size=0, format="jsonl")
    remaining = iter(articles)
    while batch := list(itertools.islice(remaining, BATCH)):
        rows = Article.objects.bulk_create([_row(article, bulletin) for article in batch])
        BranchMention.objects.bulk_create(
            BranchMention(
                article=row, branch=branches[article.branch], paragraph="title", start=0, end=1, text=""
            )
            for row, article in zip(rows, batch, strict=True)
        )


def _row(article: BenchArticle, bulletin: object) -> object:
    from archive.models import Article

    paragraphs = [
        {"id": f"p{number}", "type": "text", "text": text, "level": 0}
        for number, text in enumerate(article.body.split("\n"), 1)
    ]
    return Article(
        bulletin=bulletin,
        position=article.number,
        status=Article.Status.PUBLISHED,
        title=article.title,
        paragraphs=paragraphs,
        source=article.source,
        kind=article.kind,
        date=article.date,
    )


class Product(Peer):
    name = "this archive"

    def prepare(self, articles: Iterable[BenchArticle], folder: Path) -> None:
        start_django(folder)
        for command in ("migrate", "load_seeds"):
            subprocess.run(
                [sys.executable, "manage.py", command, "--verbosity=0"], check=True, env=os.environ
            )
        write_rows(articles)

    def build(self, articles: Iterable[BenchArticle], folder: Path) -> None:
        """Indexes the published rows; the articles are among them already."""
        from search import indexing

        indexing.rebuild()

    def index_folder(self, folder: Path) -> Path:
        return folder / "index"

    def open(self, folder: Path) -> None:
        start_django(folder)
        from django.conf import settings

        from search import analysis, indexing
        from search.evaluation import Engine

        if indexing.needs_rebuild():  # kept from a version before
            indexing.rebuild()
        analysis.warm()
        self._engine = Engine(settings.INDEX_DIR, settings.POSTINGS_CACHE_BYTES)

    def answer(self, asked: BenchQuery) -> Answer:
        found = self._engine.evaluate(_query(asked), 0, TOP, facets=("branch",), orders=("newest",))
        ids = [hit.article_id for hit in found.hits], [hit.article_id for hit in found.orders["newest"]]
        return found.total, ids[0], dict(found.facets["branch"]), ids[1]


class Enlarged(Product):
    """The product over an index `times` as large: each segment under so many names. What an answer goes over is as for
    so many different articles; what is written, and the dictionaries' variety, are not."""

    def __init__(self, times: int) -> None:
        self.name = f"this archive, {times} times"
        self._times = times

    def open(self, folder: Path) -> None:
        super().open(folder)
        snapshot = self._engine._snapshot()
        snapshot.segments = tuple(
            replace(segment, name=f"{segment.name}-{number}")
            for number in range(self._times)
            for segment in snapshot.segments
        )
        snapshot.document_count *= self._times


def _query(asked: BenchQuery) -> object:
    from search.query import AllOf, Filters, Query, Text

    clauses = [Text(word) for word in asked.words]
    if asked.phrase:
        clauses.append(Text(asked.phrase, exact=True))
    excluded = (Text(asked.excluded, exact=True),) if asked.excluded else ()
    root = AllOf(tuple(clauses), excluded) if clauses else None
    filters = Filters(branches=(asked.branch,) if asked.branch else ())
    return Query(root=root, filters=filters)
