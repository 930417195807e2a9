"""Recovery codes as they are kept: their SHA-256 alone, so that who reads the database or a backup of it has none.

A code has 120 bits, which nobody finds from its hash (ASVS 6.5.2: 112); django-otp's own, of 40, are kept readable.
Imports nothing of the project.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from django.db import models, transaction
from django_otp.plugins.otp_static.models import StaticDevice

CODES = 10
_BYTES, _GROUP = 15, 4


class RecoveryCode(models.Model):
    device = models.ForeignKey(StaticDevice, related_name="recovery_codes", on_delete=models.CASCADE)
    sha256 = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return f"{self.device}: {self.sha256[:8]}"


class RecoveryDevice(StaticDevice):  # type: ignore[misc]  # django-otp says nothing of its types
    """Throttled as django-otp's device, whose row it is; each code opens once."""

    class Meta:
        proxy = True

    @transaction.atomic
    def renew(self) -> list[str]:
        """Ten codes in the place of all before: to be shown now, since nobody can read them again."""
        self.recovery_codes.all().delete()
        codes = [_drawn() for _number in range(CODES)]
        RecoveryCode.objects.bulk_create(RecoveryCode(device=self, sha256=digest_of(code)) for code in codes)
        return codes

    def verify_token(self, token: str) -> bool:
        if not self.verify_is_allowed()[0]:
            return False
        taken, _by_model = self.recovery_codes.filter(sha256=digest_of(token)).delete()
        if not taken:
            self.throttle_increment()
            return False
        self.throttle_reset(commit=False)
        self.set_last_used_timestamp(commit=False)
        self.save()
        return True


def digest_of(code: str) -> str:
    """Of what somebody typed: spaces and capitals do not matter."""
    return hashlib.sha256("".join(code.split()).lower().encode()).hexdigest()


def _drawn() -> str:
    letters = base64.b32encode(secrets.token_bytes(_BYTES)).decode().lower()
    return " ".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))
