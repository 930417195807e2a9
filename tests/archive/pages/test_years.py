"""Bars of the years."""

from datetime import date

import pytest

from archive.models import Article
from archive.pages.years import HEIGHT, SHORTEST_SPAN, STEP, chart_years
from tests.archive.rows import make_article

pytestmark = pytest.mark.django_db


def test_bars_stand_at_their_year_as_high_as_their_count():
    for day in (date(2021, 1, 1), date(2024, 5, 1), date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)):
        make_article(date=day)
    chart = chart_years(Article.objects.published())
    assert [(bar.year, bar.count, bar.height) for bar in chart.bars] == [
        (2021, 1, HEIGHT / 4),
        (2024, 4, HEIGHT),
    ]
    assert chart.bars[1].x - chart.bars[0].x == 3 * STEP
    assert chart.bars[0].y == HEIGHT - HEIGHT / 4


def test_axis_spans_a_generation_though_the_archive_is_young():
    make_article(date=date(2024, 5, 1))
    assert chart_years(Article.objects.published()).labels == (2024 - SHORTEST_SPAN + 1, 2014, 2024)


def test_undated_articles_are_counted_apart():
    make_article()
    chart = chart_years(Article.objects.published())
    assert (chart.bars, chart.undated, chart.total) == ((), 1, 1)


def test_chart_takes_one_query(django_assert_num_queries):
    for year in range(1990, 2020):
        make_article(date=date(year, 1, 1))
    with django_assert_num_queries(1):
        chart_years(Article.objects.published())
