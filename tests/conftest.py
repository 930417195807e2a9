"""Every test has folders of its own for the index and the originals."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path: Path):
    settings.INDEX_DIR = tmp_path / "index"
    settings.ORIGINALS_DIR = tmp_path / "originals"


@pytest.fixture
def index_dir(settings) -> Path:
    return settings.INDEX_DIR
