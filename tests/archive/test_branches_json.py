"""The branches the archive starts with: complete, distinct and consistent."""

import json
from collections import Counter
from pathlib import Path

import pytest

RECORDS = json.loads((Path(__file__).parents[2] / "seeds" / "branches.json").read_text(encoding="utf-8"))
BY_SLUG = {record["slug"]: record for record in RECORDS}


@pytest.mark.parametrize(
    ("level", "count"),
    [("national", 1), ("province", 31), ("corps", 1), ("city", 5), ("capital", 27)],
)
def test_every_branch_of_a_level_is_there(level, count):
    assert sum(record["level"] == level for record in RECORDS) == count


def test_no_slug_and_no_name_is_given_twice():
    names = [
        name
        for record in RECORDS
        for name in (record["name"], record["official_name"], *record["former_names"], *record["aliases"])
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert len(BY_SLUG) == len(RECORDS)


def test_every_parent_is_a_record_that_stands_before_its_children():
    seen = set()
    for record in RECORDS:
        assert record["parent"] in seen or record["level"] == "national"
        seen.add(record["slug"])


def test_a_city_carries_the_province_and_code_of_its_parent():
    for record in RECORDS:
        if record["level"] in ("city", "capital"):
            parent = BY_SLUG[record["parent"]]
            assert (record["province"], record["province_code"]) == (
                parent["province"],
                parent["province_code"],
            )


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("shaanxi", "陕西省贸促会"),
        ("shanxi", "山西省贸促会"),
        ("neimenggu", "内蒙古自治区贸促会"),
        ("xizang", "西藏自治区贸促会"),
        ("dalian", "大连市贸促会"),
        ("xinjiang-bingtuan", "新疆生产建设兵团贸促会"),
        ("shangye-hangye", "商业行业贸促会"),
    ],
)
def test_slugs_tell_like_sounding_branches_apart(slug, name):
    assert BY_SLUG[slug]["name"] == name
