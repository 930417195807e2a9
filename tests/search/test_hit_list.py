"""The list of hits that is put together in one pass."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import mark_safe

from archive.models import Article
from search.explaining import Reason
from search.highlighting import Passage
from search.hits import BranchName, Hit
from search.templatetags.hits import hit_list

BARE = Hit(Article(pk=7, title="标题"), mark_safe("<mark>标</mark>题"), mark_safe(""), (), (), 1.0, (), ())
TEXT = '<b>"&'


def listed(hit: Hit, address: str = "/search/articles/7/?q=1&n=2") -> str:
    return hit_list([(hit, address)])


def test_every_text_of_a_hit_is_escaped():
    article = Article(pk=7, title=TEXT, source=TEXT, kind=TEXT)
    branches = tuple(BranchName(f"s{n}", TEXT) for n in range(6))
    html = listed(
        replace(BARE, article=article, branches=branches, reasons=(Reason(TEXT, TEXT),)), f"/?{TEXT}"
    )
    assert TEXT not in html
    assert html.count(escape(TEXT)) == 1 + 2 + 4 + 2


def test_marks_stand_as_they_were_made():
    passage = Passage(mark_safe("…<mark>供应链</mark>。"), "p1")
    html = listed(replace(BARE, subtitle=mark_safe("副<mark>题</mark>"), passages=(passage,)))
    assert '<a href="/search/articles/7/?q=1&amp;n=2"><mark>标</mark>题</a>' in html
    assert '<p class="hit__subtitle" lang="zh-Hans">副<mark>题</mark></p>' in html
    assert '<p class="hit__passage" lang="zh-Hans">…<mark>供应链</mark>。</p>' in html


@pytest.mark.parametrize(
    ("language", "day"), [("zh-hans", "2024年5月2日"), ("zh-hant", "2024年5月2日"), ("en", "2 May 2024")]
)
def test_the_date_is_written_as_its_reader_writes_dates(language, day):
    with translation.override(language):
        html = listed(replace(BARE, article=Article(pk=7, title="标题", date=date(2024, 5, 2))))
    assert f'<time datetime="2024-05-02">{day}</time>' in html


def test_what_is_not_known_of_a_hit_leaves_no_empty_element():
    html = listed(BARE)
    assert "文中未写明日期" in html
    assert not [name for name in ("subtitle", "branches", "reprints", "why", "passage") if name in html]


def test_of_many_branches_the_first_are_named_and_the_rest_counted():
    branches = tuple(BranchName(f"s{n}", f"第{n}家") for n in range(6))
    with translation.override("zh-hans"):
        html = listed(replace(BARE, branches=branches))
    assert html.count("第") == 4
    assert "<span>等另外 2 家</span>" in html
    with translation.override("en"):
        assert "CCPIT S0" in listed(replace(BARE, branches=branches))


def test_other_printings_are_listed_beneath():
    other = Article(pk=8, title="又一<题>", source="某报")
    assert "又一&lt;题&gt;" in listed(replace(BARE, reprints=(other,)))
