"""Slips in words that stand in articles and in no list."""

import pytest

from search import indexing
from search.respelling import respell
from search.searching import search
from search.sounds import homophones
from search.understanding import SearchRequest
from tests.search.asking import query
from tests.search.rows import publish

pytestmark = pytest.mark.django_db

TEXTS = [
    "漳州的蘑菇罐头出口日本。",
    "会上召开座谈会，听取企业意见；座谈会后走访企业。大会在座大厅里举行。",
    "德化陶瓷亮相展会，陶瓷企业二十家。",
    "泉州与厦门的企业到会。",
    "西安的植物提取企业赴美参展。",
    "他当会长多年，一座当代展馆落成。",
]


@pytest.fixture(autouse=True)
def _articles():
    for number, text in enumerate(TEXTS):
        publish(f"第{number}条", text)
    indexing.drain()


def suggestion(typed: str) -> str | None:
    return search(SearchRequest(typed)).suggestion


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("蘑菇灌头", "蘑菇罐头"),
        ("蘑菇灌頭", "蘑菇罐頭"),
        ("座淡会", "座谈会"),
        ("陶慈", "陶瓷"),
        ("桃瓷 企业", "陶瓷 企业"),
        ("泉洲", "泉州"),
        ("泉洲厦门企业", "泉州厦门企业"),
        ("厦们", "厦门"),
        ("植物题取", "植物提取"),
        ("标题:第 陶慈", "标题:第 陶瓷"),
    ],
)
def test_a_wrong_character_is_put_right_by_its_neighbours(typed, meant):
    assert suggestion(typed) == meant


@pytest.mark.parametrize(
    "typed", ["陶瓷", "座谈会", "罐头展", "龥龥", "陶", "", '"', "\ud800陶慈", "陶瓷嘎", "taoci"]
)
def test_what_is_spelt_right_or_means_nothing_is_left(typed):
    assert suggestion(typed) in (None, "?陶瓷")


def test_what_the_other_words_rule_out_is_not_offered():
    assert suggestion("陶慈 植物") is None


def test_nothing_is_looked_for_in_a_sentence(engine):
    snapshot = engine.evaluate(query(), 0, 1).snapshot
    assert list(respell("泉洲", snapshot))
    assert not list(respell("请问泉洲与厦门有几家企业到会" * 4, snapshot))


@pytest.mark.parametrize(
    ("one", "other"), [("灌", "罐"), ("山", "商"), ("行", "杭"), ("行", "星"), ("绿", "滤")]
)
def test_characters_that_sound_alike(one, other):
    assert other in homophones(one)
    assert one not in homophones(one)


@pytest.mark.parametrize(("strange", "meant"), [(2, "陶瓷"), (8, None)])
def test_strange_neighbours_everywhere_are_no_slip(engine, strange, meant):
    beside = " ".join(["", *["龥龦"] * strange])
    found = list(respell(f"陶慈{beside}", engine.evaluate(query(), 0, 1).snapshot))
    assert found == ([f"{meant}{beside}"] if meant else [])
