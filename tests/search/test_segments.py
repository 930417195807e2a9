"""What is written in bulk reads as what Whoosh's own writer writes."""

import random
from pathlib import Path
from typing import Any

import pytest
from whoosh.codec.whoosh3 import W3Codec

from search import blocks, generations, inverting, parts, schema, segments
from search.inverting import Batch
from search.schema import IndexDocument
from tests.search.plain import document_fields

SYLLABLES = "贸促会链博企业合作国际a1"


def documents(count: int) -> list[IndexDocument]:
    source = random.Random(7)

    def text() -> str:
        return "".join(source.choices(SYLLABLES, k=source.randint(0, 40)))

    return [
        IndexDocument(pk, 1, None, text(), "report", (), (text(),), (text(),), (text(), text()), ())
        for pk in range(count)
    ]


def inverted(made: list[IndexDocument]) -> Batch:
    batch = Batch()
    for some in (made[: len(made) // 3], made[len(made) // 3 :]):
        batch.add([schema.folded(document) for document in some])
    return batch


def write_in_bulk(folder: Path, made: list[IndexDocument]) -> Any:
    batch = inverted(made)
    generations.create(folder)
    segment = segments.write(folder, batch.facts, batch.postings())
    return opened(folder, segment)


def opened(folder: Path, segment: Any) -> Any:
    generations.name_segments(folder, [segment])
    (reader,) = generations.segment_readers(folder)
    return reader


def write_by_whoosh(folder: Path, made: list[IndexDocument]) -> Any:
    generations.create(folder)
    codec = W3Codec(blocklimit=blocks.BLOCK)
    codec.length_stats = False
    writer = generations.open_index(folder).writer(codec=codec)
    for document in made:
        writer.add_document(**document_fields(document))
    writer.commit()
    (reader,) = generations.segment_readers(folder)
    return reader


def read(reader: Any) -> dict[tuple[str, bytes], tuple[Any, ...]]:
    """All that Whoosh's own matchers and statistics say of every term."""
    found = {}
    for field, term in reader.all_terms():
        info, matcher = reader.term_info(field, term), reader.postings(field, term)
        postings = []
        while matcher.is_active():
            postings.append((matcher.id(), matcher.weight(), matcher.value(), matcher.block_max_weight()))
            matcher.next()
        told = info.weight(), info.doc_frequency(), info.max_weight(), info.min_id(), info.max_id()
        found[field, term] = (postings, *told, info.min_length(), info.max_length())
    return found


@pytest.fixture
def small_blocks(monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 16)


def test_a_segment_reads_as_one_of_whooshs_own_writer(tmp_path, small_blocks):
    fields = documents(100)
    bulk = write_in_bulk(tmp_path / "bulk", fields)
    own = write_by_whoosh(tmp_path / "own", fields)
    assert list(bulk.all_terms()) == list(own.all_terms())
    assert read(bulk) == read(own)
    assert [bulk.stored_fields(n) for n in range(100)] == [own.stored_fields(n) for n in range(100)]


def test_terms_are_found_by_their_beginning(tmp_path):
    bulk = write_in_bulk(tmp_path, documents(50))
    assert "贸促".encode() in list(bulk.expand_prefix("body_grams", "贸"))


def test_segments_of_either_writer_become_one_without_the_deleted(tmp_path, small_blocks):
    fields = documents(60)
    readers = [write_in_bulk(tmp_path / "a", fields[:40]), write_by_whoosh(tmp_path / "b", fields[40:])]
    for reader, gone in zip(readers, ([0, 7, 39], [5]), strict=True):
        for number in gone:
            reader.segment().delete_document(number)
    generations.create(tmp_path / "c")
    merged = opened(tmp_path / "c", segments.write(tmp_path / "c", *segments.merged(readers)))
    kept = [some for n, some in enumerate(fields) if n not in (0, 7, 39, 45)]
    assert read(merged) == read(write_in_bulk(tmp_path / "d", kept))


def test_postings_are_read_as_whoosh_reads_them(tmp_path, small_blocks):
    reader = write_in_bulk(tmp_path, documents(100))
    held = {(field, term): postings for field, term, postings in segments.Postings(reader).all()}
    for (field, term), (postings, *_) in read(reader).items():
        documents_, weights, values = held[field, term]
        assert [(n, w) for n, w, *_ in postings] == list(
            zip(documents_.tolist(), weights.tolist(), strict=True)
        )
        if field in schema.GRAM_FIELDS:
            assert [value for _, _, value, _ in postings] == list(values)


def test_parts_of_a_rebuild_become_one_segment(tmp_path, monkeypatch):
    monkeypatch.setattr(inverting, "_TOGETHER", 7)
    made = documents(30)
    paths = [tmp_path / "part-0", tmp_path / "part-1"]
    for path, some in zip(paths, (made[:10], made[10:]), strict=True):
        parts.write(path, inverted(some))
    generations.create(tmp_path / "c")
    merged = opened(tmp_path / "c", parts.write_segment(tmp_path / "c", paths))
    whole = write_in_bulk(tmp_path / "d", made)
    assert read(merged) == read(whole)
    assert [merged.stored_fields(n) for n in range(30)] == [whole.stored_fields(n) for n in range(30)]


def test_damage_is_told():
    with pytest.raises(blocks.DamagedPostings):
        list(blocks.unpack(b"W3Bl" + b"damaged"))
