"""Which two lines over a text are one headline that the width of the column broke."""

import pytest

from archive.ingest.broken_titles import runs_on
from archive.ingest.cleaning import Unit
from archive.ingest.titles import parse_title


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("襄阳造“大力士”", "驶上安第斯山路"),
        ("一袋泸溪椪柑", "端上吉隆坡餐桌"),
        ("省贸促会“法务夜市”", "搬进光电产业园"),
        ("黄河滩上的小米", "走进北欧超市"),
        ("千年窑火", "烧进巴黎客厅"),
        ("老字号酱菜", "卖到鹿特丹港"),
        ("无锡市贸促会在鹿特丹", "设海外联络站"),
        ("西部五省区在渝", "签署通关互助协议"),
        ("豫企组团赴阿拉木图", "考察农机市场"),
        ("长三角四市贸促机构携手共建", "海外维权网络"),
        ("海东市与釜山商工会议所", "建立定期会晤机制"),
        ("三十一家渔具企业", "参加北美钓具展"),
        ("沿黄九省区贸促会联合组建", "会展服务联盟"),
        ("泰州市贸促会2024年工作总结", "和2025年工作打算"),
        ("泰州市贸促会2024年工作总结", "及2025年工作安排"),
        ("全市贸促系统半年工作情况", "与下半年工作要点"),
        ("第三届茶叶博览会", "暨采购商对接会"),
        ("全省贸促工作会议暨", "签证业务培训会"),
    ],
)
def test_what_the_line_above_leaves_open_the_next_one_tells(first, second):
    assert runs_on(first, second)
    assert parse_title([Unit(first), Unit(second)]).text == first + second


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("小订单走进大市场", "卖到一百个国家"),
        ("西部陆海新通道越走越宽", "和平里的茶香飘得更远"),
        ("两家老厂合作的故事", "及时雨下在旺季之前"),
        ("某市贸促会组织企业考察海外仓", "走进货架看门道"),
        ("十二家企业抵港", "觅资金寻伙伴"),
        ("全省外贸实现开门红", "驶上快车道要靠什么"),
    ],
)
def test_a_line_that_tells_all_is_no_half(first, second):
    assert not runs_on(first, second)


def test_the_lines_of_a_kicker_are_joined_as_those_of_a_title():
    title = parse_title([Unit("县贸促会“单证集市”"), Unit("开到河埠头"), Unit("茶商排队“赶早”")])
    assert (title.kicker, title.text) == ("县贸促会“单证集市”开到河埠头", "茶商排队“赶早”")
