"""Fixtures of all tests: no screen, no network, a home of their own, the bundled pack, the bundled fonts."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("DISPLAY", None)
os.environ.pop("WAYLAND_DISPLAY", None)

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack, resource_root

pytest_plugins = [
    "tests.guards.promises",
    "tests.guards.network",
    "tests.guards.folders",
    "tests.guards.leftovers",
]


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Return the bundled pack, read once."""
    from explorer.packs import open_pack  # late: a fault there must fail the tests that need it, and no others

    return open_pack(bundled_pack())


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the folder of the checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> tuple[str, ...]:
    """Return the names of the bundled font families, which every Qt test has loaded."""
    return tuple(dict.fromkeys(family for one in qapp.property("bundled") for family in one))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Return the application with the program's style and fonts, as the user has it."""
    loaded = []
    for file in sorted((resource_root() / "fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
        assert number >= 0, f"{file.name} is not a font that Qt can load"
        loaded.append(QFontDatabase.applicationFontFamilies(number))
    qapp.setProperty("bundled", loaded)
    qapp.setStyle("Fusion")
    return qapp
