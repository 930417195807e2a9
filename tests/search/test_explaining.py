"""Why an article is a hit."""

import pytest

from archive.models import Article
from search.explaining import Explainer
from search.parsing import leaves_of, parse
from search.synonyms import Synonyms

NAMES = Synonyms([("链博会", "中国国际供应链促进博览会")])
ARTICLE = Article(
    title="第二屆鏈博會開幕",
    byline="記者 于平",
    source="中国贸易报",
    paragraphs=[
        {
            "id": "p1",
            "type": "text",
            "text": "鏈博會在京開幕。中国国际供应链促进博览会共有展商。",
            "level": 0,
        },
        {"id": "p2", "type": "text", "text": "EXPO2025 与 Expo，于平摄。", "level": 0},
    ],
)


def reasons(typed: str) -> list[tuple[str, str]]:
    explainer = Explainer(typed, leaves_of(parse(typed).root), NAMES)
    return [(reason.sought, reason.found) for reason in explainer.explain(ARTICLE)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "链博会",
            [
                ("链博会", "标题 1 处，正文 1 处，文中写作“鏈博會”"),
                ("链博会 的同义词“中国国际供应链促进博览会”", "正文 1 处"),
            ],
        ),
        ("“链博会”", [("“链博会”", "标题 1 处，正文 1 处，文中写作“鏈博會”")]),
        ("开幕 -闭幕", [("开幕", "标题 1 处，正文 1 处，文中写作“開幕”")]),
        ("作者:于平", [("于平", "署名 1 处")]),
        ("人物:于平", [("于平", "正文 1 处")]),
        ("来源:贸易报", [("贸易报", "来源 1 处")]),
        ("标题:展商", [("展商", "文中没有")]),
        ("量子纠缠", [("量子纠缠", "文中没有")]),
        ("expo*", [("expo*", "正文 2 处，文中写作“EXPO2025”“Expo”")]),
        ("", []),
    ],
)
def test_each_word_is_told_with_its_places_and_writing(typed, expected):
    assert reasons(typed) == expected


def test_a_sentence_is_told_by_the_words_of_it_that_are_there():
    assert ("其中的“展商”", "正文 1 处") in reasons("展商如何报名参加展览会")


def test_what_a_name_is_typed_as_is_no_other_writing():
    assert reasons("鏈博會")[0] == ("链博会", "标题 1 处，正文 1 处")
