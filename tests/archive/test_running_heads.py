"""Heads and feet of the later pages of a PDF: no text, and an article is of the page it stands on."""

import pytest

from archive.ingest.reading import find_articles, read_format
from tests.archive.pdf_files import Line, make_pdf

TITLES = ["甲市贸促会举办座谈会", "乙市开展外贸培训活动", "丙市企业组团赴德参展", "丁市贸促会考察新港口"]
TEXTS = [
    "今年以来各县企业出口稳步增长，第一批共十家企业受益，效果良好，企业纷纷表示满意。",
    "培训班邀请海关专家讲解新规，第二批共十七家企业受益，学员们带着问题来、带着答案走。",
    "代表团拜访当地商会交流合作，第三批共二十四家企业受益，签下了一批意向合同和备忘录。",
    "我会组织企业考察港口和保税区，第四批共三十一家企业参加，大家边看边记，收获不小。",
]


def page(number: int, head: str, foot: str = "") -> list[Line]:
    text = "\u3000\u3000" + TEXTS[number]
    lines: list[Line] = [(60, 770, 18, TITLES[number])]
    lines += [(60, 740 - 16 * at, 11, text[20 * at : 20 * at + 20]) for at in range(-(-len(text) // 20))]
    lines += [(60 if number % 2 else 300, 815, 9, head)] if head else []
    return lines + ([(290, 40, 9, foot)] if foot else [])


def read(heads: list[str], feet: list[str]):
    pages = [page(number, *marks) for number, marks in enumerate(zip(heads, feet, strict=True))]
    return find_articles(read_format(make_pdf(*pages), "a.pdf"))[0]


@pytest.mark.parametrize(
    "head",
    [
        "某市日报　2019年5月14日　第{}版", "某市日报　2019年5月14日　星期二　{}", "A0{} 要闻　某市日报　2019年5月14日",
        "{}　经济　某市日报　2019年5月14日", "2019年5月14日　星期二　第{}版　某市日报", "某市日报 2019-05-14 {}版", "B{} 国际　某市日报　2019年5月14日",
    ],
)  # fmt: skip
def test_an_article_is_of_the_page_it_stands_on(head):
    found = read([head.format(number) for number in (3, 4, 5)], ["", "", ""])
    assert [(article.title, article.page) for article in found] == list(
        zip(TITLES[:3], (3, 4, 5), strict=True)
    )


@pytest.mark.parametrize(
    ("heads", "feet"),
    [
        (["贸促信息"] * 3, ["1", "2", "3"]),
        (["贸促信息　2019年第5期"] * 3, ["— 1 —", "— 2 —", "— 3 —"]),
        (["贸促信息", "2019年第5期"] * 2, ["· 1 ·", "· 2 ·", "· 3 ·", "· 4 ·"]),
        (["", "", ""], ["第1页 共3页", "第2页 共3页", "第3页 共3页"]),
        (["贸促信息　2019年5月14日"] * 3, ["1/3", "2/3", "3/3"]),
    ],
)
def test_no_head_and_no_foot_of_a_page_is_text(heads, feet):
    said = "".join(paragraph.text for article in read(heads, feet) for paragraph in article.paragraphs)
    assert all(text in said for text in TEXTS[: len(heads)])
    assert not any(mark in said for mark in (*heads, *feet) if mark)
