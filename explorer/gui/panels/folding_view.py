"""A one-column tree painted by its delegate, unfolded by chevron, heading or key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView, QWidget

from explorer.gui.itemmodels.roles import Role
from explorer.gui.panels.tree_delegate import TreeRowDelegate
from explorer.gui.panels.tree_row import CHEVRON, row_layout
from explorer.gui.theme import Theme

_BAR = 3  # width of the bar at the left of a marked row
_REACH = 3  # pixels around the chevron that still count as it
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FoldingView(QTreeView):
    """A tree whose indent, chevrons and selection are the delegate's; headings fold but are never selected.

    ``pointed`` tells the record of the row under the pointer, or an empty text when it leaves.
    """

    pointed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked = ""
        self.setItemDelegate(TreeRowDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.viewport().setAutoFillBackground(False)  # the panel's ground shows through
        self.entered.connect(self._tell)

    @property
    def marked(self) -> str:
        """The id of the record whose row is marked, or an empty text."""
        return self._marked

    def mark(self, index: QModelIndex) -> None:
        """Mark a row, or the one that it is folded away in, as what is pointed at elsewhere; no index marks none."""
        shown = index
        above = shown.parent()
        while above.isValid():
            if not self.isExpanded(above):
                shown = above
            above = above.parent()
        record = str(shown.data(Role.RECORD_ID)) if shown.isValid() else ""
        if record != self._marked:
            self._marked = record
            self.viewport().update()

    def branches(self, parent: _Index = _ROOT) -> Iterator[QModelIndex]:
        """Yield every index below ``parent`` that has children, parents first."""
        model = self.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            if model.hasChildren(index):
                yield index
                yield from self.branches(index)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the ground of a marked row, and the row on it."""
        if self._marked and index.data(Role.RECORD_ID) == self._marked:
            painter.fillRect(option.rect, self._theme.palette["hover"])
            painter.fillRect(
                option.rect.adjusted(0, 0, _BAR - option.rect.width(), 0), self._theme.palette["line-strong"]
            )
        super().drawRow(painter, option, index)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no row is pointed at."""
        super().leaveEvent(event)
        self.pointed.emit("")

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        self.pointed.emit("" if index.data(Role.HEADING) else str(index.data(Role.RECORD_ID)))

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
        """Draw nothing: the delegate paints the chevron."""

    def selectionCommand(self, index: _Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Leave the selection where it is while the cursor stands on a heading."""
        if index.isValid() and index.data(Role.HEADING):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold on a chevron or a heading, select on anything else."""
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and self._folds(index, event.position().x()):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold anywhere on a row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.setExpanded(index, not self.isExpanded(index))

    def _folds(self, index: QModelIndex, x: float) -> bool:
        if not index.isValid() or not self.model().hasChildren(index):
            return False
        if index.data(Role.HEADING):
            return True
        left = row_layout(index.data(Role.ROW), self.width()).chevron
        return left - _REACH <= x < left + CHEVRON + _REACH
