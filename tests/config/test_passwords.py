"""Passwords that a stranger would try first are refused; of any other nothing is asked but length."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    "password",
    ["ccpit2026", "CCPIT@2026!", "maocuhui888", "贸促会2026编辑", "admin12345", "bianji-123456", "password1", "12345678", "kurz"],
)  # fmt: skip
def test_what_would_be_tried_first_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "rivers run through ccpit",
        "四月的风吹过石榴树",
        "x" * 64 + "qwz",
        "lowercaseonlyhere",
    ],
)
def test_any_composition_is_taken(password):
    validate_password(password)
