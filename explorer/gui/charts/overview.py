"""All milestones a month as bars below the timeline, with a brush of two handles for the range shown above."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from explorer.domain.periods import Period
from explorer.figures.figure import LanePanel
from explorer.gui.charts.axes import TIME_HEIGHT, TimeAxis
from explorer.gui.charts.ink import Ink, Layer, outline
from explorer.gui.charts.lettering import Lettering, Run, advance, base_line, elided
from explorer.gui.charts.plotbox import LEAST, PlotBox
from explorer.gui.charts.scales import edges, time_ticks
from explorer.gui.text import translate

_HIGH = 44.0
_LOW = 26.0  # where the window is low
_ABOVE = 8.0
_LOW_BODY = 420.0  # a body lower than this, in design pixels, has a low overview
_NO_BODY = 230.0  # and one lower than this has none
_HANDLE = (8.0, 20.0)
_GRAB = 18.0


class Brush(pg.LinearRegionItem):
    """The range of time as a region to drag, whole or by its ends; painted by the overview itself."""

    brushed = Signal(float, float)  # months since year 0, while it is dragged

    def __init__(self) -> None:
        super().__init__(swapMode="push", pen=QPen(Qt.PenStyle.NoPen), hoverPen=QPen(QColor(0, 0, 0, 0), _GRAB))
        self._told = True
        self.sigRegionChanged.connect(self._tell)
        for line in self.lines:
            line.setCursor(Qt.CursorShape.SplitHCursor)

    def show_range(self, first: float, last: float) -> None:
        """Take a range that was set elsewhere, without telling of it."""
        self._told = False
        self.setRegion((first, last))
        self._told = True

    def stay_within(self, months: tuple[float, float]) -> None:
        """Take other bounds; a range that they cut is not one that the user has brushed."""
        self._told = False
        self.setBounds(months)
        self._told = True

    def paint(self, painter: QPainter, *args: object) -> None:
        """Draw nothing: fill lies below the bars, frame and handles above them."""

    @Slot(object)
    def _tell(self, region: object = None) -> None:
        del region
        first, last = self.getRegion()
        if self._told and last - first >= LEAST:
            self.brushed.emit(float(first), float(last))


class Overview:
    """The items of the overview."""

    def __init__(self, scene: QGraphicsScene, ink: Ink) -> None:
        self.ink = ink
        self.box = PlotBox()
        self.box.setMouseEnabled(x=False, y=False)
        self.brush = Brush()
        self.box.hold(self.brush)
        self.axis, self.words = TimeAxis(ink), Lettering(ink)
        self.bars, self.window, self.ground = Counts(ink), Window(ink), WindowFill(ink)
        self.items: tuple[QGraphicsItem, ...] = (self.box, self.axis, self.words, self.bars, self.window, self.ground)
        for item in self.items:
            scene.addItem(item)
        self.panel: LanePanel | None = None
        self.plot = QRectF()

    def set_visible(self, visible: bool) -> None:
        """Show or hide it."""
        for item in self.items:
            item.setVisible(visible)

    def fill(self, panel: LanePanel) -> None:
        """Take the counts of a panel."""
        self.panel = panel
        first, last = sorted(panel.span)
        low, high = min(edges(first)[0], edges(panel.first)[0]), max(edges(last)[1], edges(panel.last)[1])
        self.box.limit(low, high)
        self.box.show_months(low, high)
        self.brush.stay_within(self.box.months)

    def height(self, body: float) -> float:
        """Return the room it takes below the time axis of a body of this height, in pixels."""
        if body < self.ink.px(_NO_BODY) or self.panel is None or not self.panel.counts:
            return 0.0
        return self.ink.px(_ABOVE + TIME_HEIGHT + (_LOW if body < self.ink.px(_LOW_BODY) else _HIGH))

    def lay(self, rect: QRectF, left: float, shown: tuple[float, float]) -> None:
        """Lie in ``rect``, words from ``left`` on; ``shown`` is the range brushed, in months."""
        visible = rect.height() > 0
        self.set_visible(visible)
        self.plot = QRectF(rect)
        if not visible or self.panel is None:
            self.axis.runs, self.words.runs = [], []
            return
        ink = self.ink
        self.plot = QRectF(
            rect.left(),
            round(rect.top() + ink.px(_ABOVE)),
            rect.width(),
            round(rect.height() - ink.px(_ABOVE + TIME_HEIGHT)),
        )
        plot = self.plot
        self.box.place(plot)
        first, last = self.box.months
        ticks = time_ticks(first, last, plot.width(), self._measure, ink.px(10))
        line = QRectF(plot.left(), plot.bottom(), plot.width(), ink.hair)
        self.axis.set_ticks(ticks, [self.x(tick.at) for tick in ticks], line, plot.right(), words=True)
        self.axis.marks = []
        self._caption(left)
        self.bars.show_counts(
            [
                (self.x(edges(one)[0]), self.x(edges(one)[1]), count, self._flagged(one))
                for one, count in self.panel.counts
            ],
            plot,
        )
        self.show_range(*shown)

    def show_range(self, first: float, last: float) -> None:
        """Move the brush to a range that was set elsewhere."""
        if self.plot.isEmpty():
            return
        self.brush.show_range(first, last)
        left, right = self.x(first), self.x(last)
        self.window.show_window(left, right, self.plot)
        self.ground.cover(QRectF(left, self.plot.top(), max(right - left, 1), self.plot.height()))

    def x(self, month: float) -> float:
        """Return the pixel of a time, in months since year 0."""
        first, last = self.box.months
        return self.plot.left() + (month - first) / (last - first) * self.plot.width()

    @property
    def runs(self) -> list[Run]:
        """All its texts."""
        return [*self.axis.runs, *self.words.runs]

    def _measure(self, text: str) -> float:
        return advance(text, "small", self.ink.unit)

    def _flagged(self, month: Period) -> bool:
        date = self.panel.flag_date if self.panel else None
        return date is not None and date.month_index == month.month_index

    def _caption(self, left: float) -> None:
        unit, plot = self.ink.unit, self.plot
        wide = plot.left() - left - self.ink.px(8)
        top = plot.center().y() - self.ink.px(16)
        lines = (
            (translate("Charts", "All milestones"), "small-strong", "ink"),
            (translate("Charts", "per month"), "small", "ink-2"),
        )
        runs = [
            Run(
                left, base_line(top + index * self.ink.px(16), role, unit), elided(text, role, unit, wide), role, colour
            )
            for index, (text, role, colour) in enumerate(lines)
        ]
        self.words.show_runs(runs, QRectF(left, top, wide, self.ink.px(32)))


class Counts(Layer):
    """The bars of the overview, the month of the highlighted date in ink."""

    def __init__(self, ink: Ink, z: float = 4) -> None:
        super().__init__(ink, z)
        self._bars: list[tuple[QRectF, bool]] = []

    def show_counts(self, counts: list[tuple[float, float, int, bool]], plot: QRectF) -> None:
        """Show bars from (left, right, count, highlighted)."""
        most = max((count for _, _, count, _ in counts), default=0)
        self._bars = []
        for left, right, count, strong in counts:
            high = max(round(plot.height() * 0.9 * count / most), self.ink.hair) if most > 0 and count > 0 else 0
            edge = round(left + (right - left) * 0.12)
            wide = max(round(left + (right - left) * 0.88) - edge, self.ink.hair)
            self._bars.append((QRectF(edge, plot.bottom() - high, wide, high), strong))
        self.cover(plot)

    def draw(self, painter: QPainter) -> None:
        """Fill the bars."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for rect, strong in self._bars:
            painter.fillRect(rect, self.ink.token("ink" if strong else "peer"))


class Window(Layer):
    """The frame of the brushed range and its handles, above the bars."""

    def __init__(self, ink: Ink, z: float = 14) -> None:
        super().__init__(ink, z)
        self._window = QRectF()

    def show_window(self, left: float, right: float, plot: QRectF) -> None:
        """Frame the part of the plot between two pixels."""
        self._window = QRectF(left, plot.top(), max(right - left, 1), plot.height())
        edge = self.ink.px(_HANDLE[0])
        self.cover(plot.adjusted(-edge, -2, edge, 2))

    def draw(self, painter: QPainter) -> None:
        """Draw the frame and its two handles."""
        ink, window = self.ink, self._window
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline(painter, [window], ink.token("ink"), ink.px(1.5))
        wide, high = ink.px(_HANDLE[0]), min(ink.px(_HANDLE[1]), window.height() - 2)
        for x in (window.left(), window.right()):
            grip = QRectF(x - wide / 2, window.center().y() - high / 2, wide, high)
            painter.setPen(QPen(ink.token("ink"), ink.px(1.5)))
            painter.setBrush(ink.token("surface"))
            painter.drawRoundedRect(grip, ink.px(3), ink.px(3))
            painter.setPen(QPen(ink.token("ink"), ink.hair))
            painter.drawLine(QLineF(x, grip.center().y() - high / 5, x, grip.center().y() + high / 5))


class WindowFill(Layer):
    """The ground of the brushed range."""

    def __init__(self, ink: Ink, z: float = -5) -> None:
        super().__init__(ink, z)

    def draw(self, painter: QPainter) -> None:
        """Fill it."""
        painter.fillRect(self.boundingRect(), self.ink.token("sel"))
