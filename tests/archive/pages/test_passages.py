"""What the bulletins say of a branch."""

import pytest

from archive.models import Article
from archive.pages.passages import LONGEST, SHOWN, accounts_of, passages_of
from tests.archive.rows import make_article, make_branch, mention, say

pytestmark = pytest.mark.django_db

SENTENCE = "山东省贸促会举办对接会。"


@pytest.fixture
def shandong():
    return make_branch()


def newest() -> list[Article]:
    return list(Article.objects.newest())


def text_of(passage) -> str:
    return "".join(run.text for run in passage.runs)


def test_passage_is_the_paragraph_and_leads_to_it(shandong):
    article = make_article("会议开幕。", SENTENCE)
    mention(article, shandong, "山东省贸促会", "p2")
    [passage] = passages_of(shandong, newest())
    assert text_of(passage) == SENTENCE
    assert passage.url == f"/articles/{article.pk}/#p2"
    assert [run.text for run in passage.runs if run.branch] == ["山东省贸促会"]


@pytest.mark.parametrize("copy", [SENTENCE, " 山东省贸促会 举办对接会", "山东省贸促会，举办对接会！"])
def test_same_words_elsewhere_are_folded_into_the_newest(shandong, copy):
    older = make_article(copy)
    mention(older, shandong, "山东省贸促会")
    newer = say(shandong, SENTENCE)
    [passage] = passages_of(shandong, newest())
    assert passage.article == newer
    assert [held.article for held in passage.copies] == [older]


def test_paragraph_that_names_another_branch_is_left_out(shandong):
    say(make_branch("dalian", "大连市贸促会"), "大连市贸促会办展。")
    assert passages_of(shandong, newest()) == []


@pytest.mark.parametrize("before", [0, 1, 30])
def test_long_paragraph_is_cut_at_sentence_ends_around_the_name(shandong, before):
    filler = "各地企业踊跃参加本次展览活动。"
    say(shandong, filler * before + SENTENCE + filler * 30)
    [passage] = passages_of(shandong, newest())
    assert SENTENCE in text_of(passage)
    assert len(text_of(passage)) <= LONGEST
    assert text_of(passage).endswith("。")
    assert passage.is_cut_after
    assert passage.is_cut_before == bool(before)


def test_one_endless_sentence_stays_whole(shandong):
    endless = "山东省贸促会" + "参展企业" * 100
    say(shandong, endless)
    [passage] = passages_of(shandong, newest())
    assert text_of(passage) == endless


def test_article_that_says_much_keeps_the_rest_behind_a_press(shandong):
    article = make_article(*(f"{number}：{SENTENCE}" for number in "一二三四五"))
    for place in range(1, 6):
        mention(article, shandong, "山东省贸促会", f"p{place}")
    [account] = accounts_of(shandong, newest())
    assert (len(account.first), len(account.rest)) == (SHOWN, 5 - SHOWN)


def test_passages_take_one_query(shandong, django_assert_num_queries):
    for number in range(20):
        say(shandong, f"{number}{SENTENCE}")
    articles = newest()
    with django_assert_num_queries(1):
        assert len(passages_of(shandong, articles)) == 20
