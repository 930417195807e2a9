"""Spaces that a paper sets between the letters of a word, and those between the parts of a line."""

import pytest

from archive.ingest.spacing import close_line


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("6　经济　　　　福 建 日 报　　　　2001年11月14日　星期三", "6 经济 福建日报 2001年11月14日 星期三"),
        ("福　建　日　报　　　　　2001年11月14日", "福建日报 2001年11月14日"),
        ("经济　　　　福 州 晚 报", "经济 福州晚报"),
        ("第二版　　　　新 华 日 报　　　　1984年10月16日", "第二版 新华日报 1984年10月16日"),
        ("中 国 贸 易 报　　1 9 9 6 年 7 月 1 8 日　　第 二 版", "中国贸易报 1996年7月18日 第二版"),
        ("要 闻    大 连 日 报    1993年5月4日", "要闻 大连日报 1993年5月4日"),
        ("国 际 商 报        2008年10月23日        第 3 版", "国际商报 2008年10月23日 第 3 版"),
        ("海 南 贸 促 分 会 为 企 业 当 “ 红 娘 ”", "海南贸促分会为企业当“红娘”"),
        ("中　　国　　贸　　易　　报", "中国贸易报"),
        ("林　越　　许丽娟", "林越 许丽娟"),
        ("本报记者　黄启章　通讯员　许丽娟", "本报记者 黄启章 通讯员 许丽娟"),
        ("RCEP 协定", "RCEP 协定"),
    ],
)  # fmt: skip
def test_a_spaced_word_closes_and_parts_set_far_from_it_stay_apart(line, closed):
    assert close_line(line) == closed
