"""Paragraphs that a column or a page broke where the next line looks like something else."""

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block
from archive.ingest.roles import is_heading_like, role_of

COLUMN = (
    "　　不少地方的外贸单位都有一个样品\n间，玻璃柜擦得锃亮，丝绸、瓷器、竹\n编，摆得满满当当，可惜一摆就是好几\n"
    "年，外商来问起，价钱换了，厂家转产。\n　　听说广东有个办法值得我们学一学：\n样品间每季度清一次柜，凡是不再生产\n"
)


def mended(text: str) -> list[str]:
    return [unit.text for unit in mend([Block(line) for line in text.split("\n")]).units]


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(
    "rest",
    [
        "己一句：这柜子里的东西，交得出吗？",
        "对方：这批货，下个月能装船吗？",
        "三、五家厂，都愿意来试一试。",
        "1.5万元，谁也说不清花在哪里。",
        "大家：柜子，究竟是给谁看的？",
        "（二）班的学员，也都去看了样品。",
    ],
)
def test_a_flush_line_below_a_full_one_in_mid_sentence_goes_on_with_it(gap, rest):
    text = COLUMN + "的，一律撤下。管样品间的同志不妨问自\n" + gap + rest
    assert mended(text)[-1].endswith("不妨问自" + rest)


@pytest.mark.parametrize(
    "line",
    [
        "记者翻看曼谷的洽谈记录，问得最多的是",
        "记者：贵州不沿边、不沿海，做外贸天然吃",
        "记者：最后问一句，五年以后，这张桌子上",
        "记者走进茶青市场，辣椒收购站边上讲得",
        "记者沿江而下，看到的码头多半正在扩建",
    ],
)
def test_a_line_of_text_that_begins_with_the_reporter_is_no_byline(line):
    assert role_of(line) != "byline"


@pytest.mark.parametrize(
    "line",
    ["记者：张三，李四", "记者张凡，通讯员李四", "本报记者张凡", "记者 张凡 通讯员 李四", "■ 张凡", "▲ 王芳"],
)
def test_names_behind_the_reporter_are_a_byline(line):
    assert role_of(line) == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "保洁阿姨收桌布时，问：明天还摆不摆？",
        "傍晚散场，保洁阿姨问：明天还摆不摆？",
        "中方主席：郑伯钧（签字）",
    ],
)
def test_a_speech_or_a_signature_is_no_heading(line):
    assert not is_heading_like(line)


@pytest.mark.parametrize("line", ["▲活动现场", "▲ 签约仪式", "△企业代表合影", "▲展馆一角"])
def test_a_pointer_to_a_picture_is_its_caption(line):
    assert role_of(line) == "caption"
