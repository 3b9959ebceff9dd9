"""A figure's table as a model of Qt, so that every chart can be read, heard and copied."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.domain.atlas import Atlas
from explorer.export.citation import long_citation, named_sources
from explorer.figures.figure import Cell, CellKind, Table
from explorer.gui.itemmodels.roles import Role
from explorer.gui.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex

LARGEST = 1_000_000  # rows; Qt's views overflow far beyond
_MOST_CITED = 12  # in a tip
_ROOT = QModelIndex()
_EMPTY = Table((), ())


class FigureTableItemModel(QAbstractTableModel):
    """Read-only; numbers stand right, text stands left, the header names the unit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = _EMPTY
        self._atlas: Atlas | None = None

    @property
    def table(self) -> Table:
        """The table shown."""
        return self._table

    def show_table(self, table: Table, atlas: Atlas | None = None) -> None:
        """Show another table; with a pack, cells that list ids of sources name the sources."""
        self.beginResetModel()
        self._table, self._atlas = table, atlas
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows, a million at most."""
        return 0 if parent.isValid() else min(len(self._table.rows), LARGEST)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.columns)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell at an index, or None where there is none."""
        if not index.isValid() or index.row() >= len(self._table.rows):
            return None
        row = self._table.rows[index.row()]
        return row[index.column()] if index.column() < len(row) else None

    def lists_sources(self, index: Index) -> bool:
        """Whether a cell is the list of its own sources."""
        cell = self.cell(index)
        return cell is not None and _lists(cell)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, also as in a file, its side, spoken form, tip, or the record it leads to."""
        cell = self.cell(index)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(cell)
            case Qt.ItemDataRole.EditRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(self._cited(cell))) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._title(index.column())}: {self._words(cell) or '–'}"
            case Role.RECORD_ID:
                return cell.target
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title with its unit."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._table.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def _words(self, cell: Cell) -> str:
        return named_sources(self._atlas, cell.sources, 1) if self._atlas is not None and _lists(cell) else cell.text

    def _cited(self, cell: Cell) -> list[str]:
        atlas = self._atlas
        if atlas is None or not _lists(cell):
            return []
        known = [long_citation(one) for one in atlas.source_list(cell.sources)]
        left = len(known) - _MOST_CITED
        return [*known[:_MOST_CITED], *([f"+{left} more"] if left > 0 else [])]

    def _title(self, column: int) -> str:
        shown = self._table.columns[column]
        return f"{shown.title} ({shown.unit})" if shown.unit else shown.title

    def _side(self, column: int) -> Qt.AlignmentFlag:
        number = self._table.columns[column].kind is CellKind.NUMBER
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def _lists(cell: Cell) -> bool:
    """Whether a cell is the list of its own sources."""
    return bool(cell.sources) and cell.text == "; ".join(cell.sources)
