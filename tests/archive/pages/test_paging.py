"""The list of articles is read on from a place."""

from datetime import date

import pytest

from archive.models import Article
from archive.pages.paging import Place, parse_place, read_page
from tests.archive.rows import make_article

pytestmark = pytest.mark.django_db

DATES = [date(2024, 5, 1), None, date(2021, 1, 1), date(2024, 5, 1), None, date(2007, 3, 2), None]


@pytest.fixture
def in_order() -> list[Article]:
    articles = [make_article(date=day) for day in DATES]
    return [articles[place] for place in (3, 0, 2, 5, 6, 4, 1)]


def walk(size: int) -> list[list[Article]]:
    pages, after = [], None
    while True:
        page = read_page(Article.objects.published(), size, after=after)
        pages.append(list(page.articles))
        if page.next is None:
            return pages
        after = page.next


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 8])
def test_pages_hold_every_article_once_newest_first_and_undated_last(in_order, size):
    assert [article for page in walk(size) for article in page] == in_order


@pytest.mark.parametrize("size", [1, 2, 3])
def test_previous_leads_back_over_the_same_pages(in_order, size):
    pages = walk(size)
    last = read_page(Article.objects.published(), size, after=Place(pages[-2][-1].date, pages[-2][-1].pk))
    for expected in reversed(pages[:-1]):
        assert last.previous is not None
        last = read_page(Article.objects.published(), size, before=last.previous)
        assert list(last.articles) == expected
    assert last.previous is None


def test_a_page_takes_two_queries_at_most_wherever_it_is(in_order, django_assert_max_num_queries):
    for after in [None, *(Place(article.date, article.pk) for article in in_order)]:
        with django_assert_max_num_queries(2):
            read_page(Article.objects.published(), 2, after=after)


def test_place_outlives_the_article_that_stood_there(in_order):
    place = Place(in_order[2].date, in_order[2].pk)
    in_order[2].delete()
    assert read_page(Article.objects.published(), 1, after=place).articles == [in_order[3]]


@pytest.mark.parametrize("text", ["2024-05-01.17", "undated.3"])
def test_place_reads_what_it_writes(text):
    assert str(parse_place(text)) == text


@pytest.mark.parametrize(
    "text", ["", "17", "2024-13-01.5", "undated.", "undated.-1", "2024-05-01.x", "undated.9" * 9]
)
def test_what_is_no_place_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_place(text)
