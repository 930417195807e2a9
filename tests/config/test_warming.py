"""What gunicorn's workers share is made before they are forked."""

import pytest
from django.template import engines

from archive.script import _patterns, _script_of
from config.warming import warm
from search import analysis, lexicon, vocabulary
from search.compatibility import _compatible
from search.models import LexiconWord


@pytest.fixture
def word():
    yield LexiconWord.objects.create(word="低空经济展", reason="2026 年新设").word
    analysis.learn(())


@pytest.mark.django_db(transaction=True)  # it closes connections
def test_editors_words_templates_and_scripts_are_ready_before_the_first_request(word):
    _script_of.cache_clear()
    _patterns.cache_clear()
    _compatible.cache_clear()
    warm()
    assert lexicon.added_words() == (word,)
    assert not vocabulary.teach()
    assert word in analysis.words(word)
    assert _patterns.cache_info().currsize == 1
    assert _compatible.cache_info().currsize == 1
    (cached,) = engines["django"].engine.template_loaders  # type: ignore[attr-defined]
    assert {"search/search.html", "search/_hit.html", "archive/article.html"} <= set(
        cached.get_template_cache
    )
