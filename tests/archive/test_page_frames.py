"""What frames a page or an article: heads on several lines, newsletters' names, decks, boxes, credits at the end."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def read(text: str):
    return find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]


def test_a_head_on_several_lines_dates_and_numbers_the_page():
    head = "07 │ 区域合作\n2020年7月14日 星期二\n中国贸易报\nCHINA TRADE NEWS\n\n编辑/ 刘某某 制版/ 李某某"
    (article,) = read(f"{head}\n\n双城合作唱好双城记\n\n{LONG}")
    assert (article.title, article.page, article.source) == ("双城合作唱好双城记", 7, "中国贸易报")
    assert article.date == date(2020, 7, 14)


def test_a_newsletter_is_the_source_of_its_pieces():
    head = "某某贸促信息\n2014年第3期                  2014年4月2日"
    tail = "主办：某某省贸促会    编辑：申小羽    校对：谷满仓"
    first, second = read(f"{head}\n\n甲市举办培训\n\n{LONG}\n\n乙市组团参加展会\n\n本报讯 {LONG}\n\n{tail}")
    assert [article.source for article in (first, second)] == ["某某贸促信息"] * 2
    assert [article.date for article in (first, second)] == [date(2014, 4, 2)] * 2
    assert "谷满仓" not in second.paragraphs[-1].text


def test_a_deck_sums_up_below_the_title():
    deck = "市贸促会推出“一企一策”出海服务包，一年来助312家企业开拓市场"
    (article,) = read(f"“鹭企”出海，贸促“摆渡”\n\n{deck}\n\n本报记者 龚小莞\n\n{LONG}")
    assert (article.title, article.subtitle) == ("“鹭企”出海，贸促“摆渡”", deck)


def test_an_advertisement_is_no_text():
    (article,) = read(f"某地举办对接会\n\n{LONG}\n\n广告\n某某货运代理有限公司 电话：400-000-0000")
    assert [paragraph.text for paragraph in article.paragraphs] == [LONG]


@pytest.mark.parametrize(
    ("credit", "source", "day", "page"),
    [
        ("（本文刊发于2024年2月28日《国际商报》第5版）", "国际商报", date(2024, 2, 28), 5),
        ("（《中国对外贸易》一九八四年第七期）", "《中国对外贸易》一九八四年第七期", None, None),
        ("（原载《经济日报》2020年12月1日第3版，有删节）", "经济日报", date(2020, 12, 1), 3),
    ],
)
def test_a_line_in_brackets_says_where_it_was_printed(credit, source, day, page):
    (article,) = read(f"某地举办对接会\n\n{LONG}\n{LONG}\n{credit}")
    assert (article.source, article.date, article.page) == (source, day, page)


def test_a_notice_is_of_the_day_it_was_signed():
    web = "发布时间：2024-03-06 来源：某某省贸促会"
    (article,) = read(f"关于征集参展企业的通知\n{web}\n\n{LONG}\n\n某某省贸促会\n2024年3月5日")
    assert article.date == date(2024, 3, 5)


def test_starred_names_over_texts_are_headings_and_lists_stay_lists():
    (article,) = read(f"贸促掠影\n\n★ 甲省贸促会\n{LONG}\n\n★ 乙省贸促会\n{LONG}")
    assert [p.text for p in article.paragraphs if p.type == "heading"] == ["甲省贸促会", "乙省贸促会"]
    (article,) = read(f"新增机构\n\n{LONG}\n●法国商会\n●奥地利商会\n●波兰商会\n{LONG}")
    assert not [p for p in article.paragraphs if p.type == "heading"]


def test_a_press_review_credits_each_paper_and_its_day():
    text = (
        f"【浙江日报】小商品“拼箱”出海\n本报记者 蒋南乔\n2021年6月8日 第5版\n{LONG}\n\n"
        f"【金华日报】签发首张电子单证\n记者 寿光年\n2021年6月9日 第2版\n{LONG}"
    )
    first, second = read(text)
    assert (first.title, first.source, first.date) == ("小商品“拼箱”出海", "浙江日报", date(2021, 6, 8))
    assert (second.source, second.date, second.page) == ("金华日报", date(2021, 6, 9), 2)


def test_a_reader_signs_a_letter():
    name = "　" * 10
    (article,) = read(
        f"翻译真管用\n\n　　{LONG}\n\n{name}兰州读者　甄百合\n{name}2018年5月3日\n\n编后：{LONG}"
    )
    assert [author.name for author in article.authors] == ["甄百合"]
    assert article.date == date(2018, 5, 3)


def test_a_paper_credits_its_own_dispatch():
    (article,) = read(f"证书“满月”\n江南晚报讯（记者 华生）{LONG}")
    assert article.source == "江南晚报"


def test_a_trail_of_pages_and_a_pointer_to_one_are_no_text():
    (article,) = read(f"某省贸促会 > 市县动态 > 南通\n某市贸促会助企业签约\n{LONG}\n（相关报道见A8版）")
    assert (article.title, len(article.paragraphs)) == ("某市贸促会助企业签约", 1)


def test_a_page_of_captions_is_of_photos():
    (article,) = read(
        "镜头里的丝路\n\n图① 展馆前，观众排队入场。\n图② 客商展示葡萄酒。本报记者 楼望山 摄\n图③ 客商问路。"
    )
    assert (article.kind, [author.name for author in article.authors]) == ("photo", ["楼望山"])


def test_the_articles_of_rules_keep_the_space_behind_their_number():
    (article,) = read(f"会员管理办法\n\n第一章　总则\n第一条　{LONG}\n第二条　{LONG}")
    assert [p.text[:4] for p in article.paragraphs] == ["第一章 ", "第一条 ", "第二条 "]


def test_a_run_in_heading_is_a_heading_where_there_are_several():
    article, *_ = read(
        f"湖南年鉴2015\n\n贸促工作\n\n【概况】 {LONG}\n\n【出国展览】 {LONG}\n\n（办公室 供稿  撰稿人：文小湘）"
    )
    assert [p.text for p in article.paragraphs if p.type == "heading"] == ["【概况】", "【出国展览】"]
    assert (article.source, [author.name for author in article.authors]) == ("湖南年鉴2015", ["文小湘"])


@pytest.mark.parametrize(
    ("title", "day"), [("某会会议纪要", date(2009, 8, 12)), ("某会展览预告", None), ("某会新闻发布会", None)]
)
def test_the_time_of_what_is_held_dates_minutes_only(title, day):
    (article,) = read(f"{title}\n\n时间：2009年8月12日下午\n地点：四楼会议室\n\n　　{LONG}\n　　{LONG}")
    assert article.date == day
    assert "地点：四楼会议室" in [paragraph.text for paragraph in article.paragraphs]


def test_the_days_of_an_agenda_are_headings_and_its_hours_are_text():
    (article,) = read("大会日程安排\n\n5月21日（星期二）\n09:00—09:30　开幕式\n10:45—12:00　圆桌对话")
    assert article.title == "大会日程安排"
    assert [p.type for p in article.paragraphs] == ["heading", "text", "text"]


def test_the_parties_of_a_paper_are_no_title():
    head = "某某省委员会\n与某某贸易振兴协会\n合作备忘录\n\n甲方：某某省委员会\n乙方：某某贸易振兴协会"
    (article,) = read(f"{head}\n\n　　{LONG}\n　　{LONG}\n\n　　　　　2008年10月16日于沈阳")
    assert article.title == "某某省委员会与某某贸易振兴协会合作备忘录"
    assert article.date == date(2008, 10, 16)


def test_an_office_over_a_year_is_one_title_with_it():
    (article,) = read(f"某某省委员会\n2019年部门预算信息公开\n\n{LONG}")
    assert article.title == "某某省委员会2019年部门预算信息公开"


def test_a_reporters_question_is_no_heading():
    (article,) = read(f"举行新闻发布会\n\n{LONG}\n\n某某广播电视台记者：筹备情况如何？\n\n褚云中：总体顺利。")
    assert not [p for p in article.paragraphs if p.type == "heading"]
