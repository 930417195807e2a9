"""Circulars of one pattern tell of different matters; a reprint, cut or mended, of the same."""

import pytest

from archive.essentials import tell_of_another_matter

NOTICE = (
    "关于邀请参加{country}第{edition}届国际博览会的函\n各有关企业：{country}第{edition}届国际博览会定于{year}年{month}月{day}日举行，"
    "我会将组织企业参展，展位费{price}元，报名截止{deadline}日，联系电话87840000。"
)
GIVEN = {
    "country": "德国",
    "edition": "12",
    "year": "2024",
    "month": "5",
    "day": "8",
    "price": "18000",
    "deadline": "3月20",
}
REPORT = "9月12日，论坛在银川举行，来自18个国家的230家企业参加，12家企业签下意向书，金额合计3.6亿元，同比增长18.5%。"


def notice(**other: str) -> str:
    return NOTICE.format(**GIVEN | other)


@pytest.mark.parametrize(
    "other",
    [
        {"country": "法国"},
        {"country": "日本"},
        {"country": "巴西", "price": "26000"},
        {"edition": "13", "year": "2025", "month": "6", "day": "3"},
        {"edition": "七", "year": "2019", "month": "4", "day": "2"},
        {"month": "11", "day": "21", "deadline": "9月30", "price": "9800"},
        {"year": "2023", "month": "10", "day": "15", "deadline": "8月1"},
        {"year": "２０２３", "month": "１０", "day": "１５", "deadline": "８月１"},
        {"edition": "3", "price": "15000", "day": "17", "deadline": "4月30"},
        {"country": "美国", "edition": "12"},
    ],
)
def test_notices_of_one_pattern_with_other_essentials_are_of_another_matter(other):
    assert tell_of_another_matter(notice(), notice(**other))


@pytest.mark.parametrize(
    "again",
    [
        REPORT,
        REPORT.split("，金额")[0] + "。",
        REPORT.replace("230家", "二百三十家"),
        REPORT.replace("9月12日", "昨日"),
        "（记者 陆鸣野）" + REPORT,
        REPORT + "论坛将于2025年9月再次举行。",
        REPORT.replace("18.5", "１８.５"),
        REPORT.replace("在银川", "在宁夏银川"),
        REPORT.replace("230", "231"),
        REPORT + "日本企业首次参加。",
    ],
)
def test_a_report_cut_or_mended_is_of_the_same(again):
    assert not tell_of_another_matter(REPORT, again)


CALL = "关于组织企业参加{city}国际食品博览会的通知\n各会员企业：2024{city}国际食品博览会定于5月8日在{city}举行，我会将组团参展，请于3月20日前报名，电话87840000。"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("郑州", "长沙"),
        ("宁波", "温州"),
        ("大连", "青岛"),
        ("昆明市", "贵阳市"),
        ("浙江义乌市", "浙江永康市"),
    ],
)
def test_circulars_that_differ_in_a_place_alone_are_of_another_matter(one, other):
    assert tell_of_another_matter(CALL.format(city=one), CALL.format(city=other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("宁波，浙江", "宁波"),
        ("郑州市", "郑州"),
    ],
)
def test_a_place_told_more_fully_is_the_same(one, other):
    assert not tell_of_another_matter(CALL.format(city=one), CALL.format(city=other))


def test_each_paper_reports_from_where_it_is():
    report = "本报{0}讯（记者 陆鸣野）昨天，论坛在银川举行，来自宁夏的企业参加。"
    assert not tell_of_another_matter(report.format("杭州"), report.format("兰州"))
