"""A session of the desk ends by itself."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
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
