"""Recall and precision of exact search on real text: the founding documents and the paragraphs of bench/relevance."""

import json
import random
import re
from pathlib import Path

import pytest

from search import analysis, indexing
from search.evaluation import Engine
from search.query import AllOf, Query, Text
from tests.search.rows import publish

ROOT = Path(__file__).parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]+")
SPACE_BESIDE_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")


def real_texts() -> list[tuple[str, list[str]]]:
    """(title, paragraphs) of pages and of paragraphs."""
    pages = [path.read_text(encoding="utf-8").splitlines() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    documents = (ROOT / "bench/relevance/documents.jsonl").read_text(encoding="utf-8").splitlines()
    held = [json.loads(line) for line in documents[::5]]
    return [(f"第{n}版", lines) for n, lines in enumerate(pages)] + [(d["title"], [d["body"]]) for d in held]


@pytest.mark.django_db
def test_every_han_substring_finds_the_articles_that_hold_it_and_no_other(index_dir):
    held = {}
    for title, paragraphs in real_texts():
        folded = [SPACE_BESIDE_HAN.sub("", analysis.fold(part)) for part in (title, *paragraphs)]
        held[publish(title, *paragraphs).pk] = "\n".join(folded)
    indexing.rebuild()
    engine = Engine(index_dir, 2**26)
    source = random.Random(20)
    runs = [run for text in held.values() for run in HAN.findall(text)]
    for _ in range(500):
        run = source.choice(runs)
        start = source.randrange(len(run))
        wanted = run[start : start + source.randint(1, 12)]
        found = engine.evaluate(Query(AllOf((Text(wanted, exact=True),))), 0, len(held)).hits
        assert {hit.article_id for hit in found} == {pk for pk, text in held.items() if wanted in text}, (
            wanted
        )
