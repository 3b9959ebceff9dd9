"""What on a plot belongs to a record that is pointed at elsewhere: its bars outlined, its points ringed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from explorer.gui.charts.ink import Ink, Layer, outline

if TYPE_CHECKING:
    from explorer.gui.charts.plot import PlotPanel

_RING = 3.0
_MOST = 80  # rings of one line


class Outlines(Layer):
    """Draws the outlines over a plot."""

    def __init__(self, ink: Ink, plot: PlotPanel, z: float = 13) -> None:
        super().__init__(ink, z)
        self._plot = plot
        self.record = ""

    def mark(self, record: str) -> None:
        """Outline what belongs to a record, or nothing."""
        if record != self.record:
            self.record = record
            self.cover(self._plot.plot if record else QRectF())

    def rects(self) -> list[QRectF]:
        """Return the bars and ranges of the record."""
        plot = self._plot
        if plot.panel is None or not self.record:
            return []
        series = plot.panel.series
        bars = [one.rect for one in plot.found if series[one.piece.series].entity_id == self.record]
        return bars + [one.rect for one in plot.ranges.found if one.series.entity_id == self.record]

    def points(self) -> list[QPointF]:
        """Return the points of the record's lines."""
        plot, found = self._plot, []
        for series, one in zip(plot.lines, plot.tracks, strict=True):
            if self.record and series.entity_id == self.record:
                pairs = list(zip(one.x.tolist(), one.y.tolist(), strict=True))
                step = max(-(-len(pairs) // _MOST), 1)
                found += [QPointF(plot.x(month), plot.y_of_part(part)) for month, part in pairs[::step]]
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw outlines and rings in ink."""
        ink, area = self.ink, self.boundingRect()
        painter.setClipRect(area)
        hair = ink.hair
        rects = [rect.adjusted(-hair, -hair, hair, hair) for rect in self.rects() if not rect.isEmpty()]
        outline(painter, rects, ink.token("ink"), hair)
        painter.setPen(QPen(ink.token("ink"), ink.px(1.2)))
        painter.setBrush(ink.token("surface"))
        for at in self.points():
            painter.drawEllipse(at, ink.px(_RING), ink.px(_RING))
