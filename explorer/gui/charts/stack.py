"""Panels above each other over one time axis: how high each is, and one left and right edge for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from explorer.gui.charts.axes import TIME_HEIGHT
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.legend import MOST_ROWS
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.plot_scale import time_edges
from explorer.gui.charts.scales import edges

_BETWEEN = 18.0  # from one panel's line at zero to the next one's title, in design pixels
_UNDER_HEAD = 8.0
_LEAST = 16.0  # height of a plot, whatever the room
_ROOM_OF_WORDS = 48.0  # what the value axis takes about, to guess how a legend wraps


def share_time(plots: Sequence[PlotPanel]) -> None:
    """Give all panels the same range of time, and the same limits to zoom within; so all that count months."""
    _share([plot for plot in plots if plot.counted])
    _share([plot for plot in plots if not plot.counted])


def _share(plots: Sequence[PlotPanel]) -> None:
    panels = [plot.panel for plot in plots if plot.panel is not None]
    if not panels:
        return
    first = min(time_edges(panel)[0] for panel in panels)
    last = max(time_edges(panel)[1] for panel in panels)
    spans = [panel.span for panel in panels if panel.span is not None and panel.since is None]
    low = min([first, *(edges(span[0])[0] for span in spans)])
    high = max([last, *(edges(span[1])[1] for span in spans)])
    for plot in plots:
        plot.box.limit(low, high, last - first)
        plot.box.show_months(first, last)


def lay_stack(plots: Sequence[PlotPanel], body: QRectF, ink: Ink) -> None:
    """Place the panels in ``body``; they share the range of time, the left and the right edge exactly."""
    if not plots:
        return
    worded = [_worded(plots, index) for index in range(len(plots))]
    fixed = ink.px(_UNDER_HEAD) * len(plots) + ink.px(_BETWEEN) * (len(plots) - 1) + ink.px(TIME_HEIGHT) * sum(worded)
    heads = _heads(plots, body, body.height() - fixed - ink.px(_LEAST) * len(plots), ink)
    fixed += sum(heads)
    shares = [max(plot.panel.share, 0.05) if plot.panel else 1.0 for plot in plots]
    room = max(body.height() - fixed, ink.px(_LEAST) * len(plots))
    heights = [float(round(room * share / sum(shares))) for share in shares]
    width = body.width() - ink.px(_ROOM_OF_WORDS)
    wants = [plot.rise(height, width) for plot, height in zip(plots, heights, strict=True)]
    left = round(body.left() + max(want.left for want in wants))
    right = round(body.right() - max(want.right for want in wants))
    right = max(right, left + 20)
    y = body.top()
    for index, (plot, height, head) in enumerate(zip(plots, heights, heads, strict=True)):
        top = round(y + head + ink.px(_UNDER_HEAD))
        plot.lay(QRectF(left, top, right - left, height), y, body.right(), words=worded[index])
        y = top + height + ink.px(_BETWEEN + (TIME_HEIGHT if worded[index] else 0.0))


def _heads(plots: Sequence[PlotPanel], body: QRectF, room: float, ink: Ink) -> list[float]:
    """Return how high the heads are, with as many rows of legend as leave ``room`` for the plots."""
    heads: list[float] = []
    for rows in range(MOST_ROWS, -1, -1):
        for plot in plots:
            plot.legend_rows = rows
        heads = [plot.head_height(body.width() - ink.px(_ROOM_OF_WORDS)) for plot in plots]
        if sum(heads) <= room:
            break
    return heads


def _worded(plots: Sequence[PlotPanel], index: int) -> bool:
    """Whether a panel's time axis has words: that of the lowest, and of one above a panel of the other kind of time."""
    return index == len(plots) - 1 or plots[index].counted is not plots[index + 1].counted
