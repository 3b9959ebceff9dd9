"""A slider painted in the colours of the theme, with ticks; pointer and keys go to any value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionFocusRect, QWidget

from explorer.gui.theme import Theme
from explorer.records import record

_HANDLE = 7.0  # radius
_SIDE = 9.0  # room for half the handle and its ring
_TICK, _STRONG_TICK = 3.0, 5.0


@record(frozen=True, slots=True)
class Tick:
    """A mark under the groove at a value; a strong one stands out, as the base of an assumption does."""

    value: int
    strong: bool = False


class TickSlider(QSlider):
    """A horizontal slider: a click goes there, Left and Right step, Page keys leap, Home and End go to the ends.

    ``chosen(value)`` tells a value that the user went to, never one that was shown by :meth:`show_value`.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._ticks: tuple[Tick, ...] = ()
        self._from = 0
        self._showing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)
        self.valueChanged.connect(self._tell)

    def show_value(self, first: int, last: int, value: int) -> None:
        """Show a value between two ends."""
        self._showing = True
        self.setRange(first, last)
        self.setValue(value)
        self._showing = False

    def set_ticks(self, ticks: Sequence[Tick], filled_from: int) -> None:
        """Mark these values; the groove is filled from ``filled_from`` to the handle."""
        self._ticks, self._from = tuple(ticks), filled_from
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the handle."""
        return QSize(160, 24)

    def minimumSizeHint(self) -> QSize:
        """Room for the handle and some way to go."""
        return QSize(80, 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while its button is held."""
        if self.isSliderDown():
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay where it is."""
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, ticks, handle and, for those who came by key, the ring."""
        palette = self._theme.palette
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = self.height() / 2
            left, here, base = _SIDE, self._x(self.value()), self._x(self._from)
            painter.setPen(QPen(palette["line-strong"], 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left, middle), QPointF(self.width() - left, middle))
            for tick in self._ticks:
                self._paint_tick(painter, tick, middle)
            painter.setPen(QPen(palette["ink"], 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            if here != base:
                painter.drawLine(QPointF(base, middle), QPointF(here, middle))
            painter.setBrush(palette["hover" if self.underMouse() else "surface"])
            painter.drawEllipse(QPointF(here, middle), _HANDLE - 1, _HANDLE - 1)
            self._paint_ring(painter)

    def _paint_tick(self, painter: QPainter, tick: Tick, middle: float) -> None:
        ink = self._theme.palette["ink" if tick.strong else "line-strong"]
        painter.setPen(QPen(ink, 1.6 if tick.strong else 1))
        reach = _STRONG_TICK if tick.strong else _TICK
        at = round(self._x(tick.value)) + 0.5
        painter.drawLine(QPointF(at, middle - reach), QPointF(at, middle + reach))

    def _paint_ring(self, painter: QPainter) -> None:
        if not self.hasFocus():
            return
        ring = QStyleOptionFocusRect()
        ring.initFrom(self)
        ring.rect = self.rect()
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, ring, painter, self)

    @Slot(int)
    def _tell(self, value: int) -> None:
        if not self._showing:
            self.chosen.emit(value)

    def _x(self, value: int) -> float:
        way = max(self.maximum() - self.minimum(), 1)
        return _SIDE + (value - self.minimum()) / way * (self.width() - 2 * _SIDE)

    def _go(self, event: QMouseEvent) -> None:
        span = round(self.width() - 2 * _SIDE)
        place = round(event.position().x() - _SIDE)
        self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, span))
