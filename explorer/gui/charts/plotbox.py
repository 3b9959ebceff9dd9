"""The part of a chart that pans and zooms, on the time axis alone, and tells so."""

from __future__ import annotations

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseDragEvent
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSceneWheelEvent

LEAST = 3.0  # months that are shown at least


class PlotBox(pg.ViewBox):
    """A view over months since year 0 (x) and parts of the plot's height (y, always 0 to 1)."""

    zoomed = Signal(float, float)  # the range in months that the user has panned or zoomed to
    counted = Signal(float, float)  # the same on an axis that counts months since the first

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.setZValue(-10)
        self.counts = False  # whether x counts months since the first
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()
        self.setRange(xRange=(0.0, 12.0), yRange=(0.0, 1.0), padding=0.0)
        self.sigRangeChangedManually.connect(self._tell)

    @property
    def months(self) -> tuple[float, float]:
        """The range shown, in months since year 0."""
        first, last = self.viewRange()[0]
        return float(first), float(last)

    def place(self, rect: QRectF) -> None:
        """Lie in this rectangle of the scene."""
        self.setGeometry(rect)

    def hold(self, item: QGraphicsItem) -> None:
        """Take an item that lies in the box's own coordinates.

        ``addItem`` would first put it into the scene alone, where it looks for a range in whatever widget shows it.
        """
        item.setParentItem(self.childGroup)

    def limit(self, low: float, high: float, least: float = LEAST) -> None:
        """Never leave the time between these positions, nor show less than ``least`` months (three at most)."""
        self.setLimits(xMin=low, xMax=max(high, low + 1.0), minXRange=min(LEAST, max(least, 1.0), max(high - low, 1.0)))

    def show_months(self, first: float, last: float) -> None:
        """Show this range; the limits hold."""
        self.setXRange(first, max(last, first + 0.5), padding=0.0)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show ``factor`` times the time, around a position or the middle, and tell so."""
        first, last = self.months
        centre = (first + last) / 2 if around is None else min(max(around, first), last)
        self.show_months(centre - (centre - first) * factor, centre + (last - centre) * factor)
        self._tell()

    def shift(self, months: float) -> None:
        """Show a time so many months later, as far as the limits allow, and tell so."""
        first, last = self.months
        self.show_months(first + months, last + months)
        self._tell()

    def wheelEvent(self, event: QGraphicsSceneWheelEvent, axis: int | None = None) -> None:
        """Zoom on the time axis; an axis beside the plot that passes its wheel on zooms nothing else."""
        if axis == 1:
            event.ignore()
            return
        super().wheelEvent(event, axis=axis)

    def mouseDragEvent(self, event: MouseDragEvent, axis: int | None = None) -> None:
        """Pan with the left button; no other button drags."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseDragEvent(event, axis=axis)
        else:
            event.ignore()

    @Slot(object)
    def _tell(self, mask: object = None) -> None:
        del mask
        (self.counted if self.counts else self.zoomed).emit(*self.months)
