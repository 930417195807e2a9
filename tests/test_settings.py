import stat

from config.environment import read_secret_key


def test_secret_key_is_generated_once_and_is_the_owners_alone(tmp_path):
    key = read_secret_key(tmp_path)
    assert len(key) >= 50
    assert read_secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
