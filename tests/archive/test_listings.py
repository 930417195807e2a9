"""Lists of other texts are told from titles over text."""

import pytest

from archive.ingest.listings import find_listings

LONG = (
    "浙江省贸促会近日召开会议，会长主持并讲话，各市贸促会负责人参加，会议总结了上半年的工作，部署下半年任务。"
)


def places(*texts: str) -> list[int]:
    return sorted(find_listings(texts))


def test_an_issues_contents_are_listed_and_the_titles_below_are_not():
    assert places("本期要目", "● 甲会开会", "● 乙会调研", "", "甲会开会", LONG, "乙会调研", LONG) == [0, 1, 2]


def test_contents_without_bullets_end_where_the_first_title_returns():
    assert places("目录", "甲会召开会议", "乙会调研", "", "甲会召开会议", LONG, "乙会调研", LONG) == [0, 1, 2]


def test_the_entries_of_contents_may_take_several_lines():
    assert places(
        "导读", "", "运价起落之间", "小厂如何接单", "▶▶▶第3版", "冷链出海", "第5版", "", "某会开会", LONG
    ) == [0, 2, 3, 4, 5, 6]
    assert places("导读", "冷链出海", "第5版", "某会开会", LONG) == [0, 1, 2]


def test_links_to_further_posts_are_listed_to_the_end():
    post = (LONG, "往期推荐", "原产地证书，您申请对了吗？", "甲会赴韩国", "喜欢此内容的人还喜欢")
    assert places(*post) == [1, 2, 3, 4]


def test_a_title_over_text_is_no_link():
    assert places("相关新闻", "首张单证册签发", LONG) == []
    assert places("推荐阅读", "一篇旧文", "首张单证册签发", LONG) == [0, 1]


@pytest.mark.parametrize("head", ["往期推荐", "▼ 往期回顾", "推荐阅读", "猜你喜欢", "精彩回顾"])
def test_a_head_whose_links_the_copy_lost_is_no_text(head):
    assert places(LONG, head) == [1]
    assert places(LONG, head, "", "") == [1]
