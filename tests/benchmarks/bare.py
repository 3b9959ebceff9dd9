"""The floor of a chart: bare items of Qt and pyqtgraph that carry what a figure shows, given their data and painted.

What a figure shows is read from its picture as SVG: the same texts, rectangles, marks and lines, whatever drew them.
No layout is left to do. Rectangles of one look are one BarGraphItem, lines of one look one PlotCurveItem, every mark a
QGraphicsPathItem (which a refill costs less than a ScatterPlotItem of many looks) and every text a
QGraphicsSimpleTextItem, so that the floor is as low as these libraries go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsSimpleTextItem

from explorer.gui.charts.scene import FigureScene
from explorer.gui.theme import FAMILIES

SHIFT = 0.25  # pixels by which every other filling lies beside, so that nothing is found unchanged
_STEP = re.compile(r"([MLC])([^MLC]*)")
_NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")
_STYLE = ("fill", "stroke", "stroke-width", "stroke-dasharray")
_LETTERS = ("font-family", "font-size", "font-weight")

Look = tuple[str, ...]  # fill, pen's colour, its width and dashes; or of a text: fill, family, size, weight
Fill = Callable[[int], object]


@dataclass
class Drawn:
    """What a picture consists of, by its look, in pixels."""

    texts: list[tuple[float, float, str, Look]] = field(default_factory=list)
    rects: dict[Look, list[QRectF]] = field(default_factory=dict)
    lines: dict[Look, list[QPainterPath]] = field(default_factory=dict)
    paths: list[tuple[QPainterPath, Look]] = field(default_factory=list)


class Bare:
    """A bare view as large as a figure, with its items; :meth:`refill` gives every item its data anew."""

    def __init__(self, scene: FigureScene) -> None:
        size = scene.sceneRect().size().toSize()
        self.view = pg.GraphicsView(background=scene.ink.token("surface"))
        self.view.resize(size)
        self._fills: list[Fill] = []
        found = read(picture_of(scene, size))
        for look, rects in found.rects.items():
            self._take_rects(rects, look)
        for look, lines in found.lines.items():
            self._take_lines(lines, look)
        for path in found.paths:
            self._take_path(*path)
        for text in found.texts:
            self._take_text(*text)

    def refill(self, number: int) -> None:
        """Give every item its data, every other time a little beside."""
        for fill in self._fills:
            fill(number % 2)

    def _take_rects(self, rects: list[QRectF], look: Look) -> None:
        left, top, wide, high = np.array([one.getRect() for one in rects], dtype=np.float64).T
        item = pg.BarGraphItem(x0=left, y0=top, width=wide, height=high, pen=pen_of(look), brush=brush_of(look))
        self.view.scene().addItem(item)
        self._fills.append(lambda odd: item.setOpts(x0=left + odd * SHIFT, y0=top, width=wide, height=high))

    def _take_lines(self, lines: list[QPainterPath], look: Look) -> None:
        """Put all lines of a look into one curve, with a gap after each."""
        points: list[tuple[float, float]] = []
        for path in lines:
            points += [(path.elementAt(at).x, path.elementAt(at).y) for at in range(path.elementCount())]
            points.append((np.nan, np.nan))
        x, y = np.array(points, dtype=np.float64).T
        item = pg.PlotCurveItem(pen=pen_of(look), antialias=True, connect="finite")
        self.view.scene().addItem(item)
        self._fills.append(lambda odd: item.setData(x, y + odd * SHIFT))

    def _take_path(self, path: QPainterPath, look: Look) -> None:
        item = QGraphicsPathItem()
        item.setPen(pen_of(look))
        item.setBrush(brush_of(look))
        item.setZValue(-1)  # grounds and boxes lie behind what stands on them
        self.view.scene().addItem(item)
        both = (path, path.translated(SHIFT, 0))
        self._fills.append(lambda odd: item.setPath(both[odd]))

    def _take_text(self, x: float, y: float, text: str, look: Look) -> None:
        colour, family, size, weight = look
        font = QFont()
        font.setFamilies([family, *FAMILIES])
        font.setPixelSize(round(float(size)))
        font.setWeight(QFont.Weight(int(weight)))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        item = QGraphicsSimpleTextItem()
        item.setFont(font)
        item.setBrush(QColor(colour))
        item.setPos(x, y - QFontMetricsF(font).ascent())
        self.view.scene().addItem(item)
        both = (text, f"{text} ")
        self._fills.append(lambda odd: item.setText(both[odd]))


def pen_of(look: Look) -> QPen:
    """Return the pen of a look; none where it has no outline."""
    _, colour, width, dashes = look
    if colour in ("", "none"):
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(colour), float(width or 1))
    if dashes not in ("", "none"):
        pen.setDashPattern([float(part) / pen.widthF() for part in dashes.split(",")])
    return pen


def brush_of(look: Look) -> QBrush:
    """Return the brush of a look; none where it is hollow."""
    return QBrush(Qt.BrushStyle.NoBrush) if look[0] in ("", "none") else QBrush(QColor(look[0]))


def picture_of(scene: FigureScene, size: QSize) -> str:
    """Return a figure as SVG, its texts as texts."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(scene.sceneRect())
    generator.setResolution(96)
    with QPainter(generator) as painter:
        scene.render(painter, scene.sceneRect(), scene.sceneRect())
    return bytes(data.data()).decode()


def read(svg: str) -> Drawn:
    """Return what an SVG that Qt wrote draws."""
    found = Drawn()
    for group in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):
        how = {key: group.get(key, "") for key in _STYLE}
        look, move = tuple(how.values()), QTransform(*_matrix(group.get("transform", "")))
        for one in group:
            _read_one(one, look, move, found)
    return found


def _matrix(words: str) -> tuple[float, ...]:
    numbers = tuple(map(float, _NUMBER.findall(words)))
    return numbers if len(numbers) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _read_one(one: ElementTree.Element, look: Look, move: QTransform, found: Drawn) -> None:
    kind = one.tag.rpartition("}")[2]
    unseen = all(part in ("", "none") for part in look[:2])
    if kind == "text" and one.text:
        at = move.map(float(one.get("x", 0)), float(one.get("y", 0)))
        found.texts.append((*at, one.text, (one.get("fill", ""), *(one.get(key, "") for key in _LETTERS))))
    elif unseen or kind in ("g", "text", "clipPath"):
        return
    elif kind == "rect":
        found.rects.setdefault(look, []).append(move.mapRect(_rect(one.attrib)))
    elif kind == "polyline":
        found.lines.setdefault(look, []).append(move.map(_polygon(one.attrib)))
    elif (path := _path(kind, one.attrib)).elementCount():
        found.paths.append((move.map(path), look))


def _rect(what: Mapping[str, str]) -> QRectF:
    return QRectF(*(float(what[key]) for key in ("x", "y", "width", "height")))


def _polygon(what: Mapping[str, str]) -> QPainterPath:
    path = QPainterPath()
    for at, pair in enumerate(what["points"].split()):
        x, y = map(float, pair.split(","))
        path.lineTo(x, y) if at else path.moveTo(x, y)
    return path


def _path(kind: str, what: Mapping[str, str]) -> QPainterPath:
    path = QPainterPath()
    if kind in ("circle", "ellipse"):
        x, y, rx, ry = (float(what[key]) for key in ("cx", "cy", *(("r", "r") if kind == "circle" else ("rx", "ry"))))
        path.addEllipse(QRectF(x - rx, y - ry, 2 * rx, 2 * ry))
        return path
    if kind == "polygon":
        path = _polygon(what)
        path.closeSubpath()
        return path
    steps = {"M": path.moveTo, "L": path.lineTo, "C": path.cubicTo}
    for letter, numbers in _STEP.findall(what.get("d", "")):
        steps[letter](*map(float, _NUMBER.findall(numbers)))
    return path
