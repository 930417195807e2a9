"""Articles are split and merged, their paragraphs joined, moved and dropped, a button each."""

import pytest

from tests.archive.desk import FIRST, SECOND, branches, texts

pytestmark = pytest.mark.django_db


def test_splitting_begins_a_new_article_after_this_one(desk):
    desk.send(f"split:{desk.article(0).pk}:p3")
    first, new, last = desk.articles()
    assert (texts(first), texts(new)) == (list(FIRST[:2]), list(FIRST[2:]))
    assert (new.title, new.origins["title"], new.status) == (FIRST[2].rstrip("。"), "inferred", "draft")
    assert (branches(first), branches(new)) == ({"dalian"}, {"qingdao"})
    assert last.title == "宁波举办培训班"
    assert [article.position for article in desk.articles()] == [0, 1, 2]


def test_splitting_at_a_heading_makes_it_the_title(desk):
    pk = desk.article(0).pk
    desk.send(f"split:{pk}:p2", **{f"a{pk}-p-1-type": "heading"})
    new = desk.article(1)
    assert (new.title, texts(new)) == (FIRST[1], [FIRST[2]])


def test_merging_appends_to_the_previous_article(desk):
    desk.send(f"merge:{desk.article(1).pk}")
    (merged,) = desk.articles()
    assert texts(merged) == [*FIRST, *SECOND]
    assert len({paragraph["id"] for paragraph in merged.paragraphs}) == 5
    assert branches(merged) == {"dalian", "qingdao", "ningbo"}


def test_a_stated_title_becomes_a_heading_when_merged(desk):
    pk = desk.article(1).pk
    desk.send(f"merge:{pk}", **{f"a{pk}-title": "宁波消息"})
    heading = desk.article(0).paragraphs[3]
    assert (heading["type"], heading["text"]) == ("heading", "宁波消息")


def test_the_first_article_cannot_be_merged_and_says_why(desk):
    assert "前面没有文章" in desk.send(f"merge:{desk.article(0).pk}")
    assert len(desk.articles()) == 2


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("join:0:p2", [[FIRST[0] + FIRST[1], FIRST[2]], [*SECOND]]),
        ("omit:0:p2", [[FIRST[0], FIRST[2]], [*SECOND]]),
        ("up:0:p2", [[FIRST[1], FIRST[0], FIRST[2]], [*SECOND]]),
        ("down:0:p2", [[FIRST[0], FIRST[2], FIRST[1]], [*SECOND]]),
        ("next:0:p2", [[FIRST[0], FIRST[2]], [FIRST[1], *SECOND]]),
        ("previous:1:p2", [[*FIRST, SECOND[1]], [SECOND[0]]]),
        ("join:0:p1", [[*FIRST], [*SECOND]]),
        ("up:0:p1", [[*FIRST], [*SECOND]]),
        ("omit:0:p9", [[*FIRST], [*SECOND]]),
    ],
)
def test_a_paragraph_is_joined_dropped_or_moved(desk, act, expected):
    name, place, paragraph = act.split(":")
    desk.send(f"{name}:{desk.article(int(place)).pk}:{paragraph}")
    assert [texts(article) for article in desk.articles()] == expected


def test_a_moved_paragraph_takes_its_marks_along(desk):
    desk.send(f"next:{desk.article(0).pk}:p3")
    assert (branches(desk.article(0)), branches(desk.article(1))) == ({"dalian"}, {"qingdao", "ningbo"})
