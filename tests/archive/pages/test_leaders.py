"""Who led a branch, as the bulletins name them."""

from datetime import date

import pytest

from archive.models import Article, PersonMention
from archive.pages.leaders import MOST_LEADERS, leaders_of
from tests.archive.rows import make_article, make_branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def shandong():
    return make_branch()


def name(branch, person: str, role: str, **values) -> Article:
    article = make_article(f"{role}{person}出席。", **values)
    PersonMention.objects.create(
        article=article, branch=branch, name=person, role=role, paragraph="p1", start=0, end=1, text=person
    )
    return article


def test_office_spans_from_the_first_to_the_last_dated_article(shandong):
    for day in (date(2007, 5, 1), None, date(2012, 3, 1)):
        name(shandong, "孟向东", "山东省贸促会会长", date=day)
    [leader] = leaders_of(shandong)
    assert (leader.first, leader.last, len(leader.mentions)) == (date(2007, 5, 1), date(2012, 3, 1), 3)


def test_another_office_is_another_line_latest_first(shandong):
    name(shandong, "孟向东", "副会长", date=date(2010, 1, 1))
    name(shandong, "孟向东", "会长", date=date(2020, 1, 1))
    assert [leader.role for leader in leaders_of(shandong)] == ["会长", "副会长"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_who_stands_in_no_published_article_is_not_named(shandong, status):
    name(shandong, "孟向东", "会长", status=status)
    assert leaders_of(shandong) == []


def test_national_body_does_not_fill_its_page_with_names(shandong):
    for number in range(MOST_LEADERS + 1):
        name(shandong, f"王{chr(0x4E00 + number)}", "会长")
    assert len(leaders_of(shandong)) == MOST_LEADERS
