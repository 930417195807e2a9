"""jieba is the truth: every cut is compared with jieba's own."""

import json
import random
from pathlib import Path

import pytest

from search import analysis
from search.cutting import Cutter
from search.trie import NOWHERE, build, codes_of, walk

ROOT = Path(__file__).resolve().parents[2]


def real_runs() -> list[str]:
    lines = (ROOT / "bench/relevance/documents.jsonl").read_text().splitlines()
    texts = [json.loads(line)["body"] for line in lines]
    texts += [path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    runs = (run.text for text in texts for run in analysis.runs(analysis.fold(text)) if run.is_wide)
    return sorted(set(runs))


@pytest.fixture(scope="module")
def cutters():
    tokenizer = analysis._tokenizer()
    return tokenizer, Cutter(tokenizer)


def assert_alike(cutters, runs) -> None:
    tokenizer, cutter = cutters
    for run in runs:
        assert cutter.cut(run) == list(tokenizer.cut(run)), run
        assert cutter.cut_for_search(run) == list(tokenizer.cut_for_search(run)), run


def test_real_text_is_cut_as_by_jieba(cutters):
    runs = real_runs()
    assert len(runs) > 3000
    assert_alike(cutters, runs)


def test_real_text_in_disorder_is_cut_as_by_jieba(cutters):
    text, draw = "".join(real_runs()), random.Random(1952)
    shards = [text[n : n + draw.randint(1, 4)] for n in draw.sample(range(len(text)), 20_000)]
    assert_alike(cutters, ["".join(draw.choices(shards, k=draw.randint(1, 12))) for _ in range(3_000)])


@pytest.mark.parametrize(
    "ranges",
    [
        [(0x4E00, 0x9FFF)],  # rare characters: jieba knows those up to 9FD5
        [(0x4E00, 0x5200), (0x3041, 0x3096), (0xAC00, 0xB000), (0x3400, 0x4DBF), (0x20000, 0x2A6D0)],
        [(0x61, 0x7A), (0x30, 0x39), (0x4E00, 0x4E40)],
    ],
    ids=["rare", "scripts", "latin"],
)
def test_any_characters_are_cut_as_by_jieba(cutters, ranges):
    draw = random.Random(7)
    runs = [
        "".join(chr(draw.randint(*draw.choice(ranges))) for _ in range(draw.randint(1, 40)))
        for _ in range(1_000)
    ]
    runs = [run.text for made in runs for run in analysis.runs(made) if run.is_wide]
    assert_alike(cutters, runs)


def test_a_long_run_is_cut_as_by_jieba(cutters):
    assert_alike(cutters, ["贸促会" * 400, "".join(chr(0x4E00 + 97 * n % 20_000) for n in range(1_200))])


def test_the_empty_run_has_no_words(cutters):
    assert_alike(cutters, [""])


def test_a_trie_knows_words_and_their_beginnings():
    trie, nodes = build(["贸促会", "贸促", "\U00020000"])
    assert [walk(trie, codes_of(word)) for word in ("贸促会", "贸促", "\U00020000")] == nodes.tolist()
    assert walk(trie, codes_of("贸")) != NOWHERE
    assert walk(trie, codes_of("促")) == NOWHERE
