"""A real main window with settings that nobody keeps, its chart awake."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack
from explorer.gui.notices import Reporter
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.stylesheet import Look
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Return a light theme that the application wears."""
    made, worn = Theme(), qapp.palette()
    made.choose("light")
    look = Look(qapp, made)
    yield made
    look.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(worn)


@pytest.fixture
def store(qapp: QApplication) -> Store:
    """Return an empty store."""
    return Store()


@pytest.fixture
def settings() -> Settings:
    """Return settings that last as long as the test."""
    return Settings()


@pytest.fixture
def bare_window(qtbot: QtBot, theme: Theme, store: Store, settings: Settings) -> MainWindow:
    """Return a shown window with no pack open, its chart awake."""
    window = MainWindow(store, theme, settings, Reporter())
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitSignal(window.woken):
        window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def window(bare_window: MainWindow, atlas: Atlas) -> MainWindow:
    """Return a shown window with the bundled pack open."""
    bare_window.packs.show(atlas, bundled_pack())
    return bare_window
