"""The focus ring shows for those who go by keys, around the button, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.gui.focus import FocusRing, focus_by_key
from explorer.gui.theme import Theme

FOCUS = QColor("#1A5FD0")


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, ring: FocusRing) -> QWidget:
    """A tight box with two buttons in a wider window."""
    page = QWidget()
    outer = QHBoxLayout(page)
    outer.setContentsMargins(20, 20, 20, 20)
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 0, 0)
    for name in "ab":
        button = QPushButton(name)
        button.setObjectName(name)
        row.addWidget(button)
    outer.addWidget(inner)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def _button(form: QWidget, name: str) -> QPushButton:
    found = form.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def _ringed(form: QWidget, name: str) -> bool:
    button = _button(form, name)
    corner = button.mapTo(form, QPoint(0, 0))
    picture = form.grab().toImage()
    return picture.pixelColor(corner.x() + button.width() // 2, corner.y() - 4) == FOCUS


def test_a_tab_shows_the_ring_outside_the_edge_and_takes_it_along(qtbot: QtBot, form: QWidget) -> None:
    qtbot.keyClick(form, Qt.Key.Key_Tab)
    assert _ringed(form, "a") and not _ringed(form, "b")
    qtbot.keyClick(form, Qt.Key.Key_Tab)
    assert _ringed(form, "b") and not _ringed(form, "a")


def test_a_click_shows_no_ring(qtbot: QtBot, form: QWidget) -> None:
    qtbot.mouseClick(_button(form, "a"), Qt.MouseButton.LeftButton)
    assert _button(form, "a").hasFocus()
    assert not _ringed(form, "a")


def test_focus_given_as_by_a_key_shows_it(form: QWidget) -> None:
    focus_by_key(_button(form, "b"))
    assert _ringed(form, "b")


def test_the_ring_follows_moves_and_goes_with_its_button(qtbot: QtBot, form: QWidget) -> None:
    focus_by_key(_button(form, "a"))
    form.resize(form.width() + 120, form.height() + 60)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert _ringed(form, "a")
    _button(form, "a").hide()
    assert not any(type(child).__name__ == "_Ring" and child.isVisible() for child in form.findChildren(QWidget))


def test_a_button_that_dies_takes_the_ring_along(form: QWidget) -> None:
    button = _button(form, "a")
    focus_by_key(button)
    button.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not form.grab().isNull()
    focus_by_key(_button(form, "b"))
    assert _ringed(form, "b")
