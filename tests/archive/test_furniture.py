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
        ("▶▶▶第3版", "导读"),
        ("☞ 详见第6版", "导读"),
        ("本版言论仅代表作者个人观点　投稿邮箱：pl@example.com", "版权声明"),
        ("（本版文章只代表作者观点）", "版权声明"),
        ("以上观点仅代表作者个人立场，不代表本报意见", "版权声明"),
        ("天气：泉州　晴间多云　12℃～25℃", "天气"),
        ("今日天气：小雨转阴，东北风3级，9℃至14℃", "天气"),
        ("漳州 多云到晴 18～27℃", "天气"),
        ("▲ 点亮星标，不错过每一次推送", "公众号"),
        ("记得把我们设为星标", "公众号"),
        ("觉得有用就点个在看", "公众号"),
        ("2024/3/18 17:40 某某市贸促会组团参展", "打印页眉"),
    ],
)
def test_what_belongs_to_the_page_is_furniture(line, reason):
    assert find_furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "值得点赞。",
        "为企业点赞",
        "这一观点代表了多数企业的看法",
        "展馆里气温28℃，门外下着雨",
        "晴天一身土，雨天一身泥",
        "内部挖潜增效益",
        "转载于《某某日报》的文章引起反响",
        "2024年3月18日 17:40 陕西",
        "分送喜报到企业",
    ],
)
def test_what_says_something_is_none(line):
    assert find_furniture(line) is None
