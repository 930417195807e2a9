"""Exports of newspaper databases: an article to a record of labelled fields."""

from datetime import date

import pytest

from archive.ingest.draft import Block, DraftArticle, Reading
from archive.ingest.reading import find_articles
from archive.ingest.records import LABELLED, OVER_ALL

TEXT = [
    "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。",
    "与会代表表示，要用好自贸协定的各项优惠政策，继续扩大出口，帮助更多企业走出去。",
]
RECORD = [
    "【标题】展会带来新订单",
    "【作者】陆鸣野; 谷满仓",
    "【报纸名称】国际商报",
    "【报纸日期】2019-05-21",
    "【正文】",
]


def articles(*lines: str) -> tuple[DraftArticle, ...]:
    return find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))[0]


@pytest.mark.parametrize(
    "fields",
    [
        RECORD,
        ["【篇名】展会带来新订单", "【作　者】陆鸣野;谷满仓", "【报　纸】国际商报", "【日　期】20190521", "【分类号】F752.8【正文快照】"],
        ["[题名] 展会带来新订单", "[作者] 陆鸣野，谷满仓", "[来源] 国际商报", "[出版日期] 2019.05.21", "[全文]"],
        ["标题：展会带来新订单", "作者：陆鸣野、谷满仓", "报纸：国际商报", "日期：2019年5月21日", "正文："],
        ["标　题：展会带来新订单", "来　源：《国际商报》", "作　者：陆鸣野 谷满仓", "见报日期：2019-05-21", "关键词：展会；订单", ""],
        ["Title-题名: 展会带来新订单", "Author-作者: 陆鸣野;谷满仓;", "Source-文献来源: 国际商报", "PubTime-发表时间: 2019-05-21"],
        ["%0 Newspaper Article", "%A 陆鸣野", "%A 谷满仓", "%T 展会带来新订单", "%J 国际商报", "%D 2019-05-21", ""],
        ["TY  - NEWS", "T1  - 展会带来新订单", "AU  - 陆鸣野", "AU  - 谷满仓", "JO  - 国际商报", "PY  - 2019/05/21", "ER  -"],
        ["報章名稱：國際商報", "日期：2019-05-21", "標題：展会带来新订单", "作者：陆鸣野；谷满仓", "內文："],
        ["【报名】国际商报　【日期】2019-05-21　【版次】05", "【标题】展会带来新订单", "【作者】陆鸣野 谷满仓", "", "【正文】"],
        ["题名：展会带来", "新订单", "责任者：陆鸣野；谷满仓", "出处：国际商报. 2019-05-21", "日期：2019-05-21"],
    ],
)  # fmt: skip
def test_a_record_states_title_authors_source_and_day(fields):
    (article,) = articles(*fields, *TEXT)
    assert (article.title, [author.name for author in article.authors], article.date) == (
        "展会带来新订单", ["陆鸣野", "谷满仓"], date(2019, 5, 21),
    )  # fmt: skip
    assert article.source in {"国际商报", "國際商報"}
    assert [paragraph.text for paragraph in article.paragraphs] == TEXT


@pytest.mark.parametrize("number", ["[{}]", "{}.", "第{}篇", "{}/3", "（{}）", "======", "记录 {}"])
def test_each_record_is_an_article_and_its_number_is_none_of_the_text(number):
    lines = [
        line
        for place in (1, 2, 3)
        for line in ("", number.format(place), RECORD[0] + str(place), *RECORD[1:], *TEXT)
    ]
    found = articles(*lines)
    assert [article.title for article in found] == [f"展会带来新订单{place}" for place in (1, 2, 3)]
    assert [[paragraph.text for paragraph in article.paragraphs] for article in found] == [TEXT] * 3


@pytest.mark.parametrize(
    ("field", "page"),
    [("【版次】第5版 经济", 5), ("【版号】A05", 5), ("【版面】005", 5), ("【版名】要闻", None), ("【分类号】F752.8", None)],
)  # fmt: skip
def test_the_page_is_read_where_a_number_states_it(field, page):
    (article,) = articles(*RECORD[:-1], field, "【正文】", *TEXT)
    assert article.page == page


def test_the_day_of_the_download_is_that_of_no_article():
    lines = [
        "检索式：全文=贸促会    共检出 1 篇    下载日期：2026-11-02",
        "",
        *RECORD[:3],
        "【版次】5",
        "【正文】",
        *TEXT,
    ]
    (article,), dropped = find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))
    assert article.date is None
    assert (dropped[0].text, dropped[0].reason) == (lines[0], OVER_ALL)


def test_the_first_words_stand_behind_the_label_and_fields_below():
    (article,) = articles(
        *RECORD[:-1], f"【正文】{TEXT[0]}", TEXT[1], "【字数】1280", "【网址】http://example.org/1.html"
    )
    assert [paragraph.text for paragraph in article.paragraphs] == TEXT


def test_a_title_that_the_text_repeats_and_headings_within_it_split_nothing():
    (article,) = articles(
        *RECORD, "展会带来新订单", "■ 本报记者 陆鸣野", *TEXT, "", "订单带来新客户", "■ 背景", *TEXT
    )
    assert (article.title, article.paragraphs[0].text) == ("展会带来新订单", TEXT[0])


def test_subtitle_and_kicker_are_those_of_the_fields():
    (article,) = articles("【引题】两天签约四十家", "【副标题】——某市企业参展侧记", *RECORD, *TEXT)
    assert (article.kicker, article.subtitle) == ("两天签约四十家", "某市企业参展侧记")


def test_the_lines_of_fields_are_listed_as_dropped():
    lines = (*RECORD[:-1], f"【正文】{TEXT[0]}")
    _, dropped = find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))
    assert [drop.text for drop in dropped if drop.reason == LABELLED] == RECORD


@pytest.mark.parametrize(
    "lines",
    [
        ["关于举办展会的通知", "时间：2019年5月21日", "地点：某市会展中心", "来源：某市贸促会"],
        ["展会带来新订单", "作者：陆鸣野", "来源：国际商报", "日期：2019-05-21"],
        ["展会带来新订单", "记者：展会怎么样？", "会长：很好，来的人很多。", "记者：来源是什么？"],
        ["论文格式要求", "标题：——", "来源：国际商报", "日期：2019-05-21"],
        ["论文格式要求", "标题：黑体三号，居中", "", "", "正文：仿宋四号，两端对齐"],
    ],
)
def test_lines_with_colons_under_a_title_of_their_own_are_no_record(lines):
    (article,) = articles(*lines, *TEXT)
    assert article.title == lines[0]
