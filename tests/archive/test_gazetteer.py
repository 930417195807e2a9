"""Branches and places are known by all their names."""

from pathlib import Path

import pytest

from archive.ingest.gazetteer import Gazetteer, divisions, load_records

SEEDS = Path(__file__).parents[2] / "seeds" / "branches.json"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.from_records(load_records(SEEDS))


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("山东省贸促会", "shandong"),
        ("山东贸促会", "shandong"),
        ("中国国际贸易促进委员会山东省委员会", "shandong"),
        ("中国国际贸易促进委员会厦门市分会", "xiamen"),
        ("江苏省贸促分会", "jiangsu"),
        ("中国贸促会机械行业分会", "jixie-hangye"),
        ("中国国际贸易促进委员会", "ccpit"),
        ("兵团贸促会", "xinjiang-bingtuan"),
    ],
)
def test_every_way_of_naming_finds_its_branch(gazetteer, text, slug):
    assert gazetteer.find_names(text) == [(slug, 0, len(text))]


def test_the_longest_name_wins(gazetteer):
    assert [span.slug for span in gazetteer.find_names("由中国贸促会山东省分会主办")] == ["shandong"]


def test_no_branches_find_nothing():
    assert Gazetteer.from_records([]).find_names("山东省贸促会") == []


@pytest.mark.parametrize(
    ("name", "code", "level"),
    [
        ("晋中市", "140700", "prefecture"),
        ("晋中", "140700", "prefecture"),
        ("义乌", "330782", "county"),
        ("黔东南州", "522600", "prefecture"),
        ("浦东新区", "310115", "county"),
        ("宁夏", "640000", "province"),
        ("广西", "450000", "province"),
        ("新疆", "650000", "province"),
        ("内蒙古", "150000", "province"),
        ("西藏", "540000", "province"),
        ("巴音郭楞", "652800", "prefecture"),
        ("伊犁", "654000", "prefecture"),
    ],
)
def test_a_division_is_known_by_its_full_and_its_usual_name(name, code, level):
    assert [(division.code, division.level) for division in divisions()[name]] == [(code, level)]


def test_the_place_before_an_offset_is_the_longest(gazetteer):
    text = "在内蒙古自治区呼和浩特市贸促会"
    assert gazetteer.find_place_before(text, text.index("贸促会")) == "呼和浩特市"
    assert gazetteer.find_place_before("与会者", 2) is None


@pytest.mark.parametrize("short", ["新疆", "内蒙古", "宁夏", "西藏", "广西"])
def test_autonomous_regions_are_known_by_their_short_names(short):
    assert [division.level for division in divisions()[short]] == ["province"]
