"""Marks on the printed page of an article."""

from archive.models import Branch
from archive.pages.typesetting import PrintedParagraph, Run
from search.highlighting import Marker
from search.marking import MOST_NUMBERED, mark_text
from search.query import Text

DALIAN = Branch(slug="dalian", name="大连市贸促会")


def printed(*runs: Run) -> PrintedParagraph:
    return PrintedParagraph("p1", "text", 2, "".join(run.text for run in runs), runs, ())


def marked(text: str, *paragraphs: PrintedParagraph):
    return mark_text(paragraphs, Marker.of_leaves([Text(text, exact=True)]))


def test_marks_are_numbered_through_the_article():
    found = marked("展会", printed(Run("展会与展会")), printed(Run("又一个展会")))
    runs = [run for paragraph in found.paragraphs for run in paragraph.runs]
    assert [(run.text, run.number) for run in runs if run.is_marked] == [
        ("展会", 1),
        ("展会", 2),
        ("展会", 3),
    ]
    assert found.count == 3


def test_a_mark_across_a_branch_is_one_mark_and_the_branch_keeps_its_link():
    (paragraph,) = marked("会代表", printed(Run("请"), Run("大连市贸促会", DALIAN), Run("代表"))).paragraphs
    assert [(run.text, run.is_marked, run.number) for run in paragraph.runs] == [
        ("请", False, None),
        ("大连市贸促", False, None),
        ("会", True, 1),
        ("代表", True, None),
    ]
    assert [run.branch for run in paragraph.runs] == [None, DALIAN, DALIAN, None]


def test_the_text_stays_whole_whatever_is_marked():
    paragraph = printed(Run("展"), Run("会展会", DALIAN), Run("展会会"))
    for text in ("展", "会展", "展会", "没有", "展会展会展会会"):
        (shown,) = marked(text, paragraph).paragraphs
        assert "".join(run.text for run in shown.runs) == paragraph.text


def test_marks_beyond_the_most_are_marked_without_a_number():
    found = marked("展", printed(Run("展，" * (MOST_NUMBERED + 1))))
    assert found.paragraphs[0].runs[-2].is_marked
    assert found.paragraphs[0].runs[-2].number is None
    assert (found.count, len(found.numbers)) == (MOST_NUMBERED + 1, MOST_NUMBERED)
