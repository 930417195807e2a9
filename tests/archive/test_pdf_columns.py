"""The order in which a page of several columns is read: where its rules, titles and gutters part it."""

import pytest

from archive.ingest.readers import pdf
from archive.ingest.readers.pdf_fragments import Glyph, fragments_of
from tests.archive.pdf_files import column, make_pdf


def block(name: str) -> list[str]:
    return [f"{name}栏第{number}行的文字内容" for number in "一二三四"]


def order(lines, drawn=b""):
    """The names of columns and titles in the order they are read."""
    text = "".join(block.text for block in pdf.read(make_pdf(lines, drawn=drawn)).blocks)
    places = {name: text.index(f"{name}栏第一行") for name in "甲乙丙丁戊" if f"{name}栏" in text}
    places |= {title: text.index(title) for title in TITLES if title in text}
    return " ".join(sorted(places, key=lambda name: places[name]))


TITLES = ["上题", "左题", "右题", "引题", "本报记者"]
UPPER = [*column(60, 700, block("甲")), *column(200, 700, block("乙"))]
LOWER = [*column(60, 580, block("丙")), *column(200, 580, block("丁"))]


def test_a_rule_parts_articles_that_white_does_not():
    rule = b"60 622 m 310 622 l S"
    assert order(UPPER + LOWER) == "甲 丙 乙 丁"
    assert order(UPPER + LOWER, rule) == "甲 乙 丙 丁"


def test_the_edge_of_a_picture_across_the_columns_parts_them_too():
    assert order(UPPER + LOWER, b"60 600 250 30 re f") == "甲 乙 丙 丁"


@pytest.mark.parametrize("rule", [b"60 622 m 170 622 l S", b"60 780 m 310 780 l S", b"60 704 m 310 704 l S"])
def test_a_rule_over_one_column_or_above_the_text_or_through_it_parts_nothing(rule):
    assert order(UPPER + LOWER, rule) == "甲 丙 乙 丁"


def test_titles_that_begin_level_begin_articles():
    assert order([*UPPER, (60, 604, 16, "左题"), (200, 604, 16, "右题"), *LOWER]) == "甲 乙 左题 丙 右题 丁"


def test_a_title_on_the_left_begins_an_article_where_white_stands_beside_it():
    assert order([*UPPER, (60, 604, 16, "左题"), *LOWER]) == "甲 乙 左题 丙 丁"


def test_a_kicker_stays_with_its_title():
    lines = [(60, 622, 10, "引题"), (60, 604, 16, "左题"), (200, 604, 16, "右题")]
    assert order([*UPPER, *lines, *LOWER]) == "甲 乙 引题 左题 丙 右题 丁"


def test_a_title_in_one_column_beside_running_text_leaves_the_columns_whole():
    lines = [*column(200, 636, block("戊")), (60, 604, 16, "左题")]
    assert order([*UPPER, *lines, *LOWER]) == "甲 左题 丙 乙 戊 丁"


def test_a_short_line_is_no_gutter_though_white_stands_beside_it_for_longer():
    """Three columns below two: the gutters of either do not go on in the other."""
    above = [*column(60, 700, [f"{line}写到这里" for line in block("甲")[:3]] + ["末行。"])]
    above += column(220, 700, [f"{line}写到这里" for line in block("乙")[:3]])
    below = [(60, 620, 16, "左题")]
    below += [
        line for place, name in enumerate("丙丁戊") for line in column(60 + 122 * place, 596, block(name))
    ]
    assert order([*above, *below]) == "甲 乙 左题 丙 丁 戊"


def test_a_byline_at_the_head_of_the_first_column_leaves_the_title_above_all():
    lines = [(190, 750, 20, "上题居中排"), (60, 716, 10, "本报记者")]
    third = column(340, 700, block("丙"))
    assert order([*lines, *UPPER, *third]) == "上题 本报记者 甲 乙 丙"


def test_a_gutter_that_a_box_crosses_yields_to_one_that_nothing_does():
    lines = [
        *UPPER,
        *column(346, 700, block("戊")),
        *column(200, 580, block("丙")),
        *column(346, 580, block("丁")),
    ]
    lines += column(60, 636, [f"甲栏续第{number}行的文字内" for number in "一二三四五六七"])
    assert order(lines, b"196 530 280 70 re S") == "甲 乙 戊 丙 丁"


def test_a_byline_in_the_middle_column_stands_over_all_three():
    third = column(340, 700, block("丙"))
    text = [(190, 750, 20, "上题居中排"), (222, 724, 10, "本报记者方")]
    assert order([*text, *UPPER, *third]) == "上题 本报记者 甲 乙 丙"


def test_a_gutter_beside_a_title_comes_before_a_wider_one_within_an_article():
    """An article in two columns that stand further apart than they do from the next article."""
    second = column(210, 700, block("乙"))
    lines = [(60, 720, 16, "左题"), (325, 720, 16, "右题"), *column(60, 700, block("甲")), *second]
    assert order([*lines, *column(325, 700, block("丙"))]) == "左题 甲 乙 右题 丙"


def test_a_long_dash_that_is_one_glyph_is_two_characters():
    dash = [Glyph("—", 0, 0, 8.4, 10), Glyph("—", 0, 0, 16.4, 10), Glyph("记", 16.8, 0, 26.8, 10)]
    assert [fragment.text for fragment in fragments_of(dash)] == ["——记"]
