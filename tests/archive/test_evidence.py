"""What tells the title of a new article from a heading inside the one above."""

import pytest

from archive.ingest.cleaning import mend
from archive.ingest.draft import Block
from archive.ingest.segmentation import segment
from archive.ingest.titles import parse_title

OPENING = "吉林省贸促会组织企业赴俄洽谈木材加工项目，双方商定每季度互通一次进展。"
LATER = "企业外贸员说，过去写错一个字要跑三趟，如今当场就能改。"


def titles(text: str, contents: tuple[str, ...] = ()) -> list[str]:
    units = mend([Block(line) for line in text.split("\n")]).units
    return [parse_title(piece.heads).text for piece in segment(units, contents=contents)]


def page(line: str, below: str) -> str:
    """A bare line with no more white around it than any paragraph of its page has."""
    return "\n\n".join(("木材合作有了新约定", OPENING, LATER, line, below, LATER))


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("贺兰山东麓葡萄酒亮相圣地亚哥", "3月上旬，宁夏回族自治区贸促会组织11家企业赴智利参展。"),
        ("苹果脆片闯进早餐桌", "10月下旬，山东省贸促会在烟台为苹果加工企业请来了买家。"),
        ("一粒枸杞的新包装", "日前，宁夏回族自治区贸促会邀请设计师走进中宁县的车间。"),
        ("山货有了外文说明书", "4月初，贵州省贸促会把说明书译成五种文字，送到合作社。"),
        ("老窖池飘出外语声", "最近，四川省贸促会的外语培训班开进了泸州的酒厂。"),
        ("陶瓷杯换了新画片", "本周，江西省贸促会与景德镇陶瓷企业一起挑选画稿。"),
        ("花椒油走上货架", "九月中旬，甘肃省贸促会带着陇南的花椒油到了阿拉木图。"),
        ("茶商学看检测单", "上月28日，福建省贸促会在安溪给茶商讲检测单。"),
        ("小提琴装箱记", "6月末，北京市贸促会的单证员守着平谷的一箱箱提琴。"),
        ("河南钟表考察组抵日内瓦", "河南省贸促会钟表考察组一行六人，先看工厂，后看学校。"),
    ],
)
def test_a_dated_lead_on_a_branch_elsewhere_opens_an_article(title, lead):
    assert titles(page(title, lead)) == ["木材合作有了新约定", title]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("单证跑在货物前面", "这样的窗口，全省今年还要再开三处。"),
        ("把客户请到车间里", "“来车间看一看，比看十本目录都强。”采购商说。"),
        ("规则学得进", "吉林省贸促会还把规则编成口袋书，发到企业手里。"),
        ("一本旧账簿", "企业负责人翻出旧账簿，上面记着每一次退单。"),
        ("路怎么走", "如今的班列每周两趟，企业不必再等拼箱。"),
        ("算清一笔账", "吉林省贸促会的同志帮企业一项一项算下来。"),
        ("从单打到抱团", "此前各家各跑各的，谁也不知道别人的报价。"),
        ("有了难处找谁", "他想起墙上的热线，拨过去只响了两声。"),
        ("下一步往哪走", "接下来，企业打算把厂房建到口岸边上。"),
        ("口岸通，人气旺", "长春市贸促会把窗口搬进口岸，企业办事不出大厅。"),
    ],
)
def test_a_text_that_goes_on_with_the_same_people_stands_under_a_heading(heading, text):
    assert titles(page(heading, text)) == ["木材合作有了新约定"]


@pytest.mark.parametrize(
    "column", ["他山之石", "市场参考", "开卷有益", "海外来风", "一线见闻", "商海拾贝", "风险提示", "商旅"]
)
def test_the_name_of_a_column_over_a_longer_line_opens_an_article(column):
    text = page(f"{column}\n哈萨克斯坦农机市场近况", "当地现有拖拉机约十五万台，八成以上超过使用年限。")
    assert titles(text) == ["木材合作有了新约定", "哈萨克斯坦农机市场近况"]


def test_a_list_of_contents_names_a_title_without_the_column_over_it():
    text = page("来自合作伙伴的声音\n拖拉机配件何处买", LATER)
    assert len(titles(text)) == 1
    assert len(titles(text, contents=("拖拉机配件何处买",))) == 2


def test_a_heading_of_two_lines_is_no_column_over_a_title():
    assert titles(page("以机制创新\n夯实合作根基", LATER)) == ["木材合作有了新约定"]


@pytest.mark.parametrize(
    "line",
    [
        "（上接A1版）外贸企业向软肋要利润",
        "（上接第一版）茶商学看检测单",
        "(上接第2版)茶商学看检测单",
        "【上接第1版】茶商学看检测单",
        "（紧接第1版）茶商学看检测单",
        "茶商学看检测单（上接第1版）",
        "茶商学看检测单 （上接一版）",
        "茶商学看检测单（上接A1版）",
        "（上接第01版）一粒枸杞的“新包装”",
        "（上接头版）一粒枸杞的“新包装”",
    ],
)
def test_a_title_may_carry_the_notice_of_the_page_that_its_text_comes_from(line):
    below = "过去埋头接单，单证、法务、质检统统外包，如今越来越多的企业开始补课。"
    assert len(titles(page(line, below))) == 2
    assert "上接" not in titles(page(line, below))[1]


@pytest.mark.parametrize(
    ("upper", "lower", "title"),
    [
        ("唐山市贸促会把见面会", "开到矿石码头", "唐山市贸促会把见面会开到矿石码头"),
        ("泉州市贸促会将外贸课堂", "搬上渔船", "泉州市贸促会将外贸课堂搬上渔船"),
        ("湘品出湘第一站：", "内罗毕的“周三集市”", "湘品出湘第一站：内罗毕的“周三集市”"),
        (
            "中国国际贸易促进委员会宁波市分会",
            "关于启用新版原产地证明书的公告",
            "中国国际贸易促进委员会宁波市分会关于启用新版原产地证明书的公告",
        ),
        ("中匈企业家理事会第四次会议", "纪  要", "中匈企业家理事会第四次会议纪要"),
        ("中蒙合作委员会第二次会议", "纪　要", "中蒙合作委员会第二次会议纪要"),
        ("他山之石", "试行原产地证上门取件的做法", "试行原产地证上门取件的做法"),
    ],
)
def test_two_lines_of_one_title_are_joined_and_a_column_is_left_out(upper, lower, title):
    assert titles(f"{upper}\n{lower}\n\n{OPENING}{LATER}") == [title]


FEATURE = [
    "灯塔下的拼箱仓",
    "■ 本报记者 柏长青",
    "仓库开在码头西头，清早六点就有人排队送货，叉车从门口一直排到灯塔底下。",
    "先凑满一柜",
    "“凑不满就等，等到船都开了。”开仓的头一年，大家都吃过这个亏，后来才想出拼箱的办法。",
    "再摊薄运费",
    "运费一项省下三成，账本就摊在门口的木桌上，谁来都能翻，翻到哪页都看得明白。",
]


def below_feature(line: str, lead: str) -> list[str]:
    return titles("\n\n".join([*FEATURE, line, lead]))


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "景德镇瓷匠把茶杯烧进里斯本早市",
            "由江西省贸促会牵线的瓷器市集在里斯本开张，烧杯子的师傅就站在炉前。",
        ),
        ("即墨花边搭上返程空箱", "即墨花边企业过去愁的是运费，返程空箱一到，花边便搭着走了。（林秋）"),
        ("绥芬河一家面包房办妥原产地证", "面包房的老板娘从前不知道还要办证。（来源：龙江新闻网）"),
        (
            "义乌商户进夜校学写三种文字的提单",
            "商户们白天卖货，晚上在义乌的一间教室里学写提单，三种文字各写一遍。",
        ),
    ],
)
def test_a_sentence_about_a_place_is_no_heading_among_short_ones(title, lead):
    assert below_feature(title, lead) == [FEATURE[0], title]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("还要有人押车", "押车的人要懂一点外语，还要会修冷机，两样都会的全城找不出十个。"),
        ("义乌：把仓库开到海边", "义乌的商户不满足于在家等货，他们三家合租了一间仓库，就在灯塔边上。"),
        ("谁来替小厂算这笔账", "“算不清就不敢接单。”说话的是一家小厂的会计，她面前摊着三本账。"),
    ],
)
def test_a_phrase_among_others_like_it_is_a_heading(heading, lead):
    assert below_feature(heading, lead) == [FEATURE[0]]


@pytest.mark.parametrize(
    "line",
    ["表1 各仓拼箱数量（2021年）", "图2 拼箱流程", "最后，祝各位生意兴隆！", "欣闻贵会迁入新址，谨致祝贺！"],
)
def test_the_name_of_a_table_or_a_wish_begins_no_article(line):
    assert titles("\n\n".join(["拼箱仓年终小结", OPENING, line, LATER])) == ["拼箱仓年终小结"]


@pytest.mark.parametrize("notice", ["【更正】", "[更 正]", "【致歉】", "更正：", "【遗失声明】"])
def test_a_notice_may_have_its_title_run_in(notice):
    found = titles(
        "\n\n".join(["拼箱仓年终小结", OPENING, f"{notice}本报6月3日第2版刊登的图片说明有误，特此说明。"])
    )
    assert found[0] == "拼箱仓年终小结"
    assert found[1:] == [notice.strip("【】[]：").replace(" ", "")]


@pytest.mark.parametrize("opening", ["编辑同志：", "编者同志：", "总编：", "记者同志："])
def test_a_letter_to_the_paper_is_an_article(opening):
    found = titles(
        "\n\n".join([*FEATURE, "一张船票寄了半月", f"{opening}我厂四月里订的船票，寄到时船已开走。"])
    )
    assert found == [FEATURE[0], "一张船票寄了半月"]


def test_a_disclaimer_closes_what_stands_above():
    text = [
        "花边：旺季将至 跌势难改",
        "七月以来，花边的报价一路走低。（以上观点仅供参考，不构成投资建议）",
        "空箱租金走平",
        "码头的空箱够用，租金一周没有动过。",
    ]
    assert titles("\n\n".join(text)) == [text[0], text[2]]


@pytest.mark.parametrize("label", ["链接", "相关链接", "新闻链接", "名词解释"])
def test_a_box_with_a_title_is_an_article(label):
    found = titles("\n\n".join([*FEATURE, label, "何谓“返程空箱”", "返程空箱是卸了货往回走的箱子。"]))
    assert found == [FEATURE[0], "何谓“返程空箱”"]
