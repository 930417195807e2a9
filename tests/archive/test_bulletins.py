"""The bulletins made for the tests are read as they were meant, to the bars that the project has set itself."""

import pytest

from bench.ingest.expected import BULLETINS
from bench.ingest.reading import measure
from bench.ingest.scoring import invented_dates, tally


@pytest.fixture(scope="module")
def findings():
    return list(measure(BULLETINS))


@pytest.mark.parametrize(
    ("field", "bar"),
    [
        ("boundaries", 0.98),
        ("titles", 0.98),
        ("dates", 0.98),
        ("sources", 0.98),
        ("branches", 0.97),
        ("people", 0.93),
        ("figures", 0.90),
    ],
)
def test_field_is_read_to_its_bar(findings, field, bar):
    amiss = [(found.bulletin, found.missed, found.wrong) for found in findings if found.field == field]
    assert tally(findings)[field].f1 >= bar, [found for found in amiss if found[1] or found[2]]


def test_no_date_is_invented(findings):
    assert not invented_dates(findings)


def test_every_bulletin_can_be_read(findings):
    assert not [found for found in findings if found.field == "refused"]


def test_every_bulletin_of_the_folder_is_expected(findings):
    told = {found.bulletin.partition("/")[0] for found in findings}
    names = {path.name for path in BULLETINS.folder.iterdir() if not path.name.startswith(".")}
    assert names - {"README.md", "expected.json"} == told
