"""What other bulletins say of the same branches on the days around."""

from datetime import date

import pytest

from archive.models import Branch
from archive.pages.around import articles_around
from tests.archive.rows import make_article, make_branch, make_bulletin, mention, say

pytestmark = pytest.mark.django_db

DAY = date(2024, 11, 20)


@pytest.fixture
def shandong():
    return make_branch()


def titles(article, *branches: Branch) -> list[str]:
    return [other.title for other in articles_around(article, branches)]


def test_near_days_of_the_same_branch_are_shown_far_ones_are_not(shandong):
    article = say(shandong, "山东省贸促会办展。", date=DAY)
    for title, day in (("次日", date(2024, 11, 21)), ("月初", date(2024, 11, 1)), ("无日期", None)):
        say(shandong, "山东省贸促会办展。", title=title, date=day)
    say(shandong, "山东省贸促会办展。", title="待审", date=DAY, status="draft")
    say(make_branch("dalian", "大连市贸促会"), "大连市贸促会办展。", title="别家", date=DAY)
    assert titles(article, shandong) == ["次日"]


def test_who_shares_more_branches_comes_first(shandong):
    dalian = make_branch("dalian", "大连市贸促会")
    article = make_article(date=DAY)
    say(shandong, "山东省贸促会办展。", title="一家", date=DAY)
    both = say(shandong, "山东省贸促会、大连市贸促会办展。", title="两家", date=DAY)
    mention(both, dalian, "大连市贸促会")
    assert titles(article, shandong, dalian) == ["两家", "一家"]


def test_same_bulletin_and_the_national_body_alone_make_no_neighbours(shandong):
    bulletin = make_bulletin()
    article = say(shandong, "山东省贸促会办展。", bulletin=bulletin, date=DAY)
    say(shandong, "山东省贸促会办展。", bulletin=bulletin, date=DAY)
    national = make_branch("ccpit", "中国贸促会", level="national")
    say(national, "中国贸促会开会。", date=DAY)
    assert titles(article, shandong, national) == []


@pytest.mark.parametrize("day", [date.min, date.max, None])
def test_ends_of_the_calendar_are_no_trap(shandong, day):
    assert titles(make_article(date=day), shandong) == []
