"""What everything in a figure is drawn with: colours by name, pens in pixels, and items that think in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from explorer.gui.painters import kept, painted
from explorer.gui.theme import Palette, palette_named

HATCH_TILE = 6.0  # pixels from stripe to stripe, along the edge
HATCH_LINE = 2.0


@dataclass
class Ink:
    """Palette, unit and way of drawing text, shared by all items of one figure.

    ``unit`` is the number of pixels that one pixel of the design takes; ``outline`` draws texts as paths.
    """

    palette: Palette
    unit: float = 1.0
    outline: bool = False

    @staticmethod
    def plain() -> Ink:
        """Return the ink of a figure that has been given none yet."""
        return Ink(palette_named("light"))

    def token(self, name: str) -> QColor:
        """Return the colour of a token of the theme."""
        return self.palette[name]

    def series(self, key: str, emphasis: float = 1.0) -> QColor:
        """Return the colour of a colour key, thinned over the surface by ``emphasis`` (0 to 1)."""
        colour = self.palette.series_colour(key)
        return colour if emphasis >= 1 else mixed(colour, self.palette["surface"], max(0.0, emphasis))

    def px(self, pixels: float) -> float:
        """Return a length of the design in pixels here."""
        return pixels * self.unit

    @property
    def hair(self) -> float:
        """The width of a hairline: at least one whole pixel, so that it stays crisp."""
        return max(1.0, float(round(self.unit)))

    def pen(self, colour: QColor, width: float = 1.0, dash: Sequence[float] = ()) -> QPen:
        """Return a pen of ``width`` design pixels; ``dash`` is in design pixels too."""
        pen = QPen(colour, width * self.unit)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dash:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([part / width for part in dash])
        else:
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return ``colour`` laid over ``ground`` with this share, as an opaque colour."""
    rest = 1 - share
    return QColor(
        round(colour.red() * share + ground.red() * rest),
        round(colour.green() * share + ground.green() * rest),
        round(colour.blue() * share + ground.blue() * rest),
    )


@contextmanager
def scene_pixels(item: QGraphicsItem, painter: QPainter) -> Iterator[QPainter]:
    """Let an item inside a plot draw in the pixels of the scene.

    A pen then needs not be cosmetic, so that its width is right on any device: screens of any pixel ratio, pictures,
    SVG and PDF. (Cosmetic pens are a third too thin on a picture of threefold ratio, and stay thin in a scaled SVG.)
    """
    back, fine = item.sceneTransform().inverted()
    painter.save()
    try:
        if fine:
            painter.setWorldTransform(back * painter.worldTransform())
        yield painter
    finally:
        painter.restore()


class Layer(QGraphicsItem):
    """An item that covers a rectangle of the scene and draws in its pixels."""

    def __init__(self, ink: Ink, z: float) -> None:
        super().__init__()
        self.ink = ink
        self._rect = QRectF()
        self.setZValue(z)

    def cover(self, rect: QRectF) -> None:
        """Draw within this rectangle, and draw anew."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = QRectF(rect)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle covered."""
        return self._rect

    @painted
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        """Draw, and leave the painter as it came."""
        del option, widget
        if not self._rect.isEmpty():
            with kept(painter):
                self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw; the painter is put back afterwards."""


def hatch(painter: QPainter, rects: Sequence[QRectF], colour: QColor, ink: Ink) -> None:
    """Fill rectangles with stripes at 45 degrees, as lines cut at their edges: the same on every device."""
    with kept(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour, HATCH_LINE * ink.unit)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        for rect in rects:
            stripes = list(_stripes(rect, HATCH_TILE * ink.unit))
            if ink.outline:  # SVG knows no clipping here: the stripes are cut as shapes
                for line in stripes:
                    painter.fillPath(_cut(line, rect, HATCH_LINE * ink.unit), colour)
                continue
            with kept(painter):
                painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
                painter.drawLines(stripes)


def _stripes(rect: QRectF, tile: float) -> Iterator[QLineF]:
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    at = (left + top) - (left + top) % tile
    while at <= right + bottom + tile:
        x0, x1 = max(left, at - bottom), min(right, at - top)
        if x1 >= x0:
            yield QLineF(x0, at - x0, x1, at - x1)
        at += tile


def _cut(line: QLineF, rect: QRectF, width: float) -> QPainterPath:
    half = width / 2 / 2**0.5
    across = QPointF(half, half)
    along = QPointF(width, -width)
    start, end = line.p1() - along, line.p2() + along
    stripe = QPainterPath()
    stripe.addPolygon(QPolygonF([start - across, end - across, end + across, start + across, start - across]))
    box = QPainterPath()
    box.addRect(rect)
    return stripe.intersected(box)


def outline(
    painter: QPainter, rects: Sequence[QRectF], colour: QColor, width: float, dash: Sequence[float] = ()
) -> None:
    """Draw frames of ``width`` pixels inside rectangles, crisp where they lie on whole pixels; ``dash`` in pixels."""
    half = width / 2
    inner = [rect.adjusted(half, half, -half, -half) for rect in rects]
    for rect, small in zip(rects, inner, strict=True):
        if small.width() <= 0 or small.height() <= 0:
            painter.fillRect(rect, colour)
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([part / width for part in dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects([rect for rect in inner if rect.width() > 0 and rect.height() > 0])
