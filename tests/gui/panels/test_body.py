"""Three panels side by side; narrow, the details lie over the centre; widths and visibility are remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.gui.notices import Reporter
from explorer.gui.panels.body import NARROW
from explorer.gui.settings import DETAILS_SHOWN, DETAILS_WIDTH, GEOMETRY, TREE_WIDTH, Settings
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow


def test_at_full_width_all_three_have_the_widths_of_the_design(window: MainWindow) -> None:
    assert (window.tree.width(), window.details.width()) == (280, 336)
    assert window.centre.width() == 1440 - 280 - 336 - 2


@pytest.mark.parametrize("width", [960, 1024, 1100, 1183, 1184, 1300, 1440, 1920])
def test_the_centre_is_never_too_narrow(window: MainWindow, width: int) -> None:
    window.resize(width, 700)
    assert window.width() == width
    assert window.centre.width() >= 640 and window.tree.width() >= 240
    assert window.details.isVisible() == (width >= NARROW)


def test_narrow_details_lie_over_the_centre_and_escape_closes_them(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 700)
    before = window.centre.width()
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert window.details.isVisible() and window.centre.width() == before
    right = window.details.mapTo(window.body, window.details.rect().topRight())
    assert right.x() == window.body.width() - 1 and window.details.width() == 336
    assert window.commands["view.details"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.details.isVisible() and not window.commands["view.details"].isChecked()
    window.resize(1440, 900)
    assert window.details.isVisible() and window.details.width() == 336


def test_panels_are_hidden_and_shown_by_key(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert not window.tree.isVisible() and window.centre.width() >= 1440 - 336 - 2
    qtbot.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not window.details.isVisible() and window.centre.width() >= 1440 - 2
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.tree.isVisible() and window.tree.field.hasFocus() and window.tree.width() == 280


def test_shape_is_remembered(qtbot: QtBot, theme: Theme, window: MainWindow, settings: Settings) -> None:
    window.body._splitter.moveSplitter(350, 1)
    window.body._splitter.moveSplitter(1000, 2)
    window.commands["view.details"].trigger()
    window.resize(1300, 880)
    window.close()
    assert (settings.get(TREE_WIDTH), settings.get(DETAILS_SHOWN)) == (350, False)
    assert settings.get(DETAILS_WIDTH) > 400 and settings.get(GEOMETRY)
    again = MainWindow(Store(), theme, settings, Reporter())
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.woken):
        again.show()
    again.resize(1440, 880)  # the screen of the tests is smaller than that
    assert again.tree.width() == 350
    assert not again.details.isVisible()
    again.commands["view.details"].trigger()
    assert again.details.width() == settings.get(DETAILS_WIDTH)


@pytest.mark.parametrize("kept", ["rubbish", "AdnQywADAAAAAA==", "%%%", "é"])
def test_a_spoiled_shape_is_passed_over(qtbot: QtBot, theme: Theme, kept: str) -> None:
    settings = Settings()
    settings.set(GEOMETRY, kept)
    settings.set(TREE_WIDTH, -100)
    settings.set(DETAILS_WIDTH, 999_999)
    window = MainWindow(Store(), theme, settings, Reporter())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.woken):
        window.show()
    assert 960 <= window.width() <= 1440 and window.tree.width() >= 240


def _region(window: MainWindow) -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    regions: dict[str, QWidget] = {
        "tree": window.tree,
        "tabs": window.centre.tabs,
        "options": window.centre.options,
        "chart": window.centre.card,
        "details": window.details,
    }
    return next(name for name, one in regions.items() if one is focused or one.isAncestorOf(focused))


def test_f6_goes_round_the_regions_both_ways(qtbot: QtBot, window: MainWindow) -> None:
    assert _region(window) == "tree"
    order = []
    for _ in range(5):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        order.append(_region(window))
    assert order == ["tabs", "options", "chart", "details", "tree"]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _region(window) == "details"
    window.commands["view.details"].trigger()
    window.centre.tabs.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _region(window) == "tree"
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _region(window) == "chart"


def test_tab_reaches_every_control_of_the_options_row(qtbot: QtBot, window: MainWindow) -> None:
    options = window.centre.options
    options.by.findChildren(QWidget)[0].setFocus()
    reached: set[QWidget] = set()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {options.range, options.notes, options.table, options.export} <= reached
