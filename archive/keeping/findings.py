"""What an examination of the installation finds, in words an operator can act on. Imports nothing of the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gravity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    code: str  # for monitoring: never translated, never changed
    gravity: Gravity
    message: str
    remedy: str
