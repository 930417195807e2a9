"""What stands around the texts of a page: imprint, pointers to other pages, letterheads, credits of pictures."""

from datetime import date

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block, Reading
from archive.ingest.page_parts import parse_parts
from archive.ingest.reading import find_articles
from archive.ingest.roles import role_of

LONG = "某市贸促会近日组织三十家企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def read(text: str):
    return find_articles(Reading("text", text, tuple(map(Block, text.split("\n")))))[0]


@pytest.mark.parametrize(
    "imprint",
    [
        "国内邮发代号：1-55",
        "国外发行代号：D1055",
        "邮局订阅代号 7-12",
        "国际标准刊号：ISSN1000-0000",
        "今日8版　国内统一刊号：CN11-0000",
    ],
)
def test_an_imprint_by_itself_is_of_the_head_and_dates_nothing_of_its_own(imprint):
    (article,) = read(
        f"某某贸易报\n2026年3月17日　星期二\n{imprint}\n\n茶商赶船期\n■ 本报记者 鹿鸣野\n\n　　{LONG}\n　　{LONG}"
    )
    assert (article.title, article.date) == ("茶商赶船期", date(2026, 3, 17))


@pytest.mark.parametrize("pointer", ["▶▶▶第3版", "☞详见第6版", "➤ 见A5版", "＞＞＞2、3版"])
def test_a_pointer_to_another_page_heads_none(pointer):
    assert parse_parts(pointer) == ()


def test_a_front_page_over_the_second_is_the_first():
    head = "某某贸易报\n2026年3月17日　星期二\n第6921期　今日8版\n\n"
    one, two = (
        f"{title}\n\n■ 本报记者 鹿鸣野\n\n　　{LONG}\n　　{LONG}\n\n"
        for title in ("茶商赶船期", "渔港新航线")
    )
    found = read(f"{head}{one}某某贸易报　2026年3月17日　星期二　要闻　2\n\n{two}")
    assert [article.page for article in found] == [1, 2]


@pytest.mark.parametrize("number", ["桂贸促发〔2026〕18号", "贸促综函〔2025〕7号"])
def test_the_title_of_a_document_stands_below_its_number(number):
    (article,) = read(
        f"中国国际贸易促进委员会某某市委员会\n{number}\n\n关于组织企业参加2026年\n河内食品工业展的通知\n\n各有关企业：\n{LONG}"
    )
    assert article.title == "关于组织企业参加2026年河内食品工业展的通知"
    assert article.kind == "notice"


@pytest.mark.parametrize(
    ("credit", "kind"),
    [
        ("特约摄影　巴　图／摄", "photo"),
        ("通讯员　杜关山　摄影报道", "photo"),
        ("本报记者　秦　川　摄", "photo"),
        ("本报记者　秦　川　文／图", "report"),
        ("本报记者　秦　川", "report"),
    ],
)
def test_one_paragraph_that_only_a_photographer_signs_is_a_photo(credit, kind):
    (article,) = read(f"夜市上的双语摊位\n\n　　9月20日晚，游客在夜市挑选木版画。{LONG}\n{credit}")
    assert article.kind == kind


def test_a_text_in_paragraphs_with_its_pictures_is_a_report():
    (article,) = read(f"夜市上的双语摊位\n\n通讯员　杜关山　摄影报道\n\n　　{LONG}\n　　{LONG}")
    assert article.kind == "report"


def test_a_remark_in_brackets_that_a_column_broke_ends_the_text():
    text = "　　推介会当然要开，问题是讲给谁听、\n讲什么，采购商想知道港口到厂区要几个\n小时，解说词里往往都没有这些。\n"
    first, second = read(
        f"推介何必千会一面\n\n何春山\n\n{text}{text}　　（作者系某高校国际商务系副教\n授）\n\n记者手记\n\n小城的早餐摊\n\n本报记者　薛小满\n\n{text}{text}"
    )
    assert (first.title, second.title) == ("推介何必千会一面", "小城的早餐摊")


def test_a_clause_that_ends_in_a_body_is_no_byline():
    assert role_of("此行是跟着黑龙江省贸促会的调研组") == ""
    assert role_of("某省贸促会调研组") == "byline"


def test_who_wrote_a_post_is_told_without_its_day():
    (article,) = read(f"山核桃敲门记\n原创　汪知远　浙里贸促\n2026年5月8日 17:32　浙江\n\n{LONG}\n{LONG}")
    assert [author.name for author in article.authors] == ["汪知远"]
    assert len(mend([Block("原创　汪知远　浙里贸促")]).units) == 1
