"""Upright bars from a lower to an upper value at a date, side by side where they would overlap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer.figures.figure import Datum, Series
from explorer.gui.charts.bars import draw_swatches
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.scales import edges, middle, usable
from explorer.records import record

_NARROW, _WIDE = 6.0, 14.0  # widths of a bar, in design pixels
_SHARE = 0.76
_LEAST = 3.0  # height of a bar


@record(frozen=True, slots=True)
class RangeBar:
    """A range laid out in pixels of the scene."""

    series: Series
    datum: Datum
    rect: QRectF


def range_bars(
    series: Sequence[Series], x: Callable[[float], float], y: Callable[[float], float], ink: Ink, broad: bool = False
) -> list[RangeBar]:
    """Return all ranges in order of time, each moved to the right until it overlaps none before it.

    ``broad`` ones are as wide as the bars among which they stand.
    """
    found: list[RangeBar] = []
    data = [(datum, one) for one in series for datum in one.data if usable(datum.value)]
    for datum, one in sorted(data, key=lambda pair: middle(pair[0].period)):
        first, past = edges(datum.period)
        wide = max((x(past) - x(first)) * _SHARE, ink.px(_NARROW))
        wide = wide if broad else min(wide, ink.px(_WIDE))
        low = datum.low if datum.low is not None and usable(datum.low) else datum.value
        top, bottom = round(y(max(low, datum.value))), round(y(min(low, datum.value)))
        if bottom - top < ink.px(_LEAST):
            top = round(bottom - ink.px(_LEAST))
        rect = QRectF(round(x(middle(datum.period)) - wide / 2), top, round(wide), bottom - top)
        while any(rect.intersects(other.rect.adjusted(-1, 0, 1, 0)) for other in found):
            rect.translate(round(wide) + ink.hair, 0)
        found.append(RangeBar(one, datum, rect))
    return found


class RangeBars(Layer):
    """Draws the ranges of a panel."""

    def __init__(self, ink: Ink, z: float = 6) -> None:
        super().__init__(ink, z)
        self.found: list[RangeBar] = []

    def show_bars(self, found: list[RangeBar], plot: QRectF) -> None:
        """Show these ranges, cut at the edges of the plot."""
        shown = [one for one in found if plot.intersects(one.rect)]
        self.found = [RangeBar(one.series, one.datum, one.rect.intersected(plot)) for one in shown]
        self.cover(plot if found else QRectF())

    def draw(self, painter: QPainter) -> None:
        """Draw every range as its series' bars are drawn."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for one in self.found:
            draw_swatches(painter, [one.rect], one.series, one.datum.estimated, self.ink)
