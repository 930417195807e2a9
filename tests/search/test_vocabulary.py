"""What editors add to the lexicon."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from search import analysis, indexing, lexicon, vocabulary
from search.models import LexiconWord, Synonym
from search.searching import search
from search.suggesting import suggest
from search.understanding import SearchRequest, current_synonyms
from tests.search.seeded import seeded_index, seeds  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


@pytest.fixture(autouse=True)
def _taught():
    yield
    analysis.learn(())


def test_a_synonym_applies_to_the_next_query_without_a_new_index():
    assert search(SearchRequest("高墙小院")).strict_total == 0
    Synonym.objects.create(names="高墙小院\n小院高墙", reason="两种词序")
    page = search(SearchRequest("高牆小院"))
    assert page.strict_total == 1
    assert page.synonyms[0].names == ("小院高墙",)


def test_names_kept_apart_are_not_joined_though_the_file_joins_them():
    assert current_synonyms().other_names("知识产权")
    Synonym.objects.create(names="知识产权\n智慧财产权", reason="只查大陆写法", is_one=False)
    assert not current_synonyms().other_names("知识产权")
    assert current_synonyms().other_names("链博会")


def test_added_names_and_words_are_completed_at_once():
    Synonym.objects.create(names="数链会\n数字供应链大会", reason="简称与全称")
    LexiconWord.objects.create(word="低空经济展", reason="2026 年新设")
    assert [found.text for found in suggest("slh")] == ["数链会"]
    assert [found.text for found in suggest("低空")] == ["低空经济展"]


def test_a_new_word_changes_the_version_that_an_index_is_made_with():
    before = lexicon.version()
    assert not vocabulary.teach()
    LexiconWord.objects.create(word="低空经济展", reason="2026 年新设")
    assert vocabulary.teach()
    assert lexicon.version() != before
    assert "低空经济展" in lexicon.field_words()
    LexiconWord.objects.all().delete()
    assert vocabulary.teach()
    assert lexicon.version() == before


def test_a_new_word_is_cut_whole_and_the_next_drain_makes_the_index_anew():
    assert not indexing.needs_rebuild()
    assert "低空经济展" not in analysis.words("低空经济展")
    word = LexiconWord.objects.create(word="低空经济展", reason="2026 年新设")
    assert indexing.needs_rebuild()
    indexing.drain()
    assert not indexing.needs_rebuild()
    assert "低空经济展" in analysis.words("低空经济展")
    word.delete()
    assert indexing.needs_rebuild()
    assert "低空经济展" not in analysis.words("低空经济展")


@pytest.mark.parametrize(
    "names", ["链博会", "链博会\n链博会", "\n", "一\n" + "长" * 61, "\n".join("abcdefghijk")]
)
def test_a_synonym_needs_two_names_and_not_too_many(names):
    with pytest.raises(ValidationError):
        Synonym(names=names, reason="简称").full_clean()


@pytest.mark.parametrize("word", ["展", "低空 经济展", "低空#展", "长" * 31])
def test_a_word_is_one_word(word):
    with pytest.raises(ValidationError):
        LexiconWord(word=word, reason="新设").full_clean()


def test_editors_write_both_in_the_admin(admin_client):
    told = {"names": " 数链会 \n数字供应链大会\n\n", "reason": "简称与全称", "is_one": "on"}
    admin_client.post(reverse("admin:search_synonym_add"), told)
    assert Synonym.objects.get().listed == ("数链会", "数字供应链大会")
    told = {"word": "低空经济展", "reason": "新设"}
    response = admin_client.post(reverse("admin:search_lexiconword_add"), told, follow=True)
    assert "索引在后台重建" in response.content.decode()
    assert LexiconWord.objects.get().word == "低空经济展"
    assert admin_client.get(reverse("admin:search_synonym_changelist")).status_code == 200
