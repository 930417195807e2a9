"""Each sentence that the readers of bulletins write has its template in archive/ingest/sentences.py."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive.ingest import sentences  # noqa: F401 - marks the templates
from archive.sentences import gettext_noop, say, templates
from tests.i18n.catalogue import ROOT

PLACES = {"UnreadableBulletin": 0, "Warning": 1, "Dropped": 1}  # which argument is the sentence


def written() -> list[tuple[str, str]]:
    paths = (ROOT / "archive" / "ingest").rglob("*.py")
    return [(str(path.relative_to(ROOT)), text) for path in paths for text in _in(path)]


def _in(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = getattr(getattr(node, "func", None), "id", "")
        if isinstance(node, ast.Call) and name in PLACES and len(node.args) > PLACES[name]:
            found += [text for text in _filled(node.args[PLACES[name]]) if any(c > "\u3400" for c in text)]
    return found


def _filled(node: ast.expr) -> list[str]:
    """The text with a number in every place; none where it is no text."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return _filled(node.body) + _filled(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return ["".join(part.value if isinstance(part, ast.Constant) else "7" for part in node.values)]
    return []


@pytest.mark.parametrize(("path", "sentence"), written())
def test_every_sentence_of_the_readers_can_be_said_in_another_language(path, sentence):
    assert (
        say(sentence, lambda template: f"said {template}" if template in templates() else template)
        != sentence
    )


def test_a_sentence_is_known_by_its_template_whatever_it_tells_of():
    gettext_noop("有%(count)d处，见“%(title)s”。")
    said = say(
        "有12处，见“100%的“质量”。", {"有%(count)d处，见“%(title)s”。": "%(count)d in “%(title)s”."}.get
    )
    assert said == "12 in “100%的“质量”."


def test_a_sentence_nobody_marked_stays_as_it_is():
    assert say("从来没有人这样写过", str) == "从来没有人这样写过"


def test_the_templates_are_marked_before_anyone_asks():
    """A process whose first page is the desk's says the readers' sentences in the editor's language."""
    asked = "import django; django.setup(); from archive.sentences import templates; print(*templates(), sep='\\n')"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONIOENCODING": "utf-8"}
    answer = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert "“%(opener)s”与“%(closer)s”不成对。" in answer.stdout.decode().splitlines()
