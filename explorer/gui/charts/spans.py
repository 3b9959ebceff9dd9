"""Comparisons along a level: a solid line between two rings, with its length written above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from explorer.figures.plots import Span
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, advance, base_line, plain
from explorer.gui.theme import line_height
from explorer.records import record

_RING = 4.0
_LIFT = 3.0  # from the line to its words


@record(frozen=True, slots=True)
class PlacedSpan:
    """A span in pixels, with its words where they find room."""

    line: QLineF
    runs: tuple[Run, ...]


def place_spans(spans: Sequence[Span], ends: Sequence[QLineF], ground: Ground, ink: Ink) -> list[PlacedSpan]:
    """Place spans on the plot; their words stand above the middle, else below, else are left out."""
    found = []
    for span, line in zip(spans, ends, strict=True):
        words = plain(span.text)
        wide, high = advance(words, "small", ink.unit), line_height("small", ink.unit)
        runs: tuple[Run, ...] = ()
        for top in (line.y1() - ink.px(_LIFT) - high, line.y1() + ink.px(_LIFT)):
            for part in (0.5, 0.35, 0.65, 0.2, 0.8):
                x = line.x1() + (line.x2() - line.x1()) * part - wide / 2
                rect = QRectF(x, top, wide, high)
                if words and not runs and ground.free(rect, 1):
                    runs = (Run(rect.left(), base_line(top, "small", ink.unit), words, "small", "ink"),)
                    ground.take(rect)
        ground.take(QRectF(line.p1(), line.p2()).normalized().adjusted(-4, -2, 4, 2))
        found.append(PlacedSpan(line, runs))
    return found


class Spans(Layer):
    """Draws spans above the lines, below the rings of the crossings."""

    def __init__(self, ink: Ink, z: float = 9) -> None:
        super().__init__(ink, z)
        self.found: list[PlacedSpan] = []

    @property
    def runs(self) -> list[Run]:
        """The lengths of all spans."""
        return [run for one in self.found for run in one.runs]

    def show_spans(self, found: list[PlacedSpan], plot: QRectF) -> None:
        """Show these spans and no others."""
        self.found = found
        edge = self.ink.px(8)
        self.cover(plot.adjusted(-edge, -edge, edge, edge) if found else QRectF())

    def draw(self, painter: QPainter) -> None:
        """Draw lines and rings; the words are drawn with all other notes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.ink
        for one in self.found:
            painter.setPen(ink.pen(ink.token("ink"), 1.8))
            painter.drawLine(one.line)
            painter.setPen(ink.pen(ink.token("ink"), 1.6))
            painter.setBrush(ink.token("surface"))
            for at in (one.line.p1(), one.line.p2()):
                painter.drawEllipse(QPointF(at), ink.px(_RING), ink.px(_RING))
