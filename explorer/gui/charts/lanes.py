"""The timeline: lanes with two-line names, markers, labels, the highlighted date, and the overview below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from explorer.figures.figure import Lane, LanePanel
from explorer.gui.charts.axes import TIME_HEIGHT, Pool, TimeAxis
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lane_key import LaneKey, kinds
from explorer.gui.charts.lane_layout import Spot, lane_rects, place_labels, place_markers, ring_radius
from explorer.gui.charts.lane_marks import FLAG, UNDER_FLAG, Flag, LaneGround, Marks
from explorer.gui.charts.lane_names import LaneNames, name_width
from explorer.gui.charts.lettering import Lettering, Run, advance
from explorer.gui.charts.overview import Overview
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.scales import edges, middle, time_ticks

_SPARE = 40.0  # in design pixels, that the overview takes of what the highest lanes leave
_HIGHEST = 92.0  # where there is room to spare
_BAND = 18.0
_LABELS = 113.0  # width of the column of lane names
_GAP = 12.0


class LanesPanel:
    """The items of a timeline; made once, refilled for every figure."""

    def __init__(self, scene: QGraphicsScene, ink: Ink) -> None:
        self.ink = ink
        self.panel: LanePanel | None = None
        self.box = PlotBox()
        self.time_axis = TimeAxis(ink)
        self.back, self.marks, self.labels = LaneGround(ink), Marks(ink), Lettering(ink)
        self.names, self.flag = LaneNames(ink), Flag(ink)
        self.key = LaneKey(ink)
        self.overview = Overview(scene, ink)
        self.items: tuple[QGraphicsItem, ...] = (
            self.back, self.box, self.time_axis, self.marks, self.labels, self.names, self.flag, self.key,
        )  # fmt: skip
        for item in self.items:
            scene.addItem(item)
        self.years = Pool(self.box, ink, 90, -20)
        self.lanes: dict[str, QRectF] = {}
        self.spots: list[Spot] = []
        self.plot = QRectF()
        self.ring = 0.0
        self._right = 0.0
        self._origin, self._pace = 0.0, 1.0

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole panel."""
        for item in self.items:
            item.setVisible(visible)
        self.overview.set_visible(visible)

    def fill(self, panel: LanePanel) -> None:
        """Take the events of a panel; :meth:`lay` places them."""
        self.panel = panel
        first, last = sorted((panel.first, panel.last))
        low, high = edges(first)[0], edges(last)[1]
        self.box.limit(min(low, edges(panel.span[0])[0]), max(high, edges(panel.span[1])[1]), high - low)
        self.box.show_months(low, high)
        self.overview.fill(panel)

    def lay(self, body: QRectF, *, keyed: bool) -> None:
        """Place everything in ``body``: flag, lanes, time axis, overview, with ``keyed`` a key, from the top."""
        if self.panel is None:
            return
        ink, count = self.ink, max(len(self.panel.lanes), 1)
        above = ink.px(FLAG + UNDER_FLAG) if self.panel.flag else ink.px(2)
        over = self.overview.height(body.height())
        room = max(body.height() - above - ink.px(TIME_HEIGHT) - over, ink.px(12) * count)
        room -= self.key.lay(kinds(self.panel) if keyed else (), body, room, count)
        high = min(room / count, ink.px(_HIGHEST))
        over += min(room - high * count, ink.px(_SPARE)) if over else 0
        names = [name_width(lane, high, ink) for lane in self.panel.lanes]
        wide = min(max([ink.px(_LABELS), *(name + ink.px(_GAP) for name in names)]), body.width() * 0.36)
        left, top = round(body.left() + wide), round(body.top() + above)
        self.plot = QRectF(left, top, max(round(body.right()) - left, 20), round(high * count))
        self._right = body.right()
        self.box.place(self.plot)
        self.lanes = lane_rects(self.panel.lanes, self.plot)
        self.names.show_lanes(self.panel.lanes, self.lanes, body.left(), wide - ink.px(_GAP))
        floor = self.plot.bottom() + ink.px(TIME_HEIGHT)
        self.overview.lay(QRectF(left, floor, self.plot.width(), over), body.left(), self.box.months)
        self.settle()

    def settle(self) -> None:
        """Place what depends on the range of time: grid, markers, labels, the highlighted date."""
        if self.panel is None or self.plot.isEmpty():
            return
        ink, plot = self.ink, self.plot
        first, last = self.box.months
        self._pace = plot.width() / (last - first)
        self._origin = plot.left() - first * self._pace
        ticks = time_ticks(first, last, plot.width(), self._measure, ink.px(12))
        self.years.show([tick.at for tick in ticks if tick.at > first])
        line = QRectF(plot.left(), plot.bottom(), plot.width(), ink.hair)
        self.time_axis.set_ticks(ticks, [self.x(tick.at) for tick in ticks], line, self._right, words=True)
        self.time_axis.marks = []
        date = self._flag_x()
        self.ring = ring_radius(min((rect.height() for rect in self.lanes.values()), default=0.0), ink)
        rings = self._rings(date)
        self.spots = place_markers(self.panel.events, self.lanes, self.x, [(at, self.ring) for at, _ in rings], ink)
        self.back.show_ground(list(self.lanes.values()), self.names.left, self._band(date), date)
        self.marks.show_marks(self.spots, rings, self.ring, plot)
        self.flag.show_flag(self.panel.flag, date, plot, self.names.left, self._right)
        reach = self.ring + ink.px(2)
        closed = [QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach) for at, _ in rings]
        if date is not None:
            closed.append(self._band(date))
        found = place_labels(self.spots, list(self.lanes.values()), plot, closed, ink)
        self.labels.show_runs([run for run, _ in found], plot)
        self.overview.show_range(first, last)

    def x(self, month: float) -> float:
        """Return the pixel of a time, in months since year 0."""
        return self._origin + month * self._pace

    def spot_at(self, at: QPointF) -> Spot | None:
        """Return the marker under a point, the nearest if several are."""
        near = [(_distance(spot.at, at), spot) for spot in self.spots]
        reach = self.ink.px(4)
        hits = [(far, spot) for far, spot in near if far <= spot.reach + reach]
        return min(hits, key=lambda pair: pair[0])[1] if hits else None

    @property
    def runs(self) -> list[Run]:
        """All texts of the panel."""
        return [
            *self.names.runs,
            *self.time_axis.runs,
            *self.labels.runs,
            *self.flag.runs,
            *self.overview.runs,
            *self.key.runs,
        ]

    def _measure(self, text: str) -> float:
        return advance(text, "small", self.ink.unit)

    def _flag_x(self) -> float | None:
        date = self.panel.flag_date if self.panel else None
        if date is None:
            return None
        at = self.x(middle(date))
        return at if self.plot.left() <= at <= self.plot.right() else None

    def _band(self, date: float | None) -> QRectF:
        if date is None:
            return QRectF()
        half = self.ink.px(_BAND) / 2
        band = QRectF(round(date - half), self.plot.top(), round(2 * half), self.plot.height())
        return band.intersected(self.plot)

    def _rings(self, date: float | None) -> list[tuple[QPointF, Lane]]:
        if self.panel is None or date is None:
            return []
        named = {lane for event in self.panel.events if event.highlighted for lane in event.ringed}
        return [
            (QPointF(date, self.lanes[lane.id].center().y()), lane) for lane in self.panel.lanes if lane.id in named
        ]


def _distance(one: QPointF, other: QPointF) -> float:
    return float(((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5)
