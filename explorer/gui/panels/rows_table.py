"""A table in a dialog: rows as high as their words, a bar of ink at the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from explorer.figures.figure import Table
from explorer.gui.itemmodels.figure_table import FigureTableItemModel
from explorer.gui.theme import font

_ROW, _PAD = 32, 5


class RowsTable(QTableView):
    """Shows a table whose columns have these widths, the one after them all what is left."""

    def __init__(self, name: str, widths: tuple[int, ...]) -> None:
        super().__init__()
        self._widths = widths
        self._model = FigureTableItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_BarDelegate(self))
        self.setAccessibleName(name)
        self.setFont(font("body"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setFont(font("small-strong"))
        header.setFixedHeight(_ROW)
        header.setHighlightSections(False)
        self.setWordWrap(True)

    def show_table(self, table: Table) -> None:
        """Show other rows."""
        self._model.show_table(table)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setSectionResizeMode(len(self._widths), QHeaderView.ResizeMode.Stretch)
        self._fit_rows()

    def fit(self, most: int) -> None:
        """Be as high as the first rows, ``most`` of them."""
        heights = [self.rowHeight(row) for row in range(min(self._model.rowCount(), most))]
        self.setFixedHeight(min(sum(heights), most * _ROW * 2) + _ROW + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give each row the height of its words, with room above and below."""
        for row in range(self._model.rowCount()):
            self.setRowHeight(row, max(_ROW, self.sizeHintForRow(row) + 2 * _PAD))


class _BarDelegate(QStyledItemDelegate):
    """Draws the bar of ink at the left edge of the selected row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.column() == 0 and option.state & QStyle.StateFlag.State_Selected:
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, option.palette.color(QPalette.ColorRole.Text))
