"""What the lines over a text are: one title, its halves, a column's name, a kicker."""

import pytest

from archive.ingest.cleaning import Unit
from archive.ingest.titles import parse_title


@pytest.mark.parametrize(
    ("lines", "title", "kicker"),
    [
        (("四川企業60家抵港", "覓資金尋夥伴"), "四川企業60家抵港 覓資金尋夥伴", ""),
        (("某地企业赴匈牙利洽谈", "汽车零部件"), "某地企业赴匈牙利洽谈汽车零部件", ""),
        (("贸促会今起受理", "秋季交易会品牌展位复核申请"), "贸促会今起受理秋季交易会品牌展位复核申请", ""),
        (
            ("西部分会牵线搭桥", "十五家茶叶企业与客商签约供货"),
            "西部分会牵线搭桥 十五家茶叶企业与客商签约供货",
            "",
        ),
        (
            ("多措并举促外贸", "某某省贸促会把服务送进园区车间"),
            "某某省贸促会把服务送进园区车间",
            "多措并举促外贸",
        ),
        (
            ("西部分会面向乡镇企业开办讲习所", "泥腿子看提单"),
            "泥腿子看提单",
            "西部分会面向乡镇企业开办讲习所",
        ),
        (("湖南省贸促会发布工程机械", "出海合规手册"), "湖南省贸促会发布工程机械出海合规手册", ""),
        (("宁波市贸促会编印小家电", "出口须知与索赔指南"), "宁波市贸促会编印小家电出口须知与索赔指南", ""),
        (("中国贸促会推出企业", "海外知识产权白皮书"), "中国贸促会推出企业海外知识产权白皮书", ""),
        (("甘肃省贸促会出版丝路", "客商名录"), "甘肃省贸促会出版丝路客商名录", ""),
        (("大连市贸促会举办水产品", "出口标准培训班"), "大连市贸促会举办水产品出口标准培训班", ""),
        (("江西省贸促会召开日用瓷", "设计对接会"), "江西省贸促会召开日用瓷设计对接会", ""),
        (("四川省贸促会成立商事", "调解中心"), "四川省贸促会成立商事调解中心", ""),
        (("青岛市贸促会设立涉外", "法律服务工作站"), "青岛市贸促会设立涉外法律服务工作站", ""),
        (("兰州市贸促会与三国商会签署", "长期合作备忘录"), "兰州市贸促会与三国商会签署长期合作备忘录", ""),
        (("湖南省贸促会发布合规手册", "九种风险逐条讲清"), "九种风险逐条讲清", "湖南省贸促会发布合规手册"),
        (("大连市贸促会举办培训班", "三百家企业走进大讲堂活动"), "大连市贸促会举办培训班 三百家企业走进大讲堂活动", ""),
        (("三省区贸促会联席会议", "第二次会议纪要"), "三省区贸促会联席会议第二次会议纪要", ""),
    ],
)  # fmt: skip
def test_two_lines_are_one_title_but_under_a_kicker(lines, title, kicker):
    parsed = parse_title([Unit(line) for line in lines])
    assert (parsed.text, parsed.kicker) == (title, kicker)


def test_the_label_over_the_title_of_a_picture_is_no_part_of_it():
    parsed = parse_title([Unit("图片新闻", role="label"), Unit("果园里的第一车樱桃")])
    assert (parsed.text, parsed.dropped[0].text) == ("果园里的第一车樱桃", "图片新闻")


@pytest.mark.parametrize("column", ["【各地动态】", "共建“一带一路” 地方贸促在行动"])
def test_a_section_or_a_banner_with_white_below_is_no_kicker(column):
    parsed = parse_title([Unit(column), Unit("河西走廊的驼队", gap=1)], "subtitle")
    assert (parsed.text, parsed.kicker, parsed.dropped[0].text) == ("河西走廊的驼队", "", column)


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("东北亚绿色食品博览会今日闭幕", "买家带着空箱子来"),
        ("贸促会某某市分会组织丝绸企业赴日展销", "真丝方巾一日卖空"),
        ("省贸促会首批海外仓服务站正式启用上线", "货放门口再成交"),
        ("中外企业家对话会在海口举行", "三个钟头谈成九件事"),
        ("某某省涉外仲裁院昨日揭牌", "打官司不必出省"),
        ("全市上半年优惠产地证签发量增长", "一张纸省下千万元"),
        ("山东分会组织企业参加米兰手工艺博览会", "潍坊风筝飞过阿尔卑斯"),
        ("从一座边境小城到一百个国家的货架——", "一把雨伞的旅程"),
        ("一家老字号和它的外国学徒们——", "豆腐进了里昂"),
        ("老挝采购商代表团昨天结束在我市的访问", "临走又签两单"),
    ],
)
def test_an_event_told_in_full_over_a_shorter_headline_is_its_kicker(kicker, title):
    parsed = parse_title([Unit(kicker, full=True), Unit(title)])
    assert (parsed.text, parsed.kicker) == (title, kicker.rstrip("—"))


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("“侨”见商机 “展”通四海", "千年商港办起“家门口的广交会”"),
        ("“一县一品”走出去 “一单一策”送上门", "安徽贸促打通出海“最后一公里”"),
        ("搭平台 找订单 拓市场", "湖北柑橘三天签下四十柜"),
        ("政策送上门 服务零距离", "银川贸促把讲堂办进酒庄"),
        ("线上看样 线下洽谈", "景德镇瓷器敲开中东大门"),
        ("组团出海 抱团取暖", "柳州螺蛳粉卖到迪拜街头"),
        ("千里赴会 满载而归", "黑龙江大豆企业两天见了八十个买家"),
        ("一张网 一盘棋", "长三角贸促机构联手办展"),
        ("以展为媒 以会为桥", "南通家纺牵手波兰客商"),
        ("稳订单 保份额", "烟台苹果罐头多国通关不再难"),
    ],
)
def test_watchwords_over_a_headline_that_tells_by_itself_are_its_kicker(kicker, title):
    parsed = parse_title([Unit(kicker, full=True), Unit(title)], "byline")
    assert (parsed.text, parsed.kicker) == (title, kicker)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("凝心聚力 开拓创新", "推动贸促事业高质量发展"),
        ("踔厉奋发 勇毅前行", "奋力谱写贸促工作新篇章"),
        ("扬帆出海 逐浪前行", "共绘丝路新画卷"),
        ("立足本职 服务企业", "为外贸稳中求进作贡献"),
        ("以展为媒 以链聚势", "让世界看见 让企业受益"),
        ("四川企业抵港 客商云集", "觅资金 寻伙伴 拓市场"),
    ],
)
def test_watchwords_over_a_third_are_one_title(first, second):
    assert parse_title([Unit(first), Unit(second)], "byline").text == f"{first} {second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("中国贸促会与美国商会共同在京举办企业家", "圆桌会议"),
        ("关于组织企业参加第三届消费品博览会并展出", "有关事项的通知"),
        ("两省贸促会联合组织企业赴中亚五国举办", "商品展览会"),
        ("全省贸促系统学习贯彻会议精神培训班开班", "仪式在榆林举行"),
        ("某某市企业赴印度尼西亚参加机械展览并与", "当地商会签约"),
    ],
)
def test_what_the_width_of_the_column_broke_off_is_no_headline(first, second):
    parsed = parse_title([Unit(first, full=True), Unit(second)])
    assert (parsed.text, parsed.kicker) == (first + second, "")


@pytest.mark.parametrize(
    "column",
    ["外贸知识", "编读往来", "读者信箱", "商事讲堂", "法律问答", "会员之窗", "贸易文摘", "海外来信", "展会观察", "维权案例", "市场扫描"],
)  # fmt: skip
def test_the_name_of_a_column_right_over_a_title_is_no_kicker(column):
    parsed = parse_title([Unit(column), Unit("提单遗失了怎么补救")])
    assert (parsed.text, parsed.kicker, parsed.dropped[0].text) == ("提单遗失了怎么补救", "", column)


@pytest.mark.parametrize("label", ["【图片新闻】", "[图片新闻]", "■图片新闻", "〔新闻图片〕", "图片报道"])
def test_a_label_that_stands_for_a_title_is_one_without_its_brackets(label):
    assert parse_title([Unit(label, role="label")]).text == label.strip("【】[]■〔〕")


@pytest.mark.parametrize(
    "section",
    ["OVERSEAS 出海 专题", "FEATURE 专题", "封面故事 COVER STORY", "观察 OBSERVER", "SPECIAL REPORT 特别策划", "聚焦 FOCUS", "Business 商务", "EXHIBITION 会展", "VIEWPOINT 观点", "贸促 TRADE PROMOTION"],
)  # fmt: skip
def test_the_name_of_a_magazines_section_in_two_tongues_is_no_kicker(section):
    parsed = parse_title([Unit(section), Unit("海外仓不是仓库")], "subtitle")
    assert (parsed.text, parsed.kicker, parsed.dropped[0].text) == ("海外仓不是仓库", "", section)


@pytest.mark.parametrize("first", ["RCEP 协定", "WTO 改革", "APEC 会议 回眸"])
def test_an_abbreviation_beside_a_word_is_no_section(first):
    assert parse_title([Unit(first), Unit("落地三年看实效")]).text.endswith("落地三年看实效")
    assert not parse_title([Unit(first), Unit("落地三年看实效")]).dropped


@pytest.mark.parametrize(
    ("lines", "title", "kicker", "subtitle"),
    [
        (("自力更生广开财路 面向世界多换外汇", "拼箱仓开进灯塔码头", "三百家小厂头一回凑成整柜 船期缩短九天"), "拼箱仓开进灯塔码头", "自力更生广开财路 面向世界多换外汇", "三百家小厂头一回凑成整柜 船期缩短九天"),
        (("老客也来凑热闹", "灯塔码头首日装满九柜", "花边一上午发走三千匹 商户建议多开两条船"), "灯塔码头首日装满九柜", "老客也来凑热闹", "花边一上午发走三千匹 商户建议多开两条船"),
        (("码头新事系列报道·②", "让“花边”坐上头班船", "灯塔仓带旺沿海小厂出口生意"), "让“花边”坐上头班船", "", "灯塔仓带旺沿海小厂出口生意"),
        (("特别报道（三）", "拼箱仓里的夜班"), "拼箱仓里的夜班", "", ""),
        (("运费险能兜底 信用证可展期", "船东“失联” 市贸促会教你两招"), "船东“失联” 市贸促会教你两招", "运费险能兜底 信用证可展期", ""),
        (("阿根廷皮革工业展览会", "在大连闭幕"), "阿根廷皮革工业展览会在大连闭幕", "", ""),
        (("丹东市贸促支会", "办起单证夜校"), "丹东市贸促支会办起单证夜校", "", ""),
        (("中国国际贸易促进委员会丹东市委员会", "会议纪要", "丹东市贸促会2018年第三次办公会议纪要"), "丹东市贸促会2018年第三次办公会议纪要", "", ""),
        (("丹东市贸促会", "【专题】", "拼箱仓里的夜班"), "拼箱仓里的夜班", "", ""),
    ],
)  # fmt: skip
def test_each_line_of_a_headline_has_its_part(lines, title, kicker, subtitle):
    found = parse_title([Unit(line) for line in lines])
    assert (found.text, found.kicker, found.subtitle) == (title, kicker, subtitle)


def test_white_parts_a_kicker_from_its_headline():
    found = parse_title([Unit("码头一天迎来两个远方买家团"), Unit("花边：九张长桌谈出三千匹大单", gap=1)])
    assert (found.kicker, found.text) == ("", "码头一天迎来两个远方买家团 花边：九张长桌谈出三千匹大单")
    found = parse_title([Unit("码头一天迎来两个买家团"), Unit("花边：九张长桌谈出三千匹大单", gap=1)])
    assert (found.kicker, found.text) == ("码头一天迎来两个买家团", "花边：九张长桌谈出三千匹大单")


@pytest.mark.parametrize("over", ["首届灯塔花边博览会特刊", "某某省贸促会"])
def test_what_heads_a_page_is_no_kicker(over):
    found = parse_title([Unit(over), Unit("向海借力的一座小城", gap=1)])
    assert (found.kicker, found.text) == ("", "向海借力的一座小城")


@pytest.mark.parametrize(
    ("title", "deck"),
    [
        ("山货要坐船去釜山了", "灯塔镇一家合作社拿到首张植检证书"),
        ("你家的柿子出国了吗？", "灯塔码头一周发走柿饼九百箱"),
        ("花边又走俏啦", "码头商户首日签下三千匹大单"),
        ("单证还能这样办吧", "市贸促会把打印机搬进村委会大院"),
    ],
)
def test_what_stands_under_a_headline_as_people_speak_sums_it_up(title, deck):
    found = parse_title([Unit(title), Unit(deck)], "dateline")
    assert (found.text, found.subtitle, found.kicker) == (title, deck, "")


def test_a_kicker_over_a_headline_as_people_speak_is_one():
    found = parse_title([Unit("灯塔码头首日签下三千匹大单"), Unit("花边又走俏啦")], "dateline")
    assert (found.kicker, found.text) == ("灯塔码头首日签下三千匹大单", "花边又走俏啦")
