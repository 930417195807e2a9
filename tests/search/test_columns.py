import pytest

from search import columns
from search.schema import Facts

ROWS = [
    Facts(3, 1, 738_000, "日报", "report", ("dalian", "dalian", "hubei"), ("任鸿斌",), (1, 2, 3, 4)),
    Facts(5, 9, 0, "", "report", (), (), (5, 6, 7, 8)),
]


def test_columns_read_as_written(tmp_path):
    columns.write(tmp_path / "a.columns", ROWS)
    read = columns.read(tmp_path / "a.columns")
    assert read.ids.tolist() == [3, 5]
    assert read.revisions.tolist() == [1, 9]
    assert read.dates.tolist() == [738_000, 0]
    assert read.lengths["title_grams"].tolist() == [3, 7]


@pytest.mark.parametrize(
    ("facet", "held"),
    [
        ("branch", [(0, "dalian"), (0, "hubei")]),
        ("source", [(0, "日报")]),
        ("kind", [(0, "report"), (1, "report")]),
        ("year", [(0, "2021")]),
        ("person", [(0, "任鸿斌")]),
    ],
)
def test_a_facet_says_which_document_has_which_value(tmp_path, facet, held):
    columns.write(tmp_path / "a.columns", ROWS)
    column = columns.read(tmp_path / "a.columns").facets[facet]
    none = len(column.values)
    entries = [(n, code) for n, code in enumerate(column.first.tolist()) if code != none]
    entries += zip(column.documents.tolist(), column.codes.tolist(), strict=True)
    assert [(n, column.values[code]) for n, code in sorted(entries)] == held


def test_a_segment_may_be_empty(tmp_path):
    columns.write(tmp_path / "a.columns", [])
    assert len(columns.read(tmp_path / "a.columns").ids) == 0
