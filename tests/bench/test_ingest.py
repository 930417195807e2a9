"""What the measuring of ingest counts as right, wrong and missed."""

import json
from datetime import date

import pytest

from archive.ingest.draft import (
    Author,
    BranchMention,
    DraftArticle,
    FigureMention,
    Paragraph,
    PersonMention,
)
from bench.ingest.expected import Collection, ExpectedArticle, ExpectedFigure, load_expected
from bench.ingest.matching import Pair, pair_up
from bench.ingest.reading import measure
from bench.ingest.scoring import Finding, Tally, invented_dates, judge, tally

SLUGS = {"shandong": "山东省贸促会"}


def article(title="茶叶出口", *texts, **fields):
    paragraphs = tuple(Paragraph(f"p{number}", "text", text) for number, text in enumerate(texts, 1))
    return DraftArticle(title=title, paragraphs=paragraphs, **fields)


def figure(text, counted, branch=None):
    return FigureMention(text, 0.0, "", counted, "", branch, "", "p1", 0, len(text))


def person(name, role):
    return PersonMention(name, role, None, "p1", 0, len(name))


def finding(field, expected, read):
    return next(found for found in judge("页", [Pair(expected, read)], SLUGS) if found.field == field)


def test_articles_are_paired_by_their_text_where_titles_are_alike():
    wanted = [
        ExpectedArticle("图片新闻", contains=("茶农",)),
        ExpectedArticle("图片新闻", contains=("渔船",)),
    ]
    read = [article("图片新闻", "渔船归港。"), article("图片新闻", "茶农采茶。")]
    assert [pair.read for pair in pair_up(wanted, read)] == read[::-1]


def test_same_title_is_enough_to_pair():
    pairs = pair_up([ExpectedArticle("更正", contains=("误为",))], [article("更正", "误 为")])
    assert len(pairs) == 1


def test_articles_without_partner_stand_alone():
    pairs = pair_up([ExpectedArticle("更正", contains=("误为",))], [article("茶叶出口", "新茶上市。")])
    assert [(pair.expected is None, pair.read is None) for pair in pairs] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ("expected", "texts", "is_right"),
    [
        (ExpectedArticle("茶叶出口", contains=("新茶上市",)), ["今年新茶上市早。"], True),
        (ExpectedArticle("茶叶出口", contains=("新茶上市",)), ["今年新茶", "上市早。"], False),
        (ExpectedArticle("茶叶出口", absent=("■",)), ["■ 本报记者"], False),
        (ExpectedArticle("茶叶出口", absent=("出口",)), ["新茶。"], False),
        (ExpectedArticle("茶叶出口", paragraph_count=2), ["一。", "二。"], True),
        (ExpectedArticle("茶叶出口", paragraph_count=2), ["一。"], False),
    ],
)
def test_boundaries_hold_where_text_is_whole_and_alone(expected, texts, is_right):
    found = finding("boundaries", expected, article("茶叶出口", *texts))
    assert (not found.missed and not found.wrong) is is_right


def test_unexpected_article_costs_precision_in_what_it_claims():
    findings = list(judge("页", [Pair(None, article("广告", "新茶。", date=date(2020, 1, 2)))], SLUGS))
    assert {found.field for found in findings if found.wrong} == {"boundaries", "titles", "dates"}


def test_missed_article_costs_recall_in_what_it_holds():
    missing = ExpectedArticle("更正", date="2020-01-02", branches=("山东省贸促会",), kind="notice")
    findings = list(judge("页", [Pair(missing, None)], SLUGS))
    assert {found.field for found in findings if found.missed} == {
        "boundaries",
        "titles",
        "dates",
        "kinds",
        "branches",
    }
    assert not any(found.wrong for found in findings)


@pytest.mark.parametrize(("stated", "invented"), [("", 1), ("2020-01-01", 1), ("2020-01-02", 0)])
def test_date_that_is_not_stated_is_invented(stated, invented):
    findings = judge(
        "页", [Pair(ExpectedArticle("茶叶出口", date=stated), article(date=date(2020, 1, 2)))], SLUGS
    )
    assert len(invented_dates(findings)) == invented


def test_what_is_not_known_is_not_judged():
    findings = judge("页", [Pair(ExpectedArticle("茶叶出口"), article(authors=(Author("张三"),)))], SLUGS)
    assert "authors" not in {found.field for found in findings}


def test_a_date_left_out_is_not_judged():
    assert not finding_of_date(ExpectedArticle("茶叶出口"))
    assert finding_of_date(ExpectedArticle("茶叶出口", date=""))


def finding_of_date(expected):
    findings = judge("页", [Pair(expected, article(date=date(2020, 1, 2)))], SLUGS)
    return [found for found in findings if found.field == "dates" and found.wrong]


def test_samples_cost_no_precision():
    expected = ExpectedArticle("茶叶出口", branches=(), is_complete=False)
    mention = BranchMention("shandong", "p1", 0, 6, "山东省贸促会")
    assert not finding("branches", expected, article(branches=(mention,))).wrong


def test_person_may_be_given_other_roles_beside_the_expected():
    expected = ExpectedArticle("茶叶出口", people=(("张三", "山东省贸促会会长"),))
    read = article(people=(person("张三", "会长"), person("张三", "山东省贸促会会长")))
    found = finding("people", expected, read)
    assert not found.missed
    assert not found.wrong


@pytest.mark.parametrize(
    ("counted", "agrees"),
    [("企业", True), ("机械企业", True), ("的机械制造企业", True), ("机构", False), ("", False)],
)
def test_figure_may_count_in_fewer_or_more_words(counted, agrees):
    expected = ExpectedArticle("茶叶出口", figures=(ExpectedFigure("30家", "机械制造企业", None),))
    assert (
        bool(finding("figures", expected, article(figures=(figure("30家", counted),))).missed) is not agrees
    )


def test_figure_branch_is_judged_of_figures_that_were_found():
    figures = (ExpectedFigure("30家", "企业", "山东省贸促会"), ExpectedFigure("5个", "展会", None))
    found = finding(
        "figure branches",
        ExpectedArticle("茶叶出口", figures=figures),
        article(figures=(figure("30家", "企业"),)),
    )
    assert (found.expected, found.read) == (("30家 山东省贸促会",), ("30家 -",))


def test_tally_counts_precision_of_complete_lists_and_recall_of_all():
    findings = [
        Finding("页", "", "figures", ("30家",), ("30家", "5个"), is_complete=False),
        Finding("页", "", "figures", ("2万吨", "6名"), ("2万吨", "7名"), is_complete=True),
    ]
    counts = tally(findings)["figures"]
    assert counts == Tally(expected=3, recalled=2, read=2, right=1)
    assert (counts.precision, round(counts.recall, 3), round(counts.f1, 3)) == (0.5, 0.667, 0.571)


def test_unknown_key_is_refused(tmp_path):
    (tmp_path / "expected.json").write_text(
        json.dumps({"1.txt": [{"title": "更正", "date": None, "peple": []}]})
    )
    with pytest.raises(ValueError, match="peple"):
        load_expected(Collection.in_folder(tmp_path))


def test_refused_bulletin_has_missed_everything(tmp_path):
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "expected.json").write_text(json.dumps({"1.txt": [{"title": "更正", "date": "2020-01-02"}]}))
    missed = {found.field for found in measure(Collection.in_folder(tmp_path)) if found.missed or found.wrong}
    assert missed == {"refused", "boundaries", "titles", "dates"}
