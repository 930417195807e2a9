"""Every test has folders of its own for the index and the originals."""

from pathlib import Path

import pytest
from django.utils import translation


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


@pytest.fixture
def index_dir(settings) -> Path:
    return settings.INDEX_DIR
