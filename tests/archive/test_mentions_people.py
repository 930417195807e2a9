"""Persons are found with the office and the body that the text gives them, and nobody else."""

from pathlib import Path

import pytest

from archive.ingest.draft import DraftArticle, Paragraph
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.mentions import find_mentions

GAZETTEER = Gazetteer.from_records(load_records(Path(__file__).parents[2] / "seeds" / "branches.json"))


def people(*paragraphs, byline=""):
    article = DraftArticle(
        title="简讯",
        byline=byline,
        paragraphs=tuple(Paragraph(f"p{n}", "text", text) for n, text in enumerate(paragraphs, 1)),
    )
    return find_mentions(article, GAZETTEER)[0].people


def named(*paragraphs, byline=""):
    return [(person.name, person.role) for person in people(*paragraphs, byline=byline)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("省贸促会副会长段志强一行赴怀化市调研。", "段志强", "省贸促会副会长"),
        ("企业负责人陈国强早早等在门口。", "陈国强", "企业负责人"),
        ("会长段志强调，要办好展会。", "段志", "会长"),
        ("蔚山商工会议所会长朴成洙表示，愿意合作。", "朴成洙", "蔚山商工会议所会长"),
        ("丹麦工业联合会主席尼尔斯·拉斯穆森在宴会上说。", "尼尔斯·拉斯穆森", "丹麦工业联合会主席"),
        ("全国工商联合会会长杜文彬表示，愿意合作。", "杜文彬", "全国工商联合会会长"),
        ("可律师费不便宜，会长陆平说，要先学会打官司。", "陆平", "会长"),
        ("林业局副局长佟树森蹲在柜台后面。", "佟树森", "林业局副局长"),
        ("伞厂厂长鲍桂芳连夜打电话回家。", "鲍桂芳", "伞厂厂长"),
        ("仓储株式会社社长山根孝一说，他想弄清楚。", "山根孝一", "仓储株式会社社长"),
        ("工商会国际部主任马蒂厄·勒孔特说，这里好。", "马蒂厄·勒孔特", "工商会国际部主任"),
        ("鞋业有限公司经理蔡连生原打算只卖样品。", "蔡连生", "鞋业有限公司经理"),
        ("茶厂厂长倪国栋起初不信。", "倪国栋", "茶厂厂长"),
        ("某市贸促会秘书长柯连喜索性把桌子搬到门口。", "柯连喜", "某市贸促会秘书长"),
        ("某市贸促会会长许连胜指着地图说。", "许连胜", "某市贸促会会长"),
        ("会展协会秘书长颂猜·威拉蓬表示，机会难得。", "颂猜·威拉蓬", "会展协会秘书长"),
        ("吉林省贸促会会长修长百会见客人。", "修长百", "吉林省贸促会会长"),
        ("湖南省贸促会党组成员、副会长段志出席。", "段志", "湖南省贸促会党组成员、副会长"),
        ("会议选举罗永红为会长。", "罗永红", "会长"),
        ("新气象。”中国贸促会会长任远山在会议上作报告。", "任远山", "中国贸促会会长"),
        ("泸州市贸促会会长先明远说，要记住一种味道。", "先明远", "泸州市贸促会会长"),
        ("泸州市贸促会会长先国栋表示，愿意合作。", "先国栋", "泸州市贸促会会长"),
        ("泉州市贸促会会长吴振声这样形容抱团的道理。", "吴振声", "泉州市贸促会会长"),
        ("漳州市贸促会会长许立这么说。", "许立", "漳州市贸促会会长"),
        ("莆田市贸促会秘书长林阿水如此解释。", "林阿水", "莆田市贸促会秘书长"),
        ("河南省贸促会法律部部长常玉梅查完档案。", "常玉梅", "河南省贸促会法律部部长"),
        ("甘肃省贸促会联络部部长高建国翻开账本。", "高建国", "甘肃省贸促会联络部部长"),
        ("山西省贸促会会长安志强跑了三个县。", "安志强", "山西省贸促会会长"),
        ("海南省贸促会会长文海燕摊开地图。", "文海燕", "海南省贸促会会长"),
        ("大连市贸促会展览部部长单玉兰递上名单。", "单玉兰", "大连市贸促会展览部部长"),
        ("河南省贸促会会长张妍表示，成果丰硕。", "张妍", "河南省贸促会会长"),
        ("会议由湖北省贸促会副主任石明亮主持。", "石明亮", "湖北省贸促会副主任"),
        ("出席会议的有陕西省人大常委会副主任樊卫东等。", "樊卫东", "陕西省人大常委会副主任"),
        ("市贸促会党组书记、会长张全中：", "张全中", "市贸促会党组书记、会长"),
        ("座谈会邀请某某大学首席专家欧阳雪授课。", "欧阳雪", "某某大学首席专家"),
        ("厦门国际商会首席顾问李天明（左二）出席。", "李天明", "厦门国际商会首席顾问"),
        ("原山东省贸促会会长孟卫国到会。", "孟卫国", "原山东省贸促会会长"),
    ],
)
def test_a_name_follows_its_office(text, name, role):
    assert named(text) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("江苏省贸促分会徐雁会长介绍了经验。", "徐雁", "江苏省贸促分会会长"),
        ("总会国际联络部隋建军部长作总结。", "隋建军", "国际联络部部长"),
        ("江苏省人民政府张建国副省长会见了代表。", "张建国", "江苏省人民政府副省长"),
        ("在联络工作会议上，万里云会长系统阐述了意义。", "万里云", "会长"),
        ("于萍副会长出席会议。", "于萍", "副会长"),
    ],
)
def test_a_name_stands_before_its_office(text, name, role):
    assert named(text) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "浙江省贸促会副会长应九思、福建省贸促会副会长翁长风代表双方签字。",
            [("应九思", "浙江省贸促会副会长"), ("翁长风", "福建省贸促会副会长")],
        ),
        (
            "中国贸促会副会长张慎言、陈建明和卢远出席。",
            [
                ("张慎言", "中国贸促会副会长"),
                ("陈建明", "中国贸促会副会长"),
                ("卢远", "中国贸促会副会长"),
            ],
        ),
        (
            "新西兰贸易协会主席兼联合创始人、新西兰某市政府前市长杰弗里·琼斯等与会。",
            [("杰弗里·琼斯", "新西兰贸易协会主席兼联合创始人、新西兰某市政府前市长")],
        ),
    ],
)
def test_lists_of_names_and_of_offices(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("美国天然品联盟亚洲总裁丹尼尔·柯比说：“很好。”", "丹尼尔·柯比"),
        ("肯尼亚全国工商会秘书长姆旺吉表示欢迎。", "姆旺吉"),
        ("西藏自治区贸促会副会长尼玛顿珠介绍了情况。", "尼玛顿珠"),
        ("丰田通商中国区总代表绵贯辰哉（右一）出席。", "绵贯辰哉"),
        ("蒙古国国家工商会副会长巴图赛汗介绍，产量增加。", "巴图赛汗"),
        ("廈門市貿促會副會長連景行致辭。", "連景行"),
    ],
)
def test_names_of_other_peoples_and_scripts(text, name):
    assert [person.name for person in people(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "陈玲表示，要做好工作。",
        "会长表示，要做好工作。",
        "各市贸促会会长和企业代表参加会议。",
        "中国国际商会会长单位参加。",
        "负责人高度重视，主任任期三年。",
        "江苏省省长会见代表团，常务副会长主持。",
        "会长自豪地说：“很好。”会长最后强调，要节约。",
        "与会专家一致认为，企业代表纷纷表示支持。",
        "他曾任吉林省长，又任广播处长和文联副主席。",
        "教练员和委员会成员参加，车队队长带路。",
        "现任总裁的威廉·杜克认为不妥。",
        "记者程莉报道。",
        "会长先介绍了情况，主任先后走访三家企业。",
        "会长先谈体会，秘书长先是感谢，再提希望。",
        "会长先说明来意，部长先从单证讲起。",
        "会长常来车间，主任高兴地翻开账本。",
        "会长这样形容，主任如此解释。",
        "工作人员把清单一条条翻译成中文，再译给客商。",
        "志愿者把问答翻译成越南语，把目录翻译为外文。",
        "香港会计师楼和律师行各据一桌，会计师行设了展位。",
    ],
)
def test_nobody_is_made_up(text):
    assert named(text) == []


def test_the_byline_states_an_office_too():
    (person,) = people(byline="大连市贸促会党组书记 刘琅")
    assert (person.name, person.role, person.branch) == ("刘琅", "大连市贸促会党组书记", "dalian")
    assert (person.paragraph, person.start, person.end) == ("byline", 11, 13)


def test_a_bare_office_takes_the_body_stated_elsewhere():
    found = people("江苏省贸促分会徐雁会长致辞。", "徐雁会长最后表示感谢。")
    assert [(person.role, person.branch) for person in found] == [("江苏省贸促分会会长", "jiangsu")] * 2


def test_a_name_stands_where_it_says():
    text = "会上，山东省贸促会会长孟卫国发言。"
    (person,) = people(text)
    assert text[person.start : person.end] == person.name
    assert person.paragraph == "p1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("湖南省贸促会副会长段志强一行赴怀化。", [("段志强", "湖南省贸促会副会长")]),
        ("湖南省贸促会副会长段志强调，要办好展会。", [("段志", "湖南省贸促会副会长")]),
        ("企业负责人陈国强早早等在门口。", [("陈国强", "企业负责人")]),
        ("会议选举罗永红为会长，审议通过了报告。", [("罗永红", "会长")]),
        ("代表团团长、中国贸促会秘书长何建业表示欢迎。", [("何建业", "中国贸促会秘书长")]),
    ],
)
def test_names_end_where_the_next_word_begins(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("四川省贸促会联络部部长税永安说，要换壶。", "税永安"),
        ("泸州市贸促会会长先国梁介绍，报名踊跃。", "先国梁"),
        ("临沂市贸促会会长解长海记得，作业很难。", "解长海"),
        ("浙江省贸促会法律事务部部长闻人俊说，纠纷不大。", "闻人俊"),
        ("保定市贸促会秘书长鹿明远拍着箱子。", "鹿明远"),
        ("宜宾市贸促会副会长谌贻山琢磨了半天。", "谌贻山"),
        ("驻马店市贸促会主任芦山月发现错单。", "芦山月"),
        ("莱州市贸促会会长由芳蹲在筐边。", "由芳"),
        ("商丘市贸促会会长隋建军递过样品。", "隋建军"),
        ("周口市贸促会会长单守仁担心误了船期。", "单守仁"),
    ],
)
def test_rare_surnames_are_surnames_too(text, name):
    assert [person.name for person in people(text)] == ([name] if name else [])


@pytest.mark.parametrize(
    "text",
    ["市贸促会会长先后走访五家企业。", "市贸促会主任税务师出身。", "会长战略眼光独到。", "市贸促会会长由省贸促会提名。", "会长经市委批准任职。"],
)  # fmt: skip
def test_a_word_that_begins_like_a_rare_surname_is_no_name(text):
    assert people(text) == ()


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("卞小灵 嘉兴市贸促会商事认证中心主任", "卞小灵", "嘉兴市贸促会商事认证中心主任"),
        ("来建平 金华市贸促会秘书长", "来建平", "金华市贸促会秘书长"),
        ("郏海 台州市贸促会副会长", "郏海", "台州市贸促会副会长"),
        ("欧阳明月 南阳市贸促会四级调研员", "欧阳明月", "南阳市贸促会四级调研员"),
        ("单守仁 周口市贸促会会长", "单守仁", "周口市贸促会会长"),
    ],
)
def test_in_a_list_the_name_stands_before_the_office(line, name, role):
    assert named(line) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("“现在一趟都不用。”高攀峰说。他是某饮品公司的外贸经理。", ("高攀峰", "外贸经理")),
        ("“省心多了。”李晓红表示。她是某纺织公司总经理。", ("李晓红", "某纺织公司总经理")),
        ("“值得。”王大民告诉记者，他是一家物流公司的负责人。", ("王大民", "负责人")),
        ("“明年还来。”赵小川说道。他是某商会的秘书长。", ("赵小川", "秘书长")),
    ],
)
def test_who_spoke_holds_the_office_that_the_next_sentence_tells(text, person):
    assert named(text) == [person]


@pytest.mark.parametrize(
    "text", ["他是公司的经理。", "“好。”他说。他是公司的外贸经理。", "代表们说。他是公司的经理。"]
)
def test_an_office_of_nobody_named_is_nobodys(text):
    assert named(text) == []


def test_an_office_begins_behind_the_person_before_it():
    text = "贸促会天津分会副主任谷维藩同神户商工会议所专务理事大槻正夫就互办展览交换了意见。"
    assert [(person.name, person.role) for person in people(text)] == [
        ("谷维藩", "贸促会天津分会副主任"),
        ("大槻正夫", "神户商工会议所专务理事"),
    ]


@pytest.mark.parametrize(
    "text",
    ["当地邀请14名泰国设计师到阳朔采风。", "我们在八个国家有联络员，每星期报信。", "让小老板敢闯敢试。"],
)
def test_persons_who_are_counted_are_not_named(text):
    assert people(text) == ()


def test_who_speaks_in_turns_is_known_by_that_name():
    talk = (
        "本报记者专访了某市商会会长宜阳春生意经。",
        "记者：难在哪里？",
        "宜阳春：难在土。",
        "记者：下一步呢？",
        "宜阳春：换土。",
    )
    assert [person.name for person in people(*talk)] == ["宜阳春"]
