"""What an article's lines state, and where each value came from."""

from datetime import date

import pytest

from archive.ingest.authors import parse_authors, split_names
from archive.ingest.credits import find_source
from archive.ingest.dates import find_date
from archive.ingest.draft import Block, Reading
from archive.ingest.genres import kind_of
from archive.ingest.page_parts import find_number, find_paper, parse_parts
from archive.ingest.reading import find_articles

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def read(text: str):
    blocks = tuple(Block(line) for line in text.split("\n"))
    return find_articles(Reading("text", text, blocks))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-23", date(2026, 1, 23)),
        ("2024年11月 20日第10版", date(2024, 11, 20)),
        ("2016.04.19 星期二", date(2016, 4, 19)),
        ("2011/11/02", date(2011, 11, 2)),
        ("二〇〇八年二月二十七日", date(2008, 2, 27)),
        ("二〇〇五年九月十 六日", date(2005, 9, 16)),
        ("一九九四年十月二十一日", date(1994, 10, 21)),
        ("中華民國九十八年十一月十日", date(2009, 11, 10)),
        ("民國一百零三年十二月三十一日", date(2014, 12, 31)),
        ("工商時報 108年5月21日", date(2019, 5, 21)),
        ("一〇八年五月二十一日", date(2019, 5, 21)),
        ("民國108.05.21", date(2019, 5, 21)),
        ("一九八五年五月廿一日", date(1985, 5, 21)),
        ("Tuesday, May 21, 2019", date(2019, 5, 21)),
        ("21 May 2019", date(2019, 5, 21)),
        ("98年5月21日", None),
        ("2023/11/2 9:30:00", date(2023, 11, 2)),
        ("4月23日", None),
        ("20091279日", None),
        ("2009年12月79日", None),
        ("2023年2月30日", None),
    ],
)
def test_a_date_is_read_or_it_is_none(text, expected):
    assert find_date(text) == expected


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("■ 本报记者 张凡", [("张凡", "本报记者")]),
        ("通讯员袁泽王紫薇", [("袁泽", "通讯员"), ("王紫薇", "通讯员")]),
        ("本版文/本报记者李晓平", [("李晓平", "本报记者")]),
        ("本报记者 汤景和 通讯员 詹小满", [("汤景和", "本报记者"), ("詹小满", "通讯员")]),
        ("■ 大连市贸促会党组书记 刘琳", [("刘琳", "大连市贸促会党组书记")]),
        ("□ 傅志辰", [("傅志辰", "")]),
        ("记者 罗桑平措 通讯员 央金", [("罗桑平措", "记者"), ("央金", "通讯员")]),
        ("新华社记者 程丽 摄", [("程丽", "新华社记者")]),
        ("文/骆闻笙 图/石见微", [("骆闻笙", "文"), ("石见微", "图")]),
        ("本报评论员", []),
    ],
)
def test_authors_are_read_with_their_roles(byline, authors):
    assert [(author.name, author.role) for author in parse_authors(byline)] == authors


def test_names_run_together_are_cut_at_surnames_or_not_at_all():
    assert split_names("欧阳明张凡") == ("欧阳明", "张凡")
    assert split_names("辛文李红梅") == ("辛文", "李红梅")
    assert split_names("的一是在不") == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("（来源：《人民日报》2024年11月20日第10版）", "人民日报"),
        ("(来源:《中国网信》2026年第4期)", "《中国网信》2026年第4期"),
        ("（文章来源：厦门日报）", "厦门日报"),
        ("来源：黑龙江省贸促会访问量：2033", "黑龙江省贸促会"),
        ("发布时间：2023-05-06 来源：广东省贸促会 浏览次数：1187", "广东省贸促会"),
    ],
)
def test_the_source_is_the_body_credited(text, source):
    assert find_source(text) == source


@pytest.mark.parametrize(
    ("head", "newspaper", "page"),
    [
        ("中国贸易报 2019年5月14日 星期二 第3版", "中国贸易报", 3),
        ("4 2017年11月8日 星期三 综合新闻", "", 4),
        ("国际商报 2024年6月18日 A6版", "国际商报", 6),
        ("06 会展 EXHIBITION", "", 6),
        ("2019年5月14日 星期二 国际商报 综合 07", "国际商报", 7),
        ("2019年5月14日 星期二 国际商报 综合", "国际商报", None),
        ("地方动态 中国贸易报 二〇一五年十一月十二日 第八版", "中国贸易报", 8),
    ],
)
def test_a_running_head_states_newspaper_and_page(head, newspaper, page):
    parts = parse_parts(head)
    assert (find_paper(parts), find_number(parts)) == (newspaper, page)


def test_a_running_head_dates_the_articles_under_it():
    (article,) = read(f"中国贸易报 2019年5月14日 星期二 第3版\n\n题目在此\n■ 本报记者 张凡\n\n{LONG}")
    assert (article.date, article.page, article.source) == (date(2019, 5, 14), 3, "中国贸易报")
    assert article.origins["date"] == "stated"


def test_a_date_in_the_running_text_is_no_publication_date():
    (article,) = read(f"题目在此\n\n2024年5月4日，会议召开。{LONG}")
    assert article.date is None
    assert "date" not in article.origins


def test_a_web_page_line_under_the_title_is_metadata():
    (article,) = read(f"题目在此\n2023-08-17 来源：新疆维吾尔自治区贸促会\n\n{LONG}")
    assert (article.date, article.source) == (date(2023, 8, 17), "新疆维吾尔自治区贸促会")
    assert [paragraph.text for paragraph in article.paragraphs] == [LONG]


def test_a_notice_is_dated_by_its_signature():
    signature = "　　　　　　　　　　山西省贸促会\n　　　　　　　　　　二〇〇八年二月二十七日"
    (article,) = read(f"关于举办培训班的通知\n\n各市贸促会：\n　　{LONG}\n\n{signature}")
    assert (article.date, article.kind) == (date(2008, 2, 27), "notice")


def test_a_notice_in_a_newspaper_is_of_the_day_it_was_printed():
    head = "青岛日报　2021年4月30日　星期五　第8版"
    (article,) = read(
        f"{head}\n\n关于征集老照片的启事\n\n{LONG}\n　　　　　　　　青岛市贸促会\n　　　　　　　　2021年4月28日"
    )
    assert article.date == date(2021, 4, 30)


def test_a_wire_in_a_newspaper_is_the_agencys():
    head = "某某日报　2003年9月12日　星期五　第6版"
    (article,) = read(f"{head}\n\n一批企业获直采资格\n\n　　新华社济南9月11日电　{LONG}\n　　{LONG}")
    assert article.source == "新华社"


def test_who_greets_and_thanks_his_listeners_speaks():
    (article,) = read(f"让服务跟得更紧\n\n各位企业家、各位同仁：\n\n{LONG}\n\n{LONG}\n\n谢谢大家。")
    assert article.kind == "speech"


def test_continuations_are_recorded_and_left_out():
    (article,) = read(f"题目在此\n（上接第1版）\n\n{LONG}（下转第七版）")
    assert (article.continued_from_page, article.continued_on_page) == (1, 7)
    assert article.paragraphs[0].text == LONG


def test_reporters_named_in_a_dateline_are_authors_and_the_text_stays():
    (article,) = read(f"题目在此\n　　本报讯（记者 钟砚秋）{LONG}")
    assert [author.name for author in article.authors] == ["钟砚秋"]
    assert article.paragraphs[0].text.startswith("本报讯")


@pytest.mark.parametrize(
    ("numeral", "kind"),
    [
        ("一", "heading"),
        ("一、培训内容", "heading"),
        ("（一）指导思想", "heading"),
        ("1.报名方式", "heading"),
        ("● 第一项内容", "text"),
    ],
)
def test_numbered_lines_are_headings_and_items_are_text(numeral, kind):
    (article,) = read(f"会议纪要\n\n{LONG}\n\n{numeral}\n\n{LONG}")
    assert article.paragraphs[1].type == kind


@pytest.mark.parametrize(
    ("title", "subtitle", "byline", "kind"),
    [
        ("2007年联络工作座谈会会议纪要", "", "", "minutes"),
        ("关于举办培训班的通知", "", "", "notice"),
        ("在全省工作会议上的讲话", "", "", "speech"),
        ("小展位谈成大生意", "访义乌市贸促会会长傅云骥", "", "interview"),
        ("让服务走到车间里去", "", "本报评论员", "commentary"),
        ("图片新闻", "", "", "photo"),
        ("湖南企业亮相建材展", "", "", "report"),
    ],
)
def test_the_kind_is_told_by_title_and_byline(title, subtitle, byline, kind):
    assert kind_of(title, subtitle, byline, ()) == kind


def test_a_red_head_document_is_titled_under_its_number():
    head = "中国国际贸易促进委员会文件\n贸促会〔2019〕35号\n关于印发《全国贸促系统\n培训工作要点》的通知\n各地方贸促会："
    (article,) = read(
        f"{head}\n    {LONG}\n    附件：培训工作要点\n                    中国国际贸易促进委员会\n                    2019年3月12日"
    )
    assert (article.title, article.kind) == ("关于印发《全国贸促系统培训工作要点》的通知", "notice")
    assert article.date == date(2019, 3, 12)
    assert {paragraph.type for paragraph in article.paragraphs} == {"text"}


def test_a_centred_title_on_two_lines_is_one():
    title = "　　　　　　　　广东省贸促会第五届委员会\n　　　　　　　　　第二次全体会议纪要\n　　　　　　　　　（1996年5月28日）"
    (article,) = read(f"{title}\n\n　　{LONG}\n　　出席：黄伯年 林树森")
    assert (article.title, article.date) == ("广东省贸促会第五届委员会第二次全体会议纪要", date(1996, 5, 28))


@pytest.mark.parametrize(
    "line", ["附件：2019年培训工作要点", "联系人：李明", "出席：黄伯年 林树森", "谢谢大家！"]
)
def test_short_lines_that_head_nothing_are_text(line):
    (article,) = read(f"题目在此\n\n{LONG}\n\n{line}\n\n{LONG}")
    assert article.paragraphs[1].type == "text"


@pytest.mark.parametrize(
    ("line", "editor"),
    [
        ("（责任编辑：陈 晨）", "陈晨"),
        ("责编：陈晓东 王 五", "陈晓东 王五"),
        ("责任编辑：张三、李四", "张三、李四"),
    ],
)
def test_an_editor_keeps_no_space_within_the_name(line, editor):
    (article,) = read(f"题目\n\n{LONG}\n\n{LONG}\n{line}")
    assert article.editor == editor


def headings(text: str) -> list[str]:
    (article,) = read(f"题目\n\n{text}")
    return [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"一、会议内容\n{LONG}\n二、有关要求\n{LONG}", ["一、会议内容", "二、有关要求"]),
        (f"{LONG}\n1. 组织企业参展\n2. 举办培训班\n{LONG}", []),
        (f"{LONG}\n附件：1. 参展申请表\n2. 展位价格表\n{LONG}", []),
        (f"一、会议时间：6月12日\n{LONG}\n二、参展要求\n{LONG}", ["二、参展要求"]),
    ],
)
def test_a_numbered_line_is_a_heading_where_text_stands_under_it(text, expected):
    assert headings(text) == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("办展会，规模不是唯一标准。", "commentary"),
        ("6月8日，博览会闭幕。", "report"),
    ],
)
def test_what_a_name_alone_signs_and_no_day_opens_is_a_comment(opening, expected):
    (article,) = read(f"把小展会办成大平台\n□ 任平野\n\n{opening}{LONG}\n\n{LONG}")
    assert article.kind == expected


def test_a_post_copied_from_wechat_is_dated_by_the_line_under_its_title():
    (article,) = read(f"赴怀化开展服务\n\n原创 三湘贸促 2023-05-18 17:40 发表于湖南\n\n{LONG}\n\n{LONG}")
    assert (article.title, article.date) == ("赴怀化开展服务", date(2023, 5, 18))


def test_reporters_in_brackets_before_the_text_sign_it():
    (article,) = read(f"題目在此\n\n（記者 梁啟明）{LONG}\n\n{LONG}")
    assert [author.name for author in article.authors] == ["梁啟明"]


@pytest.mark.parametrize(
    ("line", "source", "authors"),
    [
        ("［2009-07-04］　稿源：河南日报　记者：祝英台　编辑：马文才", "河南日报", ["祝英台"]),
        ("稿件来源：湖北日报（记者 左晨 通讯员 鄂贸轩）", "湖北日报", ["左晨", "鄂贸轩"]),
        ("2024-02-29 16:40 来源：吉林省贸促会合作发展部 阅读 12", "吉林省贸促会合作发展部", []),
    ],
)
def test_a_line_of_particulars_states_source_and_reporters(line, source, authors):
    (article,) = read(f"贸促会举办培训\n{line}\n\n　　贸促会近日举办企业培训，三十家企业参加。")
    assert (article.source, [author.name for author in article.authors]) == (source, authors)
