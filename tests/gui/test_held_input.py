"""What is typed and clicked while the window is painted and not finished yet takes effect once it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack
from explorer.gui.itemmodels.roles import Role
from explorer.gui.notices import Reporter
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, atlas: Atlas) -> MainWindow:
    """Return a window that is shown, not painted, and not finished."""
    made = MainWindow(Store(), Theme(), Settings(), Reporter(), whole=False)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.packs.show(atlas, bundled_pack())
    made.show()
    assert made.services is None
    return made


def test_the_tree_has_the_focus_from_the_first(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.woken):
        assert window.focusWidget() is window.tree.view
    assert window.focusWidget() is window.tree.view


def test_a_key_in_between_is_not_lost(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.woken):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_T)
    assert window.context.store.here.show == "table"


def test_a_fault_in_the_details_leaves_a_window_that_takes_keys(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ArithmeticError("planted")

    monkeypatch.setattr(window.details, "fill", fail)
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(window.woken):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_T)
    assert [kind for kind, *_ in faults] == [ArithmeticError]
    assert window.context.store.here.show == "table"


def test_a_letter_goes_into_the_field_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.tree.field.setFocus()
    with qtbot.waitSignal(window.woken):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_T)
    assert window.tree.field.text() == "t"
    assert window.context.store.here.show == "chart"


def test_a_click_in_between_selects(window: MainWindow, qtbot: QtBot) -> None:
    index = window.tree.view.index_of("aito")
    middle = window.tree.view.visualRect(index).center()
    with qtbot.waitSignal(window.woken):
        at = window.tree.view.viewport().mapTo(window, QPoint(middle.x(), middle.y()))
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert window.context.store.here.focus == "aito"
    assert window.tree.view.currentIndex().data(Role.RECORD_ID) == "aito"


def test_a_window_closed_in_between_closes_in_good_order(window: MainWindow) -> None:
    assert window.close()
    assert window.services is None
