"""The password once more, before an account's own protection is changed: a desk left open is not its editor.

Imports nothing of the project. A wrong one counts as a failed login, of the account and of the address.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("口令"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, **options: Any) -> None:
        self._request = request
        super().__init__(data=request.POST if request.method == "POST" else None, **options)

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        name = self._request.user.get_username()
        if authenticate(self._request, username=name, password=typed) is None:
            raise ValidationError(_("口令不对。"), code="wrong_password")
        return typed
