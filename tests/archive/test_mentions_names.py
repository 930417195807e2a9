"""Where a personal name behind an office ends, whatever its bearer does next."""

import pytest

from archive.ingest.mentions.personal_names import name_after


@pytest.mark.parametrize(
    ("name", "deed"),
    [
        ("邵喆民", "拜会了某同乡会"), ("崔雪桐", "每周发回一份水情"), ("吴一鸣", "写下三行字"), ("孙大圣", "手把手教企业填单"),
        ("何立", "送走客商"), ("冯唐", "拧开瓶盖"), ("魏来", "递上名片"), ("蒋介民", "拎着样品"), ("丁一", "比划着说"),
        ("柳静", "问：“海关怎么办”"), ("柳静", "问，货到了没有"), ("柳静", "笑道：“先验货”"), ("辛小满", "答：“三天”"), ("辛小满", "叹道，太慢了"),
        ("柳静", "喊：“装船”"), ("柳青", "喝了一口"), ("柳青", "举着手机"), ("程开甲", "挑了三件"), ("林语堂", "守在窗口"), ("苏轼", "边走边问"),
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


@pytest.mark.parametrize(
    ("office", "name", "rest"),
    [
        ("副会长", "邢凤阁", "至今记得第一单生意"), ("秘书长", "林海鸥", "闻讯后说，商会愿意出场地"), ("主任", "陶安澜", "反复讲这句话"),
        ("工程师", "曲维新", "一连三天都来"), ("董事长", "刀永辉", "带来四十公斤生豆"), ("厂长", "楼永光", "带来两箱样品"),
        ("会长", "闭月华", "介绍，企业在一个窗口即可办完"), ("部长", "鲁萍", "则向市民支招"), ("经理", "高惟一", "带人跑了三趟"), ("站长", "苗景新", "算过账"),
        ("总干事", "大槻正夫", "就两市互办展览交换了意见"), ("社长", "山根孝一", "说，他想弄清楚"), ("会长", "小野寺健", "，昨天到津"),
        ("副会长", "巴图孟和", "说，以品牌形象整体亮相"), ("厂长", "雷默·施泰因", "提的是班车线路"), ("理事长", "热合曼·托乎提", "照着样本改了包装"),
        ("秘书长", "优素福·本萨利姆", "不懂唱词，却记住了曲调"), ("经理", "托马斯·布莱克", "看完翻车机，当场问价"), ("会长", "司徒伟明", "表示"), ("会长", "区兆庭", "致辞"),
    ],
)  # fmt: skip
def test_a_name_ends_where_the_words_go_on(office, name, rest):
    text = f"昨天，某市商会{office}{name}{rest}。"
    end = name_after(text, text.index(name))
    assert text[text.index(name) : end] == name


def test_a_foreign_office_is_rather_held_by_a_foreign_name():
    text = "荷兰鲜果进口商协会顾问范德海登给一款桃打了最高分。"
    assert text[11 : name_after(text, 11, abroad=True)] == "范德海登"


@pytest.mark.parametrize(
    "rest",
    [
        "带着礼品走进车间",
        "率领，团员九人",
        "牵头，成立工作专班",
        "到和田看样",
        "轮流坐班",
        "坐堂，问题不过夜",
        "出一座汽车城",
        "江日报路附近",
    ],
)
def test_words_that_go_on_behind_an_office_are_no_name(rest):
    assert name_after(f"两地的区长{rest}。", 5) is None
