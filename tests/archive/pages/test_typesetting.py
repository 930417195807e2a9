"""An article's text made ready to print."""

import pytest

from archive.models import Article, Branch, BranchMention
from archive.pages.typesetting import cut_runs, outline, print_paragraphs

BRANCH = Branch(slug="dalian", name="大连市贸促会")
TEXT = "大连市贸促会与山东省贸促会签约"


def at(start: int, end: int) -> BranchMention:
    return BranchMention(paragraph="p1", start=start, end=end, branch=BRANCH)


@pytest.mark.parametrize(
    ("spans", "named"),
    [
        ([], []),
        ([(0, 6)], ["大连市贸促会"]),
        ([(7, 13), (0, 6)], ["大连市贸促会", "山东省贸促会"]),
        ([(0, 6), (3, 13)], ["大连市贸促会"]),
        ([(0, 3), (0, 6)], ["大连市贸促会"]),
        ([(7, 99)], []),
        ([(4, 4)], []),
    ],
)
def test_runs_hold_the_text_whole_and_the_names_apart(spans, named):
    runs = cut_runs(TEXT, [at(*span) for span in spans])
    assert "".join(run.text for run in runs) == TEXT
    assert [run.text for run in runs if run.branch] == named


def article(**values) -> Article:
    paragraphs = [
        {"id": "p1", "type": "heading", "text": "开放", "level": 1},
        {"id": "p2", "type": "text", "text": TEXT, "level": 0},
        {"id": "p3", "type": "heading", "text": "合作", "level": 9},
    ]
    return Article(**{"title": "题", "paragraphs": paragraphs, **values})


def test_headings_form_the_outline_beneath_the_title():
    assert [(part.text, part.level) for part in outline(print_paragraphs(article(), []))] == [
        ("开放", 2),
        ("合作", 4),
    ]


def test_warning_stands_at_its_paragraph():
    warned = article(warnings=[{"code": "unfinished", "message": "末尾不完整。", "paragraph": "p2"}])
    assert [part.warnings for part in print_paragraphs(warned, [])] == [(), ("末尾不完整。",), ()]
