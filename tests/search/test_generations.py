import json
import stat
from pathlib import Path
from typing import Any

import pytest

from search import generations, schema, segments
from search.generations import Generations, Manifest, NoGeneration
from search.inverting import Batch
from search.schema import IndexDocument


def write(folder: Path, *numbers: int) -> Any:
    batch = Batch()
    batch.add([schema.folded(article(pk)) for pk in numbers])
    return segments.write(folder, batch.facts, batch.postings())


def article(pk: int) -> IndexDocument:
    return IndexDocument(pk, 1, None, "", "report", (), (), ("链博会",), ("正文",), ())


def publish(index: Generations, *numbers: int, from_nothing: bool = False) -> None:
    with index.only_writer(), index.next(from_nothing=from_nothing) as folder:
        generations.name_segments(folder, [*generations.open_segments(folder), write(folder, *numbers)])


def ids(index: Generations) -> list[int]:
    readers = generations.segment_readers(index.current())
    return [reader.stored_fields(n)["facts"][0] for reader in readers for n in reader.all_doc_ids()]


@pytest.fixture
def index(tmp_path) -> Generations:
    index = Generations(tmp_path / "index")
    publish(index, 1, from_nothing=True)
    return index


def test_without_current_there_is_no_generation(tmp_path):
    with pytest.raises(NoGeneration):
        Generations(tmp_path).current()


def test_a_generation_keeps_what_the_last_one_held(index):
    publish(index, 2)
    assert ids(index) == [1, 2]


def test_segments_are_shared_with_the_last_generation(index):
    first = index.current()
    publish(index, 2)
    shared = {file.name for file in first.glob("*.seg")}
    assert all((index.current() / name).samefile(first / name) for name in shared)


def test_a_failed_change_leaves_the_old_generation(index):
    def fail() -> None:
        with index.only_writer(), index.next():
            raise OSError("disk full")

    current = index.current()
    with pytest.raises(OSError, match="disk full"):
        fail()
    assert index.current() == current
    assert [folder.name for folder in index.root.glob("gen-*")] == [current.name]
    publish(index, 2)
    assert ids(index) == [1, 2]


def test_what_a_killed_writer_left_is_swept(index):
    left = index.root / "gen-00000099"
    left.mkdir()
    (left / "MAIN_x.seg").write_bytes(b"half")
    publish(index, 2)
    assert not left.exists() or index.current() != left
    assert ids(index) == [1, 2]


def test_old_generations_are_swept_but_for_the_last_ones(index):
    for pk in range(2, 8):
        publish(index, pk)
    assert len(list(index.root.glob("gen-*"))) == 4
    assert ids(index) == [1, 2, 3, 4, 5, 6, 7]


def test_from_nothing_does_not_open_the_old_one(index):
    for file in index.current().iterdir():
        file.write_bytes(b"damaged")
    publish(index, 5, from_nothing=True)
    assert ids(index) == [5]


def test_a_flipped_bit_is_found(index):
    assert generations.damaged_files(index.current()) == []
    (segment,) = index.current().glob("*.seg")
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 1
    segment.write_bytes(data)
    assert generations.damaged_files(index.current()) == [segment.name]


def test_the_manifest_names_every_file_and_the_version(index):
    folder = index.current()
    manifest = Manifest.read(folder)
    assert {file.suffix for file in map(folder.joinpath, manifest.files)} == {".seg", ".toc", ".columns"}
    assert json.loads((folder / "MANIFEST.json").read_bytes())["version"] == manifest.version


def test_the_index_belongs_to_its_user_alone(index):
    assert stat.S_IMODE(index.root.stat().st_mode) == 0o700
    assert stat.S_IMODE(index.current().stat().st_mode) == 0o700


def test_a_segment_with_nothing_left_is_dropped(index):
    with index.only_writer(), index.next() as folder:
        (segment,) = generations.open_segments(folder)
        generations.hide(folder, segment, {1})
        generations.name_segments(folder, [segment, write(folder, 2, 3)])
    assert ids(index) == [2, 3]
    assert len(list(index.current().glob("*.seg"))) == len(list(index.current().glob("*.columns"))) == 1
