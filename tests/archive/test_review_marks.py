"""What the finders proposed and the editor decided: branches, people, figures, warnings."""

import pytest

from archive.models import Article
from tests.archive.desk import branches

pytestmark = pytest.mark.django_db


def test_marks_are_found_anew_in_a_corrected_text(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-p-0-text": "青岛市贸促会举办培训班，共有70人。"})
    article = desk.article(1)
    assert branches(article) == {"qingdao"}
    mention = article.branch_mentions.get()
    assert article.paragraphs[0]["text"][mention.start : mention.end] == "青岛市贸促会"


def test_a_branch_taken_off_stays_off_when_the_text_changes(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-branches": ["dalian"]})
    assert branches(desk.article(0)) == {"dalian"}
    desk.send(**{f"a{pk}-p-2-text": "青岛市贸促会和宁波市贸促会也派人参加。"})
    assert branches(desk.article(0)) == {"dalian", "ningbo"}


def test_a_branch_added_by_hand_stays_on_when_the_text_changes(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-added_branches": "大连市贸促会"})
    desk.send(**{f"a{pk}-p-1-text": "学员共有60人。"})
    assert branches(desk.article(1)) == {"ningbo", "dalian"}


def test_a_branch_that_is_not_known_is_refused_by_name(desk):
    pk = desk.article(1).pk
    assert "没有名为“月球贸促会”的分支机构" in desk.send(**{f"a{pk}-added_branches": "月球贸促会"})


def test_a_person_taken_off_stays_off(desk):
    pk = desk.article(0).pk
    assert desk.article(0).person_mentions.count() == 1
    desk.send(**{f"a{pk}-people": []})
    desk.send(**{f"a{pk}-p-1-text": "将组织40家企业参展。"})
    assert desk.article(0).person_mentions.count() == 0


def test_a_warning_seen_to_is_not_shown_again_until_its_paragraph_changes(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-warnings_seen": ["0"]})
    assert desk.article(0).warnings == []
    desk.send(**{f"a{pk}-p-1-text": "将组织40家企业参展。"})
    assert desk.article(0).warnings == []
    desk.send(**{f"a{pk}-p-0-text": "大连市贸促会会长周海青昨天表示，"})
    assert [(w["code"], w["paragraph"]) for w in desk.article(0).warnings] == [("unfinished", "p1")]


def test_a_changed_text_is_inspected_again(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-p-0-text": "宁波市贸促会举办“贸法通培训班。"})
    assert "不成对" in desk.page()
    assert "unbalanced" in {warning["code"] for warning in desk.article(1).warnings}


def test_figures_read_in_the_text_are_shown(desk):
    page = desk.page()
    assert "读出的数据" in page
    assert 'value="50人|学员"' in page


def test_a_warning_goes_with_the_text_it_was_about(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-p-0-text": "大连市贸促会会长周海青表示支持。"})
    assert desk.article(0).warnings == []


def figures(article: Article) -> list[str]:
    return [f"{figure.text} {figure.counted}" for figure in article.figures.all()]


def test_a_figure_taken_off_stays_off_and_the_others_are_read_anew(desk):
    pk = desk.article(0).pk
    desk.send(**{f"a{pk}-p-1-text": "将组织30家企业参展，签约金额达5亿元。"})
    assert figures(desk.article(0)) == ["30家 企业", "5亿元 签约金额"]
    desk.send(**{f"a{pk}-figures": ["5亿元|签约金额"]})
    assert figures(desk.article(0)) == ["5亿元 签约金额"]
    desk.send(**{f"a{pk}-p-2-text": "青岛市贸促会派20人参加，组织30家企业参展。"})
    assert "30家 企业" not in figures(desk.article(0))
    assert len(figures(desk.article(0))) == 2


def test_a_figure_said_twice_is_offered_once(desk):
    pk = desk.article(0).pk
    page = desk.send(**{f"a{pk}-p-2-text": "大会共有30家企业参展。"})
    assert len(figures(desk.article(0))) == 2
    assert page.count('value="30家|企业"') == 1


def test_a_figure_keeps_no_branch_that_was_taken_off(desk):
    pk = desk.article(1).pk
    desk.send(**{f"a{pk}-p-0-text": "宁波市贸促会组织80家企业参展。"})
    assert desk.article(1).figures.first().branch is not None
    desk.send(**{f"a{pk}-branches": []})
    assert [figure.branch for figure in desk.article(1).figures.all()] == [None, None]
