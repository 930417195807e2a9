"""What changed between two texts is told piece by piece."""

import time

import pytest

from archive.differences import Piece, compare, compare_paragraphs


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("组织30家企业", "组织40家企业", "组织[-3][+4]0家企业"),
        ("同样的", "同样的", "同样的"),
        ("", "新的", "[+新的]"),
        ("旧的", "", "[-旧的]"),
        ("大连组织企业", "银川举办论坛", "[-大连组织企业][+银川举办论坛]"),
        ("", "", ""),
    ],
)
def test_pieces_say_what_went_and_what_came(before, after, expected):
    shown = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    assert "".join(shown[piece.kind].format(piece.text) for piece in compare(before, after)) == expected


def test_long_texts_are_not_compared_letter_by_letter():
    start = time.process_time()
    assert len(compare("甲乙" * 40_000, "乙丙" * 40_000)) == 2
    assert time.process_time() - start < 1


def test_only_paragraphs_that_differ_are_told():
    rows = compare_paragraphs(["一样", "组织30家", "删去的"], ["一样", "组织40家", "删去的", "新加的"])
    assert len(rows) == 2
    assert rows[1] == (Piece("new", "新加的"),)
