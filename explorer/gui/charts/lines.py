"""Lines: solid where figures follow each other, dashed across what is unknown or estimated, broken where nothing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explorer.domain.periods import Period
from explorer.figures.figure import Datum, Mark, Series
from explorer.gui.charts.ink import Ink, Layer, scene_pixels
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.scales import ValueScale, edges, middle, usable
from explorer.gui.charts.since import months_since
from explorer.gui.painters import painted
from explorer.gui.theme import StageUnit
from explorer.records import record

DASHED = 1.8
_DASH = (3.0, 3.0)
_WIDTHS = {"total": 2.5, "peer": 1.6, "peer-strong": 1.9}
_STAGED = {"total": 8.5 / 3, "peer": 4.3 / 3, "peer-strong": 5.0 / 3}  # on a slide, of three pixels each
_COUNTED_TOTAL = 3.2  # where months since the first are counted
_STEP = {"month": 1.0, "quarter": 3.0, "year": 12.0}
Floats = NDArray[np.float64]


@record(frozen=True, slots=True)
class Track:
    """A line's points, and its solid and its dashed pieces: months since year 0 over parts of the plot's height.

    In ``solid`` and ``dashed``, two rows of x and y, NaN lies between two pieces.
    """

    x: Floats
    y: Floats
    solid: Floats
    dashed: Floats
    data: tuple[Datum, ...]


def width_of(series: Series, counted: bool = False, staged: bool = False) -> float:
    """Return the width of a line in design pixels; the total stands out where months since the first are counted."""
    if staged:
        return _STAGED.get(series.colour, 2.0)
    return _COUNTED_TOTAL if counted and series.colour == "total" else _WIDTHS.get(series.colour, 2.0)


def track(series: Series, scale: ValueScale, every: str, counted: bool = False) -> Track:
    """Return where a line runs; values that are no numbers are left out and break it.

    A joint is dashed where it bridges months without a figure or leads into an estimate at the end of the line. Two
    figures farther apart than the panel's step, with no bridge between them, are not joined; dots never are. Where
    months are ``counted`` since the first, a first figure that is bridged is joined to nothing at month 0.
    """
    data = tuple(one for one in series.data if usable(one.value))
    x = np.array([position(series, one.period, counted) for one in data], dtype=np.float64)
    y = np.array([scale.part(one.value) for one in data], dtype=np.float64)
    if series.mark is not Mark.LINE:
        return Track(x, y, _pieces(x, y, []), _pieces(x, y, []), data)
    loose, step = _open_end(data), _STEP.get(every, 1.0) + 0.51
    dashed = [index for index in range(1, len(data)) if data[index].bridged or index >= loose]
    solid = [index for index in range(1, len(data)) if index not in dashed and x[index] - x[index - 1] <= step]
    unknown = _pieces(x, y, dashed)
    if counted and data and data[0].bridged and x[0] > 0:
        lead = np.array([[0.0, 0.0, x[0], x[0]], [float("nan"), scale.part(0.0), y[0], float("nan")]])
        unknown = np.concatenate([lead, unknown], axis=1)
    return Track(x, y, _pieces(x, y, solid), unknown, data)


def position(series: Series, period: Period, counted: bool = False) -> float:
    """Return where a figure of a line lies: a running total at the end of its period, anything else in the middle.

    Where months are ``counted`` since the series' own month 0, it lies at the number of its last month.
    """
    if counted and series.zero is not None:
        return months_since(period, series.zero)
    return edges(period)[1] if "cumulative" in series.id else middle(period)


def _pieces(x: Floats, y: Floats, joints: Sequence[int]) -> Floats:
    """Return the joints into these points as x and y, with NaN before each that does not follow another."""
    xs: list[float] = []
    ys: list[float] = []
    before = -1
    for index in joints:
        if index - 1 != before:
            xs += [float(x[index - 1]), float(x[index - 1])]
            ys += [float("nan"), float(y[index - 1])]
        xs.append(float(x[index]))
        ys.append(float(y[index]))
        before = index
    return np.array([xs, ys], dtype=np.float64)


def _open_end(data: Sequence[Datum]) -> int:
    """Return the index of the first of the estimates that a line ends in.

    A running total over one early estimate is an estimate throughout: if most of a line is, only its end says so.
    """
    if 2 * sum(one.estimated for one in data) > len(data):
        return len(data) - 1 if data[-1].estimated else len(data)
    index = len(data)
    while index > 0 and data[index - 1].estimated:
        index -= 1
    return index


class Curve(pg.PlotCurveItem):
    """A line of a plot, drawn in pixels so that its width is right on every device."""

    def __init__(self, ink: Ink) -> None:
        super().__init__(connect="finite")
        self.ink = ink
        self.look: tuple[str, float, tuple[float, ...]] = ("total", 1.0, ())
        self.setZValue(8)
        self.setVisible(False)

    def show_line(self, pieces: Floats, look: tuple[str, float, tuple[float, ...]]) -> None:
        """Show pieces of a line in this look (colour key, width, dash)."""
        drawn = pieces.shape[1] > 0
        self.look = look
        if drawn:
            self.setData(pieces[0], pieces[1], connect="finite")
        self.setVisible(drawn)

    @painted
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Draw the path in the pixels of the scene."""
        del option, widget
        if self.xData is None or not len(self.xData):
            return
        key, width, dash = self.look
        path = self.sceneTransform().map(self.getPath())
        with scene_pixels(self, painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.strokePath(path, self.ink.pen(self.ink.series(key), width, dash))


class Curves:
    """Two curves a series, solid and dashed; made once, used again."""

    def __init__(self, view: PlotBox, ink: Ink) -> None:
        self._view, self._ink = view, ink
        self._curves: list[Curve] = []

    def show(self, series: Sequence[Series], tracks: Sequence[Track], counted: bool = False) -> None:
        """Show these lines and no others."""
        while len(self._curves) < 2 * len(series):
            curve = Curve(self._ink)
            self._view.hold(curve)
            self._curves.append(curve)
        for index, (one, found) in enumerate(zip(series, tracks, strict=True)):
            width = width_of(one, counted, isinstance(self._ink.unit, StageUnit))
            self._curves[2 * index].show_line(found.solid, (one.colour, width, one.dash))
            self._curves[2 * index + 1].show_line(found.dashed, (one.colour, min(width, DASHED), _DASH))
        for curve in self._curves[2 * len(series) :]:
            curve.setVisible(False)


@record(frozen=True, slots=True)
class Dot:
    """A round mark: centre, radius and pen width in pixels, colour key; hollow ones are filled with surface.

    ``emphasis`` thins the filling of those that stand back.
    """

    at: QPointF
    radius: float
    width: float
    colour: str
    hollow: bool = True
    emphasis: float = 1.0


def dots_of(
    series: Series, found: Track, x: Callable[[float], float], y: Callable[[float], float], unit: float
) -> list[Dot]:
    """Return the dots of a series: each figure of a dotted one, the open end of a line, a line of one figure."""
    spots = [QPointF(x(month), y(part)) for month, part in zip(found.x.tolist(), found.y.tolist(), strict=True)]
    if series.mark is Mark.DOT:
        hollow = [datum.estimated for datum in found.data]
        return [Dot(at, 3.5 * unit, 1.6 * unit, series.colour, open_, series.emphasis)
                for at, open_ in zip(spots, hollow, strict=True)]  # fmt: skip
    if not spots:
        return []
    if found.data[-1].estimated:
        return [Dot(spots[-1], 3.2 * unit, 2.0 * unit, series.colour)]
    return [Dot(spots[0], 2.5 * unit, 0, series.colour, hollow=False)] if len(spots) == 1 else []


class Dots(Layer):
    """Dots and the rings of crossings, above the lines."""

    def __init__(self, ink: Ink, z: float = 12) -> None:
        super().__init__(ink, z)
        self.dots: list[Dot] = []

    def show_dots(self, dots: list[Dot], rect: QRectF) -> None:
        """Show these dots and no others."""
        self.dots = dots
        self.cover(rect)

    def draw(self, painter: QPainter) -> None:
        """Draw the dots, those before first, and those that stand back before all others."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dot in sorted(self.dots, key=lambda one: one.emphasis):
            colour = self.ink.series(dot.colour)
            painter.setPen(QPen(colour, dot.width) if dot.width > 0 else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(_ground(self.ink, dot))
            painter.drawEllipse(dot.at, dot.radius, dot.radius)


def _ground(ink: Ink, dot: Dot) -> QColor:
    return ink.token("surface") if dot.hollow else ink.series(dot.colour, dot.emphasis)
