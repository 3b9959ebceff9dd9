"""A panel over a time axis: bars, lines, levels and notes, placed in pixels; made once, refilled for every figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from explorer.domain.periods import Period
from explorer.figures.figure import Mark, Panel, Series
from explorer.gui.charts.axes import TIME_HEIGHT, Pool, TimeAxis, ValueAxis, value_axis_width
from explorer.gui.charts.bars import Bar, Bars, Segment, segments, stacked
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.legend import HeadLayer, head
from explorer.gui.charts.lettering import Lettering, Run, advance, elided, plain
from explorer.gui.charts.lines import Curves, Dot, Dots, Track, dots_of, track, width_of
from explorer.gui.charts.notes import Leaders
from explorer.gui.charts.plot_notes import end_words, notes_of
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.scales import HEADROOM, Tick, ValueScale, edges, time_ticks, usable, value_ticks

_THRESHOLD_DASH = (3.0, 3.0)
_RIGHT = 56.0  # room for labels at the ends of lines, in design pixels
_WIDEST_LABEL = 96.0  # of a threshold
_RING_ROOM = 22.0  # above the ring of a crossing, for its note; the row of the title gives the rest
_RECORD_ROOM = 23.0  # above the highest bar, for a note on it
_LABEL_APART = 15.0  # between the middles of two value labels


@dataclass(frozen=True, slots=True)
class Wants:
    """The room a panel needs around its plot, in pixels."""

    left: float
    right: float


class PlotPanel:
    """The items of one panel; made once for a place in the figure and refilled for every figure."""

    def __init__(self, scene: QGraphicsScene, ink: Ink) -> None:
        self.ink = ink
        self.panel: Panel | None = None
        self.box = PlotBox()
        self.value_axis, self.time_axis = ValueAxis(ink), TimeAxis(ink)
        self.band, self.bars, self.dots = Band(ink), Bars(ink), Dots(ink)
        self.leaders, self.notes, self.head = Leaders(ink), Lettering(ink), HeadLayer(ink)
        self.items: tuple[QGraphicsItem, ...] = (
            self.band, self.box, self.value_axis, self.time_axis, self.bars,
            self.dots, self.leaders, self.notes, self.head,
        )  # fmt: skip
        for item in self.items:
            scene.addItem(item)
        self.grid = Pool(self.box, ink, 0, -20)
        self.levels = Pool(self.box, ink, 0, 6)
        self.curves = Curves(self.box, ink)
        self.columns: list[Bar] = []
        self.wholes: list[QRectF] = []
        self.tracks: list[Track] = []
        self.scale = ValueScale(0.0, 1.0)
        self.plot = QRectF()
        self._ticks: list[Tick] = []
        self._right, self._words = 0.0, True
        self._origin, self._pace = 0.0, 1.0

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole panel."""
        for item in self.items:
            item.setVisible(visible)

    def fill(self, panel: Panel) -> None:
        """Take the numbers of a panel; :meth:`lay` places them."""
        self.panel = panel
        self.columns = stacked(panel)

    @property
    def lines(self) -> list[Series]:
        """The series that are lines or dots."""
        return [one for one in self.panel.series if one.mark is not Mark.BAR] if self.panel else []

    def head_height(self, width: float) -> float:
        """Return how much title and legend take above the plot, in pixels."""
        return head(self.panel, 0, 0, width, self.ink).height if self.panel else 0.0

    def rise(self, height: float) -> Wants:
        """Settle the values' scale for a plot of this height; return the room it needs at its sides."""
        if self.panel is None:
            return Wants(0, 0)
        self.scale = ValueScale.over(
            _values(self.panel, self.columns), _headroom(self.panel, self.columns, height, self.ink)
        )
        levels = [one for one in self.panel.thresholds if usable(one.value)]
        ticks = value_ticks(self.scale, height, [one.value for one in levels], self.ink.px(32))
        strong = [Tick(one.value, self._level_words(one.label), strong=True) for one in levels]
        self._ticks = [*_apart(ticks, strong, self.scale, height, self.ink), *strong]
        ends = [advance(text, "small", self.ink.unit) + self.ink.px(9) for text in end_words(self.panel, self.columns)]
        return Wants(value_axis_width(self._ticks, self.ink), max([self.ink.px(_RIGHT), *ends]))

    def lay(self, plot: QRectF, top: float, right: float, words: bool) -> None:
        """Place everything: the plot in ``plot``, the head from ``top`` on, notes up to ``right``.

        ``words`` says whether the time axis carries its labels: that of the lowest panel does.
        """
        if self.panel is None:
            return
        self.plot, self._right, self._words = plot, right, words
        self.box.place(plot)
        self.tracks = [track(one, self.scale, self.panel.every) for one in self.lines]
        self.curves.show(self.lines, self.tracks)
        strong = [tick.at for tick in self._ticks if tick.strong]
        self.grid.show([self.scale.part(one.at) for one in self._ticks if not one.strong and one.at != 0])
        self.levels.show([self.scale.part(at) for at in strong], "line-strong", _THRESHOLD_DASH)
        self.value_axis.set_ticks(self._ticks, self.scale, plot)
        found = head(self.panel, plot.left(), top, right - plot.left(), self.ink)
        self.head.show_head(found, QRectF(plot.left(), top, right - plot.left(), found.height))
        self.settle()

    def settle(self) -> None:
        """Place what depends on the range of time: bars, ticks, dots and notes."""
        if self.panel is None or self.plot.isEmpty():
            return
        unit, plot = self.ink.unit, self.plot
        first, last = self.box.months
        self._pace = plot.width() / (last - first)
        self._origin = plot.left() - first * self._pace
        found, self.wholes = segments(self.columns, self.x, self.y, self.ink.hair)
        self.bars.show_segments(self.panel.series, found, plot)
        ticks = time_ticks(first, last, plot.width(), self._measure, self.ink.px(12))
        line = QRectF(plot.left(), round(self.y(0.0)), plot.width(), self.ink.hair)
        self.time_axis.set_ticks(ticks, [self.x(tick.at) for tick in ticks], line, self._right, self._words)
        ceiling = min(self.head.boundingRect().top(), plot.top())
        open_ground = QRectF(plot.left(), ceiling, self._right - plot.left(), plot.bottom() - ceiling)
        ground = self._ground(open_ground)
        notes = notes_of(self, ground)
        self.notes.show_runs(notes.runs, open_ground.adjusted(-unit, 0, unit, self.ink.px(TIME_HEIGHT)))
        self.leaders.show_leaders(notes.leaders, open_ground)
        self.dots.show_dots(self._dots(notes.rings), open_ground.adjusted(-unit, -8 * unit, unit, 8 * unit))

    def x(self, month: float) -> float:
        """Return the pixel of a time, in months since year 0."""
        return self._origin + month * self._pace

    def y(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.plot.bottom() - self.scale.part(value) * self.plot.height()

    def month(self, x: float) -> float:
        """Return the time at a pixel, in months since year 0."""
        first, last = self.box.months
        return first + (x - self.plot.left()) / max(self.plot.width(), 1) * (last - first)

    def shown(self, month: float) -> bool:
        """Whether a time lies in the range shown."""
        first, last = self.box.months
        return first <= month <= last

    @property
    def runs(self) -> list[Run]:
        """All texts of the panel."""
        return [*self.head.head.runs, *self.value_axis.runs, *self.time_axis.runs, *self.notes.runs]

    @property
    def found(self) -> list[Segment]:
        """The segments of all bars."""
        return self.bars.segments

    def _measure(self, text: str) -> float:
        return advance(text, "small", self.ink.unit)

    def _level_words(self, label: str) -> str:
        return elided(plain(label), "small-strong", self.ink.unit, self.ink.px(_WIDEST_LABEL))

    def _ground(self, rect: QRectF) -> Ground:
        ground = Ground(rect)
        ground.add_columns(self.wholes)
        for series, one in zip(self.lines, self.tracks, strict=True):
            xs = np.array([self.x(month) for month in one.x.tolist()])
            ys = self.plot.bottom() - one.y * self.plot.height()
            ground.add_line(xs, ys, self.ink.px(width_of(series)))
        for run in self.head.head.runs:
            ground.take(run.box(self.ink.unit))
        for swatch in self.head.head.swatches:
            ground.take(swatch.rect)
        hair = self.ink.hair
        for tick in self._ticks:
            if tick.strong:
                ground.take(QRectF(self.plot.left(), self.y(tick.at) - hair, self.plot.width(), 2 * hair))
        return ground

    def _dots(self, rings: Iterable[QPointF]) -> list[Dot]:
        dots: list[Dot] = []
        for series, one in zip(self.lines, self.tracks, strict=True):
            dots += dots_of(series, one, self.x, self._y_of_part, self.ink.unit)
        shown = [dot for dot in dots if self.plot.left() - 1 <= dot.at.x() <= self.plot.right() + 1]
        colour = self.lines[0].colour if self.lines else "total"
        return shown + [Dot(at, self.ink.px(5), self.ink.px(2), colour) for at in rings]

    def _y_of_part(self, part: float) -> float:
        return self.plot.bottom() - part * self.plot.height()


class Band(Layer):
    """The month the cursor is on, as a band behind the bars."""

    def __init__(self, ink: Ink, z: float = -30) -> None:
        super().__init__(ink, z)

    def draw(self, painter: QPainter) -> None:
        """Fill the band."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.boundingRect(), self.ink.token("sel"))


def _span(panel: Panel) -> tuple[Period, Period]:
    return (panel.first, panel.last) if panel.first <= panel.last else (panel.last, panel.first)


def _values(panel: Panel, columns: list[Bar]) -> list[float]:
    values = [edge for bar in columns for edge in (bar.top, bar.bottom)]
    values += [datum.value for one in panel.series if one.mark is not Mark.BAR for datum in one.data]
    values += [one.value for one in panel.thresholds]
    return values + [one.value for one in panel.annotations if one.ring]


def _headroom(panel: Panel, columns: list[Bar], height: float, ink: Ink) -> float:
    rings = [note.value for note in panel.annotations if note.ring and usable(note.value) and note.value > 0]
    if rings and height > 0:
        return _above_ring(max(rings), panel, ink.px(_RING_ROOM) / height)
    above = [note for note in panel.annotations if not note.ring] if columns else []
    if not above or height <= 0:
        return HEADROOM
    share = ink.px(_RECORD_ROOM + (16 if any(note.detail for note in above) else 0)) / height
    return max(HEADROOM, share / (1 - share)) if share < 0.5 else HEADROOM


def _above_ring(ring: float, panel: Panel, share: float) -> float:
    """Return the headroom that leaves ``share`` of the plot free above a ring, for the note on it."""
    highest = max((one for one in _values(panel, []) if usable(one)), default=ring)
    if share >= 0.5 or highest <= 0:
        return HEADROOM
    return max(HEADROOM, ring / highest / (1 - share) - 1)


def _apart(ticks: list[Tick], strong: list[Tick], scale: ValueScale, height: float, ink: Ink) -> list[Tick]:
    least = ink.px(_LABEL_APART) / height if height > 0 else 1.0
    levels = [scale.part(tick.at) for tick in strong]
    return [tick for tick in ticks if all(abs(scale.part(tick.at) - level) >= least for level in levels)]


def time_edges(panel: Panel) -> tuple[float, float]:
    """Return the ends of a panel's time axis in months since year 0."""
    first, last = _span(panel)
    return edges(first)[0], edges(last)[1]
