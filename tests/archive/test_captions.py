"""Running text that stands flush where paragraphs are set in: captions, broken at a width of their own."""

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles

TEXT = [
    "　　码头西头的拼箱仓清早六点开门，叉车从门口",
    "一直排到灯塔底下，送货的人要等上半个钟头才",
    "能轮到卸车，仓库主任说旺季还要排得更长。",
    "　　开仓的头一年，大家都吃过凑不满一柜的亏，",
    "后来想出拼箱的办法，运费一项就省下了三成，",
    "账本摊在门口的木桌上，谁来都能翻看。",
    "",
]


def units(*lines: str) -> list[str]:
    return [unit.text for unit in mend([Block(line) for line in [*TEXT, *lines, "", *TEXT]]).units]


@pytest.mark.parametrize(
    "caption",
    [
        ["拼箱仓的工人在灯塔下清", "点即将装船的花边。", "　本报记者 柏长青摄"],
        ["▲一名采购商在灯塔下试穿", "花边披肩，连声称好。", "　　　柏长青 摄"],
        ["送行的人们在舷梯下向考察", "组成员挥手道别。", "　　新华社发（传真照片）"],
        ["6月3日，工人在灯塔码头吊", "装返程空箱，箱里装的是花边。"],
    ],
)
def test_a_caption_broken_at_its_own_width_is_one(caption):
    assert caption[0].strip() + caption[1] in units(*caption)


def test_the_lines_of_a_headline_stay_apart():
    found = units("灯塔下的拼箱仓", "运费一项省下三成", "", *TEXT[:1])
    assert {"灯塔下的拼箱仓", "运费一项省下三成"} <= set(found)


def test_a_title_flush_over_a_text_set_in_stays_apart():
    assert "灯塔下的拼箱仓" in units("灯塔下的拼箱仓", "　　过去不省，如今省了。")


def test_a_clause_over_a_headline_stays_apart():
    found = units("开仓头一天，灯塔码头排起长队", "一张单证 省下九百元", "", *TEXT[:3])
    assert {"开仓头一天，灯塔码头排起长队", "一张单证 省下九百元"} <= set(found)


@pytest.mark.parametrize(
    "caption",
    [
        "◀拼箱仓的清晨一角。",
        "▶ 等候装船的返程空箱。",
        "▲夜色中的灯塔码头作业区。",
        "▼送货的人在门口翻看账本",
        "◁灯塔码头的老吊机，今年九十岁。",
    ],
)
def test_the_arrow_from_a_caption_to_its_picture_is_left_out(caption):
    text = "\n".join(["灯塔下的拼箱仓", "本报记者 柏长青", "", *TEXT, caption, "柏长青 摄", "", *TEXT])
    (article,) = find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]
    captions = [paragraph.text for paragraph in article.paragraphs if paragraph.type == "caption"]
    assert captions == [caption[1:].strip()]


def test_a_caption_parts_a_sentence_and_does_not_end_it():
    broken = ["　　今年三月起，码头照着去年冬天商量好的办法，", "派出懂单证的人手，在东岸、西岸和灯塔、"]
    text = "\n".join(
        [
            "灯塔下的拼箱仓",
            "",
            *TEXT[:-1],
            *broken,
            "",
            "▲灯塔码头的作业区。",
            "",
            "北岸四处各设了一间拼箱仓。",
            *TEXT[:3],
        ]
    )
    (article,) = find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]
    assert any("灯塔、北岸四处" in paragraph.text for paragraph in article.paragraphs)


def test_arrows_over_texts_mark_their_titles():
    text = "\n".join(["▲灯塔码头添新仓", *TEXT[:3], "▲东岸码头减运费", *TEXT[:3]])
    found = find_articles(Reading("text", text, tuple(Block(line) for line in text.split("\n"))))[0]
    assert [article.title for article in found] == ["灯塔码头添新仓", "东岸码头减运费"]


def kinds(*lines: str) -> list[tuple[str, str]]:
    (article,) = find_articles(Reading("text", "", tuple(Block(line) for line in lines)))[0]
    return [(paragraph.type, paragraph.text[:4]) for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    "credit", ["（某市贸促会供图）", "柏长青 摄", "　　　柏长青 摄", "（本报记者 柏长青 摄）"]
)
def test_what_stands_flush_over_who_took_a_picture_is_its_caption(credit):
    caption = ["拼箱仓的工人在灯塔下清点即将装船的花", "边，箱里装的全是返程货。"]
    assert ("caption", "拼箱仓的") in kinds("灯塔下的拼箱仓", "", *TEXT, *caption, credit)


def test_the_text_of_a_picture_alone_is_text():
    assert kinds("灯塔下的拼箱仓", "", "6月3日，工人在灯塔码头吊装返程空箱。", "柏长青 摄") == [
        ("text", "6月3日")
    ]
