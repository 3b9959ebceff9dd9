"""A panel over a time axis: bars, lines, levels and notes, placed in pixels; made once, refilled for every figure."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from explorer.figures.figure import Mark, Panel, Series
from explorer.figures.plots import Span
from explorer.gui.charts.axes import TIME_HEIGHT, Pool, TimeAxis, ValueAxis, value_axis_width
from explorer.gui.charts.bars import Bar, Bars, Segment, segments, stacked
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.legend import MOST_ROWS, Head, HeadLayer, head, shared_legend
from explorer.gui.charts.lettering import Lettering, Run, advance
from explorer.gui.charts.lines import Curves, Dots, Track, track
from explorer.gui.charts.notes import Leaders
from explorer.gui.charts.outlines import Outlines
from explorer.gui.charts.plot_ground import ground_of, marks_of
from explorer.gui.charts.plot_notes import end_widths, notes_of
from explorer.gui.charts.plot_scale import scale_of, ticks_of
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.range_bars import RangeBars, range_bars
from explorer.gui.charts.scales import Tick, ValueScale, time_ticks, usable
from explorer.gui.charts.since import since_ticks
from explorer.gui.charts.spans import Spans, place_spans
from explorer.gui.theme import StageUnit
from explorer.records import record

_THRESHOLD_DASH = (3.0, 3.0)
_APART, _STAGE_APART = 12.0, 34.0  # between two words of the time axis: on a slide every second one
_COMPACT_RIGHT = 8.0
_RIGHT = 56.0  # room for labels at the ends of lines, in design pixels


@record(frozen=True, slots=True)
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
        self.ranges, self.spans, self.outlines = RangeBars(ink), Spans(ink), Outlines(ink, self)
        self.legend = HeadLayer(ink)  # of all small panels, where this is the first
        self.items: tuple[QGraphicsItem, ...] = (
            self.band, self.box, self.value_axis, self.time_axis, self.bars,
            self.dots, self.leaders, self.notes, self.head, self.legend,
            self.ranges, self.spans, self.outlines,
        )  # fmt: skip
        for item in self.items:
            scene.addItem(item)
        self.legend_rows = MOST_ROWS  # a low picture has room for fewer
        self.grid = Pool(self.box, ink, 0, -20)
        self.levels = Pool(self.box, ink, 0, 6)
        self.curves = Curves(self.box, ink)
        self.columns: list[Bar] = []
        self.wholes: list[QRectF] = []
        self.tracks: list[Track] = []
        self.scale = ValueScale(0.0, 1.0)
        self.plot = QRectF()
        self.ticks: list[Tick] = []
        self.visible = True
        self._right, self._words = 0.0, True
        self._origin, self._pace = 0.0, 1.0

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole panel."""
        self.visible = visible
        for item in self.items:
            item.setVisible(visible)

    def fill(self, panel: Panel) -> None:
        """Take the numbers of a panel; :meth:`lay` places them."""
        self.panel = panel
        self.columns = stacked(panel)
        self.box.counts = panel.since is not None
        self.legend.show_head(Head((), (), 0.0), QRectF())

    @property
    def lines(self) -> list[Series]:
        """The series that are lines or dots."""
        return [one for one in self.panel.series if one.mark in (Mark.LINE, Mark.DOT)] if self.panel else []

    @property
    def counted(self) -> bool:
        """Whether the axis counts months since each series' first."""
        return self.panel is not None and self.panel.since is not None

    @property
    def spanned(self) -> tuple[Span, ...]:
        """The comparisons along a level that lie in the range shown."""
        spans = self.panel.spans if self.panel is not None and self.counted else ()
        return tuple(one for one in spans if self.shown(one.first) and self.shown(one.last) and usable(one.value))

    def head_height(self, width: float) -> float:
        """Return how much title and legend take above the plot, in pixels."""
        return head(self.panel, 0, 0, width, self.ink, self.legend_rows).height if self.panel else 0.0

    def show_legend(self, rect: QRectF) -> float:
        """Show the legend of all small panels at the top of ``rect``; return its height in pixels."""
        if self.panel is None:
            return 0.0
        found = shared_legend(self.panel, rect, self.ink)
        self.legend.show_head(found, QRectF(rect.left(), rect.top(), rect.width(), found.height))
        return found.height

    def rise(self, height: float, width: float = 0.0) -> Wants:
        """Settle the values' scale for a plot of this height; return the room it needs at its sides.

        ``width`` is about that of the plot: labels of lines that end early need no room beyond it.
        """
        if self.panel is None:
            return Wants(0, 0)
        self.scale = scale_of(self.panel, self.columns, height, self.ink)
        self.ticks = ticks_of(self.panel, self.scale, height, self.ink)
        ends = [end + self.ink.px(9) for end in end_widths(self.panel, self.columns, width, self.ink)]
        least = _COMPACT_RIGHT if self.panel.compact or self.counted else _RIGHT
        return Wants(value_axis_width(self.ticks, self.ink), max([self.ink.px(least), *ends]))

    def lay(self, plot: QRectF, top: float, right: float, words: bool, left: float | None = None) -> None:
        """Place everything: the plot in ``plot``, the head from ``top`` (and ``left``) on, notes up to ``right``.

        ``words`` says whether the time axis carries its labels: that of the lowest panel does.
        """
        if self.panel is None:
            return
        self.plot, self._right, self._words = plot, right, words
        self.box.place(plot)
        self.tracks = [track(one, self.scale, self.panel.every, self.counted) for one in self.lines]
        self.curves.show(self.lines, self.tracks, self.counted)
        strong = [tick.at for tick in self.ticks if tick.strong]
        self.grid.show([self.scale.part(one.at) for one in self.ticks if not one.strong and one.at != 0])
        self.levels.show([self.scale.part(at) for at in strong], "line-strong", _THRESHOLD_DASH)
        self.value_axis.set_ticks(self.ticks, self.scale, plot)
        edge = plot.left() if left is None else left
        found = head(self.panel, edge, top, right - edge, self.ink, self.legend_rows)
        self.head.show_head(found, QRectF(edge, top, right - edge, found.height))
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
        ranges = [one for one in self.panel.series if one.mark is Mark.RANGE]
        self.ranges.show_bars(range_bars(ranges, self.x, self.y, self.ink, bool(self.columns)) if ranges else [], plot)
        self._settle_axis(first, last)
        ceiling = min(self.head.boundingRect().top(), plot.top())
        open_ground = QRectF(plot.left(), ceiling, self._right - plot.left(), plot.bottom() - ceiling)
        ground = ground_of(self, open_ground)
        ends = [
            QLineF(self.x(one.first), self.y(one.value), self.x(one.last), self.y(one.value)) for one in self.spanned
        ]
        self.spans.show_spans(place_spans(self.spanned, ends, ground, self.ink), plot)
        notes = notes_of(self, ground)
        self.notes.show_runs(
            [*self.spans.runs, *notes.runs], open_ground.adjusted(-unit, 0, unit, self.ink.px(TIME_HEIGHT))
        )
        self.leaders.show_leaders(notes.leaders, open_ground)
        self.dots.show_dots(marks_of(self), open_ground.adjusted(-unit, -8 * unit, unit, 8 * unit))

    def _settle_axis(self, first: float, last: float) -> None:
        """Write the time under the line at zero, or under the plot where values lie below zero."""
        plot, room = self.plot, self.ink.px(_STAGE_APART if isinstance(self.ink.unit, StageUnit) else _APART)
        line = QRectF(plot.left(), round(self.y(0.0)), plot.width(), self.ink.hair)
        if self.counted:
            ticks = since_ticks(first, last, plot.width(), self._measure, room)
            at = [self.x(tick.at) for tick in ticks]
            self.time_axis.set_counts(ticks, at, line, self._right, self._words)
            return
        ticks = time_ticks(first, last, plot.width(), self._measure, room)
        at = [self.x(tick.at) for tick in ticks]
        floor = plot.bottom() if self.scale.low < 0 else 0.0
        self.time_axis.set_ticks(ticks, at, line, self._right, self._words, floor)

    def x(self, month: float) -> float:
        """Return the pixel of a time, in months since year 0 (or since the first, where they are counted)."""
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
        """All texts of the panel, none where it found no room."""
        if not self.visible:
            return []
        heads = [*self.head.head.runs, *self.legend.head.runs]
        return [*heads, *self.value_axis.runs, *self.time_axis.runs, *self.notes.runs]

    @property
    def found(self) -> list[Segment]:
        """The segments of all bars."""
        return self.bars.segments

    def _measure(self, text: str) -> float:
        return advance(text, "small", self.ink.unit)

    def y_of_part(self, part: float) -> float:
        """Return the pixel of a part of the plot's height."""
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
