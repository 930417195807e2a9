"""What the archive holds and what it does not."""

from datetime import date

import pytest

from archive.models import Article, Branch
from archive.pages.branch_tree import grow
from archive.pages.coverage import cover
from archive.pages.years import chart_years
from tests.archive.rows import make_branch, say

pytestmark = pytest.mark.django_db


def covered():
    return cover(grow(Branch.objects.with_article_counts()), chart_years(Article.objects.published()))


def test_gaps_are_told_in_years_and_provinces():
    shandong, tibet = make_branch(), make_branch("xizang", "西藏自治区贸促会")
    for year in (2007, 2009, 2012):
        say(shandong, "山东省贸促会开会。", date=date(year, 1, 1))
    found = covered()
    assert (found.first, found.last, found.empty_years) == (2007, 2012, 3)
    assert (found.provinces, found.spoken_of, found.silent) == (2, 1, [tibet])


def test_empty_archive_spans_nothing():
    found = covered()
    assert (found.first, found.empty_years, found.provinces) == (None, 0, 0)
