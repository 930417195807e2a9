"""Bylines that name the outlet, the editors beside the writers, or a body in the last brackets; and a page's editor."""

import pytest

from archive.ingest.authors import parse_authors
from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles
from archive.ingest.roles import role_of
from tests.archive.credited import TEXT, TITLE, read


@pytest.mark.parametrize(
    "line",
    [
        "某州日报天眼新闻记者 陆鸣野", "某州日报·新某州客户端记者 陆鸣野", "江海日报客户端记者 陆鸣野", "红枫新闻记者 陆鸣野", "江海网记者 陆鸣野",
        "江海电视台记者 陆鸣野", "江海日报海外版记者 陆鸣野", "江海日报·江海经济网记者 陆鸣野", "江海日报全媒体记者 陆鸣野", "文/江海晚报全媒体记者 陆鸣野",
    ],
)  # fmt: skip
def test_the_reporter_of_any_outlet_signs(line):
    assert role_of(line) == "byline"
    assert [author.name for author in read(TITLE, line, *TEXT).authors] == ["陆鸣野"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("策划：王平 撰文：李文、赵磊 统筹：孙莉", ["李文", "赵磊"]),
        ("总策划：王平 统筹：李文 记者：赵磊", ["赵磊"]),
        ("策划/王平 执笔/李文", ["李文"]),
        ("监制：王平 采写：李文", ["李文"]),
        ("本报记者 张三丰、李四光，通讯员 王五一", ["张三丰", "李四光", "王五一"]),
    ],
)
def test_who_planned_and_edited_a_text_did_not_write_it(line, names):
    assert role_of(line) == "byline"
    assert [author.name for author in parse_authors(line)] == names


@pytest.mark.parametrize("line", ["○ 米　禾", "○米禾", "● 江澜"])
def test_a_circle_before_a_name_alone_marks_a_byline(line):
    assert [author.name for author in read(TITLE, line, *TEXT).authors] == [
        line[1:].replace("　", "").strip()
    ]


@pytest.mark.parametrize("line", ["◆一张桌子 两种货币", "◆以会引商 以展兴市"])
def test_a_marked_heading_of_two_parts_is_no_byline(line):
    assert role_of(line) != "byline"


@pytest.mark.parametrize("line", ["■记者手记", "■记者观察", "记者来信", "记者调查"])
def test_a_column_of_reporters_is_nobody(line):
    assert role_of(line) != "byline"


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("（某市贸促会 沈　菱）", ["沈菱"]),
        ("（某市贸促会联络部 沈菱）", ["沈菱"]),
        ("（资料图片）", []),
        ("（某市贸促会）", []),
    ],
)
def test_who_signs_in_the_last_brackets_may_name_the_body(ending, names):
    lines = (TITLE, TEXT[0], TEXT[1] + ending)
    (article,) = find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))[0]
    assert [author.name for author in article.authors] == names


def test_a_line_of_particulars_names_the_author_behind_a_stroke():
    article = read(TITLE, "文/望小舟 2023年3月9日 来源：三峡日报", *TEXT)
    assert ([author.name for author in article.authors], article.source) == (["望小舟"], "三峡日报")


def test_the_editor_of_a_page_edited_what_stands_on_it():
    article = read(
        "3 要闻", "2023年5月16日　星期二", "西北日报", "责任编辑：纪晓峰　版式：安 宁", "", TITLE, *TEXT
    )
    assert (article.editor, article.source) == ("纪晓峰", "西北日报")
