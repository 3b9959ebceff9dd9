"""Which notes a panel carries and in which order they take their room: findings first, then ends, gaps, estimates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from explorer.domain.periods import Period, Precision
from explorer.figures.figure import Annotation, Mark, Panel, Series
from explorer.gui.charts.bars import Bar
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, middle_line, plain
from explorer.gui.charts.lines import position
from explorer.gui.charts.notes import MOST, Notes, above_bar, crossing, estimate_note, gap_note
from explorer.gui.charts.scales import edges, middle, usable
from explorer.gui.text import translate

if TYPE_CHECKING:
    from explorer.gui.charts.plot import PlotPanel

_APART = 15.0  # between the middles of two labels at the ends of lines
_MOST_LABELS = 7


def end_words(panel: Panel, columns: Sequence[Bar]) -> list[str]:
    """Return the words that stand at the right of the plot: labels of lines, and of a last bar that is estimated."""
    lines = [one for one in panel.series if one.mark is Mark.LINE]
    words = [_label(one, len(lines)) for one in lines[:_MOST_LABELS]]
    if columns and columns[-1].estimated:
        words.append(_estimated(columns[-1].period))
    return [word for word in words if word]


def _label(series: Series, count: int) -> str:
    name = plain(series.name) if count > 1 else ""
    return " ".join(part for part in (name, plain(series.end_label)) if part)


def _estimated(period: Period) -> str:
    name = period.label.split()[0] if period.precision is not Precision.YEAR else period.label
    return translate("Charts", "{0} est.").format(name)


def notes_of(plot: PlotPanel, ground: Ground) -> Notes:
    """Place all notes of a panel on the ground that its bars and lines leave."""
    if plot.panel is None:
        return Notes()
    found = [_ends(plot, ground)]
    found += _annotations(plot, ground)
    found += _gaps(plot, ground)
    found += _estimates(plot, ground)
    whole = Notes()
    for part in found:
        whole.runs += part.runs
        whole.leaders += part.leaders
        whole.rings += part.rings
    return whole


def _annotations(plot: PlotPanel, ground: Ground) -> list[Notes]:
    assert plot.panel is not None
    found = []
    for note in plot.panel.annotations[:MOST]:
        at = _position(note, plot)
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


def _position(note: Annotation, plot: PlotPanel) -> float:
    series = next((one for one in plot.lines if one.id == note.series_id), None)
    return position(series, note.period) if series is not None else middle(note.period)


def _on_bar(note: Annotation, bar: QRectF, plot: PlotPanel, ground: Ground) -> Notes:
    """Place a note on a bar: a finding above it, a remark on the last one beside it."""
    if not note.finding and bar is plot.wholes[-1]:
        return estimate_note(plain(note.text), bar, ground, plot.ink, beside=True)
    return above_bar(note, bar, ground, plot.ink)


def _ends(plot: PlotPanel, ground: Ground) -> Notes:
    assert plot.panel is not None
    pairs = [
        (one, found) for one, found in zip(plot.lines, plot.tracks, strict=True) if one.mark is Mark.LINE and found.data
    ]
    labels = []
    for one, found in pairs[:_MOST_LABELS]:
        text = _label(one, len(pairs))
        last = float(found.x[-1])
        if text and plot.shown(last):
            labels.append((plot.plot.bottom() - float(found.y[-1]) * plot.plot.height(), plot.x(last), text, one))
    notes = Notes()
    levels = [_off_thresholds(plot, label[0], label[1]) for label in labels]
    for (y, x, text, one), level in zip(labels, _spread(levels, plot.ink), strict=True):
        left = _past_dots(plot, x, level)
        role = "small-strong" if one.colour == "total" and len(pairs) > 1 else "small"
        rect = QRectF(left, level - plot.ink.px(8), advance(text, role, plot.ink.unit), plot.ink.px(16))
        if rect.right() > ground.rect.right() + 1:
            continue
        ground.take(rect)
        notes.runs.append(Run(left, middle_line(level, role, plot.ink.unit), text, role))
        if abs(level - y) > plot.ink.px(12):
            notes.leaders.append(QPolygonF([QPointF(left - plot.ink.px(3), y), QPointF(left - plot.ink.px(3), level)]))
    return notes


def _off_thresholds(plot: PlotPanel, level: float, x: float) -> float:
    """Return a level that no dashed rule strikes through: above it, or below if the line ends there."""
    if plot.panel is None or x + plot.ink.px(9) >= plot.plot.right():
        return level
    least = plot.ink.px(9)
    for one in plot.panel.thresholds:
        rule = plot.y(one.value) if usable(one.value) else float("inf")
        if abs(level - rule) < least:
            return rule - least if level <= rule else rule + least
    return level


def _past_dots(plot: PlotPanel, x: float, level: float) -> float:
    """Return where a label at the end of a line begins: after the line's own dot, and after others beside it."""
    left = x + plot.ink.px(9)
    for series, found in zip(plot.lines, plot.tracks, strict=True):
        for month, part in zip(found.x.tolist(), found.y.tolist(), strict=True) if series.mark is Mark.DOT else ():
            at, y = plot.x(month), plot.plot.bottom() - part * plot.plot.height()
            if x - 1 <= at <= left + plot.ink.px(4) and abs(y - level) < plot.ink.px(10):
                left = at + plot.ink.px(9)
    return left


def _spread(levels: Sequence[float], ink: Ink) -> list[float]:
    """Return levels moved apart so that no two labels overlap, all together as near to their own as that allows.

    Taking off what lies between the first label and each one turns this into levels that must not fall: neighbours
    that would are pooled at their mean.
    """
    least = ink.px(_APART)
    order = sorted(range(len(levels)), key=lambda index: levels[index])
    pools: list[tuple[float, int]] = []
    for rank, index in enumerate(order):
        mean, count = levels[index] - rank * least, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    back = {index: flat[rank] + rank * least for rank, index in enumerate(order)}
    return [back[index] for index in range(len(levels))]


def _estimates(plot: PlotPanel, ground: Ground) -> list[Notes]:
    assert plot.panel is not None
    found = []
    last = len(plot.columns) - 1
    told = {note.period for note in plot.panel.annotations[:MOST] if not note.finding}
    for first, final in _estimated_runs(plot.columns):
        box = min(plot.wholes[first : final + 1], key=lambda rect: rect.top())
        if not plot.plot.intersects(box):
            continue
        if final == last and plot.columns[final].period not in told:
            beside = plot.wholes[final]
            found.append(estimate_note(_estimated(plot.columns[final].period), beside, ground, plot.ink, beside=True))
        if final != last or final > first:
            found.append(estimate_note(translate("Charts", "est."), box, ground, plot.ink, beside=False))
    return found


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
