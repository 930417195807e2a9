"""What the grammar reads out of what people type."""

import random
import time

import pytest

from search.parsing import MAX_CHARACTERS, parse
from search.query import AllOf, AnyOf, Filters, Prefix, Text, Within
from search.wording import write


def alls(*clauses, excluded=()):
    return AllOf(tuple(clauses), tuple(excluded))


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("链博会", alls(Text("链博会"))),
        ("鏈博會 ＲＣＥＰ", alls(Text("链博会"), Text("rcep"))),
        ("链博会 -湖北", alls(Text("链博会"), excluded=[Text("湖北")])),
        ("链博会 －湖北", alls(Text("链博会"), excluded=[Text("湖北")])),
        ("链博会 ‐湖北", alls(Text("链博会"), excluded=[Text("湖北")])),
        ("链博会 ＮＯＴ 湖北", alls(Text("链博会"), excluded=[Text("湖北")])),
        ("达沃斯 OR 碳边境", alls(AnyOf((Text("达沃斯"), Text("碳边境"))))),
        ("达沃斯 或 碳边境", alls(AnyOf((Text("达沃斯"), Text("碳边境"))))),
        ("达沃斯｜碳边境", alls(AnyOf((Text("达沃斯"), Text("碳边境"))))),
        ("a b OR c d", alls(Text("a"), AnyOf((Text("b"), Text("c"))), Text("d"))),
        ("a OR (b c)", alls(AnyOf((Text("a"), alls(Text("b"), Text("c")))))),
        ("a -(b OR c)", alls(Text("a"), excluded=[AnyOf((Text("b"), Text("c")))])),
        ("標題 ：紀要", alls(Text("纪要", "title"))),
        ("Ｔｉｔｌｅ：纪要", alls(Text("纪要", "title"))),
        ("標題:(紀要 或 通知)", alls(AnyOf((Text("纪要", "title"), Text("通知", "title"))))),
        ("author:任鸿斌", alls(Text("任鸿斌", "author"))),
        ("标题:expo*", alls(Prefix("expo", "title"))),
        ("中国—东盟博览会", alls(Text("中国—东盟博览会"))),
        ("中国(陕西)—美国", alls(Text("中国"), Text("陕西"), Text("美国"))),
        ("贸促会，链博会", alls(Text("贸促会"), Text("链博会"))),
        ("12,345家", alls(Text("12,345家"))),
        ("or", alls(Text("or"))),
        ("或", alls(Text("或"))),
        ("或者说", alls(Text("或者说"))),
        ("", None),
        ("，。！", None),
    ],
)
def test_grammar_reads(typed, root):
    assert parse(typed).root == root


@pytest.mark.parametrize(
    "typed", ['"一盘棋"', "“一盘棋”", "”一盘棋“", "「一盘棋」", "『一盤棋』", "＂一盘棋＂", "‘一盘棋’"]
)
def test_every_pair_of_quotation_marks_means_exactly(typed):
    assert parse(typed).root == alls(Text("一盘棋", exact=True))


@pytest.mark.parametrize(
    "typed",
    ["日期:昨天", "日期:2024-13", "日期:2023-02-29", "日期:0000", "日期:1..2..3", "日期:..", "日期:3月"],
)
def test_what_is_no_date_is_told_and_left_out(typed):
    parsed = parse(f"{typed} 链博会")
    assert not parsed.query.required
    assert parsed.root == alls(Text("链博会"))
    assert "没有看懂日期" in parsed.notices[0]


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("「一盘棋” 湖北", alls(Text("一盘棋", exact=True), Text("湖北"))),
        ("“一盘棋」 湖北", alls(Text("一盘棋", exact=True), Text("湖北"))),
        ('『一盤棋" 湖北', alls(Text("一盘棋", exact=True), Text("湖北"))),
        ("「一盘棋 “湖北”」", alls(Text("一盘棋 “湖北”", exact=True))),
    ],
)
def test_a_quotation_without_its_own_end_ends_at_another(typed, root):
    assert parse(typed).root == root


def test_filters_side_by_side_are_and_and_alternatives_are_or():
    parsed = parse("机构:山东 机构:河南")
    assert parsed.query.required == (Filters(branches=("山东",)), Filters(branches=("河南",)))
    assert parse("机构:山东 OR 机构:河南").query.required == (Filters(branches=("山东", "河南")),)
    assert parse("机构:(山东 OR 河南)").query.required == (Filters(branches=("山东", "河南")),)
    assert parse("类型:纪要 OR 类型:speech").query.required == (Filters(kinds=("minutes", "speech")),)


SHANDONG = Within("branch", "山东", Filters(branches=("山东",)))
BOTH = Within("branch", "山东 OR 湖北", Filters(branches=("山东", "湖北")))
MINUTES = Within("kind", "纪要", Filters(kinds=("minutes",)))


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("-机构:山东", alls(excluded=[SHANDONG])),
        ("链博会 NOT 機構：山東", alls(Text("链博会"), excluded=[SHANDONG])),
        ("链博会 -(机构:山东 OR 机构:湖北)", alls(Text("链博会"), excluded=[BOTH])),
        ("链博会 -机构:(山东 OR 湖北)", alls(Text("链博会"), excluded=[BOTH])),
        ("链博会 OR 机构:山东", alls(AnyOf((Text("链博会"), SHANDONG)))),
        ("机构:山东 OR 类型:纪要", alls(AnyOf((SHANDONG, MINUTES)))),
        ("(a 机构:山东) OR b", alls(AnyOf((alls(Text("a"), SHANDONG), Text("b"))))),
    ],
)
def test_filters_among_alternatives_and_after_minus_are_clauses(typed, root):
    parsed = parse(typed)
    assert parsed.root == root
    assert not parsed.restrictions
    again = parse(write(parsed.root))
    assert again.root == root


def test_filters_in_brackets_narrow_the_whole_search():
    parsed = parse("链博会 (机构:山东 OR 机构:湖北)")
    assert parsed.query.required == (Filters(branches=("山东", "湖北")),)
    assert parsed.root == alls(Text("链博会"))


@pytest.mark.parametrize(
    ("typed", "notice", "repaired"),
    [
        ('"一盘', "引号没有成对", '"一盘"'),
        ("(a b", "括号没有成对", "a b"),
        ("a) b", "右括号", "a b"),
        ("a OR", "一边没有词", "a"),
        ("OR a", "一边没有词", "a"),
        ("标题: ", "后面没有内容", ""),
        ("企业 - 走访", "减号", "企业 走访"),
        ("贸促*", "星号", "贸促"),
        ("((((((a OR b))))))", "最多 5 层", "a OR b"),
        ("-湖北", "只有排除的词", "-湖北"),
        ("类型:诗歌 链博会", "没有看懂类型", "链博会"),
    ],
)
def test_what_is_half_typed_is_repaired_and_told(typed, notice, repaired):
    parsed = parse(typed)
    assert notice in "".join(parsed.notices)
    assert parsed.repaired == repaired


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("贸" * 300, "最长 200 字"),
        (" ".join(f"a{n}" for n in range(40)), "检索词最多 32 个"),
        (" OR ".join(f"a{n}" for n in range(12)), "“或”最多 10 项"),
        (" ".join(f"ab{n}*" for n in range(5)), "星号的词最多 3 个"),
        (" ".join(f"-a{n}" for n in range(7)), "排除的词最多 5 个"),
    ],
)
def test_bounds_are_told(typed, notice):
    assert notice in "".join(parse(typed).notices)


def test_bounds_hold():
    root = parse(" OR ".join(f"a{n}" for n in range(12))).root
    assert len(root.clauses[0].clauses) == 10
    assert len(parse(" ".join(f"-a{n}" for n in range(7))).root.excluded) == 5
    assert len(parse("a " * 90).typed) <= MAX_CHARACTERS


def test_what_is_excluded_is_not_marked():
    assert parse("链博会 -湖北 标题:纪要").leaves == (Text("链博会"), Text("纪要", "title"))


def test_any_string_is_read_quickly():
    draw = random.Random(20261121)
    letters = '链博会"“”「」()（）|｜-－ 　或ORNOT:：标题日期机构类型作者*.~2024,，。a\x00\ud800𠀀'
    slowest = 0.0
    for _ in range(5000):
        typed = "".join(draw.choices(letters, k=draw.choice([3, 12, 50, 260])))
        began = time.process_time()
        parsed = parse(typed)
        slowest = max(slowest, time.process_time() - began)
        assert parsed.repaired == "" or parsed.notices
    assert slowest < 0.2


def test_a_repaired_query_is_read_as_the_one_it_repairs():
    draw = random.Random(7)
    pieces = [
        "链博会",
        " ",
        "(",
        ")",
        " OR ",
        " -",
        "标题:",
        '"一盘棋"',
        "机构:山东",
        "日期:2024",
        " 或 ",
        "a*",
    ]
    for _ in range(3000):
        parsed = parse("".join(draw.choices(pieces, k=12)))
        if parsed.repaired and len(parsed.repaired) <= MAX_CHARACTERS:
            again = parse(parsed.repaired)
            assert again.query == parsed.query, parsed.typed
