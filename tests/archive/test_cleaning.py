"""Broken lines whole again, furniture out, nothing lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block

WRAPPED = """\
　　甘肃省贸促会近日在兰州举办外贸企业培训
班，来自全省各地的一百二十家企业参加。会议
介绍了原产地证的最新规则，与会代表进行了广

泛交流。
合作前景广阔
　　与会代表表示，要用好自贸协定的各项优惠
政策，继续扩大出口，帮助更多企业走出去，开
拓国际市场。"""


def mended(text: str, kind="line") -> list[str]:
    return [unit.text for unit in mend([Block(line, kind) for line in text.split("\n")]).units]


def test_wrapped_lines_are_joined_across_a_column_break_and_headings_stand():
    units = mended(WRAPPED)
    assert len(units) == 3
    assert "进行了广泛交流。" in units[0]
    assert units[1] == "合作前景广阔"


def test_long_paragraphs_cut_by_a_column_are_joined():
    text = (
        "标题在此\n\n"
        + "各地贸促会积极行动，帮助企业开拓市场。" * 3
        + "服务企业超过三百家，收集企\n\n业诉求二百条。"
    )
    assert mended(text)[1].endswith("收集企业诉求二百条。")


def test_a_fragment_that_cannot_end_goes_on():
    assert (
        mended("题\n\n贸促系统的联络工作已有\n举办活动的丰富经验，成果丰硕。")[1]
        == "贸促系统的联络工作已有举办活动的丰富经验，成果丰硕。"
    )


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("国 家 ，制 造 业 增 加 值 占 全 球 比 重 约 三 成 。", "国家，制造业增加值占全球比重约三成。"),
        (
            "企业依据 RCEP 协定享受优惠，出口 Made in China 产品。",
            "企业依据 RCEP 协定享受优惠，出口 Made in China 产品。",
        ),
        ("办好第三 届博览会，广泛邀请企业参加。", "办好第三届博览会，广泛邀请企业参加。"),
        ("宏伟蓝图催奋进 砥砺前行续华章", "宏伟蓝图催奋进 砥砺前行续华章"),
        ("链 接", "链接"),
        ("■ 本报记者 张凡", "■ 本报记者 张凡"),
    ],
)
def test_spaces_of_extraction_go_and_those_of_the_writer_stay(line, whole):
    assert mended(line) == [whole]


def test_spaces_around_numerals_go_where_the_page_was_extracted():
    text = "拓 展 践 行 理 念 的 实 践 路 径 ，深 化 合 作 。\n\n与 150 多个国家签署 200 多份文件，成果丰硕。"
    assert mended(text)[1] == "与150多个国家签署200多份文件，成果丰硕。"


@pytest.mark.parametrize(
    "line",
    [
        "中国贸易报 2019年5月14日 星期二 第3版 地方贸促",
        "第 7 版 评论",
        "— 12 —",
        "第3页 共5页",
        "上一篇：会长会见外宾",
        "分享到：微信 微博",
        "[ 收藏 ] [ 打印 ] [ 关闭 ]",
        "您现在的位置：首页 → 通知公告 → 内容",
        "版权所有：中国国际贸易促进委员会 京ICP备05012345号",
        "06 会展 EXHIBITION",
        "2016.04.19 星期二 编辑/仇小楼 版式/安可",
        "浏览次数：233",
        "2025/6/20 15:03 内蒙古乳企考察奶源合作-内蒙古自治区贸促会",
        "https://www.example.org/xw/2025/0618/3391.html 2/2",
        "美加征关税影响几何 3版",
        "中国国际贸易促进委员会文件",
        "友情链接： 中国贸促会 商务部",
        "相关新闻",
        "【友善列印】 【回上頁】",
        "点击上方“江南贸促”关注我们",
        "长按识别二维码关注我们",
    ],
)
def test_page_furniture_is_dropped_and_reported(line):
    result = mend([Block("正文在此，完整无缺。"), Block(line)])
    assert [unit.text for unit in result.units] == ["正文在此，完整无缺。"]
    assert len(result.dropped) == 1


@pytest.mark.parametrize(
    "line",
    [
        "分享发展机遇 共创美好未来",
        "下一步怎么走",
        "2019年5月14日，会议在京召开。",
        "地址：北京市西城区 邮编：100035",
        "上篇：改革之路",
    ],
)
def test_text_that_resembles_furniture_stays(line):
    assert mended(line)


TEXT = st.text(
    alphabet=st.sampled_from(" \n　，。、“”（）：■●一二12月日第版贸促会的国际合作在RCEPab——"), max_size=300
)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_mending_keeps_every_character_but_the_dropped_in_order(text):
    result = mend([Block(line) for line in text.split("\n")])
    left = "".join("".join(unit.text for unit in result.units).split())
    everything = "".join(text.split())
    for drop in result.dropped:
        assert "".join(drop.text.split()) in everything
    kept = iter(everything)
    assert all(char in kept for char in left)
    assert len(left) + sum(len("".join(drop.text.split())) for drop in result.dropped) == len(everything)


def test_paragraphs_that_a_format_states_are_joined_only_in_mid_sentence():
    blocks = [
        Block(
            "会议提出，各地要继续深入推进服务企业出海的各项工作，加强对接，搭建平台，提供更加完善的保障，帮助中小企",
            "paragraph",
        )
    ]
    blocks += [
        Block("业开拓市场。", "paragraph"),
        Block("联系人：张三，电话：010", "paragraph"),
        Block("地址：北京", "paragraph"),
    ]
    assert len(mend(blocks).units) == 3


def test_the_rest_of_a_foot_goes_with_its_copyright_line():
    lines = ["正文在此，完整无缺。", "版权所有：江苏省贸促会", "地址：南京市 邮编：210000"]
    assert len(mend([Block(line) for line in lines]).units) == 1


def test_the_address_over_a_copyright_line_goes_with_it():
    lines = ["正文在此，完整无缺。", "联系地址：南京市 邮编：210000", "版权所有：江苏省贸促会"]
    assert len(mend([Block(line) for line in lines]).units) == 1


def test_a_heading_of_two_halves_is_not_joined_to_its_text():
    text = "贸促会组织企业参展，成效明显。\n\n抢抓发展新机遇，开拓海外新市场\n\n贸促会走访企业，听取意见。"
    assert "抢抓发展新机遇，开拓海外新市场" in mended(text)


def test_a_title_that_the_column_broke_ends_at_the_white_below_it():
    body = "为帮助本市企业开拓中东欧市场，定于今年九月中\n旬在布达佩斯举办经贸合作洽谈会，现面向全市公\n开征集参会企业，凡有进出口业务的企业均可报名"
    text = f"{body}\n参加，额满为止。\n\n关于征集今年中东欧经贸合作洽谈会参会\n企业的公告\n\n{body}\n参加。"
    assert "关于征集今年中东欧经贸合作洽谈会参会企业的公告" in [
        unit.text for unit in mend([Block(line) for line in text.split("\n")]).units
    ]


def test_a_remark_in_brackets_that_a_line_broke_still_ends_the_paragraph():
    body = "市贸促会去年底在港区试行单证预审，企业在船舶\n到港前就可提交材料，至今已有三十一家企业参加了这一试点工作。（相关报道\n见第六版）"
    units = mend([Block(line) for line in f"{body}\n\n小家电过合规关\n{body}".split("\n")]).units
    assert "小家电过合规关" in [unit.text for unit in units]


def test_a_name_in_brackets_under_a_text_ends_it():
    assert mended(f"{WRAPPED}\n（梁成）\n\n外贸人员要学点生意经\n")[-2:] == [
        "（梁成）",
        "外贸人员要学点生意经",
    ]


def test_a_title_on_two_lines_between_white_is_whole_and_apart_from_the_text():
    flush = WRAPPED.replace("　", "")
    title = "关于征集二〇一八年山城与中东欧经贸合作洽谈会\n参会企业的公告"
    assert mended(f"{flush}\n\n{title}\n\n{flush}")[3] == title.replace("\n", "")


@pytest.mark.parametrize(
    "heading",
    ["清单是跑出来的", "订单从哪里来的", "谁都离不开的", "说好一起走的和", "老手艺也能闯世界的", "门不是关着的", "这条路是走通了的", "最难的还是第一单的", "展台上谈出来的", "合同里写着的"],
)  # fmt: skip
def test_a_heading_may_end_as_no_sentence_does(heading):
    units = mended(WRAPPED.replace("合作前景广阔\n", f"\n{heading}\n\n"))
    assert units[1] == heading
