"""Small multiples: panels side by side in rows, each with its own axes, all with the same edges and the same time."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF

from explorer.gui.charts.axes import TIME_HEIGHT
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.plot import PlotPanel

_LEAST = 160.0  # width of a panel, in design pixels; with less there are fewer columns
_APART = 24.0  # between two panels of a row
_BETWEEN = 14.0  # between two rows
_UNDER_HEAD, _UNDER_LEGEND = 6.0, 8.0
_LEAST_PLOT = 20.0


def columns_in(width: float, wanted: int, count: int, ink: Ink) -> int:
    """Return how many panels stand side by side: as many as wanted, if they find room."""
    gap = ink.px(_APART)
    most = max(int((width + gap) // (ink.px(_LEAST) + gap)), 1)
    return max(min(wanted, most, count), 1)


def lay_grid(plots: Sequence[PlotPanel], body: QRectF, wanted: int, ink: Ink) -> None:
    """Place panels row by row; those below each other share their left and right edges."""
    if not plots:
        return
    columns = columns_in(body.width(), wanted, len(plots), ink)
    rows = ceil(len(plots) / columns)
    gap = ink.px(_APART)
    legend = plots[0].show_legend(body)
    body = body.adjusted(0, legend + ink.px(_UNDER_LEGEND), 0, 0) if legend else body
    wide = (body.width() - gap * (columns - 1)) / columns
    high = (body.height() - ink.px(_BETWEEN) * (rows - 1)) / rows
    heads = [plot.head_height(wide) for plot in plots]
    head = max(heads)
    plot_high = max(float(round(high - head - ink.px(_UNDER_HEAD + TIME_HEIGHT))), ink.px(_LEAST_PLOT))
    wants = [plot.rise(plot_high) for plot in plots]
    left_room, right_room = max(want.left for want in wants), max(want.right for want in wants)
    for index, plot in enumerate(plots):
        left = body.left() + (index % columns) * (wide + gap)
        top = round(body.top() + (index // columns) * (high + ink.px(_BETWEEN)))
        first, last = round(left + left_room), round(left + wide - right_room)
        box = QRectF(first, round(top + head + ink.px(_UNDER_HEAD)), max(last - first, 20), plot_high)
        plot.lay(box, top + head - heads[index], left + wide, words=True, left=left)
