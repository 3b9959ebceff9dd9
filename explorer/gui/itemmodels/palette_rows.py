"""The rows of the command palette as a list of Qt: groups of hits under headings that are never current."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.gui.itemmodels.roles import Role
from explorer.records import record

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_OF_A_HEADING = Qt.ItemFlag.ItemNeverHasChildren
_OF_A_ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class Kind(Enum):
    """What a row leads to; the order is that of the groups where all are found equally well."""

    ENTITY = "entity"
    VIEW = "view"
    COMMAND = "command"
    CLAIM = "claim"
    MILESTONE = "milestone"
    SOURCE = "source"
    LINK = "link"  # a view by its link, as it was copied
    REST = "rest"  # the rows of a group that are not shown yet


@record(frozen=True, slots=True)
class PaletteRow:
    """One hit.

    ``target`` is the id of a record, a view or an action (of a REST the group's kind, of a LINK the link), ``focus``
    the record that a view is to show; ``mark`` is a colour key, an icon, a category or a verdict, by kind; ``verb``
    says what Enter does, ``keys`` is the row's own shortcut; ``words`` are the beginnings of words to set in bold.
    """

    kind: Kind
    target: str
    title: str
    title_zh: str = ""
    detail: str = ""
    mark: str = ""
    verb: str = ""
    keys: str = ""
    focus: str = ""
    words: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        said = ", ".join(part for part in (self.title, self.title_zh, self.detail, self.keys) if part)
        return f"{said}. Enter: {self.verb}" if self.verb else said


@record(frozen=True, slots=True)
class PaletteGroup:
    """Rows under a heading; ``total`` is how many there are to be found, shown or not."""

    title: str
    rows: tuple[PaletteRow, ...]
    total: int


Line = PaletteRow | PaletteGroup  # a group stands for its own heading


class PaletteItemModel(QAbstractListModel):
    """Headings and rows in one column; a heading can neither be chosen nor be current."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_groups(self, groups: Sequence[PaletteGroup]) -> None:
        """Show other groups."""
        self.beginResetModel()
        lines: list[Line] = []
        for group in groups:
            lines += [group, *group.rows]
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return what stands in a row, or None where there is none."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    @property
    def choices(self) -> tuple[int, ...]:
        """The rows that can be chosen, from top to bottom."""
        return tuple(row for row, line in enumerate(self._lines) if isinstance(line, PaletteRow))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows, headings among them."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only rows be chosen."""
        return _OF_A_ROW if isinstance(self.line(index.row()), PaletteRow) else _OF_A_HEADING

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, the spoken row, or the row itself."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        match role:
            case Role.ROW:
                return line
            case Role.HEADING:
                return isinstance(line, PaletteGroup)
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken if isinstance(line, PaletteRow) else line.title
        return None
