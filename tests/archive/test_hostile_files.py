import resource
import time

import pytest

from archive.ingest.confinement import LIMITS, PATIENCE
from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers.archive_zip import entries, is_docx, is_zip
from archive.ingest.reading import find_articles, read_format
from tests.archive.hostile import ANY, HARMLESS, HOSTILE
from tests.archive.hostile_makers import MB

MEMORY = 500 * MB  # of the site's own process: the largest upload and its copies


def take(data: bytes, name: str) -> str:
    """All that a file leaves behind, as the desk takes it in: names, articles and what was dropped."""
    files = entries(data) if is_zip(data) and not is_docx(data) else iter([(name[-100:], data)])
    left = []
    for entry, content in files:
        articles, dropped = find_articles(read_format(content, entry))
        left.append(f"{entry if entry != name else ''}{articles}{dropped}")
    return "".join(left)


def outcome(data: bytes, name: str) -> tuple[str, str]:
    """The sentence of refusal, or what is left behind."""
    try:
        return "", take(data, name)
    except UnreadableBulletin as error:
        return str(error), ""


def test_there_are_files_of_every_kind():
    assert len(HOSTILE) >= 60
    assert {hostile.name.rpartition(".")[2] for hostile in HOSTILE} >= {
        "zip",
        "docx",
        "html",
        "pdf",
        "mhtml",
        "txt",
    }


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: f"{hostile.name[-6:]} {hostile.title}")
def test_a_hostile_file_is_refused_with_a_sentence_or_read_without_harm(hostile):
    data = hostile.make()
    peak, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    refusal, left = outcome(data, hostile.name)
    assert time.monotonic() - began < LIMITS.wall + PATIENCE
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) * 1024 < MEMORY
    if refusal:
        assert hostile.sentence != HARMLESS, refusal
        assert hostile.sentence in refusal
        assert refusal.endswith("。")
    else:
        assert hostile.sentence in (HARMLESS, ANY), left[:500]
        assert not hostile.absent or hostile.absent not in left
