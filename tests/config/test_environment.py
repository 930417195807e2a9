import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import (
    keep_compiled,
    read_flag,
    read_list,
    read_networks,
    read_number,
    read_secret_key,
)


def test_secret_key_is_generated_once_and_is_the_owners_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    key = read_secret_key(tmp_path)
    assert len(key) >= 50
    assert read_secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_secret_key_of_the_environment_is_not_written_down(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")
    assert read_secret_key(tmp_path) == "given"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("value", "flag"), [("on", True), ("1", True), ("off", False), ("No", False), ("", False)]
)
def test_flag_is_read_in_its_usual_spellings(monkeypatch, value, flag):
    monkeypatch.setenv("DEBUG", value)
    assert read_flag("DEBUG") is flag


def test_a_value_that_cannot_be_read_stops_the_start_and_names_its_variable(monkeypatch):
    monkeypatch.setenv("PORT", "eighty")
    with pytest.raises(ImproperlyConfigured, match="PORT must be a whole number"):
        read_number("PORT", 8000)
    monkeypatch.setenv("HTTPS", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="HTTPS must be on or off"):
        read_flag("HTTPS")


def test_list_is_read_without_its_blanks(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example, b.example,")
    assert read_list("ALLOWED_HOSTS") == ["a.example", "b.example"]


def test_networks_are_read_and_a_wrong_one_fails_at_start(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")
    assert read_networks("TRUSTED_PROXIES") == ["127.0.0.1", "10.0.0.0/8"]
    monkeypatch.setenv("TRUSTED_PROXIES", "nginx")
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        read_networks("TRUSTED_PROXIES")


@pytest.mark.parametrize(("named", "kept"), [(None, "compiled"), ("elsewhere", "elsewhere")])
def test_machine_code_is_kept_where_its_owner_alone_can_write(tmp_path, monkeypatch, named, kept):
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / named) if named else "")
    for _ in range(2):  # a child is told by its parent
        keep_compiled(tmp_path / "compiled", tmp_path)
        assert Path(os.environ["NUMBA_CACHE_DIR"]).parent == tmp_path / kept
    assert stat.S_IMODE((tmp_path / "compiled").stat().st_mode) == 0o700


def test_machine_code_of_other_passes_is_compiled_anew(tmp_path, monkeypatch):
    folders = []
    for source in ("from numba import njit", "from numba import njit, types"):
        (tmp_path / "passes.py").write_text(source)
        monkeypatch.setenv("NUMBA_CACHE_DIR", "")
        keep_compiled(tmp_path / "compiled", tmp_path)
        folders.append(Path(os.environ["NUMBA_CACHE_DIR"]))
        folders[-1].mkdir()
    keep_compiled(tmp_path / "compiled", tmp_path)
    assert [folder.exists() for folder in folders] == [False, True]


def test_who_waits_for_the_compiler_is_told_so_once(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("NUMBA_CACHE_DIR", "")
    keep_compiled(tmp_path / "compiled", tmp_path)
    assert "正在编译" in capsys.readouterr().err
    Path(os.environ["NUMBA_CACHE_DIR"]).mkdir()
    keep_compiled(tmp_path / "compiled", tmp_path)
    assert capsys.readouterr().err == ""
