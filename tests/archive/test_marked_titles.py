"""Newsletters that set a mark before each title; the same marks head sections under a title."""

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

TEXT = "　　六月三日，我会会见了来访的商会代表团一行九人，双方就互换会员名录、定期通报展览信息达成一致。"
FIRST, SECOND = "我会组团参加国际贸易博览会", "原产地证书启用新版印章"
HEAD = ["某 省 贸 促 信 息", "第11期（总第86期）", "某省贸促会主办            二〇〇四年六月十八日", "=" * 40]


def articles(*lines: str):
    return find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))[0]


@pytest.mark.parametrize(
    "form",
    ["★ {}", "☆{}", "◆ {}", "◇{}", "●{}", "● {}", "▲{}", "▲ {} ▲", "★★ {} ★★", "◎{}", "□ {}", "※ {}", "▍{}", "❖ {}", "► {}"],
)  # fmt: skip
@pytest.mark.parametrize(
    "head", [HEAD, [], ["工作动态"], ["【要闻】"]], ids=["issue", "bare", "class", "section"]
)
def test_a_title_behind_a_mark_begins_an_article(form, head):
    found = articles(*head, "", form.format(FIRST), "", TEXT, TEXT, "", form.format(SECOND), "", TEXT)
    assert [article.title for article in found] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "signature", ["（展览部）", "（联络处）", "（信息中心）", "（陆鸣野）", "（陆鸣野 谷满仓）"]
)
def test_texts_that_are_signed_one_by_one_are_articles_under_any_head(signature):
    marked = [f"★ {title}" for title in (FIRST, SECOND)]
    found = articles(
        "服务企业在行动", "", marked[0], TEXT, " " * 50 + signature, "", marked[1], TEXT, " " * 50 + signature
    )
    assert [article.title for article in found][-2:] == [FIRST, SECOND]


@pytest.mark.parametrize("signature", ["展览部", "信息中心", "法律处", "联络部 法律部"])
def test_an_office_that_signs_a_text_is_no_author(signature):
    (article,) = articles(FIRST, "", f"{TEXT}（{signature}）")
    assert article.authors == ()


def test_the_same_marks_head_sections_under_a_title():
    (article,) = articles(
        "上半年工作情况综述", "", "◆ 服务企业见实效", "", TEXT, "", "◆ 对外联络有新招", "", TEXT
    )
    assert article.title == "上半年工作情况综述"
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"] == [
        "服务企业见实效",
        "对外联络有新招",
    ]


@pytest.mark.parametrize(
    "items",
    [
        ["● 咖啡", "● 茶叶", "● 坚果"],
        ["★ 展位费由主办方承担。", "★ 人员费用自理。"],
        ["◆ 山西省贸促会", TEXT, "◆ 河北省贸促会", TEXT],
        ["● 报名企业须具有进出口权", "● 报名时间：六月底前", TEXT],
    ],
)
def test_marks_before_a_list_begin_no_article(items):
    assert len(articles("关于组织企业参展", "", TEXT, *items)) == 1


def test_one_mark_alone_tells_nothing():
    assert len(articles("组团参展", "", TEXT, "", "★ 报名须知", TEXT)) == 1


@pytest.mark.parametrize("form", ["{}、{}", "{}. {}", "{}．{}", "{} 、{}"])
@pytest.mark.parametrize("numerals", ["12", "一二"])
def test_numbered_titles_that_the_contents_name_begin_articles(form, numerals):
    first, second = (
        form.format(number, title) for number, title in zip(numerals, (FIRST, SECOND), strict=True)
    )
    found = articles(*HEAD, "", "【本期要目】", first, second, "", first, "", TEXT, "", second, "", TEXT)
    assert [article.title for article in found] == [FIRST, SECOND]


@pytest.mark.parametrize("signature", ["（展览部）", "（某市贸促会）", "（陆鸣野）"])
def test_numbered_titles_over_texts_signed_one_by_one_begin_articles(signature):
    signed = [TEXT, " " * 50 + signature, ""]
    found = articles(*HEAD, "", f"一、{FIRST}", "", *signed, f"二、{SECOND}", "", *signed)
    assert [article.title for article in found] == [FIRST, SECOND]


def test_numbered_sections_without_either_stay_headings():
    (article,) = articles("某省贸促会工作情况", "", f"一、{FIRST}", "", TEXT, "", f"二、{SECOND}", "", TEXT)
    assert sum(paragraph.type == "heading" for paragraph in article.paragraphs) == 2


def test_a_documents_contents_name_its_sections():
    sections = ["一、部门概况", "二、预算安排情况"]
    lines = [line for section in sections for line in (section, "", TEXT, "")]
    (article,) = articles("某省贸促会2019年部门预算信息公开", "", "目　录", *sections, "", *lines)
    assert article.title == "某省贸促会2019年部门预算信息公开"
