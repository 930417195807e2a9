"""The head of a page in the shapes of papers here and elsewhere: it dates and numbers what stands below."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.page_heads import find_page_heads
from archive.ingest.page_parts import parse_parts
from archive.ingest.reading import find_articles

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def read(text: str):
    return find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]


@pytest.mark.parametrize(
    ("head", "source", "page", "day"),
    [
        ("03\n2016年6月21日　星期二\n编辑/裴某某　制版/何某\n地方贸促\n中国贸易报 CHINA TRADE NEWS", "中国贸易报", 3, date(2016, 6, 21)),
        ("A7 地方商务\n责任编辑：曲某　　2008年10月23日　星期四\n国际商报", "国际商报", 7, date(2008, 10, 23)),
        ("A18　中國經濟　　香港文匯報　　2013年5月28日（星期二）　責任編輯：丁某", "香港文匯報", 18, date(2013, 5, 28)),
        ("經濟日報　　中華民國九十八年十一月十日　星期二　　A4 兩岸財經", "經濟日報", 4, date(2009, 11, 10)),
        ("2020.3.5 星期四 责编 王某 美编 李某\n国际商报 区域 6", "国际商报", 6, date(2020, 3, 5)),
        ("C3 · 会展\n2015-09-22 星期二\n北京商报", "北京商报", 3, date(2015, 9, 22)),
        ("中国贸易报·地方周刊　2012年7月10日　第B2版", "中国贸易报", 2, date(2012, 7, 10)),
        ("■2006年6月13日 ■星期二 ■责任编辑：张某 ■国际商报", "国际商报", None, date(2006, 6, 13)),
        ("大公報 A15 中國 2010-05-05", "大公報", 15, date(2010, 5, 5)),
        ("人民日报海外版　　202年8月17日　星期四　　经济广角　　第五版", "人民日报海外版", 5, None),
        ("国 际 商 情 消 息\n一九九七年六月十日　星期二　第二版", "国际商情消息", 2, date(1997, 6, 10)),
        ("外贸动态\n2003年6月10日 星期二 A2", "外贸动态", 2, date(2003, 6, 10)),
        ("某省日报数字报 2024年06月10日 第05版：经济", "某省日报", 5, date(2024, 6, 10)),
        ("某省日报\n2024年6月10日\n星期一\n5\n经济新闻\n主编：魏某\n版式设计：阿某", "某省日报", 5, date(2024, 6, 10)),
        ("5经济·丝路　某省日报　2024年6月10日　星期一", "某省日报", 5, date(2024, 6, 10)),
        ("12开放周刊 某市日报 2024年6月10日 星期一", "某市日报", 12, date(2024, 6, 10)),
        ("某某商务年鉴·2010\n第五篇　贸易促进", "某某商务年鉴·2010", None, None),
    ],
)  # fmt: skip
def test_a_head_tells_paper_page_and_day(head, source, page, day):
    (article,) = read(f"{head}\n\n各地贸促机构服务外资\n■ 本报记者 鹿鸣野\n\n　　{LONG}\n　　{LONG}")
    assert article.title == "各地贸促机构服务外资"
    assert (article.source, article.page, article.date) == (source, page, day)


@pytest.mark.parametrize(
    ("lead", "names", "source"),
    [
        ("【記者林書瑋／台北報導】", ["林書瑋"], ""),
        ("香港文匯報訊（記者 譚倚雲 重慶報道）", ["譚倚雲"], "香港文匯報"),
        ("新华社北京1979年10月12日电　", [], "新华社"),
    ],
)
def test_a_lead_tells_reporter_and_agency(lead, names, source):
    (article,) = read(f"某地举办对接会\n{lead}{LONG}\n{LONG}")
    assert ([author.name for author in article.authors], article.source) == (names, source)


def test_the_watchwords_of_a_report_are_its_title_and_its_speaker_signs():
    head = "与时俱进　开拓创新\n努力开创全市贸促工作新局面\n——在某某贸促会全体会议上的工作报\n告\n某某贸促会会长　季长风"
    body = "\n".join(
        "　　各地贸促会积极组织企业参加境外展会，帮\n助企业开拓市场，取得了良好的成效。" for _ in range(4)
    )
    (article,) = read(f"{head}\n\n{body}")
    assert article.title == "与时俱进 开拓创新 努力开创全市贸促工作新局面"
    assert article.subtitle == "在某某贸促会全体会议上的工作报告"
    assert [author.name for author in article.authors] == ["季长风"]


def test_an_account_with_its_time_stands_under_the_title_of_a_post():
    (article,) = read(f"一场体检\n\n某市贸促会 2020-05-14 18:06\n\n收录于合集 #助企纾困 12个\n\n{LONG}")
    assert (article.date, len(article.paragraphs)) == (date(2020, 5, 14), 1)


@pytest.mark.parametrize(
    ("line", "source", "names"),
    [
        ("发布：2019/3/5 浏览：33", "", []),
        ("【字号 大 中 小】 2019-03-05 来源:国际商报", "国际商报", []),
        ("2019-03-05 10:20 | 国际商报", "国际商报", []),
        ("发布机构：某省贸促会　发文日期：2019-03-05", "", []),
        ("稿源：国际商报 | 作者：张小凡 | 日期：2019-03-05", "国际商报", ["张小凡"]),
    ],
)
def test_a_line_under_a_title_tells_day_source_and_author(line, source, names):
    (article,) = read(f"各地贸促机构服务外资\n{line}\n\n{LONG}\n{LONG}")
    assert (article.title, article.date) == ("各地贸促机构服务外资", date(2019, 3, 5))
    assert (article.source, [author.name for author in article.authors]) == (source, names)


def test_the_time_of_an_event_is_no_day_of_publication():
    (article,) = read(f"展览预告\n时间：2019年3月5日上午10时\n\n{LONG}\n{LONG}")
    assert article.date is None


def test_a_title_in_three_clauses_is_told_by_its_byline():
    (article,) = read(f"架桥梁，促合作，谋共赢\n\n本报记者 张小凡\n\n{LONG}\n{LONG}")
    assert (article.title, article.paragraphs[0].text) == ("架桥梁，促合作，谋共赢", LONG)


def test_a_group_under_a_title_signs_it():
    (article,) = read(f"做大蛋糕\n\n某省贸促会课题组\n\n{LONG}\n{LONG}")
    assert (article.title, article.byline) == ("做大蛋糕", "某省贸促会课题组")


@pytest.mark.parametrize(
    ("ending", "names", "source"),
    [
        ("（本报综合）", [], ""),
        ("（据新华社电）", [], "新华社"),
        ("　" * 12 + "张小凡", ["张小凡"], ""),
        ("（待续）", [], ""),
    ],
)
def test_what_ends_a_text_names_only_who_wrote(ending, names, source):
    (article,) = read(f"做大蛋糕\n\n{LONG}\n{LONG}\n{ending}")
    assert ([author.name for author in article.authors], article.source) == (names, source)


def test_a_section_in_two_scripts_ends_the_head_above_white():
    assert find_page_heads(
        ["2021年4月30日", "星期五", "某某日报", "8", "视觉 MOUMOU DAILY", "", "老码头"]
    ) == {0, 1, 2, 3, 4}


def test_a_desks_telephone_is_part_of_a_head():
    line = "贸促动态　编辑／仝艳梅　制版／耿晓倩　联系电话：010-64660000"
    assert [part.kind for part in parse_parts(line)] == ["periodical", "staff", "staff", "contact"]


@pytest.mark.parametrize(
    "contact",
    [
        "电话：87000000　E-mail：nbrb@example.com",
        "新闻热线：87000000",
        "热线 0574-87000000",
        "E-mail：nbrb@example.com",
        "邮箱：nbrb@example.com　传真：87000001",
        "编辑部电话：87000000",
        "nbrb@example.com",
        "www.example.com.cn",
        "网址：www.example.com　电话：87000000",
        "QQ：123456789",
    ],
)
def test_how_to_reach_the_desk_is_of_the_head_and_of_no_title(contact):
    head = f"4　2008年5月20日　星期二　综合新闻\n宁波日报\n{contact}\n编辑：林　海　美编：周　斌"
    (article,) = read(f"{head}\n\n各地贸促机构服务外资\n\n本报记者　周　骏\n\n　　{LONG}\n　　{LONG}")
    assert (article.title, article.source, article.page) == ("各地贸促机构服务外资", "宁波日报", 4)


@pytest.mark.parametrize("again", ["深读　09", "09　深读", "深读 9", "灯塔日报　2020年10月27日　9版"])
def test_a_page_says_its_head_again_between_two_columns(again):
    texts = [
        "09　　灯塔日报 2020年10月27日 星期二",
        "深读　责任编辑 邓放之　版式编辑 周旋",
        "",
        "一匹花边的西行路",
        "",
        "　　花边从码头上船，走了两百多年，如今坐上了",
        "火车。墙上贴着一张时间表，哪一天寄出、哪一天退",
        "",
        again,
        "",
        "回、哪一天再寄，红笔蓝笔画得密密麻麻。",
    ]
    assert {0, 1, 8} <= find_page_heads(texts)


@pytest.mark.parametrize(
    "foot",
    [
        "督印人：马某　　承印：三联印务　　每份零售港币九元",
        "督印：马某　承印：三联印务",
        "督印人：马某　總編輯：何某　售價：港幣十元",
        "零售每份一元五角",
        "出版人：马某",
    ],
)
def test_who_prints_a_paper_is_no_text_of_it(foot):
    (article,) = read(f"各地贸促机构服务外资\n■ 本报记者 鹿鸣野\n\n　　{LONG}\n　　{LONG}\n\n{foot}")
    assert not any(foot[:2] in paragraph.text for paragraph in article.paragraphs)


@pytest.mark.parametrize("line", ["四川企業60家抵港", "3地企业抱团出海", "外贸工作动态"])
def test_a_title_with_a_number_in_it_is_no_head(line):
    assert not find_page_heads([line, "", LONG])
