"""What gunicorn's workers share is made before they are forked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.template import engines

from archive.script import _patterns, _script_of
from config.warming import rehearse, warm
from search import analysis, indexing, lexicon, vocabulary
from search.compatibility import _compatible
from search.models import LexiconWord
from search.searching import current_engine
from tests.search.rows import publish


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
    assert {"search/search.html", "search/_filters.html", "archive/article.html"} <= set(
        cached.get_template_cache
    )


@pytest.mark.django_db
def test_a_worker_has_the_index_open_before_its_first_request():
    publish("贸促会消息", "贸促会与商会合作。")
    indexing.drain()
    rehearse()
    assert current_engine().cache_bytes > 0


def test_a_worker_starts_without_an_index(settings, tmp_path):
    settings.INDEX_DIR = tmp_path / "none"
    rehearse()


def test_a_site_starts_though_its_database_is_away(tmp_path):
    away = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "DATA_DIR": str(tmp_path)}
    program = "import django; django.setup(); from config.warming import warm; warm()"
    environment = os.environ | away | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    root = Path(__file__).resolve().parent.parent.parent
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "the database does not answer" in done.stderr
    assert "Traceback" not in done.stderr
