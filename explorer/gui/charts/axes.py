"""The two axes: values as text alone, time as a line at zero with a tick and a year at each January."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from explorer.gui.charts.ink import Ink, scene_pixels
from explorer.gui.charts.lettering import Run, advance, base_line, draw_runs, middle_line
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.scales import Tick, ValueScale
from explorer.gui.painters import kept, painted

TIME_HEIGHT = 22.0  # of the time axis, in design pixels
_TICK = 5.0
_BESIDE = 5.0  # from a tick to its label
_GAP = 8.0  # from value labels to the plot


class FigureAxis(pg.AxisItem):
    """An axis whose ticks are given, not guessed, and which is drawn in pixels like all else."""

    def __init__(self, orientation: str, ink: Ink) -> None:
        super().__init__(orientation, showValues=False, maxTickLength=0)
        self.enableAutoSIPrefix(False)
        self.ink = ink
        self.runs: list[Run] = []
        self.marks: list[float] = []
        self.setZValue(20)

    def place(self, rect: QRectF) -> None:
        """Lie in this rectangle of the scene."""
        self.setWidth(rect.width()) if self.orientation == "left" else self.setHeight(rect.height())
        self.setGeometry(rect)
        self.update()

    @painted
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Draw line, ticks and words."""
        del option, widget
        with scene_pixels(self, painter):
            self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Draw in the pixels of the scene."""
        draw_runs(painter, self.runs, self.ink)


class ValueAxis(FigureAxis):
    """Round values beside the plot: no line, no ticks; a threshold's label is bold."""

    def __init__(self, ink: Ink) -> None:
        super().__init__("left", ink)

    def set_ticks(self, ticks: Sequence[Tick], scale: ValueScale, plot: QRectF) -> None:
        """Stand at the left of ``plot``, each label level with its value."""
        unit = self.ink.unit
        self.runs = []
        for tick in ticks:
            role = "small-strong" if tick.strong else "small"
            y = plot.bottom() - scale.part(tick.at) * plot.height()
            x = plot.left() - self.ink.px(_GAP) - advance(tick.text, role, unit)
            self.runs.append(Run(x, middle_line(y, role, unit), tick.text, role, "ink" if tick.strong else "ink-2"))
        room = self.ink.px(8)
        left = min((run.x for run in self.runs), default=plot.left())
        self.place(QRectF(left, plot.top() - room, plot.left() - left, plot.height() + 2 * room))


def value_axis_width(ticks: Sequence[Tick], ink: Ink) -> float:
    """Return the room that value labels need at the left of a plot, in pixels."""
    widths = [advance(tick.text, "small-strong" if tick.strong else "small", ink.unit) for tick in ticks]
    return max(ink.px(40), max(widths, default=0.0) + ink.px(_GAP))


class TimeAxis(FigureAxis):
    """A line at zero; at each tick a short stroke, and to the right of it the year or the month."""

    def __init__(self, ink: Ink) -> None:
        super().__init__("bottom", ink)
        self._line = QRectF()
        self._floor = 0.0
        self._words = True

    def set_ticks(
        self, ticks: Sequence[Tick], at: Sequence[float], line: QRectF, right: float, words: bool, floor: float = 0.0
    ) -> None:
        """Draw the line ``line``, strokes at the pixels ``at`` and words up to ``right``; or the line alone.

        Strokes and words stand under the line, or under ``floor`` where the plot reaches below it.
        """
        unit = self.ink.unit
        self._line, self._words = QRectF(line), words
        self._floor = max(floor, line.bottom())
        self.marks = list(at) if words else []
        self.runs = []
        y = base_line(self._floor + self.ink.px(4), "small", unit)
        free = line.left()
        for tick, x in zip(ticks, at, strict=True):
            start = x + self.ink.px(_BESIDE)
            end = start + advance(tick.text, "small", unit)
            if words and tick.text and start >= free and end <= right:
                self.runs.append(Run(start, y, tick.text))
                free = end + self.ink.px(4)
        self.place(line.adjusted(0, 0, right - line.right(), self._floor - line.bottom() + self.ink.px(TIME_HEIGHT)))

    def set_counts(self, ticks: Sequence[Tick], at: Sequence[float], line: QRectF, right: float, words: bool) -> None:
        """Draw numbers of months, each in the middle under its stroke; the last word ends with the line."""
        self.set_ticks(ticks, at, line, right, words)
        self.marks = [x for tick, x in zip(ticks, at, strict=True) if tick is not ticks[-1]] if words else []
        self.runs = []
        y = base_line(line.bottom() + self.ink.px(4), "small", self.ink.unit)
        for tick, x in zip(ticks, at, strict=True) if words else ():
            wide = advance(tick.text, "small", self.ink.unit)
            start = line.right() - wide if tick is ticks[-1] else x - wide / 2
            self.runs += [Run(start, y, tick.text)] if tick.text else []
        left = min([line.left(), *(run.x for run in self.runs)])
        self.place(line.adjusted(left - line.left(), 0, max(right - line.right(), 0), self.ink.px(TIME_HEIGHT)))

    def draw(self, painter: QPainter) -> None:
        """Draw in the pixels of the scene."""
        colour, hair = self.ink.token("line-strong"), self.ink.hair
        painter.fillRect(self._line, colour)
        for x in self.marks:
            painter.fillRect(QRectF(round(x), self._floor, hair, self.ink.px(_TICK)), colour)
        super().draw(painter)


class Rule(pg.InfiniteLine):
    """A gridline, a threshold or the line of a date: as long as its plot, one hairline wide, dashed or not."""

    def __init__(self, ink: Ink, angle: float, z: float) -> None:
        super().__init__(angle=angle, movable=False)
        self.ink = ink
        self.look = "grid"
        self.width = 1.0
        self.dash: tuple[float, ...] = ()
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @painted
    def paint(self, painter: QPainter, *args: object) -> None:
        """Draw across the plot, in pixels."""
        del args
        view = self.getViewBox()
        if view is None:
            return
        plot = view.geometry()
        at = self.mapToScene(0.0, 0.0)
        width = max(self.ink.hair, self.width * self.ink.unit)
        with scene_pixels(self, painter):
            if self.angle == 0:
                rect = QRectF(plot.left(), round(at.y() - width / 2), plot.width(), width)
            else:
                rect = QRectF(round(at.x() - width / 2), plot.top(), width, plot.height())
            _rule(painter, rect, self)


def _rule(painter: QPainter, rect: QRectF, rule: Rule) -> None:
    colour = rule.ink.token(rule.look)
    if not rule.dash:
        painter.fillRect(rect, colour)
        return
    middle = rect.center()
    with kept(painter):
        painter.setPen(
            rule.ink.pen(colour, max(rect.height() if rule.angle == 0 else rect.width(), 1) / rule.ink.unit, rule.dash)
        )
        if rule.angle == 0:
            painter.drawLine(QLineF(rect.left(), middle.y(), rect.right(), middle.y()))
        else:
            painter.drawLine(QLineF(middle.x(), rect.top(), middle.x(), rect.bottom()))


class Pool:
    """Rules made once and used again; those not needed are hidden."""

    def __init__(self, view: PlotBox, ink: Ink, angle: float, z: float) -> None:
        self._view, self._ink, self._angle, self._z = view, ink, angle, z
        self.rules: list[Rule] = []

    def show(self, positions: Sequence[float], look: str = "grid", dash: tuple[float, ...] = ()) -> None:
        """Show rules at these positions of the plot."""
        while len(self.rules) < len(positions):
            rule = Rule(self._ink, self._angle, self._z)
            self._view.hold(rule)
            self.rules.append(rule)
        for index, rule in enumerate(self.rules):
            rule.setVisible(index < len(positions))
            if index < len(positions):
                rule.look, rule.dash = look, dash
                rule.setValue(positions[index])
                rule.update()
