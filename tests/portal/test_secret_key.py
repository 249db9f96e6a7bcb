"""The signing key: private, made once, the same for all who ask."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal import secret_key


def test_key_is_made_once_and_is_private(tmp_path):
    path = tmp_path / "var" / "secret_key"

    key = secret_key.read_or_create(path)

    assert len(key) >= 50
    assert secret_key.read_or_create(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret_key"]


def test_all_who_start_at_once_get_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(secret_key.read_or_create, [tmp_path / "secret_key"] * 40))

    assert len(set(keys)) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret_key"]


def test_key_made_by_another_meanwhile_is_kept(tmp_path):
    path = tmp_path / "secret_key"
    path.write_text("k" * 60)

    secret_key._create(path)

    assert path.read_text() == "k" * 60


def test_emptied_key_is_refused_with_its_path(tmp_path):
    path = tmp_path / "secret_key"
    path.write_text("\n")

    with pytest.raises(ValueError, match=r"secret_key holds no usable secret key"):
        secret_key.read_or_create(path)
