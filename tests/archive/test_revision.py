"""What is kept until anyone writes."""

import pytest

from archive.models import Branch
from archive.revision import kept_until_written
from tests.archive.rows import make_branch


@kept_until_written
def names() -> list[str]:
    return list(Branch.objects.values_list("name", flat=True))


@pytest.mark.django_db(transaction=True)
def test_is_read_once_until_anyone_writes(django_assert_num_queries):
    assert names() == []
    with django_assert_num_queries(0):
        assert names() == []
    make_branch()
    assert names() == ["山东省贸促会"]


@pytest.mark.django_db
def test_within_a_transaction_nothing_is_kept(django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(1):
            names()
