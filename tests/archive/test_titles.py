"""What the lines over a text are: one title, its halves, a column's name, a kicker."""

import pytest

from archive.ingest.cleaning import Unit
from archive.ingest.titles import parse_title


@pytest.mark.parametrize(
    ("lines", "title", "kicker"),
    [
        (("四川企業60家抵港", "覓資金尋夥伴"), "四川企業60家抵港 覓資金尋夥伴", ""),
        (("某地企业赴匈牙利洽谈", "汽车零部件"), "某地企业赴匈牙利洽谈汽车零部件", ""),
        (("贸促会今起受理", "秋季交易会品牌展位复核申请"), "贸促会今起受理秋季交易会品牌展位复核申请", ""),
        (
            ("西部分会牵线搭桥", "十五家茶叶企业与客商签约供货"),
            "西部分会牵线搭桥 十五家茶叶企业与客商签约供货",
            "",
        ),
        (
            ("多措并举促外贸", "某某省贸促会把服务送进园区车间"),
            "某某省贸促会把服务送进园区车间",
            "多措并举促外贸",
        ),
        (("三省区贸促会联席会议", "第二次会议纪要"), "三省区贸促会联席会议第二次会议纪要", ""),
    ],
)
def test_two_lines_are_one_title_but_under_a_kicker(lines, title, kicker):
    parsed = parse_title([Unit(line) for line in lines])
    assert (parsed.text, parsed.kicker) == (title, kicker)


def test_the_label_over_the_title_of_a_picture_is_no_part_of_it():
    parsed = parse_title([Unit("图片新闻", role="label"), Unit("果园里的第一车樱桃")])
    assert (parsed.text, parsed.dropped[0].text) == ("果园里的第一车樱桃", "图片新闻")


@pytest.mark.parametrize("column", ["【各地动态】", "共建“一带一路” 地方贸促在行动"])
def test_a_section_or_a_banner_with_white_below_is_no_kicker(column):
    parsed = parse_title([Unit(column), Unit("河西走廊的驼队", gap=1)], "subtitle")
    assert (parsed.text, parsed.kicker, parsed.dropped[0].text) == ("河西走廊的驼队", "", column)
