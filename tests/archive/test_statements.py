"""What stands around a text is told from it: titles in odd forms, authors, boxes, pictures."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def read(text: str):
    return find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]


def test_each_brief_of_a_column_is_an_article_with_its_author():
    first, second = read(
        f"贸促动态\n\n天津　天津某会昨天签约。{LONG}（津茂）\n\n吉林　{LONG}（本报通讯员 姜雪梅）"
    )
    assert (first.title, [author.name for author in first.authors]) == ("天津", ["津茂"])
    assert (second.title, [author.name for author in second.authors]) == ("吉林", ["姜雪梅"])


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("（冉小溪）", ["冉小溪"]),
        ("（掌声）", []),
        ("（黔讯）", []),
        ("（未完待续）", []),
        ("（甲某摄）", []),
    ],
)
def test_a_name_in_brackets_signs_the_last_paragraph(ending, names):
    (article,) = read(f"某地举办对接会\n\n{LONG}\n{LONG}{ending}")
    assert [author.name for author in article.authors] == names


@pytest.mark.parametrize("deed", ["报送", "供稿", "选送", "来稿", "上报"])
def test_the_office_that_sent_a_text_in_is_no_text_of_it(deed):
    (article,) = read(f"某地举办对接会\n\n{LONG}\n{LONG}\n\n（某省某会办公室{deed}）")
    assert (len(article.paragraphs), article.source) == (2, "")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报讯　记者柴静娴报道　", ["柴静娴"]),
        ("本报讯（记者 柴静娴 通讯员 方佳）", ["柴静娴", "方佳"]),
    ],
)
def test_a_dateline_names_its_reporters(line, names):
    (article,) = read(f"某地举办对接会\n\n{line}{LONG}")
    assert [author.name for author in article.authors] == names


def test_where_a_report_was_written_is_no_author():
    (article,) = read(f"某地舉辦對接會\n\n記者　馮嘉怡　廣州報道\n\n{LONG}")
    assert [author.name for author in article.authors] == ["馮嘉怡"]


def test_a_wires_dateline_with_a_year_dates_it():
    (article,) = read(f"代表团签订议定书\n\n据新华社东京一九六三年十一月二日电　{LONG}")
    assert article.date == date(1963, 11, 2)
    (article,) = read(f"代表团签订议定书\n\n据新华社东京十一月二日电　{LONG}")
    assert article.date is None


def test_text_goes_on_around_a_picture_in_mid_sentence():
    (article,) = read(
        f"考题\n\n{LONG}入世不是狼来了，而是考卷来了，企业要学会\n\n图为讲解现场。\n\n自己答卷。"
    )
    assert "企业要学会自己答卷。" in article.paragraphs[0].text
    assert [paragraph.type for paragraph in article.paragraphs] == ["text", "caption"]


def test_a_title_goes_on_behind_its_colon():
    (article,) = read(
        f"专访某省贸促会会长甲某某：\n让好货走得更远\n\n2023-08-21 09:15  来源：某某日报\n\n{LONG}"
    )
    assert article.title == "专访某省贸促会会长甲某某：让好货走得更远"


def test_a_title_that_asks_is_told_by_the_line_below_and_loses_its_column():
    (article,) = read(f"龙江贸促 | 来了！博览会怎么逛？一文看懂\n2023-07-11 18:30 来源：某某日报\n\n{LONG}")
    assert article.title == "来了！博览会怎么逛？一文看懂"


def test_a_box_of_related_news_is_an_article_of_its_own():
    _, second = read(f"设立服务台\n\n{LONG}\n\n■相关新闻\n首张单证册签发\n\n{LONG}")
    assert second.title == "首张单证册签发"


def test_a_chronicles_months_are_headings():
    (article,) = read(f"某会2013年大事记\n\n1月\n8日　{LONG}\n\n3月\n15日　{LONG}")
    assert article.title == "某会2013年大事记"
    assert [p.text for p in article.paragraphs if p.type == "heading"] == ["1月", "3月"]


def test_a_marked_column_name_is_no_byline():
    (article,) = read(f"■ 周末随笔\n\n一张证书的旅程\n李望舒\n\n{LONG}")
    assert (article.title, article.byline) == ("一张证书的旅程", "李望舒")


def test_the_line_of_issue_dates_every_article_below_it():
    text = f"工作简报\n第14期\n某省贸促会办公室编　二〇一九年七月三十一日\n\n甲会召开会议\n{LONG}\n\n乙会举办培训\n{LONG}"
    assert [article.date for article in read(text)] == [date(2019, 7, 31)] * 2


def test_a_signed_essay_is_commentary_and_a_signed_report_is_not():
    (essay,) = read(f"开放的动力\n\n开放是进步的来源，也是动力。{LONG}\n（作者为某研究院研究员 倪守诚）")
    (report,) = read(f"开放的动力\n\n本报讯 日前，{LONG}\n（作者单位：某研究院）")
    assert (essay.kind, report.kind) == ("commentary", "report")


def test_a_digest_is_its_articles_and_its_day_is_theirs():
    items = f"天津市贸促会召开座谈会\n4月18日，{LONG}（来源：某某晚报）\n\n厦门市贸促会互访\n4月20日，{LONG}"
    articles = read(f"贸促系统一周动态\n（2023年第17期）\n2023年4月24日\n\n{items}")
    assert [article.title for article in articles] == ["天津市贸促会召开座谈会", "厦门市贸促会互访"]
    assert [article.date for article in articles] == [date(2023, 4, 24)] * 2


def test_a_comment_under_its_column_name_is_an_article():
    _, comment = read(f"七城签约\n\n{LONG}\n{LONG}\n\n短评\n公约贵在落实\n{LONG}")
    assert (comment.title, comment.kind) == ("公约贵在落实", "commentary")


def test_a_post_names_its_account_its_source_and_its_author():
    head = "当“贸促”遇上“夜市”，会怎样？\n某某贸促\n2024-08-09 17:42\n重庆\n\n以下文章来源于山城外贸圈，作者渝小贸"
    (article,) = read(f"{head}\n\n{LONG}\n\n—END—")
    assert (article.title, article.source) == ("当“贸促”遇上“夜市”，会怎样？", "山城外贸圈")
    assert ([author.name for author in article.authors], article.date) == (["渝小贸"], date(2024, 8, 9))


def test_the_fields_of_a_record_are_text_and_no_title():
    head = "某某贸促会办公室\n会 议 记 录\n\n会议名称：调度会\n会议时间：2015年6月9日\n主 持 人：邵立本\n\n"
    (article,) = read(head + f"　　会议议定事项如下：\n　　{LONG}")
    assert article.kind == "minutes"
    assert article.paragraphs[0].text == "会议名称：调度会"
    assert article.date == date(2015, 6, 9)


@pytest.mark.parametrize(
    ("ending", "names"),
    [
        ("（撰稿：侯百川 审核：佟玉洁）", ["侯百川"]),
        ("（文/图：侯百川）", ["侯百川"]),
        ("（供稿：展览部）", []),
    ],
)
def test_a_line_in_brackets_says_who_wrote(ending, names):
    (article,) = read(f"某地举办对接会\n\n{LONG}\n{LONG}\n{ending}")
    assert [author.name for author in article.authors] == names


def test_a_name_that_ends_like_a_word_keeps_its_end():
    (article,) = read(f"同心聚力\n某某贸促会会长　马秉文\n\n{LONG}")
    assert [author.name for author in article.authors] == ["马秉文"]


def test_a_wire_ends_with_no_word_of_its_own():
    (article,) = read(f"展会开幕\n\n中新网呼和浩特10月17日电（阿日古娜）{LONG}（完）")
    assert [author.name for author in article.authors] == ["阿日古娜"]
    assert article.paragraphs[-1].text.endswith("成效。")


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("某省广播电视台记者：", "请问海关方面，鲜活农产品出口通关有哪些便利措施？"),
        ("中国贸易报记者：", "商务厅下一步在融资上有什么支持？"),
        ("主持人：", "首先请祝会长作介绍！"),
        ("问：", "请介绍一下专项行动的进展？"),
        ("三湘都市报记者（女）：", "小企业参展要掏多少钱？"),
        ("某某晚报：", "能否介绍一下服务站的作用？"),
        ("网友提问：", "服务站管什么？"),
        ("提问：", "请问费用由谁承担？"),
        ("现场观众：", "下一期什么时候办？"),
        ("新华社记者：", "请教祝会长，明年有什么打算？"),
    ],
)
def test_a_question_put_to_somebody_is_no_heading(speaker, said):
    (article,) = read(f"专项行动新闻发布会实录\n\n{LONG}\n\n{speaker}\n{said}\n\n祝某某：\n{LONG}")
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"] == []
