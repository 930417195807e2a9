"""Other names of one thing are looked for too."""

import pytest

from search.lexicon.synonyms import synonym_lines
from search.parsing import parse
from search.query import AllOf, AnyOf, Text
from search.synonyms import Synonyms

GROUPS = Synonyms([("链博会", "中国国际供应链促进博览会", "CISCE"), ("原产地证", "原产地证书", "产地证")])


def test_a_name_is_joined_by_its_other_names():
    root, used = GROUPS.expand(parse("鏈博會 湖北").root)
    names = (Text("链博会"), Text("中国国际供应链促进博览会", exact=True), Text("cisce", exact=True))
    assert root == AllOf((AnyOf(names), Text("湖北")))
    assert [(one.word, one.names) for one in used] == [("链博会", ("中国国际供应链促进博览会", "CISCE"))]


@pytest.mark.parametrize("typed", ['"链博会"', "来源:链博会", "第三届链博会", "湖北"])
def test_quotations_other_fields_and_longer_words_stay(typed):
    root = parse(typed).root
    assert GROUPS.expand(root) == (root, ())


def test_a_name_that_holds_the_word_is_not_looked_for_twice():
    assert GROUPS.other_names("原产地证") == {"产地证": "产地证"}


def test_what_is_excluded_is_excluded_under_every_name_and_not_told():
    root, used = GROUPS.expand(parse("湖北 -链博会").root)
    assert len(root.excluded[0].clauses) == 3
    assert used == ()


def test_every_line_of_the_lexicon_says_why():
    assert len(synonym_lines()) > 40
    for line in synonym_lines():
        assert len(line.names) >= 2
        assert line.reason


def test_names_kept_apart_stay_joined_to_the_others():
    names = Synonyms([("链博会", "中国国际供应链促进博览会", "CISCE")], apart=[("鏈博會", "cisce")])
    assert list(names.other_names("链博会")) == ["中国国际供应链促进博览会"]
    assert list(names.other_names("cisce")) == ["中国国际供应链促进博览会"]
