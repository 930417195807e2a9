import random
import re
import unicodedata

import pytest

from search import analysis, lexicon


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＲＣＥＰ", "rcep"),
        ("鏈博會", "链博会"),
        ("貿促會（大連）", "贸促会(大连)"),
        ("１２，３４５", "12,345"),
        ("İ…ﬁ㎏", "İ…ﬁ㎏"),  # no single character would do
    ],
)
def test_folding_unites_width_case_and_script(text, folded):
    assert analysis.fold(text) == folded


def test_folding_keeps_every_character_in_its_place():
    assert all(len(analysis.fold(chr(codepoint))) == 1 for codepoint in range(0x30000))


def test_a_part_of_a_text_folds_to_the_part_of_the_folded_text():
    text = "乾隆年間，臺灣與大陸的貿易．ＡＢＣ後來"
    assert "".join(map(analysis.fold, text)) == analysis.fold(text)


def test_units_know_where_they_stand_in_the_text():
    text = "贸 促，RCEP 12,345家"
    assert [(text[unit.start : unit.end], unit.position) for unit in analysis.units(text.lower())] == [
        ("贸", 0),
        ("促", 1),
        ("RCEP", 3),
        ("12,345", 4),
        ("家", 5),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("12,345", ["12345"]),
        ("1,234,567.8", ["1234567.8"]),
        ("2.5亿", ["2.5", "亿"]),
        ("2024.11.28", ["2024", "11", "28"]),
        ("1,23", ["1", "23"]),
        ("12345,678", ["12345", "678"]),
        ("5g", ["5", "g"]),
        ("don't", ["don", "t"]),
        ("", []),
        ("，。", []),
    ],
)
def test_numbers_and_words_are_units(text, units):
    assert [unit.text for unit in analysis.units(text)] == units


def test_runs_and_units_agree_on_positions():
    source = random.Random(5)
    alphabet = "贸促会的,。. 、1234567890ab\n　·—々ハ"
    for _ in range(3000):
        text = "".join(source.choices(alphabet, k=source.randint(0, 20)))
        units = [(unit.text, unit.position) for unit in analysis.units(text)]
        flat = []
        for run in analysis.runs(text):
            characters = run.text if run.is_wide else [run.text]
            flat += [(part, run.position + n) for n, part in enumerate(characters)]
        assert flat == units, repr(text)


def test_grams_are_pairs_and_the_last_of_a_run():
    assert [tuple(gram) for gram in analysis.grams("贸 促会,第3位")] == [
        ("贸促", 0),
        ("促会", 1),
        ("会", 2),
        ("第", 4),
        ("3", 5),
        ("3位", 5),
        ("位", 6),
    ]


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("贸促会", [("贸促", 0), ("促会", 1)]),
        ("链", [("链", 0)]),
        ("第3位", [("第", 0), ("3位", 1)]),
        ("a股市", [("a股", 0), ("股市", 1)]),
        ("进口,出口", [("进口", 0), ("出口", 3)]),
        ("rcep rules", [("rcep", 0), ("rules", 1)]),
    ],
)
def test_a_phrase_is_the_fewest_grams_that_make_the_run(text, grams):
    assert [tuple(gram) for gram in analysis.phrase(text)] == grams


@pytest.mark.parametrize("word", ["链博会", "贸促会", "碳边境调节机制", "原产地证书"])
def test_words_of_the_field_are_not_cut(word):
    assert analysis.cut(f"我们说{word}的作用")[1:2] == [word] or word in analysis.words(f"我们说{word}的作用")


def test_words_hold_the_shorter_words_inside():
    assert {"国际", "博览会", "中国国际供应链促进博览会"} <= set(analysis.words("中国国际供应链促进博览会"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("对外联络工作座谈会", ["对外", "联络", "工作", "座谈会"]),
        ("大阪世博会 青海", ["大阪世博会", "青海"]),
        ("rcep 协定", ["rcep", "协定"]),
    ],
)
def test_a_cut_covers_the_text_without_overlap(text, words):
    assert analysis.cut(text) == words


def test_no_single_character_is_left_alone_in_a_cut():
    assert all(len(word) > 1 for word in analysis.cut("我的祖国在哪里"))


def test_long_text_without_words_is_cut_in_linear_time():
    rare = "".join(chr(0x4E00 + n % 5000) for n in range(0, 200_000, 7))
    assert "".join(analysis.cut(rare)) == rare


def test_jieba_keeps_no_cache_file_among_other_users():
    analysis.warm()
    assert not re.search(r"^/tmp/?$", str(analysis._tokenizer().tmp_dir))


def test_field_words_are_each_given_once_and_without_notes():
    words = lexicon.field_words()
    assert len(set(words)) == len(words) > 50
    assert not [word for word in words if "#" in word or word != unicodedata.normalize("NFKC", word).strip()]


def test_the_version_names_analysis_and_lexicon():
    assert analysis.version() == f"{analysis.ANALYSIS_VERSION}.{lexicon.version()}"
