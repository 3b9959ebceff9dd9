"""The table has the figure's numbers, keeps Qt's rules for models, and is copied without running anything."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import figure
from explorer.figures.figure import Cell, CellKind, Column, Table
from explorer.gui.itemmodels.figure_table import FigureTableItemModel
from explorer.gui.itemmodels.roles import Role
from explorer.gui.panels.table import CopyTable
from explorer.gui.window import MainWindow
from explorer.state.viewpoint import viewpoint

TABLE = Table(
    (Column("Name"), Column("Value", CellKind.NUMBER, "vehicles")),
    ((Cell("=1+1", target="aito"), Cell("1,000", 1000.0)), (Cell("a\tb\nc"), Cell("−5.2", -5.2)), (Cell("x"),)),
)


def test_the_model_keeps_qts_rules(qtmodeltester: Any, atlas: Atlas) -> None:
    model = FigureTableItemModel()
    qtmodeltester.check(model)
    model.show_table(figure(atlas, viewpoint("deliveries?focus=hima")).table)
    qtmodeltester.check(model)


def test_the_model_shows_a_table(qapp: object) -> None:
    model = FigureTableItemModel()
    model.show_table(TABLE)
    assert (model.rowCount(), model.columnCount()) == (3, 2)
    head = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert head == ["Name", "Value (vehicles)", None]
    assert model.index(0, 1).data() == "1,000"
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Value (vehicles): 1,000"
    assert model.index(0, 0).data(Role.RECORD_ID) == "aito"
    assert model.index(2, 1).data() is None  # a short row has no cell there


def test_rows_are_copied_with_their_header_and_no_formula(qtbot: QtBot) -> None:
    model = FigureTableItemModel()
    model.show_table(TABLE)
    view = CopyTable()
    qtbot.addWidget(view)
    view.setModel(model)
    view.show()
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tValue (vehicles)\n'=1+1\t1,000"
    view.clearSelection()
    lines = view.copied().split("\n")
    assert len(lines) == 4 and all(line.count("\t") == 1 for line in lines)


def test_the_table_of_the_window_is_the_figures(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["view.table"].trigger()
    panel, shown = window.centre.table, window.centre.figure
    assert shown is not None
    assert panel.model.table is shown.table and panel.view.isVisible()
    assert panel._takeaway.text() == shown.takeaway and panel._source.text() == shown.source_line
    assert panel.strip._keys == shown.strip


def test_enter_on_a_row_leads_to_its_record(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["view.timeline"].trigger()
    window.commands["view.table"].trigger()
    view, model = window.centre.table.view, window.centre.table.model
    place = next(
        (row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.index(row, column).data(Role.RECORD_ID)
    )
    view.setFocus()
    view.setCurrentIndex(model.index(*place))
    target = model.index(*place).data(Role.RECORD_ID)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.context.store.here.focus == target
