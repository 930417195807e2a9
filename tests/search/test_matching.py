"""Which articles the clauses of a query find, and in which order."""

import random
import re

import pytest

from archive.models import PersonMention
from search import indexing
from search.query import AnyOf, Prefix
from tests.search.asking import query, text, titles
from tests.search.rows import publish

pytestmark = pytest.mark.django_db


def test_punctuation_beside_words_asks_for_nothing(engine):
    publish("链博会")
    assert titles(engine, query(text("链博会"), text("——"))) == ["链博会"]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("国际贸易促进", "中国国际贸易促进委员会"),
        ("原产地证", "原产地证书"),
        ("易促进委", "中国国际贸易促进委员会"),
        ("鏈博會", "链博会"),
        ("链博会", "第三屆鏈博會開幕"),
        ("ＲＣＥＰ协定", "RCEP 协定生效"),
        ("贸促会", "贸 促 会"),
        ("12345家", "共12,345家企业"),
        ("第3位", "排名第3位"),
        ("会", "贸促会"),
        ("促", "贸促会"),
        ("市场，股", "市场，股票"),
    ],
)
@pytest.mark.parametrize("exact", [True, False])
def test_a_run_is_found_across_words_scripts_widths_and_spaces(engine, typed, stands, exact):
    publish("有", stands)
    publish("无", "别的文章")
    assert titles(engine, query(text(typed, exact=exact))) == ["有"]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("贸促会会长", "贸促会。会长"),
        ("企业走访", "走访企业"),
        ("12", "12,345"),
        ("促会会", "贸促会"),
        ("第4位", "第3位"),
    ],
)
def test_a_run_that_does_not_stand_there_is_not_found(engine, typed, stands):
    publish("无", stands)
    assert titles(engine, query(text(typed, exact=True))) == []


def test_a_run_does_not_cross_paragraphs_or_fields(engine):
    publish("贸促", "会长", "大连")
    assert titles(engine, query(text("贸促会长", exact=True))) == []
    assert titles(engine, query(text("会长大连", exact=True))) == []


def test_a_long_text_needs_each_of_its_words(engine):
    publish("全", "座谈会上谈对外工作，也谈联络。")
    publish("缺", "座谈会上谈对外工作。")
    assert titles(engine, query(text("对外联络工作座谈会"))) == ["全"]


def test_the_run_comes_first_then_near_then_apart(engine):
    far = "。".join(["本段说别的事情"] * 30)
    publish("远", f"{'大阪世博会' * 5}{far}{'青海' * 9}")
    publish("近", f"青海馆在大阪世博会。{far}")
    publish("连", f"{far}{far}大阪世博会青海周")
    assert titles(engine, query(text("大阪世博会"), text("青海"))) == ["连", "近", "远"]
    assert titles(engine, query(text("大阪世博会青海"))) == ["连", "近", "远"]


def test_a_word_in_the_title_counts_for_more(engine):
    publish("会议", "链博会在北京举行，企业参加。")
    publish("链博会", "会议在北京举行，企业参加。")
    assert titles(engine, query(text("链博会")))[0] == "链博会"


def test_clauses_combine(engine):
    publish("甲", "达沃斯与湖北")
    publish("乙", "碳边境")
    publish("丙", "达沃斯")
    either = AnyOf((text("达沃斯"), text("碳边境")))
    assert set(titles(engine, query(either))) == {"甲", "乙", "丙"}
    assert titles(engine, query(text("达沃斯"), without=[text("湖北")])) == ["丙"]
    assert titles(engine, query(without=[text("达沃斯")])) == ["乙"]
    assert titles(engine, query(text("达沃斯"), text("湖北"))) == ["甲"]


def test_fields_are_searched_alone(engine):
    article = publish("纪要", "协同", byline="任鸿斌", source="厦门日报")
    PersonMention.objects.create(
        article=article, name="张某某", paragraph="p1", start=0, end=1, text="张某某"
    )
    for typed, field in [
        ("纪要", "title"),
        ("任鸿斌", "author"),
        ("厦门日报", "source"),
        ("张某某", "person"),
    ]:
        assert titles(engine, query(text(typed, field))) == ["纪要"], field
        others = {"title", "author", "source", "person"} - {field}
        assert not any(titles(engine, query(text(typed, other))) for other in others)


def test_a_prefix_finds_latin_words(engine):
    publish("甲", "加入RCEP协定")
    publish("乙", "RC桥与CPTPP")
    assert titles(engine, query(Prefix("rce"))) == ["甲"]
    assert set(titles(engine, query(Prefix("rc")))) == {"甲", "乙"}


def test_a_relaxed_query_finds_what_has_most_of_the_words(engine):
    publish("答", "牡蒿外貌似青蒿，生于山坡。")
    publish("别", "贸促会在大连举行会议。")
    asked = query(text("牡蒿的外貌特征是什么？"))
    assert titles(engine, asked) == []
    assert titles(engine, asked, relaxed=True) == ["答"]


def test_a_relaxed_query_finds_nothing_in_nonsense(engine):
    publish("链博会", "贸促会在大连举行会议。量具企业参展。")
    assert titles(engine, query(text("量子纠缠拓扑绝缘体")), relaxed=True) == []


def test_quotes_fields_and_exclusions_hold_in_a_relaxed_query(engine):
    publish("甲", "链博会在北京举行，湖北参展")
    asked = text("链博会的举行地点在哪里")
    assert titles(engine, query(asked), relaxed=True) == ["甲"]
    assert titles(engine, query(asked, text("上海", exact=True)), relaxed=True) == []
    assert titles(engine, query(asked, without=[text("湖北")]), relaxed=True) == []


def test_every_substring_finds_the_articles_that_hold_it_and_no_other(engine):
    source = random.Random(7)
    texts = {}
    for n in range(40):
        parts = ["".join(source.choices("贸促会国际的，。 A1", k=source.randint(1, 40))) for _ in range(3)]
        texts[publish(f"第{n}篇", *parts).pk] = [re.sub(r"\s", "", part) for part in parts]
    indexing.drain()
    runs = [
        run for parts in texts.values() for part in parts for run in re.findall(r"[\u4e00-\u9fff]+", part)
    ]
    for _ in range(400):
        run = source.choice(runs)
        start = source.randrange(len(run))
        wanted = run[start : start + source.randint(1, 12)]
        found = engine.evaluate(query(text(wanted, exact=True)), 0, 100).hits
        title = {pk for n, pk in enumerate(texts) if wanted in f"第{n}篇"}
        expected = {pk for pk, parts in texts.items() if any(wanted in part for part in parts)}
        assert {hit.article_id for hit in found} == expected | title, wanted
