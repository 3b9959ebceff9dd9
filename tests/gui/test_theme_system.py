"""The window follows the system from light to dark and back while it is open, until the user chooses for it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

import explorer.gui.theme as themes
from explorer.gui.notices import Reporter
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow


class Hints(QObject):
    """Stands for the system, whose scheme a test cannot change."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Qt.ColorScheme.Unknown

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def system(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Hints:
    hints = Hints()
    monkeypatch.setattr(themes, "QGuiApplication", SimpleNamespace(styleHints=lambda: hints))
    return hints


def test_an_unknown_system_is_light_and_a_change_is_told_once(system: Hints) -> None:
    theme, told = Theme(), []
    theme.choose("system")
    theme.changed.connect(lambda: told.append(theme.palette.name))
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        system.turn(scheme)
    assert told == ["dark", "light"]


def test_the_choice_of_the_user_stands_above_the_system(system: Hints) -> None:
    theme = Theme()
    theme.choose("light")
    system.turn(Qt.ColorScheme.Dark)
    assert theme.palette.name == "light"
    theme.choose("system")
    assert theme.palette.name == "dark"


def test_an_open_window_changes_live(qtbot: QtBot, system: Hints) -> None:
    theme = Theme()
    theme.choose("system")
    window = MainWindow(Store(), theme, Settings(), Reporter())
    qtbot.addWidget(window)
    window.show()
    ground = QPalette.ColorRole.Window
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        system.turn(scheme)
        for panel in (window.tree, window.details):
            assert panel.palette().color(ground) == themes.palette_named(name)["panel"]
        assert window.commands["theme.system"].isChecked()
    window.close()
