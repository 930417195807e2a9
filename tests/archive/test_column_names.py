"""Titles under the names of columns; and those that head the parts of one text, post or document."""

import pytest

from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

FIRST = "　　4月8日，省贸促会会长苏振邦与来访的某商会主席在福州签署合作协议，双方每年互换一次采购清单。"
SECOND = "　　3月下旬以来，我会班子成员每人联系一个设区市、蹲点一家企业，共走访企业47家，收集意见63条。"
THIRD = "　　各地企业纷纷报名参加培训班，当天就有十二家换掉了网站上的错误译名。"
TITLES = ["我会与某商会签署合作协议", "省贸促会开展下基层活动"]


def titles(*lines: str) -> list[str]:
    return [article.title for article in articles(*lines)]


def articles(*lines: str):
    return find_articles(Reading("text", "\n".join(lines), tuple(map(Block, lines))))[0]


@pytest.mark.parametrize("mark", "◎★●◆■▲□☆※◇")
def test_marked_titles_under_names_of_columns_begin_articles(mark):
    lines = [
        "【会务要闻】",
        "",
        f"{mark}{TITLES[0]}",
        FIRST,
        "",
        f"{mark} {TITLES[1]}",
        SECOND,
        "",
        "【法律服务】",
        "",
        f"{mark}培训班开班",
        THIRD,
    ]
    assert titles(*lines) == [*TITLES, "培训班开班"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（联络部）", "（办公室）"),
        ("（泉州市贸促会）", "（莆田市贸促会）"),
        ("（王小明）", "（李大海）"),
    ],
)
def test_marked_titles_over_texts_that_close_or_open_as_news_do_begin_articles(one, other):
    assert titles(f"◎{TITLES[0]}", FIRST + one, "", f"◎{TITLES[1]}", SECOND + other) == TITLES


def test_marked_lines_inside_an_article_head_its_parts():
    (article,) = articles("各地贸促会暖企见闻", THIRD, "★ 山西省贸促会", THIRD, "★ 四川省贸促会", THIRD)
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"] == [
        "山西省贸促会",
        "四川省贸促会",
    ]


@pytest.mark.parametrize(
    "column",
    [
        "·短　评·",
        "【言者有意】",
        "〔知识窗〕",
        "★小常识★",
        "—— 杂谈 ——",
        "小　辞　典",
        "来函照登",
        "编读往来",
        "读者来信",
        "外贸知识",
        "＊花絮＊",
        "■记者手记",
        "□ 经济时评",
        "▲来函照登",
    ],
)
def test_the_name_of_a_column_over_a_title_begins_an_article(column):
    lines = [TITLES[0], "", FIRST, "", column, "多替工厂想一步", "", THIRD]
    assert titles(*lines) == [TITLES[0], "多替工厂想一步"]


def test_a_comment_is_known_by_its_column():
    assert articles(TITLES[0], "", FIRST, "", "·短　评·", "多替工厂想一步", "", THIRD)[1].kind == "commentary"


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (["【故事】", "一场洽谈 带来千万订单", THIRD, "", "【数据】", THIRD], ["【故事】 一场洽谈 带来千万订单", "【数据】"]),
        (["以机制创新", "夯实合作根基", "", THIRD, "", "以平台建设", "拓宽合作通道", "", THIRD], ["以机制创新夯实合作根基", "以平台建设拓宽合作通道"]),
    ],
)  # fmt: skip
def test_what_heads_the_parts_of_a_text_begins_no_article(lines, headings):
    (article,) = articles("鹭企出海，贸促摆渡", "——市贸促会服务侧记", "", FIRST, "", *lines)
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"] == headings


@pytest.mark.parametrize(
    "title", ["宜昌贸促工作大事记", "获奖企业名单", "十年历程", "展会一览表", "百家企业名录"]
)
def test_a_list_with_a_title_of_its_own_is_an_article(title):
    lines = [
        TITLES[0],
        "",
        FIRST,
        "",
        title,
        "",
        "●1988年　5月，支会成立，归口市外经委管理。",
        "●1990年　签发第一份证书。",
    ]
    assert titles(*lines) == [TITLES[0], title]


@pytest.mark.parametrize("rule", ["◆ ◆ ◆", "———", "* * *", "▼▼▼", "······"])
def test_rules_and_white_part_a_post_and_do_not_cut_it(rule):
    lines = [
        "苹果汁漂过里海，需要几张纸？", "原创 陕西贸促 陕西贸促", "2024年05月17日 18:26 陕西", "", THIRD.strip(), "",
        rule, "先把纸铺好", "", THIRD.strip(), "", rule, "再把路问清", "", THIRD.strip(),
    ]  # fmt: skip
    (article,) = articles(*lines)
    assert [paragraph.text for paragraph in article.paragraphs if paragraph.type == "heading"] == [
        "先把纸铺好",
        "再把路问清",
    ]


def document(*blocks: tuple[str, int]) -> Reading:
    return Reading(
        "docx", "", tuple(Block(text, "heading" if level else "paragraph", level) for text, level in blocks)
    )


def test_headings_of_one_level_below_a_signed_one_are_its_sections():
    reading = document(
        ("把展会办成会客厅", 1), ("——青岛市贸促会会展工作回顾", 0), ("青岛市贸促会会展部　郝玉洁", 0), (THIRD, 0),
        ("以小替大，灵活办展", 1), (THIRD, 0), ("问题与打算", 1), (THIRD, 0),
    )  # fmt: skip
    (article,) = find_articles(reading)[0]
    assert (article.title, article.subtitle) == ("把展会办成会客厅", "青岛市贸促会会展工作回顾")


@pytest.mark.parametrize("lead", ["本报讯（记者 陆鸣野）", "5月6日，", "近日，"])
def test_headings_of_one_level_over_news_are_titles(lead):
    reading = document(
        (TITLES[0], 1),
        ("本报记者 陆鸣野", 0),
        (THIRD, 0),
        (TITLES[1], 1),
        (lead + THIRD.strip(), 0),
        ("问题与打算", 1),
        (THIRD, 0),
    )
    assert len(find_articles(reading)[0]) == 3


@pytest.mark.parametrize(
    "opening",
    [
        "【記者林曉珊／休士頓報導】",
        "【本報綜合報導】",
        "【本報舊金山訊】",
        "【本报讯】",
        "【记者 王小明 北京报道】",
        "（本報記者陳怡君洛杉磯報導）",
        "【本社香港电】",
    ],
)
def test_a_title_over_a_dateline_in_brackets_begins_an_article(opening):
    assert titles(TITLES[0], "", FIRST, "", "聯絡處 遷新址", "", f"　　{opening}{THIRD.strip()}")[1:] == [
        "聯絡處 遷新址"
    ]


@pytest.mark.parametrize("name", ["（短评）", "（随笔）", "（ 来函照登 ）"])
def test_the_name_of_a_column_may_stand_under_its_title(name):
    assert titles(TITLES[0], "", FIRST, "", "多替工厂想一步", "", name, "", THIRD) == [
        TITLES[0],
        "多替工厂想一步",
    ]


def test_marked_titles_under_the_bare_name_of_a_column_begin_articles():
    items = ["◆一张船票 两种货币", THIRD, "", "◆明日看点", THIRD, "", "◆空箱租金走平", THIRD]
    assert titles(TITLES[0], "", FIRST, "", "码头速写", "", *items) == [
        TITLES[0],
        "一张船票 两种货币",
        "明日看点",
        "空箱租金走平",
    ]


def test_the_only_line_with_a_pointer_is_a_caption():
    (article,) = articles(TITLES[0], "", FIRST, "", "▲观众在灯塔下试穿花边披肩", "", SECOND)
    assert [paragraph.type for paragraph in article.paragraphs] == ["text", "caption", "text"]
