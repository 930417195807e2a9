"""Reads the environment: every value the installation can set, with its default. Imports nothing of the project."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sys
from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def read_flag(name: str, default: bool = False) -> bool:
    """True for 1, on, true, yes; False for 0, off, false, no; raises ImproperlyConfigured otherwise."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "on", "true", "yes"}:
        return True
    if value in {"0", "off", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name} must be on or off, not {value!r}")


def read_number(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip()
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}")
    return int(value or default)


def read_choice(name: str, choices: tuple[str, ...]) -> str:
    """The first is the default; raises ImproperlyConfigured for what is none of them."""
    value = os.environ.get(name, "").strip().lower() or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def read_list(name: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def read_networks(name: str) -> list[str]:
    """Addresses and networks, as 10.0.0.0/8; raises ImproperlyConfigured."""
    networks = read_list(name)
    for network in networks:
        try:
            ip_network(network, strict=False)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name}: {error}") from error
    return networks


def read_secret_key(data_dir: Path) -> str:
    """SECRET_KEY of the environment, or the one generated once into DATA_DIR/secret-key, readable by its owner only."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = data_dir / "secret-key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


def keep_compiled(folder: Path, code: Path) -> None:
    """Has numba keep machine code in this folder, its owner's alone, where NUMBA_CACHE_DIR names none.

    Beside the source, numba's own choice, an installation cannot write. Before numba is imported. Each state of the
    modules in code that have something compiled has a folder of its own in there: numba sees that a module has changed,
    but not that another one has, of which it compiled something in.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    state = _state_of_compiled(code)
    named = Path(os.environ.get("NUMBA_CACHE_DIR") or folder)
    kept = named if named.name == state else named / state
    for outdated in [old for old in folder.iterdir() if old.name != state]:
        shutil.rmtree(outdated, ignore_errors=True)
    os.environ["NUMBA_CACHE_DIR"] = str(kept)
    if not kept.exists():  # what follows is silent for a while; too early for gettext
        print("首次启动，或检索程序有了改动：正在编译，约需二十秒……", file=sys.stderr, flush=True)


def _state_of_compiled(code: Path) -> str:
    state = hashlib.sha256()
    for module in sorted(code.glob("*.py")):
        if b"import njit" in (source := module.read_bytes()):
            state.update(source)
    return state.hexdigest()[:16]
