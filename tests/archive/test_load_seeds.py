"""The archive starts with its branches and founding documents, once."""

import io

import pytest
from django.core.management import call_command

from archive.models import Article, Branch, Bulletin, OutboxEntry

pytestmark = pytest.mark.django_db


def load() -> str:
    said = io.StringIO()
    call_command("load_seeds", stdout=said)
    return said.getvalue()


def test_branches_and_founding_documents_are_there_and_published():
    load()
    assert Branch.objects.get(slug="dalian").parent.slug == "liaoning"
    assert Bulletin.objects.count() == 5
    assert Article.objects.count() == Article.objects.published().count() == 10
    assert OutboxEntry.objects.count() == 10


def test_loading_again_changes_nothing_and_asks_little(django_assert_max_num_queries):
    load()
    with django_assert_max_num_queries(10):
        assert "新入藏 0" in load()
    assert Bulletin.objects.count() == 5
    assert OutboxEntry.objects.count() == 10


def test_what_an_editor_changed_in_a_branch_stays():
    load()
    Branch.objects.filter(slug="dalian").update(official_name="改过的全称", aliases=["编辑所加"])
    load()
    branch = Branch.objects.get(slug="dalian")
    assert branch.official_name == "改过的全称"
    assert "编辑所加" in branch.aliases
    assert len(branch.aliases) > 1, "names that the list knows are added"


def test_a_branch_met_in_a_text_before_the_list_knew_it_is_not_doubled():
    Branch.objects.create(slug="dalian-shi", name="大连市贸促会", level="prefecture")
    load()
    assert Branch.objects.filter(name="大连市贸促会").count() == 1
