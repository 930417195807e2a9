"""Whom a branch is named together with."""

import pytest

from archive.pages.company import company_of
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
    found = [(companion.branch, companion.articles) for companion in company_of(shandong)]
    assert found == [(dalian, 2), (hebei, 1)]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_company_in_what_is_not_published_is_not_counted(status):
    shandong, dalian = make_branch(), make_branch("dalian", "大连市贸促会")
    article = make_article("山东省贸促会、大连市贸促会。", status=status)
    mention(article, shandong, "山东省贸促会")
    mention(article, dalian, "大连市贸促会")
    assert company_of(shandong) == []
