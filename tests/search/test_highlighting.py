"""What is marked in a text, and which stretches of it are shown."""

import pytest

from search import analysis
from search.highlighting import LONG, Marker, choose_passages
from search.query import Prefix, Text


def marker(*words, exact=False):
    return Marker.of_leaves(Text(analysis.fold(word), exact=exact) for word in words)


@pytest.mark.parametrize(
    ("word", "text", "marked"),
    [
        ("链博会", "第三届链博会开幕", "第三届<mark>链博会</mark>开幕"),
        ("链博会", "第三屆鏈博會開幕", "第三屆<mark>鏈博會</mark>開幕"),
        ("rcep", "落实ＲＣＥＰ协定", "落实<mark>ＲＣＥＰ</mark>协定"),
        ("ai", "MAIN AI plan", "MAIN <mark>AI</mark> plan"),
        ("贸促会", "贸 促 会", "<mark>贸 促 会</mark>"),
        ("12345", "共12,345家", "共<mark>12,345</mark>家"),
        ("5", "2025年5月", "2025年<mark>5</mark>月"),
        ("g20峰会", "出席G20峰会", "出席<mark>G20峰会</mark>"),
        ("2024", "EXPO2024开幕", "EXPO<mark>2024</mark>开幕"),
        ("中国—东盟", "中国-东盟博览会", "<mark>中国-东盟</mark>博览会"),
        ("一", "<b>一</b> & 二", "&lt;b&gt;<mark>一</mark>&lt;/b&gt; &amp; 二"),
    ],
)
def test_marks_the_original_text(word, text, marked):
    assert marker(word, exact=True).highlight(text) == marked


def test_prefix_marks_the_whole_word():
    assert Marker.of_leaves([Prefix("expo")]).highlight("Expos 2025") == "<mark>Expos</mark> 2025"


def test_neighbouring_words_are_one_mark():
    sought = marker("大连金马衡器哪年参展").fitted(["大连金马衡器有限公司参展"])
    assert sought.highlight("大连金马衡器有限公司") == "<mark>大连金马衡器</mark>有限公司"


def test_words_of_a_run_are_not_marked_apart_where_the_run_stands():
    sought = marker("山东贸促会")
    assert sought.fitted(["山东省贸促会"]).highlight("山东省") == "<mark>山东</mark>省"
    assert sought.fitted(["山东贸促会", "山东省"]).highlight("山东省") == "山东省"


def test_passages_end_with_sentences_and_show_every_word():
    filler = "这一句与检索毫无关系，只是为了把别的句子隔开，所以写得长一些，再长一些，好让它自成一段。" * 2
    texts = ["开头。", f"{filler}链博会在北京举办。{filler}", f"{filler}大连也派团参加。{filler}"]
    passages = choose_passages([(f"p{n}", text) for n, text in enumerate(texts)], marker("链博会", "大连"))
    assert [passage.paragraph for passage in passages] == ["p1", "p2"]
    assert "<mark>链博会</mark>" in passages[0].html
    assert "<mark>大连</mark>" in passages[1].html
    assert all(passage.html.rstrip("…").endswith("。") for passage in passages)


def test_a_long_sentence_is_cut_around_its_mark():
    text = "甲乙丙丁戊己庚辛，" * 40 + "链博会，" + "甲乙丙丁戊己庚辛，" * 40 + "完。"
    (passage,) = choose_passages([("p1", text)], marker("链博会"))
    assert "<mark>链博会</mark>" in passage.html
    assert passage.html.startswith("…")
    assert passage.html.endswith("…")
    assert len(passage.html) < LONG + 40


def test_without_a_mark_the_opening_is_shown():
    (passage,) = choose_passages([("p1", "开头第一句。"), ("p2", "第二段。")], marker("链博会"))
    assert passage.html == "开头第一句。"
    (passage,) = choose_passages([("p1", "一"), ("p2", "第二段。")], marker("链博会"), opening="p2")
    assert (passage.html, passage.paragraph) == ("第二段。", "p2")
    assert choose_passages([], marker("链博会")) == ()


def test_markup_in_a_text_is_shown_and_not_run():
    (passage,) = choose_passages([("p1", "<script>链博会</script>")], marker("链博会"))
    assert passage.html == "&lt;script&gt;<mark>链博会</mark>&lt;/script&gt;"
