"""What is copied: the chart as a picture, the table as cells, a fact and the details as text with their citations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.export.citation import short_citation
from explorer.export.plain import dossier_text, fact_text
from explorer.export.tables import cells_text
from explorer.gui.charts.export import picture
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.window import MainWindow
from explorer.state import moves

OFFSCREEN_MENUS = (r"does not support raise\(\)", "does not support grabbing the keyboard")


def facts(window: MainWindow) -> list[FactRow]:
    return [row for row in window.details.findChildren(FactRow) if row.isVisible() and row.markers]


def test_the_chart_is_copied_as_it_would_be_exported(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    figure, atlas = window.centre.figure, window.context.store.atlas
    assert figure is not None and figure.source_line
    copied = QGuiApplication.clipboard().image()
    wanted = QImage.fromData(picture(figure, atlas, "png", palette_name="light", scale=2.0))
    assert copied.size() == wanted.size()
    assert copied.convertToFormat(QImage.Format.Format_RGB32) == wanted.convertToFormat(QImage.Format.Format_RGB32)
    assert window.notices.notice is not None and "picture" in window.notices.notice.title


@pytest.mark.parametrize("show", ["chart", "table"])
def test_the_table_is_copied_as_cells_whatever_is_seen(qtbot: QtBot, window: MainWindow, show: str) -> None:
    if show == "table":
        window.commands["view.table"].trigger()
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    figure, data = window.centre.figure, QGuiApplication.clipboard().mimeData()
    assert figure is not None and data.text() == cells_text(figure)
    assert not data.hasHtml() and len(data.text().splitlines()) == len(figure.table.rows) + 1


def test_ctrl_c_on_a_marker_copies_its_fact(qtbot: QtBot, window: MainWindow) -> None:
    atlas, shown = window.context.store.atlas, window.details.dossier
    assert atlas is not None and shown is not None
    row = facts(window)[2]
    row.markers[0].setFocus()
    qtbot.keyClick(row.markers[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text == fact_text(row.fact, shown, atlas)
    assert all(short_citation(atlas.sources[one]) in text for one in row.fact.sources)


def test_ctrl_c_on_a_row_that_was_clicked(qtbot: QtBot, window: MainWindow) -> None:
    row = facts(window)[3]
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(2, row.height() - 3))
    assert row.hasFocus() and window.details.fact == row.fact
    qtbot.keyClick(row, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert f", {row.fact.label}: " in QGuiApplication.clipboard().text()


@pytest.mark.qt_log_ignore(*OFFSCREEN_MENUS, extend=True)
def test_the_menu_of_a_row_copies_its_fact(window: MainWindow) -> None:
    row = facts(window)[1]
    spot = QPoint(2, 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, row.mapToGlobal(spot))
    QApplication.sendEvent(row, event)
    menu = row.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert f", {row.fact.label}: " in QGuiApplication.clipboard().text()


def test_the_command_copies_the_fact_that_had_the_focus_last(window: MainWindow) -> None:
    command = window.commands["edit.copy_fact"]
    window.commands.refresh()
    assert not command.isEnabled()
    row = facts(window)[2]
    row.markers[0].setFocus()
    window.tree.view.setFocus()
    window.commands.refresh()
    assert command.isEnabled()
    command.trigger()
    assert f", {row.fact.label}: " in QGuiApplication.clipboard().text()
    window.context.store.go("Select", moves.focus_on, "aito")
    assert window.details.fact is None and not command.isEnabled()


def test_all_details_are_copied(window: MainWindow) -> None:
    window.commands["edit.copy_details"].trigger()
    atlas, shown = window.context.store.atlas, window.details.dossier
    assert atlas is not None and shown is not None
    assert QGuiApplication.clipboard().text() == dossier_text(shown, atlas)


def test_a_focused_row_is_seen_as_such(qtbot: QtBot, window: MainWindow) -> None:
    row = facts(window)[2]
    before = row.grab().toImage()
    row.setFocus()
    assert row.grab().toImage() != before
    window.tree.view.setFocus()
    assert row.grab().toImage() == before
