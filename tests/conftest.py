"""Settings of the test run: a data folder of its own, static files unhashed."""

import os
import tempfile
from pathlib import Path

import pytest

_DATA = tempfile.TemporaryDirectory(prefix="archive-tests-")
os.environ["DATA_DIR"] = _DATA.name


@pytest.fixture(autouse=True)
def _plain_static_storage(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path):
    settings.INDEX_DIR = tmp_path / "index"
    settings.ORIGINALS_DIR = tmp_path / "originals"


@pytest.fixture
def index_dir(settings) -> Path:
    return settings.INDEX_DIR
