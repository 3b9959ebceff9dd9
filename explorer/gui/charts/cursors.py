"""How pointer and keys move over a figure: by months and series, or by milestones and lanes."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt

from explorer.domain.periods import Period
from explorer.figures.figure import Mark
from explorer.gui.charts.lane_layout import Spot
from explorer.gui.charts.lanes import LanesPanel
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.probes import Probe, event_content, has_figure, month_content, stops
from explorer.gui.charts.scales import edges, middle

_NEAR_LINE = 8.0
_NEAR_DOT = 12.0
Key = Qt.Key


class Cursor(Protocol):
    """What the view asks of the figure it shows."""

    @property
    def slow(self) -> bool:
        """Whether a card opens after a rest of the pointer."""

    @property
    def asks(self) -> bool:
        """Whether keys open a card on Enter alone."""

    def probe(self, at: QPointF) -> Probe | None:
        """Return what lies under a point of the scene."""

    def step(self, here: Probe | None, key: Qt.Key) -> Probe | None:
        """Return where a key leads from here."""

    def show(self, probe: Probe | None, keyed: bool) -> None:
        """Mark what the card is about, or nothing."""


class PlotCursor:
    """Over panels of one time axis: the month under the pointer, in all panels at once."""

    slow, asks = False, False

    def __init__(self, plots: list[PlotPanel]) -> None:
        self._plots = plots
        self._main = next((one for one in reversed(plots) if one.columns), plots[-1])
        self._stops = stops(self._main.panel) if self._main.panel else []
        self._sparse = not self._main.columns and all(one.mark is not Mark.LINE for one in self._main.lines)
        if self._sparse:  # dots and ranges: only where there is one
            self._stops = [one for one in self._stops if has_figure(self._plots, one)]

    def probe(self, at: QPointF) -> Probe | None:
        """Return the period nearest to a point, and the series under it."""
        plot = next((one for one in self._plots if one.visible and one.plot.adjusted(0, -8, 0, 8).contains(at)), None)
        if plot is None or not self._stops:
            return None
        month = plot.month(at.x())
        if self._sparse:
            near = min(self._stops, key=lambda one: abs(middle(one) - month))
            stop = near if abs(plot.x(middle(near)) - at.x()) <= plot.ink.px(_NEAR_DOT) else None
        else:
            stop = next((one for one in self._stops if edges(one)[0] <= month < edges(one)[1]), None)
        if stop is None:
            return None
        found = self._probe(stop, self._segment_at(at), at)
        return found if found.record else _renamed(found, _line_at(plot, at))

    def step(self, here: Probe | None, key: Qt.Key) -> Probe | None:
        """Return the month or the series that a key leads to."""
        seen = [one for one in self._stops if self._main.box.months[0] <= edges(one)[0] < self._main.box.months[1]]
        if not (seen and self._main.visible):
            return None
        if here is None or here.stop not in seen:
            return self._probe(seen[0] if key is Key.Key_Home else seen[-1], None, None)
        if key in (Key.Key_Up, Key.Key_Down):
            return self._probe(here.stop, self._other_segment(here, 1 if key is Key.Key_Up else -1), None)
        now = seen.index(here.stop)
        index = {Key.Key_Left: now - 1, Key.Key_Right: now + 1, Key.Key_Home: 0, Key.Key_End: len(seen) - 1}.get(
            key, now
        )
        stop = seen[min(max(index, 0), len(seen) - 1)]
        return self._probe(stop, self._same_series(here, stop), None)

    def show(self, probe: Probe | None, keyed: bool) -> None:
        """Lay a band behind the month, and with keys a ring around the segment."""
        for plot in self._plots:
            rect = QRectF()
            if probe is not None and probe.stop is not None:
                rect = _column(plot, probe.stop)
            plot.band.cover(rect)
            picked = probe.segment if probe is not None and keyed and plot is self._main else None
            if plot.bars.picked != picked:
                plot.bars.picked = picked
                plot.bars.update()

    def _probe(self, stop: Period, segment: int | None, at: QPointF | None) -> Probe:
        keep = _column(self._main, stop)
        record = self._series_of(segment)
        if at is None:
            tops = [
                whole.top()
                for bar, whole in zip(self._main.columns, self._main.wholes, strict=True)
                if bar.period == stop
            ]
            at = QPointF(keep.center().x(), min(tops, default=keep.center().y()) - 12)
        return Probe(record, month_content(self._plots, stop), keep, at, stop, segment)

    def _series_of(self, segment: int | None) -> str:
        if segment is None or self._main.panel is None:
            return ""
        return self._main.panel.series[self._main.found[segment].piece.series].entity_id

    def _segment_at(self, at: QPointF) -> int | None:
        wide = self._main.ink.px(2)
        for index, one in enumerate(self._main.found):
            if one.rect.adjusted(-wide, 0, wide, 1).contains(at):
                return index
        return None

    def _in_stop(self, stop: Period | None) -> list[int]:
        columns = self._main.columns
        return [index for index, one in enumerate(self._main.found) if columns[one.bar].period == stop]

    def _other_segment(self, here: Probe, step: int) -> int | None:
        inside = self._in_stop(here.stop)
        if not inside:
            return None
        if here.segment not in inside:
            return inside[0] if step > 0 else inside[-1]
        return inside[min(max(inside.index(here.segment) + step, 0), len(inside) - 1)]

    def _same_series(self, here: Probe, stop: Period) -> int | None:
        if here.segment is None:
            return None
        series = self._main.found[here.segment].piece.series
        return next((index for index in self._in_stop(stop) if self._main.found[index].piece.series == series), None)


def _moved(now: int, count: int, key: Qt.Key) -> int:
    to = {Key.Key_Left: now - 1, Key.Key_Right: now + 1, Key.Key_Home: 0, Key.Key_End: count - 1}
    return min(max(to.get(key, now), 0), count - 1)


def _column(plot: PlotPanel, stop: Period) -> QRectF:
    first, past = edges(stop)
    column = QRectF(plot.x(first), plot.plot.top(), plot.x(past) - plot.x(first), plot.plot.height())
    return column.intersected(plot.plot)


def _line_at(plot: PlotPanel, at: QPointF) -> str:
    edge = plot.ink.px(2)
    for bar in plot.ranges.found:
        if bar.rect.adjusted(-edge, -edge, edge, edge).contains(at):
            return bar.series.entity_id
    best, record = plot.ink.px(_NEAR_LINE), ""
    for series, found in zip(plot.lines, plot.tracks, strict=True):
        for month, part in zip(found.x.tolist(), found.y.tolist(), strict=True):
            far = max(abs(plot.x(month) - at.x()), abs(plot.plot.bottom() - part * plot.plot.height() - at.y()))
            if far < best:
                best, record = far, series.entity_id
    return record


def _renamed(probe: Probe, record: str) -> Probe:
    return Probe(record, probe.content, probe.keep, probe.at, probe.stop, probe.segment)


class LaneCursor:
    """Over the timeline: the milestone under the pointer; by keys along a lane, and from lane to lane."""

    slow, asks = True, False

    def __init__(self, lanes: LanesPanel) -> None:
        self._lanes = lanes

    def probe(self, at: QPointF) -> Probe | None:
        """Return the milestone under a point."""
        spot = self._lanes.spot_at(at) if self._lanes.plot.adjusted(-8, -8, 8, 8).contains(at) else None
        return self._probe(spot) if spot is not None else None

    def step(self, here: Probe | None, key: Qt.Key) -> Probe | None:
        """Return the milestone that a key leads to."""
        order = sorted(self._lanes.spots, key=lambda one: (one.lane, one.at.x(), one.at.y()))
        if not order:
            return None
        now = self._now(here, order)
        if now is None:
            return self._probe(_start(order))
        if key in (Key.Key_Up, Key.Key_Down):
            return self._probe(_other_lane(order, now, -1 if key is Key.Key_Up else 1))
        lane = [one for one in order if one.lane == now.lane]
        at = lane.index(now)
        return self._probe(lane[_moved(at, len(lane), key)])

    def show(self, probe: Probe | None, keyed: bool) -> None:
        """Put a ring around the milestone."""
        del keyed
        self._lanes.marks.ring(probe.spot if probe is not None else None)

    def _now(self, here: Probe | None, order: list[Spot]) -> Spot | None:
        if here is None or here.spot is None:
            return None
        return next((one for one in order if here.spot is not None and one.event.id == here.spot.event.id), None)

    def _probe(self, spot: Spot) -> Probe:
        reach = self._lanes.ink.px(11)
        keep = QRectF(spot.at.x() - reach, spot.at.y() - reach, 2 * reach, 2 * reach)
        return Probe(spot.event.id, event_content(spot.event), keep, spot.at, spot=spot)


def _start(order: list[Spot]) -> Spot:
    focused = [one for one in order if one.event.focused] or [one for one in order if one.event.highlighted]
    return focused[0] if focused else order[0]


def _other_lane(order: list[Spot], now: Spot, step: int) -> Spot:
    lanes = sorted({one.lane for one in order})
    index = min(max(lanes.index(now.lane) + step, 0), len(lanes) - 1)
    if lanes[index] == now.lane:
        return now
    inside = [one for one in order if one.lane == lanes[index]]
    return min(inside, key=lambda one: abs(one.at.x() - now.at.x()))
