import pytest

from search.evaluation import Engine


@pytest.fixture
def engine(index_dir) -> Engine:
    """On the index of the test."""
    return Engine(index_dir, 2**24)
