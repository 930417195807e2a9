"""Lines of a page that belong to no article, and lines that look so and are text."""

import pytest

from archive.ingest.furniture import find_furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("内部刊物", "文头"),
        ("内部文件　　注意保存", "文头"),
        ("分送：会领导，机关各部门，各直属单位。", "版记"),
        ("某某省贸促会办公室印发　　　　（共印40份）", "版记"),
        ("转载请注明出处。 返回首页 | 上一篇", "版权声明"),
        ("听全文", "公众号"),
        ("关注我们", "公众号"),
        ("阅读 1863　赞 41　在看 22", "公众号"),
        ("分享 收藏 写留言", "公众号"),
        ("2024/3/18 17:40 某某市贸促会组团参展", "打印页眉"),
    ],
)
def test_what_belongs_to_the_page_is_furniture(line, reason):
    assert find_furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    ["内部挖潜增效益", "转载于《某某日报》的文章引起反响", "2024年3月18日 17:40 陕西", "分送喜报到企业"],
)
def test_what_says_something_is_none(line):
    assert find_furniture(line) is None
