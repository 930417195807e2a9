"""The links beside the hits, over the founding documents."""

from itertools import pairwise

import pytest
from django.http import QueryDict

from search.addresses import links_of
from search.forms import SearchForm
from search.searching import search
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


def links(query: str):
    asked = QueryDict(query)
    form = SearchForm(asked)
    assert form.is_valid()
    return links_of(asked, search(form.search_request))


def test_the_branches_of_a_province_stand_beneath_its_own():
    facet = next(facet for facet in links("").facets if facet.name == "branch")
    shown = [*facet.first, *facet.others]
    labels = [link.label for link in shown]
    place = labels.index("河南省贸促会")
    assert not shown[place].is_beneath
    assert [link.label for link in shown if link.is_beneath]
    for before, link in pairwise(shown):
        if link.is_beneath:
            assert before.is_beneath or before.label.endswith(
                ("省贸促会", "区贸促会", "市贸促会", "兵团贸促会")
            )


def test_a_city_without_its_province_is_told_with_it():
    facet = next(facet for facet in links("q=六十二载").facets if facet.name == "branch")
    assert [(link.above, link.is_beneath) for link in facet.first if link.label == "大连市贸促会"] == [
        ("辽宁省", False)
    ]


def test_several_values_of_a_facet_stay_changeable():
    facet = next(f for f in links("q=世博会&branch=hainan&branch=qinghai").facets if f.name == "branch")
    chosen = [link for link in facet.first if link.is_current]
    assert len(chosen) == 2
    assert {QueryDict(link.href[1:])["branch"] for link in chosen} == {"hainan", "qinghai"}
    assert [link for link in (*facet.first, *facet.others) if not link.is_current and link.count]


def test_periods_set_both_dates_and_keep_the_query():
    for link in links("q=链博会&kind=report").periods:
        asked = QueryDict(link.href[1:])
        assert (asked["q"], asked["kind"]) == ("链博会", "report")
        assert asked["from"] < asked["to"]
    assert [link.label for link in links("").periods[:2]] == ["今年", "去年"]


def test_a_period_takes_the_place_of_the_years_and_a_year_that_of_the_dates():
    found = links("q=世博会&year=2021")
    assert not [link.href for link in found.periods if "year=" in link.href]
    found = links("from=2024-01-01&to=2024-12-31")
    assert {QueryDict(link.href[1:])["year"] for link in found.years} >= {"2021", "2024"}
    (facet,) = (facet for facet in found.facets if facet.name == "year")
    for href in [*(link.href for link in found.years), *(link.href for link in facet.first)]:
        assert "from=" not in href
        assert "to=" not in href


def test_the_years_of_a_span_are_marked_and_those_beside_it_stay_in_the_picture():
    found = links("from=2022-06-01&to=2024-12-31").years
    assert [(year.bar.year, year.bar.chosen) for year in found] == [
        (2021, False),
        (2022, True),
        (2023, True),
        (2024, True),
    ]
