"""Which day and which page an article is of, on bulletins of one page and of several."""

import textwrap
from datetime import date

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

LONG = "各地贸促会积极组织企业参加展会，帮助企业开拓国际市场，取得了良好成效。"
DAY = date(2019, 5, 2)


def read(text: str):
    blocks = tuple(Block(line) for line in text.split("\n"))
    return find_articles(Reading("text", text, blocks))[0]


def story(number: int) -> str:
    return f"第{number}家海外仓在匈牙利投用\n本报记者 鹿鸣野\n{LONG}\n"


@pytest.mark.parametrize(
    "head",
    [
        "江北日报\nJIANGBEI DAILY\n2019年5月\n2\n星期四　己亥年三月廿八　今日8版\n01 要闻",
        "江北日报\n2019年5月\n2日\n星期四\n01版 要闻",
        "2\n2019年5月\n星期四\n江北日报\n第01版",
        "江北日报\n2\n2019.5\n星期四\n第1版 要闻",
        "江北日报　2019年5月2日　星期四\n国内统一连续出版物号 CN 51-0001　第25431号　江北新闻客户端\n01 要闻",
        "1 要闻\n责任编辑／鹿　旭　制作／耿小山　TEL:(010)95027056\n江北日报　JIANGBEI DAILY　2019年5月2日　星期四",
        "第1版　要闻\n编辑：鹿旭　排版：耿小山　电话：010-95027056\n江北日报　2019年5月2日　星期四",
        "A1\n财经资讯\n2019年5月2日/星期四/责任编辑/鹿小山/美术编辑/由　佳/文字审读/曲　波\n江北日报",
        "江北日报 CN31-0003 2019年5月2日 星期四 1版",
        "江北日报　2019年5月2日　星期四　第1版　监制：鹿旭　制作：耿山",
    ],
)
def test_the_head_of_a_front_page_tells_its_day_and_its_number(head):
    (article,) = read(f"{head}\n\n\n{story(3)}")
    assert (article.title, article.date, article.page) == ("第3家海外仓在匈牙利投用", DAY, 1)
    assert article.source == "江北日报"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("江北日报 2019年5月2日 星期四 第1版", "江北日报 2019年5月2日 星期四 第2版"),
        ("江北日报 2019年5月2日 星期四 01版", "02版"),
        ("江北日报　2019年5月2日　星期四　A1", "A2　江北日报　2019年5月2日　星期四"),
        ("第一版　要闻　江北日报　2019年5月2日", "第二版　综合"),
        ("江北商讯　2019年第5期　·1·", "·2·　江北商讯　2019年第5期"),
    ],
)
def test_an_article_is_of_the_page_that_it_stands_on(first, second):
    below = "\n\n".join((story(5), story(6)))
    articles = read(f"{first}\n\n{story(3)}\n\n{story(4)}\n\n{second}\n\n{below}")
    assert [article.page for article in articles] == [1, 1, 2, 2]


@pytest.mark.parametrize("foot", ["第{}版", "江北日报 2019年5月2日 第{}版"])
def test_a_number_at_the_foot_of_a_page_is_that_of_what_stands_above(foot):
    pages = (f"{story(3)}\n\n{story(4)}\n\n{foot.format(1)}", f"{story(5)}\n\n{foot.format(2)}")
    assert [article.page for article in read("\n\n".join(pages))] == [1, 1, 2]


def test_a_head_within_an_article_leaves_it_on_its_first_page():
    lines = textwrap.wrap(LONG * 5, 18)
    above, below = "\n".join(lines[:5]), "\n".join(lines[5:])
    (article, after) = read(
        f"江北日报 2019年5月2日 第1版\n\n一座海外仓投用\n\n{above}\n\n"
        f"江北日报 2019年5月2日 第2版\n\n{below}\n\n\n{story(3)}"
    )
    assert (article.page, after.page) == (1, 2)


@pytest.mark.parametrize(
    "day",
    ["（2019年4月28日）", "2019年4月28日", "（二〇一九年四月二十八日）", "(2019年4月28日)", "（2019.4.28）"],
)
@pytest.mark.parametrize("speaker", ["某某省贸促会会长　霍宗山\n", ""])
def test_a_speech_in_a_newspaper_is_of_the_day_it_was_printed(day, speaker):
    (article,) = read(
        f"江北日报 2019年5月2日 星期四 第1版\n\n在全省贸易促进工作会议上的讲话（摘要）\n{speaker}{day}\n\n同志们：\n{LONG}"
    )
    assert (article.kind, article.date) == ("speech", DAY)
    assert [author.name for author in article.authors] == (["霍宗山"] if speaker else [])


@pytest.mark.parametrize(
    "running",
    ["经济贸易　　　　　　·269·", "—269—　经济贸易", "·269·　对外经济", "经济贸易　　　　　- 269 -"],
)
def test_the_head_of_a_books_next_page_is_no_text(running):
    (article,) = read(
        f"·268·　　江北年鉴　2019\n\n国际贸易促进\n\n　　【概况】　{LONG}\n\n{running}\n\n　　【出国展览】　{LONG}"
    )
    assert "269" not in "".join(paragraph.text for paragraph in article.paragraphs)
