"""The same paragraphs and questions in other engines: any of the words, ranked by the engine's own BM25."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import jieba
from jieba.analyse import ChineseAnalyzer
from whoosh import fields, index, qparser

Documents = Sequence[dict[str, str]]
Ask = Callable[[str], list[str]]  # a question -> ids, best first

TOP = 10


def stock_whoosh(documents: Documents, folder: Path) -> Ask:
    """Whoosh's searcher with jieba's own analyzer, as both are shipped; any of the words."""
    text = fields.TEXT(analyzer=ChineseAnalyzer())
    made = index.create_in(str(folder), fields.Schema(id=fields.STORED, title=text, body=text))
    writer = made.writer()
    for document in documents:
        writer.add_document(**document)
    writer.commit()
    searcher = made.searcher()
    parser = qparser.MultifieldParser(
        ["title", "body"], made.schema, plugins=[qparser.WhitespacePlugin()], group=qparser.OrGroup
    )
    return lambda question: [hit["id"] for hit in searcher.search(parser.parse(question), limit=TOP)]


def sqlite_trigram(documents: Documents, _: Path) -> Ask:
    """FTS5 with its trigram tokenizer; any of the question's trigrams."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE a USING fts5(id UNINDEXED, title, body, tokenize='trigram')")
    rows = [(document["id"], document["title"], document["body"]) for document in documents]
    database.executemany("INSERT INTO a VALUES (?, ?, ?)", rows)

    def ask(question: str) -> list[str]:
        runs = re.findall(r"\w+", question)
        trigrams = [f'"{run[n : n + 3]}"' for run in runs for n in range(len(run) - 2)]
        if not trigrams:
            return []
        found = database.execute(
            "SELECT id FROM a WHERE a MATCH ? ORDER BY rank LIMIT ?", (" OR ".join(trigrams), TOP)
        )
        return [row[0] for row in found]

    return ask


def tantivy_of(terms: Callable[[str], list[str]]) -> Callable[[Documents, Path], Ask]:
    """Tantivy over terms made beforehand; any of them."""

    def build(documents: Documents, _: Path) -> Ask:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("body", tokenizer_name="whitespace")
        made = tantivy.Index(builder.build())
        writer = made.writer()
        for document in documents:
            text = " ".join(terms(f"{document['title']}\n{document['body']}"))
            writer.add_document(tantivy.Document(id=[document["id"]], body=[text]))
        writer.commit()
        made.reload()
        searcher = made.searcher()

        def ask(question: str) -> list[str]:
            any_of: list[Any] = [
                (tantivy.Occur.Should, tantivy.Query.term_query(made.schema, "body", term))
                for term in terms(question)
            ]
            found = searcher.search(tantivy.Query.boolean_query(any_of), TOP).hits
            return [searcher.doc(address)["id"][0] for _, address in found]

        return ask

    return build


def jieba_words(text: str) -> list[str]:
    return [word for word in jieba.cut_for_search(text) if word.strip()]


def bigrams(text: str) -> list[str]:
    """What Elasticsearch's cjk analyzer makes of Han, and Latin words."""
    found = re.findall(r"[a-zA-Z0-9]+", text)
    for run in re.findall(r"[\u3400-\u9fff]+", text):
        found += [a + b for a, b in pairwise(run)] or [run]
    return found


def both(text: str) -> list[str]:
    return jieba_words(text) + bigrams(text)


PEERS: dict[str, Callable[[Documents, Path], Ask]] = {
    "Whoosh, jieba's ChineseAnalyzer": stock_whoosh,
    "SQLite FTS5, trigram": sqlite_trigram,
    "Tantivy, jieba": tantivy_of(jieba_words),
    "Tantivy, bigrams": tantivy_of(bigrams),
    "Tantivy, jieba and bigrams": tantivy_of(both),
}
