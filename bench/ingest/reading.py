"""Bulletins read through the product's own path. Imports archive.ingest and the other rooms of this package."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from archive.ingest.draft import Draft, UnreadableBulletin
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.readers.archive_zip import entries
from archive.ingest.reading import read_bulletin
from bench.ingest.expected import ROOT, Collection, load_expected
from bench.ingest.matching import pair_up
from bench.ingest.scoring import Finding, judge


def measure(collection: Collection) -> Iterator[Finding]:
    """What is to be said of every bulletin of a collection; one that cannot be read has missed everything."""
    gazetteer = Gazetteer.from_records(load_records(ROOT / "seeds" / "branches.json"))
    expected = load_expected(collection)
    for name in expected:
        try:
            data = _bulletin_bytes(collection.folder, name)
            draft = read_bulletin(data, name.rpartition("/")[2], gazetteer, date.today())
        except UnreadableBulletin as refusal:
            yield Finding(name, "", "refused", (), (str(refusal),))
            draft = Draft("", "", "", 0, ())
        names = {slug: record.name for slug, record in gazetteer.records.items()}
        names |= {branch.slug: branch.name for branch in draft.new_branches}
        yield from judge(name, pair_up(expected[name], draft.articles), names)


def _bulletin_bytes(folder: Path, name: str) -> bytes:
    """A file of the folder, or of an archive in it: "archive.zip/its/path"."""
    archive, _, inside = name.partition(".zip/")
    if not inside:
        return (folder / name).read_bytes()
    held = dict(entries((folder / f"{archive}.zip").read_bytes()))
    if inside not in held:
        raise UnreadableBulletin(f"{archive}.zip holds {', '.join(held)}")
    return held[inside]
