"""Writes and reads whole segments, in Whoosh's own format, a term at a time. Imports Whoosh, schema and columns.

Whoosh's writer takes a posting at a time through a sort on disk, eleven milliseconds an article; this one is given
postings that are sorted already. Its readers cannot tell which of the two wrote a segment.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo
from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from search import blocks, columns
from search.blocks import Block, Documents
from search.inverting import TermPostings, joined
from search.schema import Facts, new_schema

INDEX_NAME = "MAIN"
_EXTENT = struct.Struct("!qi")
_REMEMBERED = 1 << 16  # terms of a segment of which it is remembered what the table tells
_FREQUENCY = 2  # among what W3TermInfo writes: flags, weight, documents, ...


def storage(folder: Path) -> FileStorage:
    """Without mmap: a mapped Whoosh reader copies all postings into private memory."""
    return FileStorage(str(folder), supports_mmap=False)


def columns_path(folder: Path, segment: Any) -> Path:
    return folder / f"{segment.segment_id()}.columns"


def write(folder: Path, facts: Sequence[Facts], postings: Iterable[TermPostings]) -> Any:
    """A segment with its columns in folder, of documents 0, 1, ... and their postings by field and term, ascending."""
    codec, store = W3Codec(blocklimit=blocks.BLOCK), storage(folder)
    segment = codec.new_segment(store, INDEX_NAME)
    _write_documents(codec.per_document_writer(store, segment), facts)
    (folder / f"{INDEX_NAME}.tmp").rmdir()  # of the columns' parts, assembled by now
    segment.set_doc_count(len(facts))
    _write_postings(codec.field_writer(store, segment), postings)
    segment.create_compound_file(store)
    columns.write(columns_path(folder, segment), facts)
    return segment


def _write_documents(writer: Any, facts: Sequence[Facts]) -> None:
    stored = new_schema()["facts"]
    for number, row in enumerate(facts):
        writer.start_doc(number)
        writer.add_field("facts", stored, tuple(row), None)
        writer.finish_doc()
    writer.close()


def _write_postings(writer: Any, postings: Iterable[TermPostings]) -> None:
    schema = new_schema()
    for field, terms in groupby(postings, lambda some: some.field):
        writer.start_field(field, schema[field])
        for _, term, block in terms:
            writer._tindex.add(
                writer._fieldid.to_bytes(2) + term, _write_list(writer._postfile, block).to_bytes()
            )
        writer.finish_field()
    writer.close()


def _write_list(file: Any, block: Block) -> W3TermInfo:
    documents, weights, _ = block
    info = W3TermInfo(
        weight=float(weights.sum(dtype=np.float64)),
        df=len(documents),
        maxweight=float(weights.max()),
        minid=int(documents[0]),
        maxid=int(documents[-1]),
    )
    data = blocks.pack(block)
    info.set_extent(file.tell(), len(data))
    file.write(data)
    return info


class Postings:
    """The postings of a segment, read without Whoosh's matchers. For one thread at a time.

    Deleted documents are among them: a segment is the same in every generation.
    """

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self._terms = reader._terms
        self._told = lru_cache(_REMEMBERED)(self._look_up)  # the table is a file, of five reads a term

    def blocks(self, field: str, term: bytes, wanted: Documents | None = None) -> Iterator[Block]:
        told = self._told(field, term)
        if told is not None:
            yield from blocks.unpack(self._list(told), wanted)

    def document_frequency(self, field: str, term: bytes) -> int:
        """In how many documents the term stands: told by the table of terms, no posting is read."""
        told = self._told(field, term)
        return 0 if told is None else int(W3TermInfo._struct.unpack_from(told)[_FREQUENCY])

    def _look_up(self, field: str, term: bytes) -> bytes | None:
        told: bytes | None = self._terms._tindex.get(self._terms._keycoder(field, term))
        return told

    def all(self) -> Iterator[TermPostings]:
        """By field and by term, both ascending."""
        for key, told in self._terms._tindex.items():
            field, term = self._terms._keydecoder(key)
            yield TermPostings(field, term, blocks.joined(blocks.unpack(self._list(told))))

    def _list(self, told: bytes) -> bytes:
        """By what the table of terms tells: at its end, where the list is. (W3TermInfo reads the length wrong.)"""
        return bytes(self._terms._postfile.get(*_EXTENT.unpack(told[-_EXTENT.size :])))


def merged(readers: Sequence[SegmentReader]) -> tuple[list[Facts], Iterator[TermPostings]]:
    """What write takes to make one segment of several, without their deleted documents."""
    facts: list[Facts] = []
    sources = []
    for reader in readers:
        numbers = np.full(reader.doc_count_all(), -1, np.int32)  # of documents in the new segment
        kept = list(reader.all_doc_ids())
        numbers[kept] = np.arange(len(facts), len(facts) + len(kept))
        facts += [Facts(*reader.stored_fields(number)["facts"]) for number in kept]
        sources.append(map(_renumbering(numbers), Postings(reader).all()))
    return facts, joined(sources)


def _renumbering(numbers: Documents) -> Callable[[TermPostings], TermPostings]:
    is_whole = bool((numbers >= 0).all())

    def renumber(some: TermPostings) -> TermPostings:
        documents, weights, values = some.postings
        renumbered = numbers[documents]
        if not is_whole:
            kept = renumbered >= 0
            renumbered, weights = renumbered[kept], weights[kept]
            values = [value for value, is_kept in zip(values, kept.tolist(), strict=False) if is_kept]
        return some._replace(postings=Block(renumbered, weights, values))

    return renumber
