"""Settings keep their types over a restart, and no damage to their file stops a start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from explorer.gui.settings import DETAILS_SHOWN, RECENT_PACKS, THEME, TREE_WIDTH, Setting, Settings

NAME = Setting("test/name", "nobody")
VALUES = (
    (DETAILS_SHOWN, False),
    (TREE_WIDTH, -7),
    (RECENT_PACKS, ("/a, b;c", "C:\\鸿蒙", '"q"')),
    (NAME, "%A=[x]\n, y"),
)


def test_a_setting_nobody_set_is_its_default(tmp_path: Path) -> None:
    for settings in (Settings(), Settings(tmp_path / "new.ini")):
        assert settings.get(THEME) == "system"
        assert settings.get(TREE_WIDTH) == 280
        assert settings.get(RECENT_PACKS) == ()


@pytest.mark.parametrize(("setting", "value"), VALUES, ids=lambda one: getattr(one, "key", ""))
def test_values_keep_their_type_over_a_restart(tmp_path: Path, setting: Setting, value: object) -> None:
    first = Settings(tmp_path / "settings.ini")
    first.set(setting, value)
    assert first.get(setting) == value
    first.save()
    copy = shutil.copy(tmp_path / "settings.ini", tmp_path / "restarted.ini")  # Qt answers the old name from memory
    found = Settings(Path(copy)).get(setting)
    assert (found, type(found)) == (value, type(value))
    assert not list(tmp_path.glob("*.bad"))


@pytest.mark.parametrize(
    ("setting", "text"),
    [
        (TREE_WIDTH, "wide"),
        (TREE_WIDTH, "9" * 30),
        (TREE_WIDTH, "٣"),
        (TREE_WIDTH, "a, b"),
        (DETAILS_SHOWN, "1"),
        (RECENT_PACKS, "[1, 2]"),
        (RECENT_PACKS, "[" * 5000),
        (RECENT_PACKS, "{}"),
    ],
)
def test_a_value_of_the_wrong_type_is_the_default(tmp_path: Path, setting: Setting, text: str) -> None:
    group, key = setting.key.split("/")
    path = tmp_path / "settings.ini"
    path.write_text(f"[{group}]\n{key}={text}\n", encoding="utf-8")
    assert Settings(path).get(setting) == setting.default


DAMAGE = {
    "empty": b"",
    "nul": b"[look]\ntheme=\x00\x00",
    "binary": bytes(range(256)),
    "latin": b"[look]\ntheme=gr\xfcn",
    "utf-16": "[look]\ntheme=dark".encode("utf-16"),
    "prose": b"this is no settings file",
    "no section": b"theme=dark",
    "half": b"[look]\nthe",
    "open section": b"[look\ntheme=dark",
    "json": b'{"theme": "dark"}',
    "markup": b"<html>\n<body>",
    "zip": b"PK\x03\x04" + bytes(60),
    "huge": b"[look]\n" + b"a=b\n" * 300_000,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_is_set_aside(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{kind.replace(' ', '-')}.ini"
    path.write_bytes(DAMAGE[kind])
    settings = Settings(path)
    assert settings.get(THEME) == "system"
    settings.set(THEME, "dark")
    settings.save()
    assert settings.get(THEME) == "dark"
    bad = path.with_name(path.name + ".bad")
    assert bad.exists() == (kind != "empty")
    if bad.exists():
        assert bad.read_bytes() == DAMAGE[kind]


def test_a_folder_in_place_of_the_file_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.mkdir()
    assert Settings(path).get(THEME) == "system"


@given_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(max_size=200))
def test_no_bytes_stop_a_start(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / f"{abs(hash(data))}.ini"
    path.write_bytes(b"[look]\n" + data)
    settings = Settings(path)
    for setting, _ in VALUES:
        assert isinstance(settings.get(setting), type(setting.default))
