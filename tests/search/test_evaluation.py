"""What the engine finds, in which order, with which counts: on real rows, drained into a real index."""

import contextlib
import random
import re
import threading
from datetime import date

import numpy as np
import pytest

from archive.models import Article, PersonMention
from search import analysis, columns, generations, heaps, indexing, ranking, snapshot
from search.evaluation import Engine, IndexUnavailable
from search.generations import Generations
from search.query import AllOf, AnyOf, Filters, Prefix, Query, Text
from search.schema import Facts
from tests.search.rows import mention, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(index_dir) -> Engine:
    return Engine(index_dir, 2**24)


def text(typed: str, field="any", *, exact=False) -> Text:
    return Text(analysis.fold(typed), field, exact)


def query(*clauses, without=(), **options) -> Query:
    return Query(AllOf(tuple(clauses), tuple(without)), **options)


def titles(engine: Engine, asked: Query, **options) -> list[str]:
    indexing.drain()
    hits = engine.evaluate(asked, 0, 1000, **options).hits
    return [Article.objects.get(pk=hit.article_id).title for hit in hits]


def test_without_an_index_the_engine_says_so(engine):
    with pytest.raises(IndexUnavailable):
        engine.evaluate(Query(), 0, 10)


@pytest.mark.parametrize("suffix", [".seg", ".toc", ".columns"])
def test_a_damaged_index_is_said_to_be_unavailable(engine, index_dir, suffix):
    publish("链博会")
    indexing.drain()
    for file in index_dir.glob(f"gen-*/*{suffix}"):
        file.write_bytes(b"damaged" * 20)
    with pytest.raises(IndexUnavailable):
        engine.evaluate(query(text("链博会")), 0, 10)


def test_a_flipped_bit_anywhere_ends_in_an_answer_or_in_an_unavailable_index(index_dir):
    for number in range(20):
        publish(
            f"链博会第{number}篇",
            "大阪世博会中国馆，RCEP 原产地证。" * (number + 1),
            date=date(2020, 1, number + 1),
        )
    indexing.drain()
    rng, asked = random.Random(7), query(text("链博会"), text("世博会中国馆", exact=True), Prefix("rc"))
    for path in Generations(index_dir).current().iterdir():
        whole = path.read_bytes()
        for _ in range(40):
            place = rng.randrange(len(whole))
            path.write_bytes(
                whole[:place] + bytes([whole[place] ^ 1 << rng.randrange(8)]) + whole[place + 1 :]
            )
            with contextlib.suppress(IndexUnavailable):
                Engine(index_dir, 2**24).evaluate(asked, 0, 10)
        path.write_bytes(whole)


def test_a_damaged_block_of_postings_is_told(engine, index_dir):
    publish("链博会", "链博会。" * 50)
    indexing.drain()
    (path,) = index_dir.glob("gen-*/*.seg")
    data = path.read_bytes()
    start = data.index(b"\x78\x5e")  # zlib's header, of each block
    path.write_bytes(data.replace(b"\x78\x5e", b"\x00\x00") if start else data)
    with pytest.raises(IndexUnavailable):
        engine.evaluate(query(text("链博会")), 0, 10)


def test_punctuation_beside_words_asks_for_nothing(engine):
    publish("链博会")
    assert titles(engine, query(text("链博会"), text("——"))) == ["链博会"]


def test_a_new_generation_is_seen_at_the_next_call(engine):
    publish("甲")
    assert titles(engine, Query()) == ["甲"]
    publish("乙")
    assert titles(engine, Query()) == ["乙", "甲"]
    assert engine.document_count == 2


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


def dated() -> None:
    publish("无一")
    publish("早", date=date(2021, 12, 20), kind="notice", source="厦门日报")
    publish("晚", date=date(2024, 11, 28), source="人民日报")
    publish("无二")
    publish("同", date=date(2024, 11, 28), source="人民日报")


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", ["同", "晚", "早", "无二", "无一"]),
        ("oldest", ["早", "晚", "同", "无一", "无二"]),
        ("relevance", ["同", "晚", "早", "无二", "无一"]),
    ],
)
def test_the_undated_come_last(engine, sort, order):
    dated()
    assert titles(engine, Query(sort=sort)) == order
    pages = [engine.evaluate(Query(sort=sort), n, 1).hits[0] for n in range(5)]
    assert pages == list(engine.evaluate(Query(sort=sort), 0, 5).hits)


@pytest.mark.parametrize(
    ("filters", "order"),
    [
        (Filters(years=(2021,)), ["早"]),
        (Filters(years=(2021, 2024)), ["同", "晚", "早"]),
        (Filters(sources=("人民日报",)), ["同", "晚"]),
        (Filters(kinds=("notice",), years=(2024,)), []),
        (Filters(dates=((date(2021, 12, 20), date(2021, 12, 20)),)), ["早"]),
        (Filters(branches=("nowhere",)), []),
    ],
)
def test_filters_hold_chosen_or_typed(engine, filters, order):
    dated()
    assert titles(engine, Query(filters=filters)) == order
    assert titles(engine, Query(required=(filters,))) == order


def test_a_facet_is_counted_under_every_filter_but_its_own(engine):
    dated()
    indexing.drain()
    found = engine.evaluate(Query(filters=Filters(years=(2024,), sources=("人民日报",))), 0, 10)
    assert found.total == 2
    assert dict(found.facets["year"]) == {"2024": 2}
    assert dict(found.facets["source"]) == {"人民日报": 2}
    found = engine.evaluate(Query(filters=Filters(years=(2021,))), 0, 10)
    assert found.facets["year"] == (("2024", 2), ("2021", 1))
    assert dict(found.facets["kind"]) == {"notice": 1}
    assert engine.evaluate(Query(), 0, 10).undated == 2


def test_branches_are_counted_once_an_article(engine):
    one, two = publish("甲"), publish("乙")
    for article, slug in [(one, "dalian"), (one, "dalian"), (one, "hubei"), (two, "dalian")]:
        mention(article, slug)
    indexing.drain()
    found = engine.evaluate(Query(), 0, 10)
    assert found.facets["branch"] == (("dalian", 2), ("hubei", 1))
    assert titles(engine, Query(filters=Filters(branches=("hubei",)))) == ["甲"]


def test_a_deleted_article_is_neither_found_nor_counted(engine):
    dated()
    indexing.drain()
    Article.objects.get(title="晚").delete()
    assert titles(engine, Query(filters=Filters(sources=("人民日报",)))) == ["同"]
    assert dict(engine.evaluate(Query(), 0, 10).facets["source"]) == {"人民日报": 1, "厦门日报": 1}


SENTENCES = [
    "链博会在北京举行",
    "贸促会走访企业，企业参展",
    "RCEP 协定生效",
    "大连与青海的合作",
    "人形机器人亮相链博会",
]


def corpus(count: int = 30) -> None:
    source = random.Random(3)
    for n in range(count):
        publish(source.choice(SENTENCES), *source.choices(SENTENCES, k=source.randint(1, 6)))
        if n % 10 == 9:
            indexing.drain()
    Article.objects.order_by("pk")[4].delete()
    indexing.drain()


def reference_scores(index_dir, words: list[str], grams: list[str], run: str) -> dict[int, float]:
    """BM25F by its formula: walks Whoosh's own postings, one document after another."""
    readers = generations.segment_readers(Generations(index_dir).current())
    facts = {
        (s, n): reader.stored_fields(n)["facts"]
        for s, reader in enumerate(readers)
        for n in range(reader.doc_count_all())
    }
    living = {(s, n) for s, reader in enumerate(readers) for n in reader.all_doc_ids()}
    scores = dict.fromkeys(living, 0.0)
    for factor, fields, term in [
        *((ranking.WORD, snapshot.WORDS["any"], word) for word in words),
        *((ranking.GRAM, snapshot.GRAMS["any"], gram) for gram in grams),
        *((ranking.RUN, snapshot.GRAMS["any"], gram) for gram in ([run] if run else [])),
    ]:
        x = dict.fromkeys(living, 0.0)
        for field in fields:
            place = snapshot.MEASURED_FIELDS.index(field.field)
            pivot = float(f"{sum(fact[7][place] for fact in facts.values()) / len(facts):.2g}")
            for s, reader in enumerate(readers):
                matcher = reader.postings(field.field, term) if (field.field, term) in reader else None
                while matcher and matcher.is_active():
                    length = facts[s, matcher.id()][7][place]
                    x[s, matcher.id()] += (
                        field.weight * matcher.weight() / (1 - field.b + field.b * length / pivot)
                    )
                    matcher.next()
        found = sum(value > 0 for value in x.values())
        idf = np.log(1 + (len(living) - found + 0.5) / (found + 0.5))
        for key, value in x.items():
            scores[key] += factor * idf * value * (snapshot.K1 + 1) / (value + snapshot.K1)
    return {facts[key][0]: score for key, score in scores.items()}


@pytest.mark.parametrize("typed", ["企业", "北京", "rcep", "参展"])
def test_scores_are_bm25f_by_its_formula(engine, index_dir, typed):
    corpus()
    hits = engine.evaluate(query(text(typed)), 0, 100).hits
    expected = reference_scores(index_dir, [typed], [typed], typed)
    assert hits
    for hit in hits:
        assert hit.score == pytest.approx(expected[hit.article_id], rel=1e-5)


def test_scores_do_not_depend_on_segments(engine):
    corpus()
    before = engine.evaluate(query(text("链博会")), 0, 100)
    indexing.rebuild()
    after = engine.evaluate(query(text("链博会")), 0, 100)
    assert [hit.article_id for hit in before.hits] == [hit.article_id for hit in after.hits]
    assert before.facets == after.facets


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


def test_the_cache_stays_within_its_bytes(index_dir):
    corpus()
    engine = Engine(index_dir, 20_000)
    for sentence in SENTENCES * 2:
        for n in range(len(sentence) - 1):
            assert engine.evaluate(query(text(sentence[n : n + 2])), 0, 5).total >= 0
    assert engine._cache.size <= 20_000


def test_threads_share_an_engine_and_answer_alike(index_dir):
    corpus()
    queries = [query(text(sentence[n : n + 3])) for sentence in SENTENCES for n in range(5)]
    alone = Engine(index_dir, 2**24)
    expected = [alone.evaluate(asked, 0, 10) for asked in queries]
    shared, wrong = Engine(index_dir, 30_000), []

    def ask(order: list[int]) -> None:
        wrong.extend(n for n in order if shared.evaluate(queries[n], 0, 10) != expected[n])

    orders = [random.Random(n).sample(range(len(queries)), len(queries)) for n in range(6)]
    threads = [threading.Thread(target=ask, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("share", [1, 3, 40])
def test_the_first_by_date_are_those_of_a_full_sort(tmp_path, sort, share):
    source = random.Random(share)
    facts = [
        Facts(pk, 1, source.choice([0, *range(730_000, 730_050)]), "", "", (), (), (0,) * 4)
        for pk in source.sample(range(5_000), 1_000)
    ]
    columns.write(tmp_path / "columns", facts)
    held = columns.read(tmp_path / "columns")
    documents = np.arange(0, 1_000, share, dtype=np.int32)
    best, kept = np.empty(20, np.float32), np.empty(20, np.int64)
    scores = np.zeros(len(documents), np.float32)
    size = heaps.keep_first(best, kept, 0, documents, scores, held.dates, held.ids, False, sort == "oldest")
    keys = [(held.dates[n] or (0 if sort == "newest" else 10**9), held.ids[n]) for n in documents]
    keys.sort(reverse=sort == "newest")
    assert heaps.in_order(best, kept, size, False)[0].tolist() == [pk for _, pk in keys[:20]]


def test_only_the_facets_asked_for_are_counted(engine):
    mention(publish("链博会", kind="report"), "hubei")
    indexing.drain()
    assert dict(engine.evaluate(Query(), 0, 10, facets=("branch",)).facets) == {"branch": (("hubei", 1),)}


@pytest.mark.parametrize("asked", [Query(), query(text("链博会")), Query(filters=Filters(years=(2021,)))])
def test_a_count_is_the_total_of_the_answer(engine, asked):
    dated()
    publish("链博会", date=date(2021, 5, 1))
    indexing.drain()
    assert engine.count(asked) == engine.evaluate(asked, 0, 1).total > 0
