"""The founding documents in the archive and in an index, made once for a module of tests."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from archive.models import Article, Branch, Bulletin, OutboxEntry
from search import indexing


@pytest.fixture(scope="module")
def seeded_index(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder of the index; the rows are gone again when the module is done."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("seeded")
    with (
        django_db_blocker.unblock(),
        override_settings(INDEX_DIR=folder / "index", ORIGINALS_DIR=folder / "originals"),
    ):
        call_command("load_seeds", verbosity=0)
        indexing.drain()
        yield folder / "index"
        Article.objects.all().delete()
        Bulletin.objects.all().delete()
        Branch.objects.update(parent=None)
        Branch.objects.all().delete()
        OutboxEntry.objects.all().delete()


@pytest.fixture
def seeds(db, seeded_index, settings, _own_folders):
    settings.INDEX_DIR = seeded_index
