"""Numbers that count something are found with what they count, and no others."""

from pathlib import Path

import pytest

from archive.ingest.draft import DraftArticle, Paragraph
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.mentions import find_mentions
from archive.ingest.mentions.quantities import han_value

GAZETTEER = Gazetteer.from_records(load_records(Path(__file__).parents[2] / "seeds" / "branches.json"))


def figures(*paragraphs):
    texts = tuple(Paragraph(f"p{n}", "text", text) for n, text in enumerate(paragraphs, 1))
    return find_mentions(DraftArticle(title="简讯", paragraphs=texts), GAZETTEER)[0].figures


def counted(text):
    return [(figure.text, figure.counted) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已累计组织130余家企业参展前三届展会。", ("130余家", "企业")),
        ("设立1000亿元专项融资额度，服务企业。", ("1000亿元", "专项融资额度")),
        ("吸引1200多家企业和机构参展。", ("1200多家", "企业和机构")),
        ("组织214个团组赴海外考察。", ("214个", "团组")),
        ("吸引70多名采购商如约而至。", ("70多名", "采购商")),
        ("大连市贸促会请来了430家用户，平均停留五个多小时。", ("430家", "用户")),
        ("平台服务1200个用户。", ("1200个", "用户")),
        ("展出300种用品。", ("300种", "用品")),
        ("编印50件用具目录。", ("50件", "用具目录")),
        ("介绍了20种用途。", ("20种", "用途")),
        ("走访15家用料企业。", ("15家", "用料企业")),
        ("提供36宗用地信息。", ("36宗", "用地信息")),
        ("组织12家用纸企业参展。", ("12家", "用纸企业")),
        ("组织40家企业用展会找订单。", ("40家", "企业")),
        ("帮助26家企业用好协定。", ("26家", "企业")),
        ("组织17家陶瓷、卫浴企业参展。", ("17家", "陶瓷、卫浴企业")),
        ("吸引310家制造企业参展。", ("310家", "制造企业")),
        ("遴选68家装备制造企业。", ("68家", "装备制造企业")),
        ("为展商运送展品47车次。", ("47车次", "展品")),
        ("安排货运包机12架次。", ("12架次", "货运包机")),
        ("签署9项合作协议。", ("9项", "合作协议")),
        ("组织38家企业组织活动。", ("38家", "企业")),
        ("达成26项“云签约”合作协议。", ("26项", "“云签约”合作协议")),
        ("邀请50位来自东盟的行业专家。", ("50位", "行业专家")),
        ("参加俄罗斯等国的11个展会，由会展部论证。", ("11个", "展会")),
        ("各组织30家企业来港参展。", ("30家", "企业")),
    ],
)
def test_what_is_counted_follows_the_unit(text, expected):
    assert counted(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开外资企业座谈会830场，收集诉求。", ("830场", "外资企业座谈会")),
        ("发票金额达67.21亿美元，稳居首位。", ("67.21亿美元", "发票金额")),
        ("净展出面积24万平方米。", ("24万平方米", "净展出面积")),
        ("会员企业出口钢材498万吨。", ("498万吨", "钢材")),
        ("展览团赴南非展出，成交130万美元。", ("130万美元", "成交")),
        ("规模为120人。", ("120人", "规模")),
        ("举办“外贸大讲堂”15期。", ("15期", "“外贸大讲堂”")),
        ("特色产业集群中，已有68个。", ("68个", "特色产业集群")),
        ("前5个月全市进出口总额达5200亿元。", ("5200亿元", "进出口总额")),
    ],
)
def test_what_is_counted_leads_up_to_the_number(text, expected):
    assert counted(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("货值67.21亿美元。", 6_721_000_000, "美元"),
        ("超210万人次参观。", 2_100_000, "人次"),
        ("3,600万元合作意向。", 36_000_000, "元"),
        ("展品四千二百多件。", 4200, "件"),
        ("外商一百二十余人前往。", 120, "人"),
        ("同比增长18.5%。", 18.5, "%"),
        ("簽約金額1.8億元。", 180_000_000, "元"),
    ],
)
def test_a_value_is_multiplied_out(text, value, unit):
    assert [(figure.value, figure.unit) for figure in figures(text)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "comparison", "what"),
    [
        ("2025年陕西省进出口同比增长18.5%，增速第二。", "同比增长", "陕西省进出口"),
        ("潜在客户较第二届链博会新增400家。", "较第二届链博会新增", "潜在客户"),
        ("参展企业数量年均增长15%。", "年均增长", "参展企业数量"),
        ("签发证书9万份。", "", "证书"),
    ],
)
def test_a_comparison_stands_before_the_number(text, comparison, what):
    (figure,) = figures(text)
    assert (figure.comparison, figure.counted) == (comparison, what)


@pytest.mark.parametrize(
    "text",
    [
        "2025年11月20日第10版，二〇〇八年二月。",
        "第三届链博会和第22届峰会。",
        "构建“1+5+10”工作格局，提升“四位一体”效能。",
        "办理时间由3个工作日缩短到15分钟。",
        "把五个坚持作为方法论，聚焦四条业务主线，一家企业参加。",
        "世界500强企业，3.0版，电话010-12345678。",
    ],
)
def test_dates_ordinals_durations_and_slogans_are_no_figures(text):
    assert counted(text) == []


@pytest.mark.parametrize(
    ("paragraphs", "branch"),
    [
        (["山东省贸促会组织78家企业参展。"], "shandong"),
        (["山东省贸促会办好活动。会上有78家企业参展。"], "shandong"),
        (["山西省贸促会、太原市贸促会组织15家企业参展。"], None),
        (["在江西省贸促会支持下，抚州组织14家企业参展。"], None),
        (["山东省贸促会办好活动。", "全国共有78家企业参展。"], None),
    ],
)
def test_a_figure_belongs_to_the_branch_that_the_text_gives_it(paragraphs, branch):
    assert [figure.branch for figure in figures(*paragraphs)] == [branch]


def test_a_figure_keeps_its_sentence_and_place():
    text = "大会开幕。山东省贸促会组织78家企业参展；签约3项。"
    first, second = figures(text)
    assert (first.sentence, second.sentence) == ("山东省贸促会组织78家企业参展；", "签约3项。")
    assert text[first.start : first.end] == first.text == "78家"


@pytest.mark.parametrize(
    ("numeral", "value"), [("十二", 12), ("一百二十", 120), ("四千二百", 4200), ("三亿五千万", 350_000_000)]
)
def test_written_numerals_have_their_value(numeral, value):
    assert han_value(numeral) == value


def owners(*paragraphs):
    return [figure.branch for figure in figures(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长沙市贸促会组织26家企业参展，带回订单2600万元。", ["长沙市贸促会"] * 2),
        ("长沙市贸促会副会长王平介绍，去年接待咨询2180人次。", ["长沙市贸促会"]),
        ("长沙市贸促会副会长王平介绍，全市出口18.6亿美元。", [None]),
        ("长沙市贸促会副会长王平率领28人代表团访问东京。", [None]),
        ("长沙市贸促会签发了证书，企业可减免关税28万元。", [None]),
        ("长沙市贸促会举办展会，来自泰国的36家采购商参加。", [None]),
        ("长沙市贸促会帮助一批企业取得资质，实现出口额3.7亿元。", [None]),
        ("长沙市贸促会组织的展览团赴南非展出，成交130万美元。", [None]),
        ("市商务局会同长沙市贸促会组织23家企业参展。", [None]),
        ("在长沙市贸促会支持下，展会吸引310家企业。", [None]),
    ],
)
def test_a_figure_is_the_branchs_that_is_the_subject(text, expected):
    slugs = [GAZETTEER.places[name.removesuffix("贸促会")] if name else None for name in expected]
    assert owners(text) == slugs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("先后组织双方会谈五次，分清了责任。", ("五次", "双方会谈")),
        ("展团编成六个小组，分头走访。", ("六个", "小组")),
        ("收到各地信件四百二十多封。", ("四百二十多封", "信件")),
        ("连办三期培训班。", ("三期", "培训班")),
        ("派出16名这样的联络员，每人联系十家企业。", ("16名", "联络员")),
        ("仲裁庭裁决承运人赔偿8.1万美元及利息。", ("8.1万美元", "赔偿")),
        ("租下四个展位，摆满样品。", ("四个", "展位")),
        ("带去样品八箱。", ("八箱", "样品")),
    ],
)
def test_small_numerals_count_what_can_be_counted(text, expected):
    assert expected[0] in dict(counted(text))
    assert expected[1] in (counted_words := dict(counted(text))[expected[0]]) or counted_words in expected[1]


@pytest.mark.parametrize(
    "text", ["会议强调三个方面。", "要做到四个坚持。", "提出五条意见。", "抓好三项工作。"]
)
def test_what_is_only_told_off_is_not_counted(text):
    assert counted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("墙由1800片瓦当砌成。", ("1800片", "瓦当")),
        ("用去340根竹竿。", ("340根", "竹竿")),
        ("仍有11%的企业表示订单增加。", ("11%", "企业")),
        ("另有8.5%的受访商户打算裁员。", ("8.5%", "受访商户")),
        ("这两年办了二十多期培训，专讲条款。", ("二十多期", "培训")),
        ("今年开展了14次磋商。", ("14次", "磋商")),
        ("委托办理国外商标注册的只有二百一十三家。", ("二百一十三家", "委托办理国外商标注册")),
        ("通过初审的有48家。", ("48家", "通过初审")),
        ("发往越南的证书逆势增长6.4%。", ("6.4%", "证书")),
        ("签发证书8.46万份，同比增长9.3%。", ("9.3%", "证书")),
    ],
)
def test_what_is_counted_in_other_turns_of_speech(text, expected):
    assert expected in counted(text)


def test_what_people_do_is_not_what_they_count():
    assert ("60人", "参加") not in counted("邀请60人参加。")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("全系统上报信息1860条。", "信息"),
        ("算下来为企业省下关税2260万元。", "关税"),
        ("年底前退还保证金6万元。", "保证金"),
        ("一年刊发稿件420篇。", "稿件"),
        ("网站上线课程36门，上传视频120个。", "课程"),
        ("为会员节省开支12万元。", "开支"),
    ],
)
def test_the_noun_before_a_number_is_found_behind_its_verb(text, noun):
    assert noun in counted(text)[0][1]
