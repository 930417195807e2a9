"""Press reviews: what stands in bars under a title is of that article, and over a page it is the page's."""

from datetime import date

import pytest

from archive.ingest.clippings import parse_clipping
from archive.ingest.draft import Block, DraftArticle, Reading
from archive.ingest.reading import find_articles
from tests.archive.credited import TEXT, TITLE, read

DAY = date(2019, 5, 21)


def articles(*lines: str) -> tuple[DraftArticle, ...]:
    return find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))[0]


@pytest.mark.parametrize(
    ("line", "source", "names", "page"),
    [
        ("報章 | 大公報 | 2019-05-21 | A08 | 經濟 | By 記者 葉詠欣", "大公報", ["葉詠欣"], 8),
        ("報章 | 澳門日報 | 2019-05-21 | B03 | 澳聞", "澳門日報", [], 3),
        ("报章｜信报｜2019-05-21｜A12｜评论｜By 石敬亭", "信报", ["石敬亭"], 12),
        ("大公報 | 2019-05-21 | A08", "大公報", [], 8),
        ("2019-05-21 | 文匯報 | A12 | 港聞", "文匯報", [], 12),
        ("国际商报 | 2019年5月21日 | 第3版 | 记者 陆鸣野", "国际商报", ["陆鸣野"], 3),
        ("《国际商报》 | 2019.05.21 | 03版 | 作者：陆鸣野", "国际商报", ["陆鸣野"], 3),
        ("国际商报 丨 2019-05-21 丨 要闻 丨 本报记者 陆鸣野", "国际商报", ["陆鸣野"], None),
        ("網站 | 中國新聞網 | 2019-05-21", "中國新聞網", [], None),
        ("网媒 | 人民网 | 2019-05-21 | 财经", "人民网", [], None),
    ],
)
def test_a_line_in_bars_under_a_title_credits_the_article(line, source, names, page):
    article = read(TITLE, line, "", *TEXT)
    assert (article.source, [author.name for author in article.authors]) == (source, names)
    assert (article.date, article.page) == (DAY, page)


def test_two_lines_of_parts_credit_as_well():
    article = read(TITLE, "大公報 | 2019-05-21", "報章 | A08 | 經濟 | By 葉詠欣", "", *TEXT)
    assert (article.source, article.authors[0].name, article.date) == ("大公報", "葉詠欣", DAY)


def test_each_clipping_has_its_own_paper_and_day():
    lines = [
        *("剪報匯編　　關鍵詞: 貿促會", "=" * 30, ""),
        *(TITLE, "報章 | 大公報 | 2019-05-21 | A08 | 經濟 | By 葉詠欣", "", *TEXT, "", "文章編號: 201905210040117", "-" * 30, ""),
        *("珠海企業組團赴濠江", "報章 | 澳門日報 | 2019-05-22 | B03 | 澳聞", "", *TEXT, "", "文章編號: 201905220020388"),
    ]  # fmt: skip
    found = articles(*lines)
    assert [(article.title, article.source, article.date) for article in found] == [
        (TITLE, "大公報", DAY),
        ("珠海企業組團赴濠江", "澳門日報", date(2019, 5, 22)),
    ]


def test_in_bars_over_a_page_it_is_the_head_of_the_page():
    lines = [
        "温州日报 | 2019年5月21日 | 星期二 | 第3版 | 经济新闻",
        "",
        TITLE,
        "本报讯 " + TEXT[0],
        "",
        "某市举办洽谈会",
        "本报讯 " + TEXT[1],
    ]
    assert [(article.source, article.date, article.page) for article in articles(*lines)] == [
        ("温州日报", DAY, 3)
    ] * 2


@pytest.mark.parametrize(
    "line",
    [
        "首页 | 新闻 | 公告 | 服务",
        "贸促动态 | 冰城迎客",
        "地址：某市某路1号 | 电话：0571-00000000",
        "签证 | 认证 | 商事调解",
        "全年签证2万份 | 同比增长5%",
    ],
)
def test_other_lines_in_bars_are_no_credits(line):
    assert parse_clipping(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "检索式：全文=贸促会 AND 时间=2026.09.01-2026.10.31    共检出 3 篇    下载日期：2026-11-02",
        "检索词：贸促会 展会",
        "搜索條件：貿促會",
        "下载日期：2026-11-02",
        "导出时间：2026-11-02 09:30",
        "共检出 12 篇",
        "共命中35条，本次导出35条",
        "文章編號: 202610150040117",
        "新闻编号：20261015-004",
        "剪报汇编　　关键词：贸促会",
    ],
)
def test_what_a_database_says_of_the_search_is_no_text_and_no_day(line):
    article = read(line, "", TITLE, "", *TEXT)
    assert article.date is None


FIRST_HEADS = [
    "大公報 2019-05-21 A08版 經濟",
    "大公報 2019-05-21",
    "【大公報】2019-05-21",
    "2019年5月21日 大公報 第8版",
    "大公報　A08　2019.05.21",
]


@pytest.mark.parametrize("first", FIRST_HEADS)
@pytest.mark.parametrize(
    "second",
    [
        "澳門日報 2019-05-22 B03版 澳聞",
        "澳門日報 2019-05-22",
        "【澳門日報】2019-05-22",
        "2019年5月22日 澳門日報 第3版",
    ],
)
def test_cuttings_of_several_papers_each_keep_the_head_over_them(first, second):
    found = articles(first, TITLE, "", *TEXT, "", second, "珠海企業組團赴濠江 覓葡語市場代理", "", *TEXT)
    assert [(article.source, article.date) for article in found] == [
        ("大公報", DAY),
        ("澳門日報", date(2019, 5, 22)),
    ]


def test_pages_of_one_issue_are_of_one_day_though_only_the_first_states_it():
    lines = [
        "温州日报 2019年5月21日 星期二 第3版",
        TITLE,
        "本报讯 " + TEXT[0],
        "",
        "第4版 经济",
        "某市举办洽谈会",
        "本报讯 " + TEXT[1],
    ]
    assert [(article.source, article.date) for article in articles(*lines)] == [("温州日报", DAY)] * 2
