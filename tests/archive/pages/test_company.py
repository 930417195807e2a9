"""Whom a branch is named together with."""

import pytest

from archive.pages.company import Company, company_of
from archive.topics import name_topics
from tests.archive.rows import make_article, make_branch, mention

pytestmark = pytest.mark.django_db


def test_company_is_counted_by_article_the_most_frequent_first():
    shandong, dalian, hebei = (
        make_branch(slug, f"{name}贸促会")
        for slug, name in (("shandong", "山东省"), ("dalian", "大连市"), ("hebei", "河北省"))
    )
    for others in ((dalian,), (dalian, dalian), (hebei,)):
        article = make_article("山东省贸促会、大连市贸促会、河北省贸促会。")
        for branch in (shandong, *others):
            mention(article, branch, branch.name)
    lone = make_article("河北省贸促会。")
    mention(lone, hebei, "河北省贸促会")
    found = [(companion.name, companion.articles) for companion in company_of(shandong).branches]
    assert found == [("大连市贸促会", 2), ("河北省贸促会", 1)]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_company_in_what_is_not_published_is_not_counted(status):
    shandong, dalian = make_branch(), make_branch("dalian", "大连市贸促会")
    article = make_article("山东省贸促会、大连市贸促会赴德国。", status=status)
    mention(article, shandong, "山东省贸促会")
    mention(article, dalian, "大连市贸促会")
    name_topics([article])
    assert company_of(shandong) == Company([], [], [])


def test_exhibitions_and_countries_are_counted_by_article_and_lead_to_the_search_for_both():
    shandong = make_branch()
    texts = ("山东省贸促会赴日本、日本办展。", "山东省贸促会赴链博会，见日本、德国客商。", "大连赴链博会。")
    articles = [make_article(text) for text in texts]
    for article in articles[:2]:
        mention(article, shandong, "山东省贸促会")
    name_topics(articles)
    company = company_of(shandong)
    assert [(one.name, one.articles) for one in company.countries] == [("日本", 2), ("德国", 1)]
    [fair] = company.exhibitions
    assert (fair.articles, fair.search) == (1, "/search/?q=%E9%93%BE%E5%8D%9A%E4%BC%9A&branch=shandong")
