"""Which notes a panel carries and in which order they take their room: findings first, then ends, gaps, estimates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from explorer.domain.periods import Period, Precision
from explorer.figures.figure import Annotation, Panel
from explorer.gui.charts.bars import Bar
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, base_line, plain, wrapped
from explorer.gui.charts.line_labels import line_ends, room_wanted
from explorer.gui.charts.notes import MOST, Notes, above_bar, crossing, estimate_note, gap_note
from explorer.gui.charts.plot_ground import position_of
from explorer.gui.charts.range_labels import range_ends
from explorer.gui.charts.scales import edges, usable
from explorer.gui.text import translate
from explorer.gui.theme import line_height

if TYPE_CHECKING:
    from explorer.gui.charts.plot import PlotPanel


def end_widths(panel: Panel, columns: Sequence[Bar], width: float, ink: Ink) -> list[float]:
    """Return how far labels reach beyond a plot of ``width`` pixels: of lines, and of a last bar that is estimated."""
    found = room_wanted(panel, width, ink)
    if columns and columns[-1].estimated and not panel.compact:
        found.append(advance(_estimated(columns[-1].period), "small", ink.unit))
    return found


def _estimated(period: Period) -> str:
    name = period.label.split()[0] if period.precision is not Precision.YEAR else period.label
    return translate("Charts", "{0} est.").format(name)


def notes_of(plot: PlotPanel, ground: Ground) -> Notes:
    """Place all notes of a panel on the ground that its bars and lines leave.

    The ends of lines are named first; where that leaves a finding no room, the other way round if that says more.
    """
    if plot.panel is None:
        return Notes()
    bare = list(ground.taken)
    ends, said = _ends(plot, ground), _annotations(plot, ground)
    if not all(one.runs for one in said):
        taken, ground.taken = ground.taken, bare
        sooner, later = _annotations(plot, ground), _ends(plot, ground)
        if _texts(sooner, later) > _texts(ends, said):
            ends, said = later, sooner
        else:
            ground.taken = taken
    return _joined([*ends, *said, *_gaps(plot, ground), *_estimates(plot, ground)])


def _ends(plot: PlotPanel, ground: Ground) -> list[Notes]:
    return [line_ends(plot, ground), range_ends(plot.ranges.found, ground, plot.ink)]


def _texts(*notes: Sequence[Notes]) -> int:
    return sum(len(one.runs) for some in notes for one in some)


def _joined(notes: Sequence[Notes]) -> Notes:
    whole = Notes()
    for part in notes:
        whole.runs += part.runs
        whole.leaders += part.leaders
        whole.rings += part.rings
    return whole


def _annotations(plot: PlotPanel, ground: Ground) -> list[Notes]:
    assert plot.panel is not None
    found = []
    for note in [one for one in plot.panel.annotations if one.text][:MOST]:
        at = position_of(note, plot)
        if not usable(note.value) or not plot.shown(at):
            continue
        bar = next(
            (rect for bar, rect in zip(plot.columns, plot.wholes, strict=True) if bar.period == note.period), None
        )
        if bar is not None and not note.ring:
            found.append(_on_bar(note, bar, plot, ground))
        else:
            found.append(crossing(note, QPointF(plot.x(at), plot.y(note.value)), ground, plot.ink))
    return found


def _on_bar(note: Annotation, bar: QRectF, plot: PlotPanel, ground: Ground) -> Notes:
    """Place a note on a bar: a finding above it, a remark on the last one beside it."""
    if not note.finding and bar is plot.wholes[-1]:
        return estimate_note(plain(note.text), bar, ground, plot.ink, beside=True)
    return above_bar(note, bar, ground, plot.ink)


def _estimates(plot: PlotPanel, ground: Ground) -> list[Notes]:
    assert plot.panel is not None
    found = []
    last = len(plot.columns) - 1
    told = {note.period for note in plot.panel.annotations[:MOST] if not note.finding}
    for first, final in _estimated_runs(plot.columns):
        box = min(plot.wholes[first : final + 1], key=lambda rect: rect.top())
        if not plot.plot.intersects(box):
            continue
        if final == last and plot.columns[final].period not in told and not plot.panel.compact:
            beside = plot.wholes[final]
            found.append(estimate_note(_estimated(plot.columns[final].period), beside, ground, plot.ink, beside=True))
        if final != last or final > first or plot.panel.compact:
            found.append(estimate_note(translate("Charts", "est."), box, ground, plot.ink, beside=False))
    return [*found, *_estimated_ranges(plot, ground)]


def _estimated_ranges(plot: PlotPanel, ground: Ground) -> list[Notes]:
    """Say of ranges among bars that they are estimates, off the line at zero; where all are ranges the legend does."""
    ranges = [one.rect for one in plot.ranges.found if plot.columns and one.datum.estimated]
    if ranges:
        ground.take(QRectF(plot.plot.left(), plot.y(0.0), plot.plot.width(), 1))
    return [estimate_note(translate("Charts", "est."), one, ground, plot.ink, beside=False) for one in ranges]


def _estimated_runs(columns: Sequence[Bar]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index, bar in enumerate(columns):
        if not bar.estimated:
            continue
        if runs and runs[-1][1] == index - 1 and edges(columns[index - 1].period)[1] >= edges(bar.period)[0]:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _gaps(plot: PlotPanel, ground: Ground) -> list[Notes]:
    assert plot.panel is not None
    if not plot.panel.series:
        return [_nothing(plain(gap.note), plot, ground) for gap in plot.panel.gaps[:1]]
    if not plot.columns:
        return []
    found: list[Notes] = []
    told: set[str] = set()
    middles = [(gap, plot.x((edges(gap.first)[0] + edges(gap.last)[1]) / 2)) for gap in plot.panel.gaps]
    shown = [(gap, at) for gap, at in middles if plot.plot.left() <= at <= plot.plot.right()]
    for gap, at in shown:
        if gap.note in told:
            continue
        others = [x for other, x in shown if other is not gap]
        note = gap_note(gap.note, at, plot.y(0.0), ground, plot.ink, others)
        if note.runs:
            told.add(gap.note)
            found.append(note)
    return found


def _nothing(text: str, plot: PlotPanel, ground: Ground) -> Notes:
    """Say in the middle of an empty plot why it is empty."""
    unit, middle = plot.ink.unit, plot.plot.center()
    lines = wrapped(text, "small", unit, plot.plot.width(), 2)
    wides, high = [advance(one, "small", unit) for one in lines], line_height("small", unit)
    wide = max(wides, default=0.0)
    rect = QRectF(middle.x() - wide / 2, middle.y() - high * len(lines) / 2, wide, high * len(lines))
    line = plot.y(0.0)
    if rect.top() <= line <= rect.bottom():
        rect.moveBottom(line - plot.ink.px(4))
    ground.take(rect)
    tops = [rect.top() + high * place for place in range(len(lines))]
    return Notes([
        Run(middle.x() - wide / 2, base_line(top, "small", unit), text, "small", "ink-3")
        for text, wide, top in zip(lines, wides, tops, strict=True)
    ])  # fmt: skip
