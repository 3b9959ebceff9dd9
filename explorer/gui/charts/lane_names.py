"""The names at the left of the timeline: the carmaker, and below it the dot and name of what it makes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.figures.figure import Lane
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, base_line, draw_runs, elided, plain
from explorer.gui.theme import line_height

_TWO_LINES = 34.0  # a lower lane has its name on one line
_DOT = 8.0


def name_width(lane: Lane, high: float, ink: Ink) -> float:
    """Return how wide a lane's name is."""
    return max((run.x + run.width(ink.unit) for run in _name_runs(lane, 0, 0, high, ink)), default=0.0)


def _name_runs(lane: Lane, left: float, centre: float, high: float, ink: Ink) -> list[Run]:
    unit, line = ink.unit, line_height("small", ink.unit) + ink.px(2)
    two = bool(lane.below) and high >= ink.px(_TWO_LINES)
    indent = left if two else left + ink.px(_DOT + 6)
    top = centre - line if two else centre - line / 2
    base = base_line(top + ink.px(1), "small-strong", unit)
    runs = [Run(indent, base, plain(lane.name), "small-strong", "ink")]
    runs += _beside(runs[0], plain(lane.name_zh), "ink-3", ink)
    if two:
        base = base_line(centre + ink.px(1), "small", unit)
        runs.append(Run(left + ink.px(_DOT + 6), base, plain(lane.below), "small", "ink-2"))
        runs += _beside(runs[-1], plain(lane.below_zh), "ink-3", ink)
    return runs


def _beside(run: Run, text: str, colour: str, ink: Ink) -> list[Run]:
    return [Run(run.x + run.width(ink.unit) + ink.px(5), run.y, text, "small", colour)] if text else []


class LaneNames(Layer):
    """The names at the left: the carmaker, below it the dot and name of what it makes."""

    def __init__(self, ink: Ink, z: float = 26) -> None:
        super().__init__(ink, z)
        self.runs: list[Run] = []
        self.left = 0.0
        self._dots: list[tuple[QPointF, str]] = []

    def show_lanes(self, lanes: tuple[Lane, ...], rects: dict[str, QRectF], left: float, width: float) -> None:
        """Write the names of these lanes from ``left`` on."""
        self.left, self.runs, self._dots = left, [], []
        ink = self.ink
        high = min((rect.height() for rect in rects.values()), default=0.0)  # one for all: names look alike
        for lane in lanes:
            rect = rects[lane.id]
            runs = _name_runs(lane, left, rect.center().y(), high, ink)
            self.runs += [fitted for fitted in (_fitted(run, left + width, ink) for run in runs) if fitted.text]
            last = runs[-1].y - ink.px(4.4) if lane.below and high >= ink.px(_TWO_LINES) else runs[0].y - ink.px(4.4)
            self._dots.append((QPointF(left + ink.px(_DOT / 2), last), lane.colour))
        area = QRectF(left, 0, width, 0)
        for rect in rects.values():
            area = (
                area.united(QRectF(left, rect.top(), width, rect.height()))
                if area.height()
                else QRectF(left, rect.top(), width, rect.height())
            )
        self.cover(area)

    def draw(self, painter: QPainter) -> None:
        """Draw dots and names."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, colour in self._dots:
            painter.setBrush(self.ink.series(colour))
            painter.drawEllipse(at, self.ink.px(_DOT / 2), self.ink.px(_DOT / 2))
        draw_runs(painter, self.runs, self.ink)


def _fitted(run: Run, right: float, ink: Ink) -> Run:
    text = elided(run.text, run.role, ink.unit, max(right - run.x, 0))
    return run if text == run.text else Run(run.x, run.y, text, run.role, run.colour)
