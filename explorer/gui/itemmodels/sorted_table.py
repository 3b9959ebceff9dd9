"""A table that can be sorted by a click on its header and filtered, without a proxy between it and its view."""

from __future__ import annotations

import re
from collections.abc import Set

from PySide6.QtCore import QObject, Qt

from explorer.figures.figure import Cell, Table
from explorer.gui.itemmodels.figure_table import FigureTableItemModel

_LEADING = re.compile(r"^\W+")  # quotation marks and brackets do not count in sorting


class SortedTableItemModel(FigureTableItemModel):
    """Keeps the whole table, and shows the wanted rows of it in the wanted order; rows are known by their target."""

    def __init__(self, whole: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole = whole
        self._wanted: Set[str] | None = None
        self._column, self._down = 0, False
        self._arrange()

    def show_only(self, wanted: Set[str] | None) -> None:
        """Show the rows of these records, or for ``None`` all."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what has no value stands last, whichever way."""
        if 0 <= column < len(self._whole.columns):
            self._column, self._down = column, order is Qt.SortOrder.DescendingOrder
            self._arrange()

    def row_of(self, target: str) -> int:
        """Return the row of a record, or -1 if it is not shown."""
        return next((place for place, row in enumerate(self.table.rows) if row[0].target == target), -1)

    def target(self, row: int) -> str:
        """Return the record of a row, or an empty text."""
        return self.table.rows[row][0].target if 0 <= row < len(self.table.rows) else ""

    def _arrange(self) -> None:
        rows = [row for row in self._whole.rows if self._wanted is None or row[0].target in self._wanted]
        numbers = any(row[self._column].value is not None for row in rows)
        known = [row for row in rows if not numbers or row[self._column].value is not None]
        known.sort(key=self._key, reverse=self._down)
        unknown = [row for row in rows if numbers and row[self._column].value is None]
        self.show_table(Table(self._whole.columns, (*known, *unknown)))

    def _key(self, row: tuple[Cell, ...]) -> tuple[float, str]:
        cell = row[self._column]
        return (cell.value or 0.0, _LEADING.sub("", cell.text.casefold()))
