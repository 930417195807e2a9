"""What every worker needs and none changes, made before the fork: dictionaries, names, templates and catalogues.

Nothing that holds a connection or a reader of the index stays open before it: each worker opens these for itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

from django.conf import settings
from django.db import Error, connections
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

import config.urls  # noqa: F401  every view and what it imports
from archive.script import script_of
from search import analysis, suggesting, vocabulary
from search.compatibility import written_out
from search.evaluation import IndexUnavailable
from search.query import AllOf, Query, Text
from search.searching import current_engine

logger = logging.getLogger(__name__)


def warm() -> None:
    _read(
        vocabulary.teach
    )  # before the dictionaries are made: else each worker makes them anew for editors' words
    analysis.warm()
    _read(suggesting.warm)
    script_of("")
    written_out("")
    _compile_templates()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):  # a catalogue and a table of addresses for each
            translation.gettext("检索")
            reverse("archive:home")
    connections.close_all()


def _read(ahead: Callable[[], object]) -> None:
    """A site whose database is not there yet starts all the same, and says so to readers until it is."""
    try:
        ahead()
    except Error as error:
        logger.warning("the database does not answer: %s", error)


def rehearse() -> None:
    """In a worker, before its first request: opens the index, and answers of it what takes every pass over arrays."""
    words = AllOf((Text("贸促会"), Text("合作")))
    with suppress(IndexUnavailable):  # readers are answered from the record, and told
        current_engine().evaluate(Query(words), 0, 1)


def _compile_templates() -> None:
    """Django keeps them by name: 60 ms of a worker's first page of hits."""
    for folder in cast("list[Path]", settings.TEMPLATES[0]["DIRS"]):
        for path in sorted(folder.rglob("*.html")):
            get_template(str(path.relative_to(folder)))
