"""The figure as a table: the same takeaway, the same numbers, the same source line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from explorer.export.clean import neutral_cell
from explorer.gui.itemmodels.figure_table import FigureTableItemModel
from explorer.gui.labels import PlainLabel
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.figures.figure import Cell, Figure
    from explorer.gui.panels.source_card import SourceCard

_ROW = 32
_WIDEST = 360
_MEASURED_ROWS = 200
_STRIP = QSize(40, 4)


class TablePanel(QWidget):
    """Shows a figure's table in the frame of the chart; ``picked(id)`` tells the record behind a row.

    Entering a cell that cites sources and leads nowhere else opens a card of them.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._atlas: Atlas | None = None
        self._card: SourceCard | None = None
        self.strip = Strip(theme)
        self._takeaway = PlainLabel(role="takeaway")
        self._takeaway.setWordWrap(True)
        self._subtitle = PlainLabel(role="subtitle")
        self._subtitle.set_ink("ink-2")
        self._source = PlainLabel(role="small")
        self._source.set_ink("ink-2")
        self._source.setWordWrap(True)
        self.model = FigureTableItemModel(self)
        self.view = CopyTable()
        self.view.setModel(self.model)
        self.view.activated.connect(self._pick)
        self.view.pressed.connect(self._shut)
        for bar in (self.view.verticalScrollBar(), self.view.horizontalScrollBar()):
            bar.valueChanged.connect(self._shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(0)
        for widget, gap in ((self.strip, 12), (self._takeaway, 4), (self._subtitle, 16)):
            column.addWidget(widget)
            column.addSpacing(gap)
        column.addWidget(self.view, 1)
        column.addSpacing(12)
        column.addWidget(self._source)

    def show_figure(self, figure: Figure, atlas: Atlas | None) -> None:
        """Show the table of another figure."""
        self._shut()
        self._atlas = atlas
        self.strip.show_keys(figure.strip)
        self._takeaway.setText(figure.takeaway or figure.empty)
        self._subtitle.setText(figure.subtitle)
        self._source.setText(figure.source_line)
        self.model.show_table(figure.table, atlas)
        self.view.setAccessibleName(translate("Table", "Table: {0}").format(figure.takeaway))
        self.view.fit_columns()

    @Slot(QModelIndex)
    def _pick(self, index: QModelIndex) -> None:
        cell = self.model.cell(index)
        if cell is not None and cell.target:
            self.picked.emit(cell.target)
        elif cell is not None and cell.sources and self._atlas is not None:
            self._show_sources(index, cell, self._atlas)

    def _show_sources(self, index: QModelIndex, cell: Cell, atlas: Atlas) -> None:
        if self._card is None:
            from explorer.gui.panels.source_card import SourceCard

            self._card = SourceCard(self._theme, self)
            self._card.closed.connect(self._return_focus)
        titles = (self.model.headerData(index.column(), Qt.Orientation.Horizontal), index.siblingAtColumn(0).data())
        heading = ", ".join(str(title) for title in titles if title)
        said = "" if self.model.lists_sources(index) else " · ".join(one for one in (cell.text, cell.known) if one)
        sources = [(f"{place}", atlas.sources.get(one), one) for place, one in enumerate(cell.sources, 1)]
        spot = self.view.visualRect(index)
        spot.moveTopLeft(self.view.viewport().mapTo(self, spot.topLeft()))
        self._card.show_sources(heading, said, sources, spot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the card, whose place is no longer right."""
        super().resizeEvent(event)
        self._shut()

    @Slot()
    def _shut(self) -> None:
        if self._card is not None:
            self._card.shut()

    @Slot()
    def _return_focus(self) -> None:
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)


class Strip(QWidget):
    """The signature strip: one block a colour key, five by rule."""

    def __init__(self, theme: Theme, size: QSize = _STRIP) -> None:
        super().__init__()
        self._theme = theme
        self._keys: tuple[str, ...] = ()
        self.setFixedSize(size)
        theme.changed.connect(self.update)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show other colours."""
        self._keys = keys
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blocks side by side."""
        with QPainter(self) as painter:
            for place, key in enumerate(self._keys):
                left, right = (round(self.width() * edge / len(self._keys)) for edge in (place, place + 1))
                painter.fillRect(left, 0, right - left, self.height(), self._theme.palette.series_colour(key))


class CopyTable(QTableView):
    """A table whose selection is copied as text that a spreadsheet takes without running anything."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font("body"))
        self.horizontalHeader().setFont(font("small-strong"))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(_ROW)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)

    def fit_columns(self) -> None:
        """Give each column the width of its header and its first rows."""
        model = self.model()
        body, head = QFontMetrics(self.font()), QFontMetrics(font("small-strong"))
        rows = min(model.rowCount(), _MEASURED_ROWS)
        for column in range(model.columnCount()):
            title = str(model.headerData(column, Qt.Orientation.Horizontal))
            widths = [body.horizontalAdvance(str(model.index(row, column).data() or "")) for row in range(rows)]
            self.setColumnWidth(column, min(_WIDEST, max([head.horizontalAdvance(title), *widths]) + 36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selection, or do as any table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
            event.accept()
        else:
            super().keyPressEvent(event)

    def copied(self) -> str:
        """Return the rows selected, or all, as lines of cells joined by tabs, with their header."""
        model = self.model()
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()}) or range(model.rowCount())
        columns = range(model.columnCount())
        titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        kept = Qt.ItemDataRole.EditRole  # as written to a file: the ids of sources
        lines = [[str(model.index(row, column).data(kept) or "") for column in columns] for row in rows]
        return "\n".join("\t".join(_cell(text) for text in line) for line in [titles, *lines])


def _cell(text: str) -> str:
    return neutral_cell(" ".join(text.split()))
