"""Lines that white parts into cells with figures are rows of a table; words set apart by white are none."""

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block, Reading
from archive.ingest.reading import find_articles
from archive.ingest.tables import with_rows

LONG = "某市贸促会近日组织三十家企业参加展会，帮助企业开拓国际市场，取得了良好成效。"
TABLE = (
    "单位        份数（万份）    同比（%）",
    "甲省贸促会      31.4        9.2",
    "乙市贸促会      8.6         14.1",
    "丙市贸促会      5.3         -1.7",
)


def rows(*lines: str) -> list[str]:
    return [block.text for block in with_rows([Block(line) for line in lines]) if block.kind == "row"]


@pytest.mark.parametrize(
    "lines",
    [
        TABLE,
        TABLE[1:],
        tuple("\t".join(line.split()) for line in TABLE),
        tuple("　　".join(line.split()) for line in TABLE),
        ("序号  单位  展位", "1  甲市  12个", "2  乙市  ８个"),
        ("项目  一季度  二季度", "单证册  64份  约70份", "证明书  —  1,200份"),
    ],
)
def test_figures_under_each_other_are_a_table(lines):
    assert rows(*lines) == ["\t".join(line.replace("\u3000", " ").split()) for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        TABLE[:2],
        ("张  三    李  四", "王  五    赵  六", "钱  七    孙  八"),
        ("某某日报  要闻  2版", "茶商赶船期", "渔港新航线"),
        ("一季度  签证  31份。", "二季度  签证  32份。", "三季度  签证  33份。"),
        ("甲会  31  份", "", "乙会  32  份", "", "丙会  33  份"),
    ],
)
def test_what_white_parts_otherwise_is_none(lines):
    assert rows(*lines) == []


def test_mending_keeps_every_character_of_a_table():
    units = mend([Block(line) for line in TABLE]).units
    assert "".join("".join(unit.text.split()) for unit in units) == "".join("".join(TABLE).split())


@pytest.mark.parametrize("label", ["数据", "【数据】", "图表", "数据链接"])
def test_a_table_in_a_box_of_its_own_is_an_article(label):
    text = "\n".join(
        ["签证账本里的密码", "本刊记者 陆某川", "", f"　　{LONG}", f"　　{LONG}", "", label, "", "上半年部分机构签证情况", "", *TABLE, "",
         "贸法通：怎样审单", "", f"　　{LONG}"]
    )  # fmt: skip
    articles, _ = find_articles(Reading("text", text, tuple(map(Block, text.split("\n")))))
    assert [article.title for article in articles][:2] == ["签证账本里的密码", "上半年部分机构签证情况"]
    assert articles[1].paragraphs[1].text == "甲省贸促会\t31.4\t9.2"
