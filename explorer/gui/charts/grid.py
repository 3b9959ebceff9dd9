"""Small multiples: panels side by side in rows, each with its own axes, all with the same edges and the same time."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF

from explorer.gui.charts.axes import TIME_HEIGHT
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.theme import line_height

_LEAST = 160.0  # width of a panel, in design pixels; with less there are fewer columns
_NARROWEST = 100.0  # where not all panels find room anyway
_APART = 24.0  # between two panels of a row
_BETWEEN = 14.0  # between two rows
_UNDER_HEAD, _UNDER_LEGEND = 6.0, 8.0
_LEAST_PLOT, _LOWEST_PLOT = 20.0, 8.0  # of all rows, and of one row alone


def columns_in(width: float, wanted: int, count: int, ink: Ink, least: float = _LEAST) -> int:
    """Return how many panels stand side by side: as many as wanted, if they find room."""
    gap = ink.px(_APART)
    most = max(int((width + gap) // (ink.px(least) + gap)), 1)
    return max(min(wanted, most, count), 1)


def lay_grid(plots: Sequence[PlotPanel], body: QRectF, wanted: int, ink: Ink) -> int:
    """Place panels row by row; those below each other share their left and right edges.

    A small picture leaves out the last ones and keeps a line free below the others; return how many they are.
    """
    if not plots:
        return 0
    legend = plots[0].show_legend(body)
    body = body.adjusted(0, legend + ink.px(_UNDER_LEGEND), 0, 0) if legend else body
    columns = columns_in(body.width(), wanted, len(plots), ink)
    rows = ceil(len(plots) / columns)
    if not _have_room(plots, body, columns, rows, ink):
        body = body.adjusted(0, 0, 0, -line_height("small", ink.unit))
        columns = columns_in(body.width(), wanted, len(plots), ink, _NARROWEST)
        rows = ceil(len(plots) / columns)
        while rows > 1 and not _have_room(plots, body, columns, rows, ink):
            rows -= 1
    shown = plots[: columns * rows]
    for index, plot in enumerate(plots):
        plot.set_visible(index < len(shown))
    _place(shown, body, columns, rows, ink)
    return len(plots) - len(shown)


def _have_room(plots: Sequence[PlotPanel], body: QRectF, columns: int, rows: int, ink: Ink) -> bool:
    """Whether every panel of these rows has a plot high enough to be one."""
    wide, high = _cell(body, columns, rows, ink)
    head = max(plot.head_height(wide) for plot in plots[: columns * rows])
    return high - head - ink.px(_UNDER_HEAD + TIME_HEIGHT) >= ink.px(_LEAST_PLOT)


def _cell(body: QRectF, columns: int, rows: int, ink: Ink) -> tuple[float, float]:
    """Return width and height of a panel."""
    wide = (body.width() - ink.px(_APART) * (columns - 1)) / columns
    return wide, (body.height() - ink.px(_BETWEEN) * (rows - 1)) / rows


def _place(plots: Sequence[PlotPanel], body: QRectF, columns: int, rows: int, ink: Ink) -> None:
    wide, high = _cell(body, columns, rows, ink)
    heads = [plot.head_height(wide) for plot in plots]
    head = max(heads)
    plot_high = max(float(round(high - head - ink.px(_UNDER_HEAD + TIME_HEIGHT))), ink.px(_LOWEST_PLOT))
    wants = [plot.rise(plot_high) for plot in plots]
    left_room, right_room = max(want.left for want in wants), max(want.right for want in wants)
    for index, plot in enumerate(plots):
        left = body.left() + (index % columns) * (wide + ink.px(_APART))
        top = round(body.top() + (index // columns) * (high + ink.px(_BETWEEN)))
        first, last = round(left + left_room), round(left + wide - right_room)
        box = QRectF(first, round(top + head + ink.px(_UNDER_HEAD)), max(last - first, 20), plot_high)
        plot.lay(box, top + head - heads[index], left + wide, words=True, left=left)
