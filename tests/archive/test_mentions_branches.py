"""Branches are found where a text speaks of them, however it calls them."""

from pathlib import Path

import pytest

from archive.ingest.draft import DraftArticle, Paragraph
from archive.ingest.gazetteer import Gazetteer, load_records
from archive.ingest.mentions import find_mentions

GAZETTEER = Gazetteer.from_records(load_records(Path(__file__).parents[2] / "seeds" / "branches.json"))


def found(*paragraphs, **fields):
    """(slug, text) of every mention in an article of these paragraphs."""
    article = DraftArticle(
        title=fields.pop("title", "简讯"),
        paragraphs=tuple(Paragraph(f"p{n}", "text", text) for n, text in enumerate(paragraphs, 1)),
        **fields,
    )
    return [(mention.slug, mention.text) for mention in find_mentions(article, GAZETTEER)[0].branches]


def slugs(*paragraphs, **fields):
    return [slug for slug, _ in found(*paragraphs, **fields)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山东省贸促会组织企业参展。", ["shandong"]),
        ("广西壮族自治区贸促会联合北京市贸促会、浙江省贸促会举办会议。", ["guangxi", "beijing", "zhejiang"]),
        ("1988年，中国国际贸易促进委员会厦门市分会成立。", ["xiamen"]),
        ("贸促会广西分会在凭祥设立咨询站。", ["guangxi"]),
        ("商业行业贸促会发布指数。", ["shangye-hangye"]),
        ("太原市贸促会、晋中市贸促会参加。", ["taiyuan", "jinzhong"]),
        ("中国贸促会义乌市支会成立。", ["yiwu"]),
        ("中国贸促会专商所专家授课。", ["ccpit"]),
        ("廈門市貿促會參加。", ["xiamen"]),
    ],
)
def test_a_branch_is_found_by_its_name(text, expected):
    assert slugs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山东、成都、黑龙江和大连分会介绍了经验。", ["shandong", "chengdu", "heilongjiang", "dalian"]),
        ("北京、河北、广西、陕西等地方贸促会参加。", ["beijing", "hebei", "guangxi", "shaanxi"]),
        ("山东等14个省市贸促会参加。", ["shandong"]),
        ("宁波、温州和湛江市贸促会出席。", ["ningbo", "wenzhou", "zhanjiang"]),
        ("机械、轻工等行业贸促会参加。", ["jixie-hangye", "qinggong-hangye"]),
        ("代表团在上海与江苏省贸促会座谈。", ["jiangsu"]),
    ],
)
def test_every_place_of_a_list_is_a_branch(text, expected):
    assert slugs(text, "全国贸促系统") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("川鄂两省贸促会签约。", ["sichuan", "hubei"]),
        ("由浙、闽贸促会主办。", ["zhejiang", "fujian"]),
        ("京津冀三地贸促会签约。", ["beijing", "tianjin", "hebei"]),
        ("打造创新贸促会。", []),
        ("川菜和鄂菜走进海外，贸促会支持。", []),
    ],
)
def test_one_character_stands_for_a_province_only_before_its_body(text, expected):
    assert slugs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "使用中国国际商会大连分会名称，厦门国际商会参加。",
        "山东参展企业78家。",
        "各省市贸促会参加。",
        "兄弟省贸促会来访。",
        "贸促大厦里有中国法学会山东分会。",
    ],
)
def test_what_is_no_branch_is_left_alone(text):
    assert slugs(text) == []


@pytest.mark.parametrize(
    ("paragraphs", "fields", "expected"),
    [
        (["厦门市贸促会成立。", "市贸促会组织企业参展。"], {}, ["xiamen", "xiamen"]),
        (["江苏省贸促会与浙江省贸促会签约。", "省贸促会表示满意。"], {}, ["jiangsu", "zhejiang"]),
        (["市贸促会组织企业参展。"], {"source": "厦门日报"}, ["xiamen"]),
        (["泉州市贸促会组织企业参展，得到省贸促会支持。"], {}, ["quanzhou", "fujian"]),
        (["省贸促会派员指导。"], {}, []),
    ],
)
def test_a_body_of_a_level_is_resolved_where_the_article_settles_it(paragraphs, fields, expected):
    assert slugs(*paragraphs, **fields) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["经研究，我会定于3月举办培训班。", "山西省贸促会"], ["shanxi", "shanxi"]),
        (["近年来，我会连续五年发布报告。", "山西省贸促会"], ["shanxi", "shanxi"]),
        (["自七月一日起，我会签发的原产地证书启用新版印章。", "山西省贸促会"], ["shanxi", "shanxi"]),
        (["上半年，我会受理咨询三百件。", "山西省贸促会"], ["shanxi", "shanxi"]),
        (["他说：我会坚持下去。", "山西省贸促会"], ["shanxi"]),
        (["晋贸促〔2008〕9号", "经研究，我会定于3月举办培训班。"], ["shanxi"]),
        (["我会召开年度总结会，贸促工作有新起色。"], []),
        (["“我会继续努力，”他说。", "山西省贸促会"], ["shanxi"]),
        (["本会议由山西省贸促会主办。"], ["shanxi"]),
    ],
)
def test_we_are_who_issues_the_article(paragraphs, expected):
    assert slugs(*paragraphs) == expected


def test_the_head_office_is_the_national_body():
    paragraphs = ["全国贸促系统座谈会召开，各分会参加。", "欢迎利用总会海外代表处，贸促会是重要渠道。"]
    assert found(*paragraphs) == [("ccpit", "总会"), ("ccpit", "贸促会")]


def test_a_body_alone_is_left_alone_where_a_province_is_the_subject():
    assert slugs("山东省贸促会采用新模式，由各市负责、贸促会实施。") == ["shandong"]


def test_a_mention_stands_where_it_says():
    text = "由川鄂两省贸促会与晋中市贸促会主办"
    article = DraftArticle(title="中国贸促会公告", paragraphs=(Paragraph("p7", "text", text),))
    first, *others = find_mentions(article, GAZETTEER)[0].branches
    assert (first.slug, first.paragraph, first.start, first.end) == ("ccpit", "title", 0, 5)
    assert {mention.paragraph for mention in others} == {"p7"}
    assert all(text[mention.start : mention.end] == mention.text for mention in others)


def test_a_county_branch_is_new_under_its_province():
    article = DraftArticle(title="义乌市贸促会成立", paragraphs=())
    (branch,) = find_mentions(article, GAZETTEER)[1]
    assert (branch.slug, branch.name, branch.level) == ("yiwu", "义乌市贸促会", "county")
    assert (branch.province, branch.province_code, branch.parent) == ("浙江省", "330000", "zhejiang")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("朝阳区贸促会成立。", []),
        ("北京市朝阳区贸促会成立。", ["chaoyang-beijing"]),
        ("泰州市贸促会和台州市贸促会签约。", ["taizhou-jiangsu", "taizhou-zhejiang"]),
    ],
)
def test_places_that_share_a_name_or_a_sound_are_told_apart(text, expected):
    assert slugs(text) == expected


def test_a_branch_of_an_industry_that_is_not_recorded_is_new():
    text = "去年石化行业贸促会组织展览，中国贸促会木材行业分会、家具行业分会派员到会，各地包装行业企业参加。"
    article = DraftArticle(title="简讯", paragraphs=(Paragraph("p1", "text", text),))
    found, new = find_mentions(article, GAZETTEER)
    assert [mention.text for mention in found.branches] == ["石化行业贸促会", "中国贸促会木材行业分会"]
    assert {(branch.name, branch.level, branch.parent) for branch in new} == {
        ("石化行业贸促会", "industry", "ccpit"),
        ("木材行业贸促会", "industry", "ccpit"),
    }


def test_the_masthead_says_whose_the_provincial_branch_is():
    article = DraftArticle(title="省贸促会召开会议", paragraphs=(Paragraph("p1", "text", "会长主持会议。"),))
    found = find_mentions(article, GAZETTEER, "中国国际贸易促进委员会浙江省委员会办公室编")[0]
    assert [mention.slug for mention in found.branches] == ["zhejiang"]


def test_the_full_name_too_says_that_an_article_is_of_the_system():
    found = slugs("中国国际贸易促进委员会上海市分会举行座谈会。天津、广州、大连分会亦派员列席。")
    assert {"tianjin", "guangzhou", "dalian"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "参加会议的有贸促会上海、天津、大连分会的代表。",
        "中国国际贸易促进委员会上海市、天津市、大连市分会联合举办展览。",
        "会议由贸促会上海、天津和大连分会轮流主办。",
        "上海、天津、大连等3个沿海城市贸促会参会。",
        "上海、天津、大连三市分会到会，贸促会有关部门负责人参加。",
    ],
)
def test_the_branches_of_a_list_may_stand_behind_the_whole(text):
    assert {"shanghai", "tianjin", "dalian"} <= set(slugs(text))
