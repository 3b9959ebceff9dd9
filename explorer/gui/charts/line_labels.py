"""The labels at the ends of lines: both names and a value, moved apart where ends crowd, with a short leader then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from explorer.figures.figure import Mark, Panel, Series
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, middle_line, plain, sentence
from explorer.gui.charts.lines import position
from explorer.gui.charts.notes import Notes
from explorer.gui.charts.scales import usable
from explorer.records import record

if TYPE_CHECKING:
    from explorer.gui.charts.plot import PlotPanel

MOST = 7  # labels of one panel
APART = 15.0  # between the middles of two labels
_BESIDE = 9.0  # from the end of a line to its label
_CLEAR = 14.0  # between the middles of a label and a dot above or below it
_AT_EDGE = 0.06  # of the width: ends so near the right edge are labelled beyond it
_LEVELS = (0.0, -15.0, 15.0, -30.0, 30.0, -45.0, 45.0, -60.0, 60.0, -80.0, 80.0)
_LEFT_COST = 14.0
_SURE = 0.8  # of a width that is not yet settled
Words = tuple[tuple[str, str, str], ...]


@record(frozen=True, slots=True)
class End:
    """The end of a line in pixels, and what its label says as (text, role, colour)."""

    x: float
    y: float
    words: Words
    width: float


def label_words(series: Series, count: int, counted: bool) -> Words:
    """Return the words of a label: both names where there are ``count`` lines or more, and the value."""
    strong = series.colour == "total" and count > 1
    role = "finding" if strong and counted else "small-strong" if strong else "small"
    name = (plain(series.name), role, "ink" if strong else "ink-2") if count > 1 else ("", role, "ink-2")
    other = (plain(series.name_zh), "small", "ink-3") if count > 1 else ("", "small", "ink-3")
    value = (plain(series.end_label), role, "ink-2")
    return tuple(one for one in (name, other, value) if one[0])


def words_width(words: Words, ink: Ink) -> float:
    """Return the width of a label."""
    gap = ink.px(5) * max(len(words) - 1, 0)
    return sum(advance(text, role, ink.unit) for text, role, _ in words) + gap


def room_wanted(panel: Panel, width: float, ink: Ink) -> list[float]:
    """Return how far each label would reach beyond a plot of ``width`` pixels, if its line ends near the edge."""
    lines = [one for one in panel.series if one.mark is Mark.LINE and one.data]
    found = []
    for one in lines[:MOST]:
        wide = words_width(label_words(one, len(lines), panel.since is not None), ink)
        if panel.since is not None and width > 0 and wide:
            first, last = sorted(panel.since)
            part = (position(one, one.data[-1].period, counted=True) - first) / max(last - first, 1)
            wide -= max(1 - part, 0.0) * width * _SURE
        found.append(wide)
    return found


def line_ends(plot: PlotPanel, ground: Ground) -> Notes:
    """Place the labels of all lines, and of those dots that carry a value."""
    ends = _ends(plot)
    beyond = [one for one in ends if _at_edge(one, plot)]
    notes = _beside(beyond, plot, ground)
    for one in sorted((one for one in ends if one not in beyond), key=lambda one: -one.x):
        part = _inside(one, plot, ground)
        notes.runs += part.runs
        notes.leaders += part.leaders
    return notes


def _ends(plot: PlotPanel) -> list[End]:
    pairs = [(one, found) for one, found in zip(plot.lines, plot.tracks, strict=True) if found.data]
    count = sum(one.mark is Mark.LINE for one, _ in pairs)
    found: list[End] = []
    for one, line in pairs:
        words = label_words(one, count if one.mark is Mark.LINE else 1, plot.counted)
        last = float(line.x[-1])
        if words and plot.shown(last) and len(found) < MOST:
            found.append(End(plot.x(last), plot.y_of_part(float(line.y[-1])), words, words_width(words, plot.ink)))
    return found


def _at_edge(end: End, plot: PlotPanel) -> bool:
    return not plot.counted or plot.plot.right() - end.x < _AT_EDGE * plot.plot.width()


def _beside(ends: Sequence[End], plot: PlotPanel, ground: Ground) -> Notes:
    """Place labels to the right of their lines, moved up or down until they are apart."""
    notes, ink = Notes(), plot.ink
    levels = [_off_dots(plot, one, _off_thresholds(plot, one.y, one.x)) for one in ends]
    for one, level in zip(ends, spread(levels, ink.px(APART)), strict=True):
        left = _past_dots(plot, one.x, level)
        rect = QRectF(left, level - ink.px(8), one.width, ink.px(16))
        if rect.right() > ground.rect.right() + 1:
            continue
        ground.take(rect)
        notes.runs += _runs(one, left, level, ink)
        if abs(level - one.y) > ink.px(12):
            at = left - ink.px(3)
            notes.leaders.append(QPolygonF([QPointF(at, one.y), QPointF(at, level)]))
    return notes


def _runs(end: End, left: float, level: float, ink: Ink) -> list[Run]:
    y = middle_line(level, end.words[0][1], ink.unit)
    return sentence(end.words, left, y, ink.unit, ink.px(5))[0]


def _inside(end: End, plot: PlotPanel, ground: Ground) -> Notes:
    """Place the label of a line that ends within the plot on empty ground: right of its end, else left of it."""
    ink = plot.ink
    for left, level, leader in _spots(end, ink):
        rect = QRectF(left, level - ink.px(8), end.width, ink.px(16))
        foot, top = QPointF(end.x + ink.px(5), end.y), QPointF(end.x + ink.px(5), level)
        line = QPolygonF([QPointF(end.x, end.y), foot, top])  # from the line's end on
        clear = not leader or ground.clear_line(foot, top)
        if clear and ground.free(rect, ink.px(1)):
            ground.take(rect)
            return Notes(_runs(end, left, level, ink), [line] if leader else [])
    return Notes()


def _spots(end: End, ink: Ink) -> Iterator[tuple[float, float, bool]]:
    """Yield left edge and level of a label, and whether it needs a leader, the nearest first."""
    spots = []
    for offset in _LEVELS:
        level = end.y + ink.px(offset)
        spots.append((abs(offset), end.x + ink.px(_BESIDE), level, abs(offset) > 12))
        if offset and abs(offset) <= 30:
            spots.append((abs(offset) + _LEFT_COST, end.x - ink.px(_BESIDE) - end.width, level, False))
    for _, left, level, leader in sorted(spots):
        yield left, level, leader


def _off_thresholds(plot: PlotPanel, level: float, x: float) -> float:
    """Return a level that no dashed rule strikes through, nor the axis: above it, or below if the line ends there."""
    if plot.panel is None or x + plot.ink.px(9) >= plot.plot.right():
        return level
    least = plot.ink.px(9)
    level = min(level, plot.plot.bottom() - least)
    for one in plot.panel.thresholds:
        rule = plot.y(one.value) if usable(one.value) else float("inf")
        if abs(level - rule) < least:
            return rule - least if level <= rule else rule + least
    return level


def _off_dots(plot: PlotPanel, end: End, level: float) -> float:
    """Return a level at which a label covers no dot a little after its line: below the dot, or above it if lower."""
    near, least = end.x + plot.ink.px(_BESIDE), plot.ink.px(_CLEAR)
    for at, y in _dots(plot):
        if near + plot.ink.px(4) < at <= near + end.width + plot.ink.px(4) and abs(y - level) < least:
            return y + least if level >= y else y - least
    return level


def _dots(plot: PlotPanel) -> Iterator[tuple[float, float]]:
    for series, found in zip(plot.lines, plot.tracks, strict=True):
        for month, part in zip(found.x.tolist(), found.y.tolist(), strict=True) if series.mark is Mark.DOT else ():
            yield plot.x(month), plot.y_of_part(part)


def _past_dots(plot: PlotPanel, x: float, level: float) -> float:
    """Return where a label at the end of a line begins: after the line's own dot, and after others beside it."""
    left = x + plot.ink.px(_BESIDE)
    for at, y in _dots(plot):
        if x - 1 <= at <= left + plot.ink.px(4) and abs(y - level) < plot.ink.px(10):
            left = at + plot.ink.px(_BESIDE)
    return left


def spread(levels: Sequence[float], least: float) -> list[float]:
    """Return levels moved at least ``least`` apart, all together as near to their own as that allows.

    Taking off what lies between the first label and each one turns this into levels that must not fall: neighbours
    that would are pooled at their mean.
    """
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
