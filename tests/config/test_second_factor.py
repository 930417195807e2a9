"""A stolen password is not enough once a second factor is enrolled."""

import hashlib
import time
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from config.models import RecoveryCode

PAGE = "/admin/second-factor/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unthrottled(settings):
    """Tests type faster than people; what throttles has a test of its own."""
    settings.OTP_TOTP_THROTTLE_FACTOR = settings.OTP_STATIC_THROTTLE_FACTOR = 0


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch):
    """A code counts for thirty seconds, and a test must not stand at their end."""
    now = time.time()
    monkeypatch.setattr("django_otp.oath.time", lambda: now)
    monkeypatch.setattr("django_otp.plugins.otp_totp.models.time", SimpleNamespace(time=lambda: now))


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("bianji", password="right", is_staff=True)


@pytest.fixture
def client(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def code_of(device: TOTPDevice, ahead: int = 0) -> str:
    """A code is good once: tests that need a second take the next."""
    return f"{TOTP(device.bin_key, drift=ahead).token():06d}"


def typed(code: str, password: str = "right", **more: str) -> dict[str, str]:
    return {"password": password, "code": code, **more}


def enrol(client: Client) -> list[str]:
    client.get(PAGE)
    response = client.post(PAGE, typed(code_of(TOTPDevice.objects.get())))
    return response.context["codes"]


def login(code: str = "", password: str = "right") -> int:
    facts = {"username": "bianji", **typed(code, password)}
    return Client().post("/admin/login/", facts).status_code


def forget_the_last_code() -> None:
    TOTPDevice.objects.update(last_t=-1)


def test_an_account_without_a_second_factor_needs_none(editor):
    assert login() == 302


def test_a_device_counts_only_after_a_code_of_it(client):
    assert "data:image/svg+xml" in client.get(PAGE).content.decode()
    assert client.post(PAGE, typed("000000")).context["form"].errors
    assert login() == 302
    assert len(enrol(client)) == 10
    assert login() == 200


def test_the_password_alone_is_refused_in_the_words_for_a_wrong_one(client):
    enrol(client)
    said = [
        Client()
        .post("/admin/login/", {"username": "bianji", "password": word})
        .context["form"]
        .non_field_errors()
        for word in ("right", "wrong")
    ]
    assert said[0] == said[1]


def test_a_code_opens_the_desk_once(client):
    enrol(client)
    forget_the_last_code()
    code = code_of(TOTPDevice.objects.get())
    assert login(code) == 302
    assert login(code) == 200


def test_a_recovery_code_works_once(client):
    first, *_others = enrol(client)
    assert login(first) == 302
    assert login(first) == 200
    assert RecoveryCode.objects.count() == 9


def test_nobody_reads_a_recovery_code_in_the_database(client):
    codes = enrol(client)
    assert {len(code.replace(" ", "")) * 5 for code in codes} == {120}  # bits
    kept = set(RecoveryCode.objects.values_list("sha256", flat=True))
    assert kept == {hashlib.sha256(code.replace(" ", "").encode()).hexdigest() for code in codes}


def test_a_recovery_code_may_be_typed_in_capitals_and_without_spaces(client):
    assert login(enrol(client)[0].replace(" ", "").upper()) == 302


@pytest.mark.parametrize(("steps", "status"), [(-1, 200), (0, 302), (1, 200)])
def test_a_code_counts_in_its_own_thirty_seconds(client, steps, status):
    enrol(client)
    forget_the_last_code()
    device = TOTPDevice.objects.get()
    assert login(f"{TOTP(device.bin_key, drift=device.drift + steps).token():06d}") == status


def test_the_clock_of_a_telephone_is_learnt_when_it_is_enrolled(client):
    client.get(PAGE)
    late = TOTPDevice.objects.get()
    assert client.post(PAGE, typed(code_of(late, ahead=-1))).context["codes"]
    forget_the_last_code()
    assert login(code_of(late, ahead=-1)) == 302


@pytest.mark.parametrize("more", [{}, {"remove": "1"}])
def test_nothing_of_it_is_changed_without_the_password(client, more):
    client.get(PAGE)
    page = client.post(PAGE, typed(code_of(TOTPDevice.objects.get()), "wrong", **more))
    assert page.context["form"].errors.keys() == {"password"}
    assert not TOTPDevice.objects.filter(confirmed=True).exists()


def test_ten_wrong_passwords_there_close_the_account(client):
    assert [client.post(PAGE, typed("000000", "wrong")).status_code for _ in range(10)][-1] == 429
    assert login() == 429


def test_wrong_codes_are_throttled(client, settings):
    enrol(client)
    settings.OTP_TOTP_THROTTLE_FACTOR = 60
    forget_the_last_code()
    assert login("000000") == 200
    assert login(code_of(TOTPDevice.objects.get())) == 200


def test_ten_wrong_codes_close_the_account(client):
    enrol(client)
    assert [login("000000") for _ in range(10)][-1] == 429


def test_a_session_from_before_the_enrolment_is_ended(editor, client):
    other = Client()
    other.force_login(editor)
    assert other.get("/admin/").status_code == 200
    enrol(client)
    assert other.get("/admin/").url.startswith("/admin/login/")
    assert other.get(PAGE).url.startswith("/admin/login/")
    assert client.get("/admin/").status_code == 200


def test_such_a_session_sees_no_drafts_at_public_addresses_either(editor, client):
    other = Client()
    other.force_login(editor)
    enrol(client)
    assert other.get("/articles/").url.startswith("/admin/login/")
    assert Client().get("/articles/").status_code == 200


def test_two_devices_offered_at_once_are_no_error(editor, client):
    for _ in range(2):
        TOTPDevice.objects.create(user=editor, confirmed=False, name="totp")
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("setting", "may_publish", "is_sent"),
    [
        ("optional", True, False),
        ("publishers", True, True),
        ("publishers", False, False),
        ("everyone", False, True),
    ],
)
def test_who_must_enrol_sees_the_desk_only_then(editor, settings, setting, may_publish, is_sent):
    if may_publish:
        editor.user_permissions.add(Permission.objects.get(codename="publish_article"))
    settings.SECOND_FACTOR = setting
    client = Client()
    client.force_login(editor)
    response = client.get("/admin/")
    assert (response.status_code, getattr(response, "url", "")) == ((302, PAGE) if is_sent else (200, ""))
    if is_sent:
        enrol(client)
        assert client.get("/admin/").status_code == 200


def test_it_is_given_up_with_a_code_unless_it_is_required(client, settings):
    enrol(client)
    forget_the_last_code()
    settings.SECOND_FACTOR = "everyone"
    client.post(PAGE, typed(code_of(TOTPDevice.objects.get()), remove="1"))
    assert TOTPDevice.objects.exists()
    forget_the_last_code()
    settings.SECOND_FACTOR = "optional"
    client.post(PAGE, typed(code_of(TOTPDevice.objects.get()), remove="1"))
    assert not TOTPDevice.objects.exists()


def test_strangers_do_not_see_the_page():
    assert Client().get(PAGE).url.startswith("/admin/login/")


def test_an_administrator_can_take_a_lost_factor_away(client, capsys):
    enrol(client)
    call_command("remove_second_factor", "bianji")
    assert login() == 302
    with pytest.raises(CommandError, match="没有账号"):
        call_command("remove_second_factor", "nobody")


def test_secrets_of_devices_are_not_in_the_admin(admin_client):
    assert admin_client.get("/admin/otp_totp/totpdevice/").status_code in (302, 404)
