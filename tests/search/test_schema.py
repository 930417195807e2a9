from datetime import date

from search import schema
from search.inverting import Batch
from search.schema import IndexDocument
from tests.search.plain import document_fields

DOCUMENT = IndexDocument(
    id=7,
    revision=3,
    date=date(2024, 11, 28),
    source="貿促報",
    kind="report",
    branches=("dalian",),
    people=("任鸿斌",),
    title=("", "鏈博會", ""),
    body=("RCEP 生效", "RCEP"),
    author=("本报记者",),
)


def test_fields_hold_folded_terms():
    fields = document_fields(DOCUMENT)
    assert fields["title"] == {"链博会": 1, "博会": 1}
    assert fields["body"] == {"rcep": 2, "生效": 1}
    assert fields["body_grams"]["rcep"] == [0, 102]
    assert set(fields["person"]) == {"任鸿", "鸿斌", "斌"}


def test_facts_hold_values_as_written_and_exact_lengths():
    batch = Batch()
    batch.add([schema.folded(DOCUMENT)])
    (facts,) = batch.facts
    assert (facts.id, facts.revision, facts.source) == (7, 3, "貿促報")
    assert date.fromordinal(facts.date) == date(2024, 11, 28)
    assert dict(zip(schema.MEASURED_FIELDS, facts.lengths, strict=True)) == {
        "title": 2,
        "body": 3,
        "title_grams": 3,
        "body_grams": 5,
    }


def test_positions_survive_their_encoding():
    ((term, frequency, weight, value),) = schema.GramField().index({"贸促": [3, 70_000]})
    assert (term.decode(), frequency, weight) == ("贸促", 2, 2.0)
    assert schema.PositionArray().decode_positions(value) == [3, 70_000]
