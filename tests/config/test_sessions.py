"""A session of the desk ends by itself."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from config.sessions import BEGAN, NOTED_EVERY, SEEN

pytestmark = pytest.mark.django_db
HOUR, DAY = 3600, 24 * 3600


@pytest.fixture
def client(admin_user) -> Client:
    client = Client()
    client.post("/admin/login/", {"username": "admin", "password": "password"})
    client.get("/admin/")
    return client


def made(client: Client, *, began: int, seen: int) -> Client:
    """As if so many seconds had passed since."""
    session, now = client.session, int(time.time())
    session[BEGAN], session[SEEN] = now - began, now - seen
    session.save()
    return client


@pytest.mark.parametrize(
    ("began", "seen", "is_open"),
    [
        (HOUR, HOUR, True),
        (6 * DAY, 7 * HOUR, True),
        (9 * HOUR, 9 * HOUR, False),
        (8 * DAY, 60, False),
    ],
)
def test_it_ends_after_a_day_of_silence_and_after_a_week(client, began, seen, is_open):
    made(client, began=began, seen=seen)
    assert (client.get("/admin/").status_code == 200) is is_open
    assert (SESSION_KEY in client.session) is is_open


@pytest.mark.parametrize(("seen", "is_noted"), [(NOTED_EVERY + 5, True), (NOTED_EVERY - 60, False)])
def test_what_is_done_in_it_is_noted_now_and_then(client, seen, is_noted):
    made(client, began=HOUR, seen=seen).get("/admin/")
    assert (time.time() - client.session[SEEN] < 60) is is_noted
    assert time.time() - client.session[BEGAN] >= HOUR


def test_readers_have_none(client):
    reader = Client()
    reader.get("/")
    assert not reader.cookies


def test_what_editors_see_is_kept_by_no_browser(client):
    assert "no-store" in client.get("/articles/")["Cache-Control"]
    assert "no-store" in client.get("/admin/")["Cache-Control"]
    assert "no-store" not in Client().get("/articles/").get("Cache-Control", "")


def test_sessions_of_an_account_end_when_it_is_closed(client, admin_user):
    User.objects.update(is_active=False)
    assert client.get("/admin/").status_code == 302


def test_a_new_password_ends_the_other_sessions(client, admin_user):
    other = Client()
    other.post("/admin/login/", {"username": "admin", "password": "password"})
    new = {"old_password": "password", "new_password1": "correct horse", "new_password2": "correct horse"}
    client.post("/admin/password_change/", new)
    assert (client.get("/admin/").status_code, other.get("/admin/").status_code) == (200, 302)


def test_a_logout_leaves_nothing_to_take_up_again(client):
    key = client.session.session_key
    client.post("/admin/logout/")
    assert not Session.objects.filter(pk=key).exists()
