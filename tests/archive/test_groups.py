"""Editors upload and correct, publishers publish besides. The groups are made with the database."""

import pytest
from django.contrib.auth.models import Group, Permission, User

from tests.conftest import as_migrated

pytestmark = pytest.mark.django_db

EDITORS_MAY = {
    "add_bulletin", "view_bulletin", "view_article", "change_article", "view_branch", "add_branch", "change_branch",
    "view_attribution", "add_attribution",
}  # fmt: skip


@pytest.mark.parametrize(
    ("group", "rights"),
    [("编辑", EDITORS_MAY), ("发布", EDITORS_MAY | {"publish_article", "delete_bulletin"})],
)
def test_groups_have_their_rights(group, rights):
    user = User.objects.create_user("someone")
    user.groups.add(Group.objects.get(name=group))
    assert user.get_all_permissions() == {f"archive.{right}" for right in rights}


def test_no_permission_is_there_twice():
    codenames = Permission.objects.filter(content_type__app_label="archive").values_list(
        "codename", flat=True
    )
    assert len(codenames) == len(set(codenames))


@pytest.mark.django_db(transaction=True)  # PostgreSQL empties no table that waits for its constraints
def test_tests_that_empty_the_tables_leave_the_groups_to_others(pytestconfig):
    Group.objects.all().delete()
    as_migrated(pytestconfig)
    test_groups_have_their_rights("编辑", EDITORS_MAY)
    test_no_permission_is_there_twice()
