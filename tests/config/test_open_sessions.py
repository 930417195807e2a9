"""Editors see where they are logged in, and end what they do not know."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from config.sessions import SEEN

PAGE = "/admin/sessions/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("bianji", password="right", is_staff=True)


def at_a_desk(user: User, agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.force_login(user)
    client.get("/admin/")
    return client


@pytest.fixture
def here(editor) -> Client:
    return at_a_desk(editor, "Firefox at the desk")


@pytest.fixture
def there(editor) -> Client:
    return at_a_desk(editor, "Chrome on a laptop")


def is_open(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def shown(client: Client) -> dict[str, bool]:
    return {each.agent: each.is_this for each in client.get(PAGE).context["sessions"]}


def test_an_editor_sees_the_own_sessions_and_nobody_elses(here, there, admin_user):
    at_a_desk(admin_user, "Safari of somebody else")
    assert shown(here) == {"Firefox at the desk": True, "Chrome on a laptop": False}
    page = here.get(PAGE).content.decode()
    assert "127.0.0.1" in page
    assert there.session.session_key not in page


def test_one_is_ended_with_the_password(here, there):
    (mark,) = [each.mark for each in here.get(PAGE).context["sessions"] if not each.is_this]
    here.post(PAGE, {"end": mark, "password": "wrong"})
    assert is_open(there)
    here.post(PAGE, {"end": mark, "password": "right"})
    assert (is_open(there), is_open(here)) == (False, True)


def test_all_others_are_ended_at_once(here, there, admin_user):
    other = at_a_desk(admin_user, "Safari")
    here.post(PAGE, {"end": "others", "password": "right"})
    assert [is_open(client) for client in (here, there, other)] == [True, False, True]


def test_what_silence_has_ended_is_not_shown(here, there):
    session = there.session
    session[SEEN] -= 9 * 3600
    session.save()
    assert list(shown(here)) == ["Firefox at the desk"]


def test_a_session_is_named_by_no_key_of_another_account(here, admin_user):
    at_a_desk(admin_user, "Safari")
    for row in Session.objects.all():
        here.post(PAGE, {"end": row.session_key, "password": "right"})
    assert Session.objects.count() == 2
