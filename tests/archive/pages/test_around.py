"""What other bulletins say of the same branches on the days around."""

from datetime import date

import pytest

from archive.models import Branch, PersonMention
from archive.pages.around import SHOWN, articles_around
from archive.topics import name_topics
from tests.archive.rows import make_article, make_branch, make_bulletin, mention, say

pytestmark = pytest.mark.django_db

DAY = date(2024, 11, 20)


@pytest.fixture
def shandong():
    return make_branch()


def titles(article, *branches: Branch) -> list[str]:
    return [nearby.article.title for nearby in articles_around(article, branches, [])]


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


def test_exhibition_or_person_in_common_tells_more_than_a_branch_and_is_said(shandong):
    article = make_article("第三届链博会上，孟向东致辞。", date=DAY)
    fair = make_article("中国国际供应链促进博览会开幕，孟向东到会。", title="同一展会", date=DAY)
    PersonMention.objects.create(article=fair, name="孟向东", paragraph="p1", start=0, end=3, text="孟向东")
    name_topics([article, fair])
    say(shandong, "山东省贸促会办展。", title="同一机构", date=DAY)
    first, second = articles_around(article, [shandong], ["孟向东"])
    assert (first.article, first.shared) == (fair, ("链博会", "孟向东"))
    assert second.shared == ("山东省贸促会",)


def test_three_queries_however_many_are_near(shandong, django_assert_num_queries):
    article = say(shandong, "山东省贸促会办展。", date=DAY)
    for _ in range(9):
        say(shandong, "山东省贸促会办展。", date=DAY)
    with django_assert_num_queries(3):
        assert len(articles_around(article, [shandong], ["孟向东"])) == SHOWN
