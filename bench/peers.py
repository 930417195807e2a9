"""The same articles and the same questions in other engines, each as its own documentation has one use it.

Every peer answers with (total, best twenty, count by branch, newest twenty).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import jieba
import tantivy
from jieba.analyse import ChineseAnalyzer
from whoosh import fields, index, query, sorting

from bench.corpus import BenchArticle
from bench.queries import BenchQuery

TOP = 20
Answer = tuple[int, list[int], dict[str, int], list[int]]


class Peer(Protocol):
    """An engine under measurement. It is built in one process, and opened and asked in another."""

    name: str

    def prepare(self, articles: Iterable[BenchArticle], folder: Path) -> None:
        """What comes before indexing, and is not timed."""

    def build(self, articles: Iterable[BenchArticle], folder: Path) -> None: ...

    def index_folder(self, folder: Path) -> Path:
        """Where the files lie whose bytes count."""
        return folder

    def open(self, folder: Path) -> None:
        """Dictionaries included."""

    def answer(self, asked: BenchQuery) -> Answer: ...


def cut(text: str) -> list[str]:
    return [word for word in jieba.cut(text) if word.strip()]


def cut_finely(text: str) -> list[str]:
    """With the shorter words inside long ones: the mode of jieba's own analyzer for Whoosh, and of tantivy-jieba."""
    return [word for word in jieba.cut_for_search(text) if word.strip()]


class StockWhoosh(Peer):
    """Whoosh's own searcher with jieba's own analyzer, as both are shipped."""

    name = "Whoosh, stock"

    def build(self, articles: Iterable[BenchArticle], folder: Path) -> None:
        schema = fields.Schema(
            number=fields.STORED,
            body=fields.TEXT(analyzer=ChineseAnalyzer()),
            branch=fields.ID(sortable=True),
            date=fields.NUMERIC(sortable=True),
        )
        made = index.create_in(str(folder), schema)
        writer = made.writer(limitmb=256)
        for article in articles:
            text = f"{article.title}\n{article.body}"
            writer.add_document(
                number=article.number, body=text, branch=article.branch, date=article.date.toordinal()
            )
        writer.commit()

    def open(self, folder: Path) -> None:
        jieba.initialize()
        self._searcher = index.open_dir(str(folder)).searcher()

    def answer(self, asked: BenchQuery) -> Answer:
        wanted = self._query(asked)
        best = self._searcher.search(wanted, limit=TOP, groupedby=sorting.FieldFacet("branch"))
        newest = self._searcher.search(wanted, limit=TOP, sortedby=sorting.FieldFacet("date", reverse=True))
        counts = {str(name): len(numbers) for name, numbers in best.groups().items()}
        # Of the whole archive Whoosh gives all hits, whatever the limit.
        first = [[hit["number"] for hit in hits[:TOP]] for hits in (best, newest)]
        return len(best), first[0], counts, first[1]

    def _query(self, asked: BenchQuery) -> query.Query:
        parts: list[query.Query] = [query.Term("body", term) for word in asked.words for term in cut(word)]
        if asked.phrase:
            parts.append(query.Phrase("body", cut(asked.phrase)))
        if asked.branch:
            parts.append(query.Term("branch", asked.branch))
        if asked.excluded:
            parts.append(query.Not(query.Term("body", asked.excluded)))
        return query.And(parts) if parts else query.Every()


class Tantivy(Peer):
    """The compiled engine, over jieba's words."""

    name = "Tantivy, jieba"

    def __init__(self) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", stored=True, fast=True)
        builder.add_text_field("body", tokenizer_name="whitespace")
        builder.add_text_field("branch", tokenizer_name="raw", fast=True)
        builder.add_integer_field("date", fast=True)
        self._schema = builder.build()

    def build(self, articles: Iterable[BenchArticle], folder: Path) -> None:
        writer = tantivy.Index(self._schema, path=str(folder)).writer(heap_size=256 * 2**20, num_threads=2)
        for article in articles:
            document = tantivy.Document()
            document.add_integer("number", article.number)
            document.add_text("body", " ".join(cut_finely(f"{article.title}\n{article.body}")))
            document.add_text("branch", article.branch)
            document.add_integer("date", article.date.toordinal())
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        jieba.initialize()
        self._searcher = tantivy.Index.open(str(folder)).searcher()

    def answer(self, asked: BenchQuery) -> Answer:
        wanted = self._query(asked)
        best = self._searcher.search(wanted, TOP)
        newest = self._searcher.search(wanted, TOP, count=False, order_by_field="date")
        facets = self._searcher.aggregate(wanted, {"branch": {"terms": {"field": "branch", "size": 100}}})
        counts = {bucket["key"]: bucket["doc_count"] for bucket in facets["branch"]["buckets"]}
        return best.count, self._numbers(best), counts, self._numbers(newest)

    def _numbers(self, result: tantivy.SearchResult) -> list[int]:
        return [self._searcher.doc(address)["number"][0] for _, address in result.hits]

    def _query(self, asked: BenchQuery) -> tantivy.Query:
        def term(field: str, text: str) -> tantivy.Query:
            return tantivy.Query.term_query(self._schema, field, text)

        must = [term("body", word) for words in asked.words for word in cut_finely(words)]
        if asked.phrase:
            words = cut_finely(asked.phrase)
            phrase = tantivy.Query.phrase_query(self._schema, "body", words) if len(words) > 1 else None
            must.append(phrase or term("body", words[0]))
        if asked.branch:
            must.append(tantivy.Query.const_score_query(term("branch", asked.branch), 0.0))
        clauses = [(tantivy.Occur.Must, clause) for clause in must or [tantivy.Query.all_query()]]
        if asked.excluded:
            clauses.append((tantivy.Occur.MustNot, term("body", asked.excluded)))
        return tantivy.Query.boolean_query(clauses)


class SqliteFts5(Peer):
    """SQLite's full-text index: trigrams of the text, or jieba's words."""

    def __init__(self, tokenizer: str) -> None:
        self._trigram = tokenizer == "trigram"
        self.name = f"SQLite FTS5, {tokenizer}"

    def build(self, articles: Iterable[BenchArticle], folder: Path) -> None:
        self._connect(folder)
        tokenize = "trigram" if self._trigram else "unicode61"
        self._database.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5(body, content='', tokenize='{tokenize}')"
        )
        self._database.execute("CREATE TABLE facts (number INTEGER PRIMARY KEY, branch TEXT, date INTEGER)")
        for article in articles:
            text = self._text(f"{article.title}\n{article.body}")
            self._database.execute("INSERT INTO texts (rowid, body) VALUES (?, ?)", (article.number, text))
            facts = (article.number, article.branch, article.date.toordinal())
            self._database.execute("INSERT INTO facts VALUES (?, ?, ?)", facts)
        self._database.commit()

    def open(self, folder: Path) -> None:
        jieba.initialize()
        self._connect(folder)

    def _connect(self, folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts.sqlite3")

    def _text(self, text: str) -> str:
        return text if self._trigram else " ".join(cut(text))

    def answer(self, asked: BenchQuery) -> Answer:
        where, values = self._where(asked)
        found = f"FROM facts JOIN texts ON texts.rowid = facts.number WHERE {where}"
        if "MATCH" not in where:
            found = f"FROM facts WHERE {where}"
        rank = "rank" if "MATCH" in where else "number"
        run = self._database.execute
        counts = dict(run(f"SELECT branch, count(*) {found} GROUP BY branch", values).fetchall())
        best = run(f"SELECT number {found} ORDER BY {rank} LIMIT {TOP}", values).fetchall()
        newest = run(f"SELECT number {found} ORDER BY date DESC LIMIT {TOP}", values).fetchall()
        return sum(counts.values()), [row[0] for row in best], counts, [row[0] for row in newest]

    def _where(self, asked: BenchQuery) -> tuple[str, list[str]]:
        """A trigram index finds nothing shorter than three characters: such words are left out, as they must be."""
        words = [*asked.words, *filter(None, [asked.phrase])]
        if self._trigram:
            words = [part for word in words for part in word.split() if len(part) >= 3]
        match = " ".join(f'"{self._text(word)}"' for word in words)
        if match and asked.excluded and (not self._trigram or len(asked.excluded) >= 3):
            match += f' NOT "{self._text(asked.excluded)}"'
        conditions, values = ["1"], []
        if match:
            conditions.append("texts MATCH ?")
            values.append(match)
        if asked.branch:
            conditions.append("branch = ?")
            values.append(asked.branch)
        return " AND ".join(conditions), values


PEERS = (StockWhoosh, Tantivy, lambda: SqliteFts5("trigram"), lambda: SqliteFts5("jieba"))
