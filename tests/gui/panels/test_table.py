"""The table has the figure's numbers, keeps Qt's rules for models, and is copied without running anything."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.export.citation import long_citation, named_sources, short_citation
from explorer.figures.catalogue import figure
from explorer.figures.figure import Cell, CellKind, Column, Table
from explorer.gui.itemmodels.figure_table import FigureTableItemModel
from explorer.gui.itemmodels.roles import Role
from explorer.gui.labels import plain_tip
from explorer.gui.panels.source_card import SourceCard
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


def test_sources_are_named_in_the_cell_and_cited_in_its_tip_but_copied_as_ids(qapp: object, atlas: Atlas) -> None:
    table = figure(atlas, viewpoint("deliveries?focus=hima&every=year")).table
    model = FigureTableItemModel()
    model.show_table(table, atlas)
    cell = table.rows[-1][-1]
    index = model.index(len(table.rows) - 1, len(table.columns) - 1)
    assert index.data() == named_sources(atlas, cell.sources, 1) and cell.sources[0] not in index.data()
    assert index.data().endswith(" more") and short_citation(atlas.sources[cell.sources[0]]) in index.data()
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert plain_tip(long_citation(atlas.source_list(cell.sources)[0])).removesuffix("</qt>") in tip
    view = CopyTable()
    view.setModel(model)
    assert view.copied().split("\n")[-1].endswith("; ".join(cell.sources))


def test_enter_on_a_number_opens_the_card_of_its_sources(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["view.deliveries"].trigger()
    window.commands["view.table"].trigger()
    panel = window.centre.table
    place = next(column for column, cell in enumerate(panel.model.table.rows[-1]) if cell.value and cell.sources)
    index = panel.model.index(panel.model.rowCount() - 1, place)
    panel.view.setFocus()
    panel.view.setCurrentIndex(index)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    card, atlas = panel.findChild(SourceCard), window.context.store.atlas
    assert card is not None and card.isVisible() and atlas is not None and panel.rect().contains(card.geometry())
    text = card.findChild(QPlainTextEdit)
    cell = panel.model.table.rows[-1][place]
    assert text is not None and all(atlas.sources[one].title in text.toPlainText() for one in cell.sources)
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible() and panel.view.hasFocus()


@pytest.mark.parametrize("row", [0, -1])
def test_the_card_stands_beside_the_number_it_is_about(window: MainWindow, row: int) -> None:
    window.commands["view.deliveries"].trigger()
    window.commands["view.table"].trigger()
    panel = window.centre.table
    place = next(column for column, cell in enumerate(panel.model.table.rows[row]) if cell.value and cell.sources)
    index = panel.model.index(row % panel.model.rowCount(), place)
    panel.view.setCurrentIndex(index)
    panel.view.activated.emit(index)
    card, spot = panel.findChild(SourceCard), panel.view.visualRect(index)
    spot.moveTopLeft(panel.view.viewport().mapTo(panel, spot.topLeft()))
    assert card is not None and card.isVisible() and panel.rect().contains(card.geometry())
    assert not card.geometry().intersects(spot)
    assert (card.y() > spot.y()) == (row == 0)
