"""Where a personal name behind an office ends, whatever its bearer does next."""

import pytest

from archive.ingest.mentions.personal_names import name_after


@pytest.mark.parametrize(
    ("name", "deed"),
    [
        ("邵喆民", "拜会了某同乡会"), ("崔雪桐", "每周发回一份水情"), ("吴一鸣", "写下三行字"), ("孙大圣", "手把手教企业填单"),
        ("何立", "送走客商"), ("冯唐", "拧开瓶盖"), ("魏来", "递上名片"), ("蒋介民", "拎着样品"), ("丁一", "比划着说"),
        ("柳青", "喝了一口"), ("柳青", "举着手机"), ("程开甲", "挑了三件"), ("林语堂", "守在窗口"), ("苏轼", "边走边问"),
        ("严复", "赠送了样本"), ("曹雪芹", "连夜赶回"), ("田汉", "登门拜访"), ("贺登才", "致辞"), ("唐泽端", "说"), ("罗念祖", "到机场迎接"), ("卫述平", "表示"),
    ],
)  # fmt: skip
def test_a_name_ends_where_a_deed_begins(name, deed):
    text = f"昨天，某市贸促会副会长{name}{deed}，大家都很高兴。"
    end = name_after(text, text.index(name))
    assert text[text.index(name) : end] == name


@pytest.mark.parametrize("of_many", ["商事调解员", "商品检验员", "商务参赞处"])
def test_a_word_that_begins_like_a_surname_is_no_name(of_many):
    assert name_after(f"增聘{of_many}。", 2) is None
