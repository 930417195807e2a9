"""Every test has folders of its own for the index and the originals."""

from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path):
    settings.INDEX_DIR = tmp_path / "index"
    settings.ORIGINALS_DIR = tmp_path / "originals"


@pytest.fixture(autouse=True)
def _no_pages_remembered():
    """A test's rows are rolled back, which no connection counts as a change."""
    from archive.views.remembering import memory

    memory.clear()


@pytest.fixture(autouse=True)
def _own_language():
    """A request leaves its language to the thread."""
    translation.deactivate()


def pytest_make_parametrize_id(config, val, argname):
    """A file is no name: a zip holds the moment when it was made, and each process makes it at another."""
    return argname if isinstance(val, bytes) and len(val) > 40 else None


MIGRATED = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    with django_db_blocker.unblock():
        request.config.stash[MIGRATED] = connection.creation.serialize_db_to_string()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """A test of whole transactions ends with empty tables: other files of tests follow it in the same process."""
    left = yield
    marker = item.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        with item.config.stash[blocking_manager_key].unblock():
            as_migrated(item.config)
    return left


def as_migrated(config: pytest.Config) -> None:
    """The rows that migrations made, and no others."""
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)
    connection.creation.deserialize_db_from_string(config.stash[MIGRATED])
    ContentType.objects.clear_cache()


@pytest.fixture
def index_dir(settings) -> Path:
    return settings.INDEX_DIR
