"""What lies on a plot: the ground that bars, lines and texts leave to notes, and the dots and rings over the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from explorer.figures.figure import Annotation
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.lines import Dot, dots_of, position, width_of
from explorer.gui.charts.scales import middle, usable

if TYPE_CHECKING:
    from explorer.gui.charts.plot import PlotPanel

_RING, _SMALL_RING = 5.0, 3.0  # radius of the ring of a finding, and of one without words


def ground_of(plot: PlotPanel, rect: QRectF) -> Ground:
    """Return the ground on which notes may lie, with all that lies there already."""
    ground = Ground(rect)
    ground.add_columns(plot.wholes)
    for series, one in zip(plot.lines, plot.tracks, strict=True):
        xs = np.array([plot.x(month) for month in one.x.tolist()])
        ys = plot.plot.bottom() - one.y * plot.plot.height()
        ground.add_line(xs, ys, plot.ink.px(width_of(series, plot.counted)))
    for run in plot.head.head.runs:
        ground.take(run.box(plot.ink.unit))
    for swatch in plot.head.head.swatches:
        ground.take(swatch.rect)
    for bar in plot.ranges.found:
        ground.take(bar.rect)
    hair = plot.ink.hair
    for tick in plot.ticks:
        if tick.strong:
            ground.take(QRectF(plot.plot.left(), plot.y(tick.at) - hair, plot.plot.width(), 2 * hair))
    return ground


def position_of(note: Annotation, plot: PlotPanel) -> float:
    """Return where an annotation lies on the time axis: on the point of its series, else in its period's middle."""
    series = next((one for one in plot.lines if one.id == note.series_id), None)
    if series is None and plot.counted:
        series = next(iter(plot.lines), None)
    return position(series, note.period, plot.counted) if series is not None else middle(note.period)


def marks_of(plot: PlotPanel) -> list[Dot]:
    """Return the dots of all lines, and the rings of crossings in the colour of their line."""
    dots: list[Dot] = []
    for series, one in zip(plot.lines, plot.tracks, strict=True):
        dots += dots_of(series, one, plot.x, plot.y_of_part, plot.ink.unit)
    shown = [dot for dot in dots if plot.plot.left() - 1 <= dot.at.x() <= plot.plot.right() + 1]
    return shown + _rings(plot)


def _rings(plot: PlotPanel) -> list[Dot]:
    colours = {one.id: one.colour for one in plot.lines}
    usual = plot.lines[0].colour if plot.lines else "total"
    found = []
    for note in plot.panel.annotations if plot.panel is not None else ():
        at = position_of(note, plot) if note.ring and usable(note.value) else None
        if at is not None and plot.shown(at):
            radius = plot.ink.px(_RING if note.text else _SMALL_RING)
            centre = QPointF(plot.x(at), plot.y(note.value))
            width = plot.ink.px(2 if note.text else 1.6)
            found.append(Dot(centre, radius, width, colours.get(note.series_id, usual)))
    return found
