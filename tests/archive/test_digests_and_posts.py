"""Digests of the press, and posts: what their own forms say of title, source and author."""

from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.furniture import find_furniture
from archive.ingest.reading import find_articles, read_format

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"


def read(text: str):
    return find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]


@pytest.mark.parametrize(
    "credit",
    [
        "某某新闻网 2018年4月13日 记者 田禾",
        "某某日报 2018年4月13日 第3版 记者 田禾",
        "2018-04-13　来源：某某日报　作者：田禾",
        "某某网　2018-04-13　作者：田禾",
    ],
)
@pytest.mark.parametrize("number", ["{}.", "{}、", "{}．"])
def test_the_numbered_titles_of_a_digest_head_articles(number, credit):
    first, second = (number.format(at) for at in (1, 2))
    articles = read(
        f"媒体看贸促\n\n{first}山货赶船记\n{credit}\n\n{LONG}\n\n{second}单证课堂开讲\n{credit}\n\n{LONG}"
    )
    assert [article.title for article in articles[-2:]] == ["山货赶船记", "单证课堂开讲"]
    assert {article.date for article in articles[-2:]} == {date(2018, 4, 13)}
    assert [author.name for author in articles[-1].authors] == ["田禾"]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("原创 田禾 某某贸促 2021年4月12日 09:10 青海", "某某贸促"),
        ("田禾 某某贸促 2021-04-12 09:10", "某某贸促"),
        ("某某贸促 2021-04-12 09:10 青海", "某某贸促"),
        ("田禾 2021-04-12 09:10", ""),
    ],
)
def test_a_post_is_credited_to_its_account(line, source):
    (article,) = read(f"今天，山货坐船去釜山\n{line}\n\n{LONG}\n\n{LONG}")
    assert (article.source, article.date) == (source, date(2021, 4, 12))


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("（供稿：联络部 范成）", "范成"),
        ("（撰稿：某市贸促会 范成）", "范成"),
        ("（供稿：信息中心　范小成）", "范小成"),
    ],
)
def test_the_office_of_who_sent_a_text_in_is_no_part_of_the_name(ending, name):
    (article,) = read(f"山货赶船记\n\n{LONG}\n\n{LONG}\n\n{ending}")
    assert [author.name for author in article.authors] == [name]


@pytest.mark.parametrize(
    "foot",
    [
        "某某日报社出版　社址：灯塔路1号　邮编：810600　电话：0972-8610000　印刷：某某印务中心",
        "总编室电话：010-10000000　广告经营许可证：某工商广字第0000号",
        "本报社址：灯塔路　邮编：430000　网址：http://www.example.cn",
        "新闻热线：82333333　发行热线：82444444　零售价：1.5元",
        "地址：灯塔路1号　承印：某某印务　定价：每份四角",
    ],
)
def test_the_foot_of_a_paper_is_furniture(foot):
    assert find_furniture(foot)


@pytest.mark.parametrize(
    "line",
    [
        "联系人：范成　电话：0972-8610000　传真：8610001",
        "地址：灯塔路1号　邮编：810600",
        "每份材料：一式两份，随附电话。",
    ],
)
def test_where_a_notice_is_answered_is_text(line):
    assert find_furniture(line) is None


def test_a_title_that_exclaims_over_its_byline_heads_an_article():
    head = f"某某日报 2018年4月12日 星期四 第3版\n\n山货赶船记\n本报记者 范成\n\n　　{LONG}\n　　{LONG}\n\n"
    articles = read(f"{head}开讲啦！单证课堂进园区\n□田禾\n　　{LONG}\n　　{LONG}")
    assert [article.title for article in articles] == ["山货赶船记", "开讲啦！单证课堂进园区"]


@pytest.mark.parametrize(
    "line", ["本版编辑 田禾 美编 米可 校对 安然", "责编：田禾 审核：安然", "编辑 田禾 值班主任 何方"]
)
def test_the_editor_is_not_who_set_the_page(line):
    (article,) = read(f"山货赶船记\n\n{LONG}\n\n{LONG}\n\n{line}")
    assert article.editor == "田禾"


@pytest.mark.parametrize(
    "line",
    ["范成 | 2021-04-12", "2021年4月12日｜范成", "范成 · 2021-04-12 09:10", "综合处 / 范成 / 2021-04-12"],
)
def test_a_name_and_a_day_in_bars_are_particulars(line):
    (article,) = read(f"山货坐船去釜山\n{line}\n\n{LONG}\n\n{LONG}")
    assert (article.title, article.kicker, article.date) == ("山货坐船去釜山", "", date(2021, 4, 12))
    assert [author.name for author in article.authors] == ["范成"]


HEAD = "<td>某某日报</td><td>2021年04月12日 星期一</td><td>第03版：综合</td>"


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (f"<table><tr>{HEAD}</tr></table>", ("某某日报", date(2021, 4, 12), 3)),
        (HEAD.replace("td>", "div>"), ("某某日报", date(2021, 4, 12), 3)),
        ("<div>某某日报　2021年04月12日　第03版：综合</div>", ("某某日报", date(2021, 4, 12), 3)),
        (
            "<div>某某日报</div><div>2021年04月12日</div><div>第01版：要闻</div><div>第03版：综合</div>",
            ("某某日报", date(2021, 4, 12), None),
        ),
        (
            "<div>某某日报　2021年04月12日　第03版</div><div>某某日报　2021年04月11日　第01版</div>",
            ("", None, None),
        ),
        ("<div>某某日报</div><div>今天是2021年04月12日 星期一</div>", ("", None, None)),
    ],
)
def test_the_head_of_a_printed_page_on_the_web_is_that_of_its_article(head, told):
    title = "<p>引题：单证只办两天</p><h1>山货坐船去釜山</h1><p>副题：备单侧记</p>"
    body = "".join(f"<p>　　{text}</p>" for text in ("本报记者 范成", LONG, LONG, LONG))
    page = f"<html><head><title>山货坐船去釜山-某某日报</title></head><body>{head}<div>{title}</div><div>{body}</div></body></html>"
    (article,) = find_articles(read_format(page.encode(), "a.html"))[0]
    assert (article.kicker, article.title, article.subtitle) == ("单证只办两天", "山货坐船去釜山", "备单侧记")
    assert (article.source, article.date, article.page) == told
