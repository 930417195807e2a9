"""python -m bench.relevance [FOLDER]: prints the table. FOLDER holds documents.jsonl and questions.jsonl."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import opencc

from bench.relevance.peers import PEERS, TOP, Ask, Documents

HERE = Path(__file__).parent


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def product(documents: Documents, folder: Path) -> Ask:
    """Rows in a database of its own, the product's rebuild, and its search box."""
    os.environ |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.core.management import call_command

    from archive.models import Article, Bulletin
    from search import indexing
    from search.forms import SearchForm
    from search.searching import search

    call_command("migrate", verbosity=0)
    bulletin = Bulletin.objects.create(original_name="bench.jsonl", sha256="0" * 64, size=0, format="jsonl")
    Article.objects.bulk_create(
        Article(
            bulletin=bulletin,
            status=Article.Status.PUBLISHED,
            external_id=document["id"],
            title=document["title"],
            paragraphs=[{"id": "p1", "type": "text", "text": document["body"], "level": 0}],
        )
        for document in documents
    )
    indexing.rebuild()
    names = dict(Article.objects.values_list("pk", "external_id"))

    def ask(question: str) -> list[str]:
        form = SearchForm({"q": question})
        form.full_clean()
        return [names[hit.article.pk] for hit in search(form.search_request).hits[:TOP]]

    return ask


def measure(ask: Ask, questions: Sequence[dict], written: Callable[[str], str]) -> tuple[float, float, float]:
    """recall@1, recall@10 and MRR@10."""
    ranks = []
    for question in questions:
        found = ask(written(question["query"]))
        ranks.append(next((n for n, pk in enumerate(found, 1) if pk in question["relevant"]), 0))
    count = len(questions)
    first, some = sum(rank == 1 for rank in ranks), sum(rank > 0 for rank in ranks)
    return first / count, some / count, sum(1 / rank for rank in ranks if rank) / count


def main(folder: Path) -> None:
    documents, questions = read(folder / "documents.jsonl"), read(folder / "questions.jsonl")
    scripts = {
        "as asked": str,
        "in traditional script": opencc.OpenCC("s2t").convert,
        "in simplified script": opencc.OpenCC("t2s").convert,
    }
    print(f"{len(documents)} paragraphs, {len(questions)} questions    recall@1  recall@{TOP}  MRR@{TOP}")
    for name, build in {"This archive": product, **PEERS}.items():
        with tempfile.TemporaryDirectory() as scratch:
            try:
                ask = build(documents, Path(scratch))
            except ImportError as error:
                print(f"{name:36} left out: {error}")
                continue
            for script, written in scripts.items() if build is product else [("as asked", str)]:
                one, ten, mrr = measure(ask, questions, written)
                print(f"{name + ', ' + script:44} {one:.4f}    {ten:.4f}   {mrr:.4f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
