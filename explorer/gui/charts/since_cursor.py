"""How pointer and keys move over a panel that counts months since the first: by month, and from line to line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from explorer.figures.figure import Datum, Series
from explorer.gui.charts.board_cards import exact, sources_words
from explorer.gui.charts.cards import Content, Row
from explorer.gui.charts.lines import position
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.probes import Probe
from explorer.gui.text import translate

_NEAR = 10.0  # from a point, for a click to pick its line
_WIDTH = 320
Key = Qt.Key
Point = tuple[int, Series, Datum]  # a month, and what a line has there


class SinceCursor:
    """Over one panel of months since the first; a cell is the month and the place of a line, −1 for none."""

    slow, asks = False, False

    def __init__(self, plot: PlotPanel) -> None:
        self._plot = plot
        self._points = [
            (round(position(one, datum.period, counted=True)), one, datum) for one in plot.lines for datum in one.data
        ]
        self._months = sorted({month for month, _, _ in self._points})

    def probe(self, at: QPointF) -> Probe | None:
        """Return the month nearest to a point that has a figure, and the line under the point."""
        plot = self._plot
        if not plot.plot.adjusted(0, -8, 0, 8).contains(at) or not self._months:
            return None
        wanted = plot.month(at.x())
        month = min(self._months, key=lambda one: abs(one - wanted))
        return self._probe(month, self._line_at(at), at)

    def step(self, here: Probe | None, key: Qt.Key) -> Probe | None:
        """Return the month or the line that a key leads to."""
        seen = [month for month in self._months if self._plot.shown(month)]
        if not seen:
            return None
        if here is None or not here.cell or here.cell[0] not in seen:
            return self._probe(seen[0] if key is Key.Key_Home else seen[-1], -1, None)
        month, line = here.cell
        if key in (Key.Key_Up, Key.Key_Down):
            return self._probe(month, self._other_line(month, line, 1 if key is Key.Key_Up else -1), None)
        now = seen.index(month)
        to = {Key.Key_Left: now - 1, Key.Key_Right: now + 1, Key.Key_Home: 0, Key.Key_End: len(seen) - 1}.get(key, now)
        return self._probe(seen[min(max(to, 0), len(seen) - 1)], line, None)

    def show(self, probe: Probe | None, keyed: bool) -> None:
        """Lay a band behind the month."""
        del keyed
        rect = QRectF()
        if probe is not None and probe.cell:
            left, right = self._plot.x(probe.cell[0] - 0.5), self._plot.x(probe.cell[0] + 0.5)
            area = self._plot.plot
            rect = QRectF(left, area.top(), right - left, area.height()).intersected(area)
        self._plot.band.cover(rect)

    def _at(self, month: int) -> list[Point]:
        """Return what lines have at a month, the highest first."""
        return sorted((one for one in self._points if one[0] == month), key=lambda one: -one[2].value)

    def _other_line(self, month: int, line: int, step: int) -> int:
        places = [self._plot.lines.index(series) for _, series, _ in reversed(self._at(month))]
        if line not in places:
            return places[0] if step > 0 else places[-1]
        return places[min(max(places.index(line) + step, 0), len(places) - 1)]

    def _line_at(self, at: QPointF) -> int:
        best, found = self._plot.ink.px(_NEAR), -1
        for month, series, datum in self._points:
            far = max(abs(self._plot.x(month) - at.x()), abs(self._plot.y(datum.value) - at.y()))
            if far < best:
                best, found = far, self._plot.lines.index(series)
        return found

    def _probe(self, month: int, line: int, at: QPointF | None) -> Probe:
        here = self._at(month)
        x = self._plot.x(month)
        keep = QRectF(x - 3, self._plot.plot.top(), 6, self._plot.plot.height())
        record = self._plot.lines[line].entity_id if line >= 0 else ""
        rows = tuple(
            Row(f"{series.name}, {datum.period.label}", exact(datum), strong=self._plot.lines.index(series) == line)
            for _, series, datum in here
        )
        sources = [source for _, _, datum in here for source in datum.sources]
        title = translate("Charts", "Month {0}").format(month)
        content = Content(_WIDTH, title, chip=sources_words(sources), rows=rows, sources=tuple(sources))
        top = min((self._plot.y(datum.value) for _, _, datum in here), default=self._plot.plot.center().y())
        return Probe(record, content, keep, at or QPointF(x, top), cell=(month, line))
