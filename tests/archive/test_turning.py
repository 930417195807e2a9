"""Notices of the page where a text goes on are understood in all usual shapes, and never take text along."""

import pytest

from archive.ingest.gazetteer import Gazetteer
from archive.ingest.reading import read_bulletin
from archive.ingest.turning import find_continued_from, find_turn, leads_on

TEXT = "会议指出，要推动数字贸易改革创新发展，加快建设贸易强国，提升对外开放水平，有关部门负责人参加会议并作了交流发言"
FROM = [
    ("（上接第1版）", 1), ("(上接第一版)", 1), ("（上接Ａ１版）", 1), ("（上接A1版）", 1), ("（上接A03）", 3), ("（上接12版）", 12), ("上接第1版", 1),
    ("▲（上接第1版）", 1), ("●上接第2版", 2), ("【上接第1版】", 1), ("（紧接第1版）", 1), ("（上接01版·要闻）", 1),
    ("（上接头版）", 1), ("（上接第1、2版）", 1), ("（上接第1版《贸易强国怎么建》）", 1), ("（接第四版）", 4), ("（上接十二版）", 12),
]  # fmt: skip
ON = [
    ("（下转第3版）", 3), ("(下转第三版)", 3), ("（下转A3版）", 3), ("（下转B07）", 7), ("（下转3版）", 3), ("下转第3版", 3),
    ("▼（下转第3版）", 3), ("【下转第3版】", 3), ("下转A03版→", 3), ("（轉第3版）", 3), ("（下轉第三版）", 3), ("（下转第2、3版）", 2),
]  # fmt: skip


def read(text: str):
    (article,) = read_bulletin(text.encode(), "a.txt", Gazetteer.from_records(())).articles
    return article


@pytest.mark.parametrize(
    "layout", ["一篇文章的题目\n\n{}{}。\n\n{}。\n", "一篇文章的题目\n\n{}\n\n{}。\n\n{}。\n"]
)
@pytest.mark.parametrize(("notice", "page"), FROM)
def test_the_page_a_text_comes_from_is_read_and_no_word_lost(notice, page, layout):
    article = read(layout.format(notice, TEXT, TEXT))
    assert article.continued_from_page == page
    assert [paragraph.text for paragraph in article.paragraphs] == [TEXT + "。"] * 2


@pytest.mark.parametrize(
    "layout", ["一篇文章的题目\n\n{}。\n\n{}{}\n", "一篇文章的题目\n\n{}。\n\n{}\n\n{}\n"]
)
@pytest.mark.parametrize(("notice", "page"), ON)
def test_the_page_a_text_goes_on_to_is_read_and_no_word_lost(notice, page, layout):
    article = read(layout.format(TEXT, TEXT, notice))
    assert article.continued_on_page == page
    assert [paragraph.text for paragraph in article.paragraphs] == [TEXT + "。", TEXT]


@pytest.mark.parametrize(
    "text",
    ["接第1版通知", "会议第1版材料", "转自第一财经", "上接天线，下接地气", "（下转正）", "（上接第1版"],
)
def test_other_texts_are_no_notice(text):
    assert find_continued_from(text) is None
    assert find_turn(text) is None


@pytest.mark.parametrize(
    ("line", "on"), [("（转第3版）", True), ("（转自第3版）", False), ("▼下转三版", True)]
)
def test_a_notice_by_itself_says_which_way_it_leads(line, on):
    assert find_turn(line)
    assert leads_on(line) is on
