"""A question finds the article that answers it, however it is written and whatever of it stands nowhere."""

import pytest

from search import analysis, indexing
from search.searching import search
from search.understanding import SearchRequest
from tests.search.rows import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(index_dir):
    """One article with the answer among others that share its common words."""
    article = publish("JAXR接口", "JAXR 是访问登记处的接口，“速成”和“倉頡”两种输入法都可以用。")
    for n in range(12):
        publish(
            f"公告{n}", f"接口有什么意思？这句话是第{n}号公告，可以用的输入法有多种，名字何时出现并不清楚。"
        )
    indexing.drain()
    return article


@pytest.mark.parametrize(
    "typed",
    [
        "JAXR是什么？",
        "什么是JAXR？",
        "什麼是“速成”和“仓颉”？",
        "“速成”这个名字是何时出现的？",
        "“访问登记处的一种接口”这句话是什么意思？",
        "請問JAXR何時出現？",
    ],
)
def test_a_question_finds_its_answer_first(answer, typed):
    page = search(SearchRequest(typed))
    assert page.hits[0].article == answer
    assert page.relaxed


@pytest.mark.parametrize(
    "typed", ["“量子纠缠”", "“量子纠缠” 接口", "-JAXR “量子纠缠” 接口", "标题:量子 什么是JAXR"]
)
def test_a_quotation_or_a_field_that_is_nowhere_finds_nothing_where_nobody_asks_about_it(answer, typed):
    assert search(SearchRequest(typed)).total == 0


def test_a_short_word_that_is_nowhere_is_not_taken_apart(answer):
    assert search(SearchRequest("接登口")).total == 0


@pytest.mark.parametrize(
    ("typed", "is_asking", "is_only_asking"),
    [("什么是", True, True), ("jaxr是什么", True, False), ("链博会", False, False), ("，", False, False)],
)
def test_what_asks_is_known(typed, is_asking, is_only_asking):
    assert analysis.is_asking(typed) == is_asking
    assert analysis.is_only_asking(typed) == is_only_asking
