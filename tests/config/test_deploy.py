"""What deploy/ says is what the product reads and does."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import dj_database_url
import psycopg
import pytest
import yaml
from django.core.management import get_commands
from django.urls import resolve

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def names_read() -> set[str]:
    sources = "".join(path.read_text() for path in (ROOT / "config").glob("*.py"))
    return set(re.findall(r'(?:read_\w+|environ\.get)\("([A-Z_]+)"', sources))


def names_set(text: str) -> set[str]:
    return set(re.findall(r"^[ #]*([A-Z_]{4,})[=:]", text, re.MULTILINE))


def test_every_variable_set_is_one_that_is_read():
    assert names_set((DEPLOY / "environment").read_text()) <= names_read() | {"DATABASE_URL"}


def test_an_installation_by_the_manual_wants_a_second_factor_of_everyone():
    assert "\nSECOND_FACTOR=everyone\n" in (DEPLOY / "environment").read_text()


def test_every_variable_read_is_told_to_the_operator():
    told = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs/deployment.md").read_text()))
    assert names_read() - told - {"DJANGO_SETTINGS_MODULE"} == set()


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_every_unit_runs_something_that_is_there(unit):
    (start,) = re.findall(r"^ExecStart=(.+)$", unit.read_text(), re.MULTILINE)
    if "manage.py" in start:
        assert start.split("manage.py ")[1].split()[0] in get_commands()
    elif "deploy/" in start:
        assert os.access(ROOT / start.split()[0].removeprefix("/opt/ccpit-archive/"), os.X_OK)
    else:
        assert start.split()[0].endswith("/gunicorn")


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_every_unit_is_confined(unit):
    lines = unit.read_text().splitlines()
    for line in (
        "User=archive",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "UMask=0077",
        "IPAddressDeny=any",
    ):
        assert line in lines


@pytest.fixture
def installed(tmp_path) -> Path:
    """The units, as of an installation at this checkout."""
    for unit in (DEPLOY / "systemd").iterdir():
        python = Path(sys.executable).parent
        text = unit.read_text().replace("/opt/ccpit-archive/.venv/bin", str(python))
        (tmp_path / unit.name).write_text(text.replace("/opt/ccpit-archive", str(ROOT)))
    return tmp_path


@needs_systemd
def test_systemd_finds_nothing_wrong_with_the_units(installed):
    units = [installed / unit.name for unit in (DEPLOY / "systemd").iterdir()]
    command = ["systemd-analyze", "verify", "--man=no", *units]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if "ccpit-archive" in line]
    assert (done.returncode, told) == (0, [])


@needs_systemd
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_calls_the_units_well_confined(installed, unit):
    """Its own measure of exposure, from 0 to 10; a unit without any confinement has 9.6."""
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=20", installed / unit.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:]


def test_the_image_holds_all_that_runs_and_what_it_copies_is_there():
    copied = set(re.findall(r"^COPY (?!--)(.+) \S+$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE))
    sources = {source for line in copied for source in line.split()}
    assert [source for source in sources if not (ROOT / source).exists()] == []
    settings = (ROOT / "config/settings.py").read_text()
    wanted = set(re.findall(r'BASE_DIR / "(\w+)"', settings)) - {"var"} | {
        "archive",
        "config",
        "search",
        "manage.py",
    }
    assert wanted <= sources


def test_compose_sets_what_is_read_and_asks_what_is_answered():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    site = services["site"]
    assert set(site["environment"]) <= names_read() | {"DATABASE_URL", "PGPASSWORD"}
    assert (ROOT / "deploy" / site["build"]["context"] / site["build"]["dockerfile"]).resolve().exists()
    assert site["depends_on"].keys() <= services.keys()
    image = (DEPLOY / "Containerfile").read_text()
    assert re.search(r"127\.0\.0\.1:8000/healthz", image)
    assert resolve("/healthz").view_name == "search:healthz"
    assert set(re.findall(r"python manage\.py (\w+)", image)) <= get_commands().keys()


def test_compose_takes_a_password_of_any_characters(monkeypatch):
    """Which is no part of the database's address: the driver reads it from where compose puts it."""
    site = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["site"]["environment"]
    address = dj_database_url.parse(site["DATABASE_URL"])
    assert (address["USER"], address["HOST"], address["NAME"]) == ("archive", "database", "archive")
    monkeypatch.setenv(
        "PGPASSWORD", re.sub(r"\$\{POSTGRES_PASSWORD:\?.*\}", "a@b/c?d#e%", site["PGPASSWORD"])
    )
    taken = {option.keyword: option.val for option in psycopg.pq.Conninfo.get_defaults()}
    assert taken[b"password"] == b"a@b/c?d#e%"


def test_the_image_has_the_python_that_is_tested_and_runs_as_nobody_of_note():
    lines = (DEPLOY / "Containerfile").read_text().splitlines()
    versions = {line.split(":")[1].split("-")[0] for line in lines if line.startswith("FROM")}
    (least,) = re.findall(r'requires-python = ">=(.+)"', (ROOT / "pyproject.toml").read_text())
    assert versions == {least}
    (user,) = [line.split()[1] for line in lines if line.startswith("USER")]
    (made,) = [line for line in lines if "useradd" in line]
    assert re.search(rf"--uid [1-9]\d+ .*{user}( |$)", made)
    assert lines.index(f"USER {user}") < min(n for n, line in enumerate(lines) if line.startswith("CMD"))
    assert lines.index(f"USER {user}") > max(n for n, line in enumerate(lines) if line.startswith("COPY"))


def test_the_container_writes_to_its_volumes_alone():
    site = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["site"]
    image = (DEPLOY / "Containerfile").read_text()
    (data_dir,) = re.findall(r"DATA_DIR=(\S+)", image)
    assert (site["read_only"], site["cap_drop"], site["tmpfs"]) == (True, ["ALL"], ["/tmp"])
    assert [volume.split(":")[1] for volume in site["volumes"]] == [data_dir]
    assert f"VOLUME {data_dir}\n" in image
    assert all(port.startswith("127.0.0.1:") for port in site["ports"])


def test_nothing_of_an_installation_goes_into_the_image():
    ignored = (DEPLOY / "Containerfile.dockerignore").read_text().split()
    assert {"var", ".git", ".venv"} <= set(ignored)
    assert not re.search(r"(PASSWORD|SECRET_KEY)=", (DEPLOY / "Containerfile").read_text())


def test_the_container_says_of_itself_that_it_is_well_by_a_command_that_runs():
    """As written, but for the address: here a port that nothing listens at."""
    (check,) = re.findall(
        r"^HEALTHCHECK .*CMD (\[.+\])$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE
    )
    _python, *arguments = json.loads(check)
    here = [argument.replace(":8000", ":1") for argument in arguments]
    done = subprocess.run([sys.executable, *here], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Connection refused" in done.stderr


@pytest.mark.parametrize(("fails", "code"), [(False, 0), (True, 1)])
def test_a_backup_that_misses_an_original_is_kept_and_told(tmp_path, fails, code):
    """A python in the place of the real one: it writes the file and says how it went."""
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\necho new > "$3"\nexit {int(fails)}\n')
    python.chmod(0o700)
    script = DEPLOY / "nightly-backup.sh"
    assert subprocess.run([script, tmp_path], cwd=tmp_path, check=False).returncode == code
    (kept,) = tmp_path.glob("*.zip")
    assert kept.read_text() == "new\n"
