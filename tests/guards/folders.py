"""Gives every test a home of its own: settings, data and logs of whoever runs the tests stay untouched."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

_NAMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "run",
    "DBUS_SESSION_BUS_ADDRESS": "no-bus",  # whose tests run on a desktop must not hold its screen saver off
    "DBUS_SYSTEM_BUS_ADDRESS": "no-bus",
}


def _homes(root: Path) -> dict[str, str]:
    return {name: str(root / part) for name, part in _NAMES.items()}


def _make_runtime_folder(root: Path) -> None:
    (root / "run").mkdir(mode=0o700)  # Qt warns of one that is missing or that others can read


def _settle() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="explorer-tests-", ignore_cleanup_errors=True)
    _make_runtime_folder(Path(folder.name))
    os.environ.update(_homes(Path(folder.name)))
    return folder


_HOME = _settle()  # what runs before the first test, or between tests, finds an empty home too


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home folder of this test; user folders of the program lie in it."""
    root = tmp_path_factory.mktemp("home")
    _make_runtime_folder(root)
    for name, place in _homes(root).items():
        monkeypatch.setenv(name, place)
    return root
