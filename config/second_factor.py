"""A second factor at login: a code of the editor's telephone (TOTP, RFC 6238), or one of ten recovery codes, each once.

Anyone with an account may enrol; SECOND_FACTOR says who must. Codes are throttled by the device, and a wrong one counts
as a failed login. Imports config.models and config.confirming.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import segno
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import logout, user_login_failed
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django_otp import login
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from config.confirming import PasswordForm
from config.models import RecoveryDevice

CODE_LENGTH = 6
LEARNING, STRICT = (
    1,
    0,
)  # steps to either side: once, while the telephone's clock is learnt; then none (ASVS 6.5.5)
PUBLISHING = "archive.publish_article"
WRONG = _("验证码不对、已用过或已过了三十秒；手机的时间要准。连续出错后要等一会儿再试。")
_OPEN = {"admin:login", "admin:logout", "admin:jsi18n", "second-factor"}


class CodeField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"})
        super().__init__(label=_("验证码"), max_length=40, widget=widget, **options)


class LoginForm(AdminAuthenticationForm):
    """The code is asked for with the password: who guesses passwords is not told which ones are right."""

    code = CodeField(required=False, help_text=_("启用了第二道验证的账号才要填；手机丢了就填一个备用码。"))

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if not has_device(user):
            return
        user.otp_device = find_device(user, self.cleaned_data.get("code", ""))
        if user.otp_device is None:
            failed = {"username": user.get_username()}
            user_login_failed.send(sender=__name__, credentials=failed, request=self.request)
            raise self.get_invalid_login_error()

    def get_invalid_login_error(self) -> ValidationError:
        return ValidationError(_("用户名、口令或验证码不对。注意大小写。"), code="invalid_login")


class EnrolForm(PasswordForm):
    code = CodeField()


def has_device(user: Any) -> bool:
    return bool(TOTPDevice.objects.devices_for_user(user, confirmed=True).exists())


def find_device(user: Any, code: str) -> Device | None:
    """The one that accepts the code, which is then used up."""
    typed = code.replace(" ", "")
    kind = TOTPDevice if len(typed) == CODE_LENGTH and typed.isdecimal() else RecoveryDevice
    with transaction.atomic():
        for device in kind.objects.devices_for_user(user, confirmed=True).select_for_update():
            if device.verify_token(typed):
                return device
    return None


def is_required_of(user: User) -> bool:
    if settings.SECOND_FACTOR == "publishers":
        return user.is_superuser or user.has_perm(PUBLISHING)
    return bool(settings.SECOND_FACTOR == "everyone")


def second_factor_required(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands after OTPMiddleware. A session from before the enrolment is ended."""

    def respond(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    respond.process_view = _check  # type: ignore[attr-defined]  # where Django looks for it
    return respond


def _check(request: HttpRequest, *_view: object) -> HttpResponse | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    match, user = request.resolver_match, request.user
    if not match or match.view_name in _OPEN or not user.is_authenticated:
        return None
    if "admin" not in match.app_names and not user.is_staff:  # who edits sees drafts at public addresses too
        return None
    if user.is_verified():  # type: ignore[attr-defined]  # of OTPMiddleware
        return None
    if has_device(user):
        logout(request)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    return redirect("second-factor") if is_required_of(user) else None


@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """The account's own page: to enrol, to get new recovery codes, to give it up."""
    user = request.user
    assert isinstance(user, User)
    enrolled = TOTPDevice.objects.devices_for_user(user, confirmed=True).first()
    if enrolled and not user.is_verified():  # type: ignore[attr-defined]
        logout(request)
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    form = EnrolForm(request)
    codes: list[str] = []
    if form.is_valid():
        device = enrolled or _offered(user)
        if (
            find_device(user, form.cleaned_data["code"])
            if enrolled
            else device.verify_token(form.cleaned_data["code"])
        ):
            if "remove" in request.POST and not is_required_of(user):
                remove_devices(user)
                return redirect("second-factor")
            codes = _confirm(request, user, device)
            enrolled = device
        else:
            form.add_error("code", WRONG)
    offered = None if enrolled else _offered(user)
    context = {
        **admin.site.each_context(request),
        "title": _("第二道验证"),
        "form": form,
        "codes": codes,
        "is_enrolled": bool(enrolled),
        "is_required": is_required_of(user),
        "picture": segno.make(offered.config_url).svg_data_uri(scale=5, light="#fff") if offered else "",
        "key": base64.b32encode(offered.bin_key).decode() if offered else "",
    }
    return render(request, "admin/second_factor.html", context)


def _offered(user: User) -> Any:
    """A device that counts only once a code of it has been typed."""
    offered = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return offered or TOTPDevice.objects.create(user=user, confirmed=False, name="totp", tolerance=LEARNING)


@transaction.atomic
def _confirm(request: HttpRequest, user: User, device: Any) -> list[str]:
    """New recovery codes, shown this once."""
    if not device.confirmed:
        device.confirmed, device.tolerance = True, STRICT
        device.save()
        login(request, device)
        request.session.cycle_key()
    StaticDevice.objects.filter(user=user).delete()
    codes: list[str] = RecoveryDevice.objects.create(user=user, name="recovery").renew()
    return codes


@transaction.atomic
def remove_devices(user: Any) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
