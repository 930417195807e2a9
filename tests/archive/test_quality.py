"""Warnings, each at its place."""

from datetime import date

import pytest

from archive.ingest.draft import DraftArticle, Paragraph
from archive.ingest.quality import inspect, is_rubbish

WHOLE = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好的成效。"


def codes(*texts: str, today: date | None = None, published: date | None = None) -> list[tuple[str, str]]:
    paragraphs = tuple(Paragraph(f"p{place}", "text", text) for place, text in enumerate(texts, start=1))
    (article,) = inspect([DraftArticle("题目", paragraphs, date=published)], today)
    return [(warning.code, warning.paragraph) for warning in article.warnings]


def test_a_sound_article_gives_no_warning():
    assert codes(WHOLE, "“开头引用，没有收尾。", "“接着引用，至此收尾。”") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (WHOLE + "下一步将继续推进各项工作，统筹推进数字贸易", "unfinished"),
        (WHOLE + "推动贸促会机关、调解中心、", "unfinished"),
        (WHOLE + "会议提出“协同增效。", "unbalanced"),
        (WHOLE + "发布《指南。", "unbalanced"),
        (
            "福建省贸促会举办山西推介会，展示山西省投资机遇，走进山西各市，成效良好，各方反响热烈。",
            "province-mismatch",
        ),
        (WHOLE + "�", "mojibake"),
        ("鏈鏈鍏堣涓浗鍥介檯璐告槗淇冭繘濮斿憳浼氬北瑗跨渷濮斿憳浼氱粍缁囦紒涓氬弬灞曪紝", "mojibake"),
    ],
)
def test_what_looks_wrong_is_pointed_out_in_its_paragraph(text, code):
    assert (code, "p1") in codes(text)


@pytest.mark.parametrize(("page", "warned"), [(None, True), (8, False)])
def test_a_text_that_goes_on_on_another_page_need_not_end(page, warned):
    text = (Paragraph("p1", "text", WHOLE), Paragraph("p2", "text", WHOLE + "主办方正在协调，打算增开"))
    (article,) = inspect([DraftArticle("题目", text, continued_on_page=page)], None)
    assert bool(article.warnings) == warned


def test_nearly_equal_paragraphs_are_found_across_articles():
    other = WHOLE.replace("良好", "明显")
    articles = [
        DraftArticle("甲", (Paragraph("p1", "text", WHOLE * 2),)),
        DraftArticle("乙", (Paragraph("p1", "text", other * 2),)),
    ]
    first, second = inspect(articles)
    assert not first.warnings
    assert [warning.code for warning in second.warnings] == ["near-duplicate"]


def test_short_articles_and_dates_to_come_are_pointed_out():
    found = codes("很短。", today=date(2026, 1, 1), published=date(2026, 1, 2))
    assert [code for code, _ in found] == ["short", "future-date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某市贸促会今天换届，选举新一届会长。", []),
        ("贸促会", ["short"]),
        ("某市贸促会今天换届，选举", ["short"]),
    ],
)
def test_one_whole_sentence_is_no_remnant(text, expected):
    assert [code for code, _ in codes(text)] == expected


def test_cities_tell_their_province():
    text = "陕西省贸促会开展“送法进园区”活动，组织律师走进洛阳、南阳、商丘的12个产业园区。"
    assert ("province-mismatch", "p1") in codes(text)
    assert codes(text.replace("走进", "赴")) == []


def test_an_english_paragraph_that_names_places_in_han_is_no_rubbish():
    assert not is_rubbish("Most enquiries came from tyre makers in Laixi (莱西) and Jiaozhou (胶州).")
