"""A page's head is a row of parts, whatever their order and the marks between them; what else has such parts is none."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.page_heads import find_page_heads
from archive.ingest.reading import find_articles

DAY = date(2019, 5, 21)
LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"
BELOW = f"各地贸促机构服务外资\n■ 本报记者 鹿鸣野\n\n　　{LONG}\n　　{LONG}\n\n某市举办展会推介活动\n本报讯 {LONG}{LONG}"


def read(text: str):
    return find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]


@pytest.mark.parametrize(
    ("head", "paper", "page", "day"),
    [
        ("中国贸易报 2019年5月21日 星期二 第5版", "中国贸易报", 5, DAY),
        ("第5版 2019年5月21日 星期二 中国贸易报", "中国贸易报", 5, DAY),
        ("〔5〕 中国贸易报 2019年5月21日", "中国贸易报", 5, DAY),
        ("中国贸易报　2019年5月21日　〔5〕地方贸促", "中国贸易报", 5, DAY),
        ("中国贸易报·贸促周刊　　2019年5月21日　　5", "中国贸易报", 5, DAY),
        ("5版 · 地方贸促 2019.05.21 星期二 责任编辑/王某 电话/010-64664888", "", 5, DAY),
        ("2019年5月21日　星期二　己亥年四月十七　第5版　地方", "", 5, DAY),
        ("地方·综合 05 2019年5月21日 星期二", "", 5, DAY),
        ("B5 区域 国际商报 2019/05/21", "国际商报", 5, DAY),
        ("【5】2019年5月21日 星期二 综合新闻", "", 5, DAY),
        ("第05版：地方贸促\n2019-05-21 星期二\n中国贸易报", "中国贸易报", 5, DAY),
        ("05版 地方贸促\n中国贸易报 2019年05月21日 星期二\n上一版 下一版", "中国贸易报", 5, DAY),
        ("中国贸易报/2019年/5月/21日/第005版", "中国贸易报", 5, DAY),
        ("2019年5月21日 农历己亥年四月十七 今日8版 第7890期", "", None, DAY),
        ("中国贸易报社出版 国内统一刊号CN11-0007 邮发代号1-112 第7890期 今日八版\n2019年5月21日 星期二", "中国贸易报", None, DAY),
        ("星期二 2019年5月21日 第五版", "", 5, DAY),
        ("中国贸易报 CHINA TRADE NEWS 2019.5.21 05", "中国贸易报", 5, DAY),
        ("China Trade News 5 地方 2019年5月21日", "", 5, DAY),
        ("第 3 版　　国际商报　　1985年5月21日　星期二", "国际商报", 3, date(1985, 5, 21)),
        ("1985年5月21日 星期二 乙丑年四月初二 国际商报 第三版", "国际商报", 3, date(1985, 5, 21)),
        ("要闻 │ 02\n2019年5月21日 星期二\n中国贸易报", "中国贸易报", 2, DAY),
        ("A02·要闻\n中国贸易报 2019-5-21", "中国贸易报", 2, DAY),
        ("4 / 专题 2019.5.21", "", 4, DAY),
        ("中国贸易报 | 05 | 地方", "中国贸易报", 5, None),
        ("中国贸易报 | 2019年5月21日 | 05 | 地方", "中国贸易报", 5, DAY),
        ("■ 第5版 ■ 地方 ■ 2019年5月21日 ■ 星期二", "", 5, DAY),
        ("责编：王某 美编：李某 校对：张某 2019年5月21日 05 地方贸促", "", 5, DAY),
        ("中国贸易报 Tuesday, May 21, 2019 地方 5", "中国贸易报", 5, DAY),
        ("2019年5月21日 Tue.\n中国贸易报\n要闻·4", "中国贸易报", 4, DAY),
        ("P5 地方 中国贸易报 2019年5月21日", "中国贸易报", 5, DAY),
        ("Page 5\n中国贸易报 2019年5月21日", "中国贸易报", 5, DAY),
        ("经济日报 五 地方经济 2019年5月21日 星期二", "经济日报", 5, DAY),
        ("T05 / 特刊 新京报 2019年5月21日 星期二", "新京报", 5, DAY),
        ("□ 2019年5月21日 □ 主编 王某某 □ 5版 □ 地方 □ 中国贸易报", "中国贸易报", 5, DAY),
        ("综合新闻　5\n2019年5月21日　星期二\n国际商报", "国际商报", 5, DAY),
        ("星期二\n2019年5月21日\n地方\n5", "", 5, DAY),
        ("5\n地方贸促\n中国贸易报\n2019年5月21日 星期二\n主编：王某某 电话：010-95013345 zgmyb@163.com", "中国贸易报", 5, DAY),
        ("２０１９年５月２１日　星期二　第５版　中国贸易报", "中国贸易报", 5, DAY),
        ("人民日報 2019年5月21日 星期二 第五版 經濟", "人民日報", 5, DAY),
        ("工商時報 108年5月21日 星期二 A5 產業", "工商時報", 5, DAY),
        ("工商時報　民國108.05.21　A5版", "工商時報", 5, DAY),
        ("一〇八年五月二十一日 星期二 工商時報 A5", "工商時報", 5, DAY),
        ("香港商報 2019年5月21日 星期二 A5 內地", "香港商報", 5, DAY),
        ("A5 中國新聞 責任編輯 李某 大公報 2019年5月21日 星期二 農曆己亥年四月十七", "大公報", 5, DAY),
        ("《中国对外贸易》2019年第5期　·57·", "《中国对外贸易》2019年第5期", 57, None),
        ("中国会展　2019.05　57", "中国会展", 57, None),
        ("·57·　贸促天地　2019年第5期", "贸促天地", 57, None),
        ("贸促信息\n（第12期）\n某省贸促会办公室　2019年5月21日", "贸促信息", None, DAY),
        ("工作简报\n2019年第12期（总第345期）\n某市贸促会编　2019年5月21日", "工作简报", None, DAY),
        ("贸促简报\n第12期\n（总第345期）\n某市贸促会办公室编　　　二〇一九年五月二十一日", "贸促简报", None, DAY),
        ("内部资料　注意保存\n湖南贸促\n2019年第5期（总第88期）\n湖南省贸促会主办　2019年5月21日", "湖南贸促", None, DAY),
        ("贸促工作动态〔2019〕第5期\n某省贸促会综合处 2019年5月21日", "贸促工作动态", None, DAY),
        ("商会通讯 2019.5.21 第5期", "商会通讯", None, DAY),
        ("某某贸促（月刊）2019年第5期", "某某贸促", None, None),
        ("某某会展周报 VOL.12 2019/05/21", "某某会展周报", None, DAY),
    ],
)  # fmt: skip
def test_the_parts_of_a_head_are_read_in_any_order(head, paper, page, day):
    article, second = read(f"{head}\n\n{BELOW}")
    assert (article.title, article.kicker, article.source) == ("各地贸促机构服务外资", "", paper)
    assert [(each.page, each.date) for each in (article, second)] == [(page, day)] * 2


@pytest.mark.parametrize(
    "line",
    [
        "G20杭州峰会展区",
        "12家企业参展",
        "会议时间：2015年6月9日下午2:30",
        "主办单位：中国贸促会",
        "2019年5月21日 某市贸促会成立",
        "全省贸促系统工作汇报",
        "深耕RCEP 企业闯出新天地",
        "CCPIT Hosts SME Forum 某市举办论坛",
    ],
)
def test_what_a_text_says_is_no_head(line):
    assert not find_page_heads([LONG, "", line, "", LONG])


def test_a_short_title_under_a_head_is_no_section_of_it():
    (article,) = read(f"中国贸易报 2019年5月21日 星期二\n一场体检\n本报记者 鹿鸣野\n{LONG}")
    assert article.title == "一场体检"


def test_a_day_and_a_paper_under_a_title_are_of_that_article_alone():
    first, second = read(
        f"一场体检\n国际商报 2019年5月21日\n\n{LONG}\n\n两场体检\n工人日报 2019年5月22日\n\n{LONG}"
    )
    assert (first.source, first.date) == ("国际商报", DAY)
    assert (second.source, second.date) == ("工人日报", date(2019, 5, 22))
