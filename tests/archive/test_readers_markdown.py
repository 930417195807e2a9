"""Markdown and front matter."""

import pytest

from archive.ingest.draft import UnreadableBulletin
from archive.ingest.readers import markdown


def test_front_matter_is_read_and_left_out_of_the_text():
    reading = markdown.read("---\ntitle: 标题\ndate: 2021-12-21 08:10:27 +08:00\n---\n正文。\n".encode())
    assert reading.front_matter == {"title": "标题", "date": "2021-12-21"}
    assert [block.text for block in reading.blocks] == ["正文。"]


def test_a_body_of_html_is_read_as_html():
    reading = markdown.read("---\ntitle: 题\n---\n<p>第一段。</p>\n <p>第二段。</p>\n".encode())
    assert [block.text for block in reading.blocks] == ["第一段。", "第二段。"]


def test_headings_and_items_are_what_markdown_says():
    reading = markdown.read("# 题\n\n## 小标题\n\n- 甲\n- 乙\n".encode())
    assert [(b.text, b.kind, b.level) for b in reading.blocks] == [
        ("题", "heading", 1),
        ("小标题", "heading", 2),
        ("甲", "item", 0),
        ("乙", "item", 0),
    ]


def test_text_set_in_by_blanks_is_no_code():
    assert markdown.read("    江苏省贸促会举办培训。\n".encode()).blocks[0].text == "江苏省贸促会举办培训。"


def test_lines_of_links_are_navigation():
    reading = markdown.read("正文。\n\n[返回](/a)｜[首页](/b)\n".encode())
    assert [block.text for block in reading.blocks] == ["正文。"]
    assert [drop.text for drop in reading.dropped] == ["返回｜首页"]


@pytest.mark.parametrize("matter", ["a: [", "a: &x [1]\nb: *x"])
def test_broken_front_matter_is_refused(matter):
    with pytest.raises(UnreadableBulletin):
        markdown.read(f"---\n{matter}\n---\n正文。\n".encode())


def test_emphasis_between_a_mark_and_a_han_character_is_emphasis():
    (block,) = markdown.read("企业中，有**63.5%**已在海外设点。".encode()).blocks
    assert block.text == "企业中，有63.5%已在海外设点。"


@pytest.mark.parametrize(
    ("matter", "author"),
    [
        ("authors:\n  - 木青\n  - 禾田", "木青 禾田"),
        ("作者: 木青", "木青"),
        ("byline: 本报记者 木青", "本报记者 木青"),
        ("Reporter: 木青", "木青"),
        ("author:\n  name: 木青\n  email: a@example.cn", "木青"),
        ("authors:\n  - name: 木青\n  - name: 禾田", "木青 禾田"),
        ("author: []\nwriter: 木青", "木青"),
    ],
)
def test_front_matter_states_its_author_in_many_words(matter, author):
    assert markdown.read(f"---\ntitle: 题\n{matter}\n---\n正文。\n".encode()).front_matter["author"] == author


def test_front_matter_in_chinese_is_front_matter():
    matter = markdown.read(
        "---\n标题: 题\n发布日期: 2021-12-21\n来源: 某报\n---\n正文。\n".encode()
    ).front_matter
    assert (matter["title"], matter["date"], matter["source"]) == ("题", "2021-12-21", "某报")
