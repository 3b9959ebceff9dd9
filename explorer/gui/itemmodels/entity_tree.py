"""The tree of everything a pack is about, as Qt sees it: alliance, carmakers, brands, cars, then the groups."""

from __future__ import annotations

from collections.abc import Set
from itertools import islice
from typing import overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Slot

from explorer.gui.itemmodels.roles import Role
from explorer.gui.itemmodels.tree_row import Node, Words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_OF_A_HEADING = Qt.ItemFlag.ItemIsEnabled
_OF_AN_ENTITY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_PAINTED = [Role.ROW, Role.SPARKLINE, Role.TOTAL, Role.TIP]
_SETTLE_MS = 100
_AT_ONCE = 8  # rows; some milliseconds


class EntityTreeItemModel(QAbstractItemModel):
    """A read-only tree over nodes, one column; ``atlas_tree`` grows them from an atlas.

    The filter rebuilds what is visible; nodes live as long as the model, since an index holds a bare pointer.
    """

    def __init__(self, root: Node, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._nodes = {node.key: node for node in root.walk() if not node.heading}
        self._words = words
        self._filtered = False
        self._settling = QTimer(self)
        self._settling.timeout.connect(self._settle_some)

    @property
    def filtered(self) -> bool:
        """Whether only a part of the tree is visible."""
        return self._filtered

    def show_only(self, wanted: Set[str] | None) -> None:
        """Show these entities with their ancestors, or everything for ``None``."""
        if wanted is None and not self._filtered:
            return
        self.beginResetModel()
        self._root.show(wanted)
        self._filtered = wanted is not None
        self.endResetModel()

    def take(self, root: Node, words: Words, *, alike: bool = False) -> bool:
        """Show other entities, as of another date; say whether they stand as these do, so that it could.

        Where their rows are ``alike``, nothing needs to be painted again.
        """
        before, after = list(self._root.walk()), list(root.walk())
        if [(one.key, one.level) for one in before] != [(one.key, one.level) for one in after]:
            return False
        for old, new in zip(before, after, strict=True):
            old.entity = new.entity
        self._words = words
        if not alike:
            self._tell_rows()
        return True

    def fill_totals(self) -> None:
        """Give totals and sparklines from now on; each is computed when its row is first painted."""
        if self._words.fill():
            self._tell_rows()

    def settle(self) -> None:
        """Make the rows that were seen before the pack was read, a few at a time; what differs is shown as it is."""
        self._settling.start(_SETTLE_MS)

    @Slot()
    def _settle_some(self) -> None:
        waiting = list(islice(filter(self._words.waits, self._nodes.values()), _AT_ONCE))
        for node in waiting:
            if self._words.settle(node):
                index = self._index_of(node)
                self.dataChanged.emit(index, index, _PAINTED)
        if not waiting:
            self._settling.stop()

    def _tell_rows(self) -> None:
        for node in (self._root, *self._root.walk()):
            if node.shown:
                first, last = self._index_of(node.shown[0]), self._index_of(node.shown[-1])
                self.dataChanged.emit(first, last, _PAINTED)

    def index_of(self, record_id: str) -> QModelIndex:
        """Return where an entity is, or no index if it is unknown or filtered out."""
        found = one = self._nodes.get(record_id)
        while one is not None and one.parent is not None:
            if one.row >= len(one.parent.shown) or one.parent.shown[one.row] is not one:
                return QModelIndex()
            one = one.parent
        return QModelIndex() if found is None else self._index_of(found)

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a child that is visible."""
        shown = self._node(parent).shown if parent.column() <= 0 else []
        if column or not 0 <= row < len(shown):  # ``hasIndex`` would ask Python for both counts again
            return QModelIndex()
        return self.createIndex(row, column, shown[row])

    @overload
    def parent(self) -> QObject: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex:
        """Return the index of a row's parent, or, without a row, the owner of the model."""
        if child is None:
            return super().parent()
        node = self._node(child).parent
        return QModelIndex() if node is None or node is self._root else self._index_of(node)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many children are visible."""
        return 0 if parent.column() > 0 else len(self._node(parent).shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return one."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entities be selected; headings can be reached, to fold them, but not be selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OF_A_HEADING if self._node(index).heading else _OF_AN_ENTITY

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows and says."""
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Role.ROW:
                return self._words.row(node)
            case Qt.ItemDataRole.DisplayRole:
                return self._words.said(node)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(node)
            case Role.RECORD:
                return node.entity
            case Role.RECORD_ID:
                return node.key
            case _:
                return self._part(node, role)

    def _part(self, node: Node, role: int) -> object:
        row = self._words.row(node)
        match role:
            case Role.HEADING:
                return row.heading
            case Role.NAME_ZH:
                return row.name_zh
            case Role.COLOUR:
                return row.colour
            case Role.SPARKLINE:
                return row.sparkline
            case Role.TOTAL:
                return row.total
            case Role.MUTED:
                return row.muted
            case Role.TIP:
                return self._words.tip(node)
            case _:
                return None

    def _node(self, index: Index) -> Node:
        node = index.internalPointer() if index.isValid() else self._root
        return node if isinstance(node, Node) else self._root

    def _index_of(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node)
