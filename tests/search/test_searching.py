"""From what is typed to a page of hits, over the founding documents."""

import random
from dataclasses import replace
from datetime import date

import pytest

from archive.models import Article, Branch
from search.query import Filters
from search.searching import search
from search.understanding import SearchRequest
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


def found(typed: str, **options) -> list[str]:
    return [hit.article.title for hit in search(SearchRequest(typed, per_page=50, **options)).hits]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("机构:海南省贸促会", "hainan"),
        ("机构:海南", "hainan"),
        ("机构:海南省", "hainan"),
        ("branch:hainan", "hainan"),
        ("機構：大連", "dalian"),
        ("机构:中国国际贸易促进委员会海南省委员会", "hainan"),
        ("机构:江苏省贸促分会", "jiangsu"),
    ],
)
def test_a_branch_is_known_by_any_of_its_names(typed, slug):
    branch = Branch.objects.get(slug=slug)
    expected = set(Article.objects.of_branch(branch).values_list("title", flat=True))
    assert expected
    assert set(found(typed)) == expected


def test_a_branch_nobody_knows_is_looked_for_as_text():
    page = search(SearchRequest("机构:亚马逊"))
    assert "已按文字检索" in page.notices[0]
    assert [hit.article.title for hit in page.hits] == ["交流合作 贸易投资添动能"]


@pytest.mark.parametrize("is_indexed", [True, False])
def test_filters_are_excluded_and_stand_among_alternatives(settings, tmp_path, is_indexed):
    if not is_indexed:
        settings.INDEX_DIR = tmp_path / "none"
    hainan, minutes, every = set(found("机构:海南")), set(found("类型:纪要")), set(found(""))
    osaka = set(found("大阪世博会"))
    assert all((hainan, minutes, osaka - hainan))
    assert set(found("-机构:海南")) == every - hainan
    assert set(found("大阪世博会 -機構：海南")) == osaka - hainan
    assert set(found("大阪世博会 OR 类型:纪要")) == osaka | minutes
    assert set(found("(机构:海南 类型:纪要) OR 大阪世博会")) == (hainan & minutes) | osaka
    assert set(found("-(机构:海南 OR 机构:大连)")) == every - hainan - set(found("机构:大连"))


def test_a_branch_nobody_knows_among_others_is_told():
    page = search(SearchRequest("机构:(海南 OR 亚马逊)"))
    assert "没有名为“亚马逊”的机构，已略去。" in page.notices
    assert {hit.article.title for hit in page.hits} == set(found("机构:海南"))
    assert "已按文字检索" in search(SearchRequest("供应链 OR 机构:亚马逊")).notices[0]


def test_synonyms_are_used_told_and_switched_off():
    page = search(SearchRequest("跨境电子商务"))
    assert page.synonyms[0].word == "跨境电子商务"
    assert page.total > 0
    assert search(SearchRequest('"跨境电子商务"')).total < page.total
    assert search(SearchRequest("跨境电子商务", synonyms=False)).synonyms == ()


def test_keywords_all_present_are_not_relaxed():
    page = search(SearchRequest("大阪世博会 青海"))
    assert (page.relaxed, page.total) == (False, 1)


def test_a_question_is_answered_by_most_of_its_words():
    page = search(SearchRequest("哪一年成立了中国贸促会大连调解中心？"))
    assert page.relaxed
    assert page.hits[0].article.title.startswith("六十二载")


def test_a_relaxed_page_shows_those_that_have_every_word_first():
    request = SearchRequest("2007年全国贸促系统对外联络工作座谈会会议纪要")
    page = search(request)
    assert page.hits[0].article.kind == "minutes"
    assert len({hit.article.pk for hit in page.hits}) == len(page.hits)
    assert search(replace(request, page=2, per_page=1)).hits[:1] == page.hits[1:2]


def test_nothing_readable_is_nothing_found_and_nothing_typed_is_everything():
    assert search(SearchRequest("，。！")).total == 0
    assert search(SearchRequest("  ")).total == 10


def test_facets_have_names_and_stay_changeable():
    page = search(SearchRequest("世博会", Filters(branches=("hainan",), kinds=("minutes",))))
    facets = {facet.name: facet.values for facet in page.facets}
    assert page.total == 0
    assert ("hainan", "海南省贸促会") in [(v.value, v.label) for v in facets["branch"] if v.chosen]
    assert ("minutes", 0) in [(v.value, v.count) for v in facets["kind"] if v.chosen]
    assert any(v.value == "report" and v.label == "报道" and v.count for v in facets["kind"])


def test_dates_sort_with_the_undated_last():
    titles = found("", sort="newest")
    dates = [Article.objects.get(title=title).date for title in titles]
    assert dates[:2] == [date(2024, 11, 20), date(2021, 12, 21)]
    assert set(dates[2:]) == {None}


def test_years_from_first_to_last():
    bars = search(SearchRequest("")).histogram
    assert [(bar.year, bar.count) for bar in bars] == [(2021, 1), (2022, 0), (2023, 0), (2024, 1)]


def test_what_was_withdrawn_since_is_not_shown():
    article = Article.objects.get(title__startswith="推动产业链")
    Article.objects.filter(pk=article.pk).update(status="withdrawn")
    assert article.title not in found("小院高墙")


def test_the_number_of_database_queries_does_not_grow_with_the_hits(django_assert_max_num_queries):
    for per_page in (1, 50):
        with django_assert_max_num_queries(7):
            search(SearchRequest("贸促会", per_page=per_page))


@pytest.mark.parametrize(
    "typed", ["鏈博會 -湖北", "达沃斯 OR 碳边境", "作者:任鸿斌", "日期:2024", "机构:海南 世博会", "人物:于平"]
)
def test_without_an_index_the_record_answers(typed, settings, tmp_path):
    expected = set(found(typed))
    settings.INDEX_DIR = tmp_path / "none"
    page = search(SearchRequest(typed, per_page=50))
    assert page.is_scan
    assert "索引暂时不可用" in page.notices[-1]
    assert {hit.article.title for hit in page.hits} == expected
    assert expected


@pytest.mark.parametrize("typed", ["标题:", "冒促会 标题:", "日期:99 lianbohui", "，"])
def test_without_an_index_what_cannot_be_read_is_no_error(typed, settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    assert search(SearchRequest(typed)).total == 0


def test_without_an_index_filters_hold(settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    assert found("", filters=Filters(years=(2024,))) == ["推动产业链供应链国际合作"]
    assert found("", filters=Filters(sources=("厦门日报",), people=())) == ["交流合作 贸易投资添动能"]
    assert found("", filters=Filters(dates=((date(2021, 1, 1), date(2021, 12, 31)),)))
    assert found("链博会 量子纠缠") == []


def test_any_string_is_answered():
    draw = random.Random(20261121)
    text = "".join(Article.objects.get(kind="minutes").body.split())
    marks = [
        '"',
        "“",
        " ",
        " OR ",
        "|",
        " -",
        "(",
        ")",
        "标题:",
        "机构:",
        "日期:",
        "*",
        "NOT ",
        "a*",
        "類型:紀要 ",
    ]
    for _ in range(150):
        pieces = []
        for _ in range(draw.choice([1, 2, 5])):
            start = draw.randrange(len(text) - 12)
            pieces += [text[start : start + draw.choice([1, 2, 4, 12])], draw.choice(marks)]
        page = search(SearchRequest("".join(pieces)))
        assert page.total or page.understood or page.notices
