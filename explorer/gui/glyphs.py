"""The markers of milestones as painter paths: the shape carries the meaning, the colour repeats it."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from explorer.figures.milestone_groups import group_of
from explorer.gui.painters import kept
from explorer.gui.theme import Palette
from explorer.records import record

_HOLLOW_PEN = 1.8
_EDGE_PEN = 1.5  # of surface, so that filled markers stay apart where they touch


@record(frozen=True, slots=True)
class Marker:
    """How a group of milestones is drawn: its shape, its width in pixels, and whether it is hollow."""

    shape: str
    size: float
    hollow: bool = False


_MARKERS = {
    "launch": Marker("circle", 10),
    "unveil": Marker("circle", 9, hollow=True),
    "delivery": Marker("square", 9),
    "partnership": Marker("triangle", 11),
    "brand": Marker("diamond", 12),
    "technology": Marker("hexagon", 11),
    "equity": Marker("pentagon", 11, hollow=True),
    "event": Marker("star", 14),
    "finance": Marker("square", 9, hollow=True),
}


def marker(category: str) -> Marker:
    """Return the marker of a milestone's category, or of a group by its id."""
    return _MARKERS[group_of(category).id]


def _style(category: str, palette: Palette, hollow: bool) -> tuple[QPen, QBrush]:
    """Return pen (width in pixels at unit 1) and brush; ``hollow`` is for announced dates."""
    found = marker(category)
    colour = palette[group_of(category).id]
    if hollow or found.hollow:
        pen = QPen(colour, _HOLLOW_PEN)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        return pen, QBrush(palette["surface"])
    return QPen(palette["surface"], _EDGE_PEN), QBrush(colour)


@record(frozen=True, slots=True)
class Stamp:
    """A marker ready to be drawn many times: its outline around the origin, in pixels, and its colours."""

    path: QPainterPath
    pen: QPen
    brush: QBrush
    filled: bool

    @staticmethod
    def of(category: str, palette: Palette, unit: float = 1.0, hollow: bool = False) -> Stamp:
        """Return the marker of a category, ``unit`` times its usual size."""
        found = marker(category)
        pen, brush = _style(category, palette, hollow)
        filled = not (hollow or found.hollow)
        pen.setWidthF(pen.widthF() * unit * (2 if filled else 1))  # an edge is laid below, so only half of it is seen
        path = QTransform.fromScale(found.size * unit, found.size * unit).map(_shape(found.shape))
        return Stamp(path, pen, brush, filled)

    def press(self, painter: QPainter, at: QPointF) -> None:
        """Draw the marker around a point; pen and brush of the painter are changed."""
        path = self.path.translated(at)
        if self.filled:
            painter.strokePath(path, self.pen)
            painter.fillPath(path, self.brush)
        else:
            painter.setPen(self.pen)
            painter.setBrush(self.brush)
            painter.drawPath(path)


def draw_milestone(painter: QPainter, rect: QRectF, category: str, palette: Palette, hollow: bool = False) -> None:
    """Draw a marker in the middle of ``rect``, which is the box of the largest marker, 14 pixels at unit 1."""
    unit = min(rect.width(), rect.height()) / 14
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Stamp.of(category, palette, unit, hollow).press(painter, rect.center())


@cache
def _shape(name: str) -> QPainterPath:
    path = QPainterPath()
    match name:
        case "circle":
            path.addEllipse(QRectF(-0.5, -0.5, 1, 1))
        case "square":
            path.addRect(QRectF(-0.5, -0.5, 1, 1))
        case "triangle":
            path.addPolygon(QPolygonF([QPointF(0, -0.5), QPointF(0.5, 0.44), QPointF(-0.5, 0.44)]))
        case "diamond":
            path.addPolygon(QPolygonF([QPointF(0, -0.5), QPointF(0.5, 0), QPointF(0, 0.5), QPointF(-0.5, 0)]))
        case "hexagon":
            path.addPolygon(_ring(6, 0.52, start=0.0))
        case "pentagon":
            path.addPolygon(_ring(5, 0.54, start=-pi / 2))
        case _:
            path.addPolygon(_star())
    path.closeSubpath()
    return path


def _ring(corners: int, radius: float, start: float) -> QPolygonF:
    angles = (start + 2 * pi * step / corners for step in range(corners))
    return QPolygonF([QPointF(radius * cos(angle), radius * sin(angle)) for angle in angles])


def _star() -> QPolygonF:
    points = []
    for step in range(10):
        radius = 0.52 if step % 2 == 0 else 0.215
        angle = -pi / 2 + pi * step / 5
        points.append(QPointF(radius * cos(angle), radius * sin(angle)))
    return QPolygonF(points)
