"""One address cannot take the site from the others, nor guess passwords."""

import os

import pytest
from django.contrib.auth.models import User
from django.test import Client

from config.limits import Allowances, Rate, kind_of

FAR = {"REMOTE_ADDR": "203.0.113.7"}
OTHER = {"REMOTE_ADDR": "203.0.113.8"}
RATE = Rate(per_second=5, burst=10)


def test_a_burst_is_allowed_and_then_the_rate():
    allowances = Allowances()
    assert [allowances.take("a", RATE, 100.0) for _ in range(10)] == [0.0] * 10
    assert allowances.take("a", RATE, 100.0) == pytest.approx(0.2)
    assert allowances.take("a", RATE, 100.2) == 0.0
    assert allowances.take("a", RATE, 100.2) > 0


def test_a_steady_reader_at_the_rate_is_never_refused():
    allowances = Allowances()
    assert not any(allowances.take("a", RATE, 100 + second / 5) for second in range(500))


def test_a_refusal_costs_nothing_more():
    allowances = Allowances()
    for _ in range(1000):
        allowances.take("a", RATE, 100.0)
    assert allowances.take("a", RATE, 100.2) == 0.0


def test_holders_do_not_share_an_allowance():
    allowances = Allowances()
    for _ in range(20):
        allowances.take("a", RATE, 100.0)
    assert allowances.take("b", RATE, 100.0) == 0.0


def test_forked_workers_share_the_allowances():
    allowances = Allowances()
    child = os.fork()
    if not child:
        for _ in range(10):
            allowances.take("a", RATE, 100.0)
        os._exit(0)
    os.waitpid(child, 0)
    assert allowances.take("a", RATE, 100.0) > 0


@pytest.mark.parametrize(
    ("view", "kind"),
    [
        ("search:search", "search"),
        ("search:api-search", "search"),
        ("search:something-new", "search"),
        ("search:api-suggest", "suggest"),
        ("search:healthz", None),
        ("archive:api-articles", "api"),
        ("archive:article", None),
        ("admin:login", None),
        ("", None),
    ],
)
def test_views_are_counted_by_what_they_cost(view, kind):
    assert kind_of(view) == kind


@pytest.fixture
def strict(settings) -> None:
    """Two at once, and then so slowly that a busy machine does not matter."""
    settings.RATES = dict.fromkeys(("search", "suggest", "api"), (0.01, 2))


def statuses(path: str, count: int = 4, **who: str) -> list[int]:
    client = Client(**who)
    return [client.get(path).status_code for _ in range(count)]


@pytest.mark.django_db
@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize(
    "path", ["/search/?q=a", "/api/v1/search?q=a", "/api/v1/suggest?q=a", "/api/v1/articles"]
)
def test_too_many_requests_of_one_address_are_refused(path):
    assert statuses(path, **FAR) == [200, 200, 429, 429]


@pytest.mark.django_db
@pytest.mark.usefixtures("strict")
def test_a_refusal_says_when_to_come_back():
    client = Client(**FAR)
    page = [client.get("/search/", {"q": "a"}) for _ in range(3)][-1]
    assert 50 < int(page["Retry-After"]) <= 100
    assert f"{page['Retry-After']} 秒后再试" in page.content.decode()
    told = [client.get("/api/v1/articles") for _ in range(3)][-1]
    assert told.json()["error"]["status"] == 429


@pytest.mark.django_db
@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize(
    ("path", "who"), [("/search/?q=a", {"REMOTE_ADDR": "127.0.0.1"}), ("/healthz", FAR), ("/", FAR)]
)
def test_this_machine_and_cheap_pages_are_not_counted(path, who):
    assert statuses(path, **who) == [200] * 4


@pytest.mark.django_db
@pytest.mark.usefixtures("strict")
def test_limits_can_be_switched_off(settings):
    settings.RATE_LIMITS = False
    assert statuses("/search/?q=a", **FAR) == [200] * 4


@pytest.fixture
def editor(db) -> User:
    return User.objects.create_user("bianji", password="right", is_staff=True)


def login(password: str, username: str = "bianji", **who: str) -> int:
    client = Client(**who)
    return client.post("/admin/login/", {"username": username, "password": password}).status_code


@pytest.mark.usefixtures("editor")
def test_an_account_is_closed_after_ten_failures_wherever_they_come_from():
    for number in range(10):
        login("wrong", REMOTE_ADDR=f"203.0.113.{number}")
    assert login("right", **OTHER) == 429


@pytest.mark.usefixtures("editor")
def test_an_address_is_closed_after_ten_failures_whatever_the_account():
    for number in range(10):
        login("wrong", f"guess{number}", **FAR)
    assert login("right", **FAR) == 429
    assert login("right", **OTHER) == 302


@pytest.mark.usefixtures("editor")
def test_a_closed_login_opens_again_and_says_when(settings):
    client = Client(**FAR)
    for _ in range(9):
        login("wrong", **FAR)
    refused = client.post("/admin/login/", {"username": "bianji", "password": "wrong"})
    assert refused.status_code == 429
    assert refused["Retry-After"] == "300"
    settings.AXES_COOLOFF_TIME *= 0
    assert login("right", **FAR) == 302


@pytest.mark.usefixtures("editor")
def test_nine_failures_are_forgiven():
    for _ in range(9):
        login("wrong", **FAR)
    assert login("right", **FAR) == 302
