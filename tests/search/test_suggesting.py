"""Completion and near misses, from the names the archive knows."""

import time

import pytest

from archive.models import Branch
from archive.publication import withdraw
from search.suggesting import did_you_mean, suggest
from tests.search.rows import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _branch():
    Branch.objects.create(slug="shandong", name="山东省贸促会", level="province", aliases=["山东贸促会"])
    Branch.objects.create(slug="shaanxi", name="陕西省贸促会", level="province")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("链博", "链博会"),
        ("鏈博", "链博会"),
        ("lianbo", "链博会"),
        ("LianBo", "链博会"),
        ("lian bo", "链博会"),
        ("ｌｂｈ", "链博会"),
        ("shandong", "山东省贸促会"),
        ("山东", "山东省贸促会"),
        ("sdmch", "山东省贸促会"),
        ("shaanxi", "陕西省贸促会"),
        ("rce", "RCEP"),
    ],
)
def test_completes(typed, offered):
    assert offered in [suggestion.text for suggestion in suggest(typed)]


def test_of_equals_the_lexicons_first_is_offered_first():
    assert suggest("lbh")[0].text == "链博会"


def test_a_branch_added_is_offered_at_once():
    assert not suggest("qingdao")
    Branch.objects.create(slug="qingdao", name="青岛市贸促会", level="city")
    assert [(one.text, one.kind) for one in suggest("qingdao")] == [("青岛市贸促会", "branch")]


@pytest.mark.parametrize("typed", ["", " ", "，", "\ud800", "\0", "龥龥龥", "x" * 5000])
def test_nothing_to_offer_is_no_error(typed):
    assert suggest(typed) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("链搏会", "链博会"),
        ("冒促会", "贸促会"),
        ("链傅会 湖北", "链博会 湖北"),
        ("第三届链搏会", "第三届链博会"),
        ("标题:原产地政", "标题:原产地证"),
        ("lianbohui", "链博会"),
    ],
)
def test_near_misses_by_sound_and_shape(typed, meant):
    assert did_you_mean(typed, lambda query: query == meant) == meant


def test_of_names_that_sound_alike_the_likest_is_offered():
    for slug, name in [("shanxi", "山西省贸促会"), ("shaanxi", "陕西省贸促会")]:
        Branch.objects.get_or_create(slug=slug, defaults={"name": name, "level": "province"})
    assert did_you_mean("陕西省贸出会", lambda query: True) == "陕西省贸促会"
    assert did_you_mean("山西省贸出会", lambda query: True) == "山西省贸促会"


def test_a_near_miss_without_hits_is_not_offered():
    assert did_you_mean("链搏会", lambda query: False) is None


@pytest.mark.parametrize("typed", ["链博会", "贸促会", "湖北", "", '"', "中国国际供应链促进博览会"])
def test_what_is_known_is_not_mended(typed):
    assert did_you_mean(typed, lambda query: True) is None


def test_the_index_is_asked_few_times():
    asked = []
    did_you_mean("链搏会冒促会原产地政" * 5, lambda query: bool(asked.append(query)))
    assert len(asked) <= 3


def test_completion_takes_little_time():
    suggest("a")
    began = time.process_time()
    for typed in ("z", "zh", "中", "lian", "s"):
        suggest(typed)
    assert (time.process_time() - began) / 5 < 0.05


def test_what_is_published_is_offered_at_once_and_what_is_withdrawn_no_more():
    article = publish("湖州毛笔出口增长")
    assert [one.text for one in suggest("湖州毛")] == ["湖州毛笔出口增长"]
    withdraw([article])
    assert suggest("湖州毛") == []


def test_what_may_have_been_meant_is_told_without_reading_titles(django_assert_max_num_queries):
    did_you_mean("链搏会", lambda query: True)
    publish("湖州毛笔出口增长")
    with django_assert_max_num_queries(10) as asked:
        assert did_you_mean("链搏会", lambda query: True) == "链博会"
    assert not [query["sql"] for query in asked.captured_queries if '"title"' in query["sql"]]
