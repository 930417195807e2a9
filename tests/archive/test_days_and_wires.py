"""Which of the days and the papers that a page names are those of publication."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.page_parts import find_paper, parse_parts
from archive.ingest.reading import find_articles

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def read(text: str):
    blocks = tuple(Block(line) for line in text.split("\n"))
    return find_articles(Reading("text", text, blocks))[0]


@pytest.mark.parametrize(
    ("posted", "expected"),
    [
        ("发布时间：2018年10月15日 09:32　　信息来源：某某贸促网　　点击：207", date(2018, 10, 15)),
        ("发布日期：2018-10-15　　来源：某某贸促网", date(2018, 10, 15)),
        ("发表时间：2018/10/15", date(2018, 10, 15)),
        ("来源：某某贸促网　　点击：207", date(2018, 10, 12)),
    ],
)
def test_a_speech_posted_later_is_of_the_day_it_was_posted(posted, expected):
    page = f"在买家大会上的致辞\n（2018年10月12日）\n宁夏回族自治区贸促会会长　马文渊\n{posted}\n\n尊敬的各位来宾：\n{LONG}\n谢谢大家。"
    assert [article.date for article in read(page)] == [expected]


@pytest.mark.parametrize("name", ["人民日报 海外版", "人民日报海外版", "人民日報　海外版"])
def test_an_overseas_edition_is_a_paper_of_its_own_however_it_is_spaced(name):
    paper = find_paper(parse_parts(f"2015年8月13日　星期四　　{name}　　05　经济广角"))
    assert paper == "".join(name.split())


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("【新華社上海二十五日電】", "新華社"),
        ("【中新社香港9月25日電】", "中新社"),
        ("據新華社北京9月25日電", "新華社"),
        ("【本報訊】", "大公報"),
    ],
)
def test_a_wire_in_a_paper_of_hong_kong_is_the_agencys(opening, source):
    page = f"大公報　　二○○三年九月二十六日　星期五　　B3　中國經濟\n\n上海女企業家推介旗袍定製\n\n　　{opening}{LONG}"
    assert [article.source for article in read(page)] == [source]


@pytest.mark.parametrize("kind", ["row", "paragraph"])
@pytest.mark.parametrize("office", ["安徽省贸促会办公室编", "安徽省贸促会研究室编", "安徽省贸促会办公室编印"])
def test_the_head_of_a_newsletter_in_word_dates_its_articles(office, kind):
    head = [Block("安徽贸促简报"), Block("第14期", "paragraph"), Block(f"{office}\t2017年8月25日", kind)]
    text = [Block("我会举办优惠原产地业务培训班", "heading", 1), Block(LONG, "paragraph")]
    articles, _ = find_articles(Reading("docx", LONG, (*head, *text)))
    assert [(article.title, article.date) for article in articles] == [(text[0].text, date(2017, 8, 25))]
