"""Paints the rows of the entity tree in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
    QToolTip,
)

from explorer.gui.itemmodels.roles import Role
from explorer.gui.itemmodels.tree_row import TreeRow
from explorer.gui.labels import plain_tip
from explorer.gui.painters import kept
from explorer.gui.panels.row_lettering import cut_text, lettering, text_width
from explorer.gui.panels.tree_row import (
    CHEVRON,
    DOT,
    MARGIN,
    NAME_GAP,
    ROW_HEIGHT,
    SPARK_HEIGHT,
    VALUE_WIDTH,
    RowLayout,
    name_role,
    row_layout,
    sparkline_path,
)
from explorer.gui.theme import Palette, Theme

_BAR = 3  # width of the ink bar at the left of the selected row
_LINE = 1.4
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


class TreeRowDelegate(QStyledItemDelegate):
    """Paints rows of 32 pixels; what does not fit is told in a tooltip, letter for letter."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the same height for every row."""
        return QSize(2 * MARGIN, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a row, or a group's heading."""
        row = cast(TreeRow, index.data(Role.ROW))
        with kept(painter):
            painter.translate(option.rect.topLeft())
            layout = row_layout(row, option.widget.width())
            _RowPainter(painter, self._theme.palette, option.rect.width(), option.state).paint(row, layout)
        if option.state & _State.State_HasFocus:
            self._paint_ring(painter, option)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tell the full names where they are cut, and the exact total over the total."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row = cast(TreeRow, index.data(Role.ROW))
        layout = row_layout(row, view.width())
        if event.pos().x() >= layout.right - VALUE_WIDTH or not layout.whole:
            QToolTip.showText(event.globalPos(), plain_tip(str(index.data(Role.TIP))), view)
        else:
            QToolTip.hideText()
        return True

    def _paint_ring(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        ring = QStyleOptionFocusRect()
        ring.rect = option.rect.adjusted(1, 0, -1, 0)
        ring.state = option.state
        ring.palette = option.palette
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, ring, painter, option.widget)


class _RowPainter:
    """Paints one row with its top left corner at the origin."""

    def __init__(self, painter: QPainter, palette: Palette, width: float, state: QStyle.StateFlag) -> None:
        self._painter = painter
        self._palette = palette
        self._width = width
        self._state = state

    def paint(self, row: TreeRow, layout: RowLayout) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.heading:
            self._heading(row, layout)
            return
        self._ground()
        if self._state & _State.State_Children:
            self._chevron(layout.chevron)
        if row.colour:
            self._dot(row, layout)
        self._names(row, layout)
        if layout.spark is not None:
            self._sparkline(row, layout.spark)
        quiet = row.muted or row.counts
        self._text(layout.right - text_width(row.total, "small"), row.total, "small", "ink-3" if quiet else "ink-2")

    def _ground(self) -> None:
        rect = QRectF(0, 0, self._width, ROW_HEIGHT)
        if self._state & _State.State_Selected:
            self._painter.fillRect(rect, self._palette["sel"])
            self._painter.fillRect(QRectF(0, 0, _BAR, ROW_HEIGHT), self._palette["ink"])
        elif self._state & _State.State_MouseOver:
            self._painter.fillRect(rect, self._palette["hover"])

    def _heading(self, row: TreeRow, layout: RowLayout) -> None:
        if self._state & _State.State_MouseOver:
            self._painter.fillRect(QRectF(0, 0, self._width, ROW_HEIGHT), self._palette["hover"])
        self._text(MARGIN, row.name.upper(), "section", "ink-3")
        if self._state & (_State.State_MouseOver | _State.State_HasFocus) or not self._state & _State.State_Open:
            self._chevron(layout.right - CHEVRON)
            count_right = layout.right - CHEVRON - 4
            self._text(count_right - text_width(row.total, "small"), row.total, "small", "ink-3")

    def _chevron(self, left: float) -> None:
        middle = QPointF(left + CHEVRON / 2, ROW_HEIGHT / 2)
        if self._state & _State.State_Open:
            corners = [QPointF(-3.2, -1.6), QPointF(0, 1.6), QPointF(3.2, -1.6)]
        else:
            corners = [QPointF(-1.6, -3.2), QPointF(1.6, 0), QPointF(-1.6, 3.2)]
        self._painter.setPen(_pen(self._palette["ink-2"].rgba(), 1.2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline([middle + corner for corner in corners])

    def _dot(self, row: TreeRow, layout: RowLayout) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._palette.series_colour(row.colour))
        self._painter.drawEllipse(QRectF(layout.dot, (ROW_HEIGHT - DOT) / 2, DOT, DOT))

    def _names(self, row: TreeRow, layout: RowLayout) -> None:
        role = name_role(row)
        name = row.name if layout.name_width <= layout.name_room else cut_text(row.name, role, layout.name_room)
        self._text(layout.name, name, role, "ink-3" if row.muted else "ink")
        if layout.chinese and row.name_zh:
            self._text(layout.name + layout.name_width + NAME_GAP, row.name_zh, "small", "ink-3")

    def _sparkline(self, row: TreeRow, left: float) -> None:
        coloured = row.strong and row.colour
        colour = self._palette.series_colour(row.colour) if coloured else self._palette["peer-strong"]
        self._painter.setPen(_pen(colour.rgba(), _LINE))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.translate(left, (ROW_HEIGHT - SPARK_HEIGHT) / 2)
        self._painter.drawPath(sparkline_path(row.sparkline))
        self._painter.translate(-left, -(ROW_HEIGHT - SPARK_HEIGHT) / 2)

    def _text(self, left: float, text: str, role: str, ink: str) -> None:
        made, drop = lettering(role)
        self._painter.setFont(made)
        self._painter.setPen(self._palette[ink])
        self._painter.drawText(QPointF(left, ROW_HEIGHT / 2 + drop), text)


@lru_cache(maxsize=64)
def _pen(colour: int, width: float) -> QPen:
    pen = QPen(QColor.fromRgba(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
