"""Blocks become lines with their roles; dates broken by a column are whole, furniture is out."""

import pytest

from archive.ingest.draft import Block
from archive.ingest.furniture import RUNNING_HEAD, find_furniture
from archive.ingest.lines import read_lines


def lines_of(text: str):
    return read_lines([Block(line) for line in text.split("\n")])


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("某某贸促会办公室　二〇〇五年九月十\n六日", "某某贸促会办公室 二〇〇五年九月十六日"),
        ("某某贸促会办公室　2012年3月1\n9日", "某某贸促会办公室 2012年3月19日"),
    ],
)
def test_a_date_broken_by_the_column_is_whole_again(broken, whole):
    _, dropped = lines_of(f"会议纪要\n{broken}\n\n关于展会的会议纪要")
    assert (dropped[0].text, dropped[0].reason) == (whole, RUNNING_HEAD)


@pytest.mark.parametrize(
    "head",
    [
        "２００３年１１月６日　　　　要　闻　　　　　　第一版",
        "某某报/2017年/9月/28日/第003版",
        "2021年4月22日 星期四　编辑：张某　版式：李某　　中国贸易报 5 地方",
        "福建省贸促会办公室                    2016年7月5日印发",
    ],
)
def test_a_newspapers_head_is_furniture_in_all_its_forms(head):
    (_, dropped) = lines_of(head)
    assert dropped[0].reason == RUNNING_HEAD


@pytest.mark.parametrize(
    "line",
    [
        "主题词：会展 筹备 纪要",
        "抄送：省政府办公厅，中国贸促会展览部。",
        "（共印30份）",
        "分送：会领导，机关各部门。",
        "阅读 1286　赞 43　在看 27",
        "听全文",
        "返回首页 | 上一篇",
        "转载请注明出处。",
        "【列印】【關閉視窗】",
        "友情链接：中国贸促会 | 浙江省贸促会 | 宁波市贸促会",
    ],
)
def test_what_stands_under_a_document_is_furniture(line):
    assert find_furniture(line)


def test_briefs_begin_with_their_place_where_a_column_has_several():
    lines, _ = lines_of("天津　4月11日，天津市贸促会与外方签署协议。\n吉林　吉林省贸促会近日组织企业参展。")
    assert [line.role for line in lines] == ["brief", "brief"]
    (line,), _ = lines_of("天津　4月11日，天津市贸促会与外方签署协议。")
    assert line.role == ""


def test_white_space_around_furniture_counts_once():
    lines, _ = lines_of("一段正文在这里结束。\n\n02\n\n有哪些活动")
    assert lines[-1].gap == 1


@pytest.mark.parametrize("speck", [". -~ ", "|", "-", "'", ".", "~", "*", "^ .", "` '", "_", "¨", "· ."])
def test_a_speck_that_was_taken_for_marks_is_left_out_and_parts_nothing(speck):
    lines, dropped = lines_of(f"某市贸促会组织企业参加展览，展出面积三千\n{speck}\n平方米，成交踊跃。")
    assert [(line.text[:4], line.gap) for line in lines] == [("某市贸促", 2), ("平方米，", 0)]
    assert (dropped[0].text, dropped[0].reason) == (speck.strip(), "识别杂点")


@pytest.mark.parametrize("rest", ["。", "”", "）。", "！", "……", "......", "5%", "A"])
def test_the_rest_of_a_sentence_is_no_speck(rest):
    lines, _ = lines_of(f"某市贸促会组织企业参加展览\n{rest}")
    assert [line.text for line in lines][-1] == rest
