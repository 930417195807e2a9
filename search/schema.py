"""The Whoosh fields, and what an article becomes in them. Imports Whoosh and analysis; no Django.

Word fields (title, body) and character fields hold frequencies; gram fields hold positions too, as arrays that NumPy reads without a loop. A lone
character is in thousands of grams, and so has a field of its own.
What the engine counts and sorts by is stored as one tuple of facts, from which columns.py makes arrays.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from whoosh import fields, formats

from search import analysis
from search.compatibility import written_out

SCHEMA_VERSION = 4  # raise when fields, facts or formats change

WORD_FIELDS = ("title", "body")
CHARACTER_FIELDS = ("title_characters", "body_characters")
GRAM_FIELDS = ("title_grams", "body_grams", "author", "source", "person")
TERM_FIELDS = (*WORD_FIELDS, *CHARACTER_FIELDS, *GRAM_FIELDS)
STREAMS = ("title", "body", "author", "source", "person")  # what of an article is read as a row of terms
MEASURED_FIELDS = ("title", "body", "title_grams", "body_grams")  # those whose length counts in scores


@dataclass(frozen=True)
class IndexDocument:
    """An article as the index knows it: texts as written, not yet folded."""

    id: int
    revision: int
    date: date | None
    source: str
    kind: str
    branches: tuple[str, ...]  # slugs
    people: tuple[str, ...]
    title: tuple[str, ...]  # kicker, title, subtitle
    body: tuple[str, ...]  # paragraphs, byline, source
    author: tuple[str, ...]


class FoldedDocument(NamedTuple):
    """With the folded parts of each of STREAMS."""

    document: IndexDocument
    streams: Mapping[str, Sequence[str]]


class Facts(NamedTuple):
    """What is stored of an article; lengths are those of MEASURED_FIELDS."""

    id: int
    revision: int
    date: int  # proleptic ordinal, 0 for none
    source: str
    kind: str
    branches: tuple[str, ...]
    people: tuple[str, ...]
    lengths: tuple[int, ...]


class PositionArray(formats.Format):  # type: ignore[misc]
    """A posting's value is its positions, ascending, as unsigned 32-bit integers in the machine's order."""

    def decode_positions(self, value: bytes) -> list[int]:
        return array("I", value).tolist()


class WordField(fields.FieldType):  # type: ignore[misc]
    """Takes what analysis has counted already: term -> frequency."""

    def __init__(self) -> None:
        super().__init__(
            formats.Existence(), None
        )  # the frequency is the posting's weight; no value beside it

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, frequency in value.items():
            yield term.encode(), frequency, float(frequency), b""


class GramField(fields.FieldType):  # type: ignore[misc]
    """Takes what analysis has placed already: gram -> positions."""

    def __init__(self) -> None:
        super().__init__(PositionArray(), None)

    def index(
        self, value: Mapping[str, Sequence[int]], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        for gram, positions in value.items():
            yield gram.encode(), len(positions), float(len(positions)), array("I", positions).tobytes()


def version() -> str:
    """An index made under another version is outdated."""
    return f"{SCHEMA_VERSION}.{analysis.version()}"


def is_of_this_form(other: str) -> bool:
    """An index of that version can take in articles now: it differs in no more than the lexicon, which ranks."""
    return other.rpartition(".")[0] == version().rpartition(".")[0]


def new_schema() -> fields.Schema:
    schema = fields.Schema(facts=fields.STORED())
    for name in (*WORD_FIELDS, *CHARACTER_FIELDS):
        schema.add(name, WordField())
    for name in GRAM_FIELDS:
        schema.add(name, GramField())
    return schema


def folded(document: IndexDocument) -> FoldedDocument:
    streams: dict[str, Sequence[str]] = {
        "title": document.title,
        "body": document.body,
        "author": document.author,
        "source": (document.source,),
        "person": document.people,
    }
    return FoldedDocument(
        document,
        {
            name: [analysis.fold(written_out(part)) for part in parts if part]
            for name, parts in streams.items()
        },
    )


def facts(document: IndexDocument, lengths: tuple[int, ...]) -> Facts:
    return Facts(
        document.id,
        document.revision,
        document.date.toordinal() if document.date else 0,
        document.source,
        document.kind,
        document.branches,
        document.people,
        lengths,
    )
