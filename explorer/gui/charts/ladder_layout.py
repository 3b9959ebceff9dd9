"""Where everything of a ladder lies: names at the left, ranges in tracks, labels at their ends, levels above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.figures.panels import LadderPanel, LadderRow, RangeMark
from explorer.figures.plots import Threshold
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, elided, middle_line, plain
from explorer.gui.charts.scales import HEADROOM, ValueScale, usable
from explorer.records import record

_NAMES = 0.42  # of the width that names take at most
_GAP = 12.0
_BESIDE = 6.0  # from the end of a range to its label
_MOST_ROOM = 0.3  # of the width, for labels beyond the axis
_DOT = 5.0  # half of a single mark


@record(frozen=True, slots=True)
class Pitch:
    """How closely the rows of a ladder stand, in design pixels."""

    role: str
    track: float
    bar: float
    pad: float
    least: float
    group: float


ROOMY = Pitch("body", 16.0, 10.0, 6.0, 30.0, 38.0)
SNUG = Pitch("body", 15.0, 9.0, 3.0, 24.0, 28.0)
TIGHT = Pitch("small", 14.0, 8.0, 1.5, 17.0, 22.0)


@record(frozen=True, slots=True)
class Axis:
    """The value axis from ``left`` to ``right``, and how far labels may reach."""

    scale: ValueScale
    left: float
    right: float
    reach: float

    def x(self, value: float) -> float:
        """Return the pixel of a value, within the axis."""
        part = min(max(self.scale.part(value), 0.0), 1.0)
        return self.left + part * (self.right - self.left)


@record(frozen=True, slots=True)
class Bar:
    """A range in its track: from ``left`` to ``right``, with its label's left end."""

    mark: RangeMark
    track: int
    left: float
    right: float
    label: str = ""
    label_at: float = 0.0


@record(frozen=True, slots=True)
class Rung:
    """A row of the ladder, or the heading of a group (``row`` is None)."""

    height: float
    group: str = ""
    row: int | None = None
    bars: tuple[Bar, ...] = ()
    tracks: int = 1


@dataclass
class Levels:
    """The levels above the rows: texts in one line or more, and where the dashed lines stand."""

    runs: list[Run] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    height: float = 0.0


def scale_of(panel: LadderPanel) -> ValueScale:
    """Return the scale of all values of a ladder: from zero where it is kept, else a little below the least."""
    marks = [mark for row in panel.rows for mark in row.spans]
    values = [datum.value for mark in marks for datum in (mark.low, mark.high) if datum is not None]
    values += [one.value for one in panel.thresholds]
    found = [value for value in values if usable(value)]
    if panel.zero or not found or min(found) <= 0:
        return ValueScale.over(found)
    low, high = min(found), max(found)
    room = max((high - low) * HEADROOM * 2, abs(high) * 0.01)
    return ValueScale(max(low - room, 0.0), high + room)


def names_width(panel: LadderPanel, width: float, pitch: Pitch, ink: Ink) -> float:
    """Return the width of the column of names."""
    wide = [
        advance(plain(row.name), "strong" if row.focused else pitch.role, ink.unit)
        + (ink.px(_BESIDE) + advance(plain(row.name_zh), "small", ink.unit) if row.name_zh else 0.0)
        for row in panel.rows
    ]
    return min(max([ink.px(72), *wide]) + ink.px(_GAP), width * _NAMES)


def axis_of(panel: LadderPanel, left: float, reach: float, ink: Ink) -> Axis:
    """Return the axis from ``left`` on, short enough that labels at the ends of ranges stay left of ``reach``."""
    scale = scale_of(panel)
    whole = reach - left
    room = ink.px(8)
    for row in panel.rows:
        for mark in row.spans:
            part = min(max(scale.part(_end(mark)), 0.01), 1.0) if usable(_end(mark)) else 0.01
            text = advance(plain(mark.label), "small", ink.unit) + ink.px(_BESIDE) if mark.label else 0.0
            room = max(room, whole - (whole - text) / part)
    return Axis(scale, left, reach - min(room, whole * _MOST_ROOM), reach)


def _end(mark: RangeMark) -> float:
    return max(mark.low.value, mark.high.value) if mark.high is not None else mark.low.value


def rungs_of(panel: LadderPanel, axis: Axis, pitch: Pitch, ink: Ink) -> list[Rung]:
    """Return the rows and the headings of their groups, as high as their tracks need."""
    found: list[Rung] = []
    group = ""
    for index, row in enumerate(panel.rows):
        if row.group and row.group != group:
            found.append(Rung(ink.px(pitch.group), group=row.group))
        group = row.group
        bars, tracks = _bars(row, axis, ink)
        high = round(max(ink.px(pitch.least), tracks * ink.px(pitch.track) + 2 * ink.px(pitch.pad)))
        found.append(Rung(high, row=index, bars=tuple(bars), tracks=tracks))
    return found


def _bars(row: LadderRow, axis: Axis, ink: Ink) -> tuple[list[Bar], int]:
    """Return the ranges of a row in as few tracks as keep them and their labels apart; base ticks lie in all."""
    bars: list[Bar] = []
    ends: list[list[tuple[float, float]]] = []
    bases = [axis.x(mark.low.value) for mark in row.spans if mark.kind == "base" and usable(mark.low.value)]
    for mark in row.spans:
        if not usable(mark.low.value) or (mark.high is not None and not usable(mark.high.value)):
            continue
        bar = _bar(mark, axis, [] if mark.kind == "base" else bases, ink)
        if mark.kind == "base":
            bars.append(bar)
            continue
        reach = _reach(bar, ink)
        track = next((at for at, taken in enumerate(ends) if all(_apart(reach, one, ink) for one in taken)), len(ends))
        if track == len(ends):
            ends.append([])
        ends[track].append(reach)
        bars.append(Bar(bar.mark, track, bar.left, bar.right, bar.label, bar.label_at))
    return _bases_labelled(bars, ends, ink), max(len(ends), 1)


def _bar(mark: RangeMark, axis: Axis, bases: Sequence[float], ink: Ink) -> Bar:
    """Return a range with its label at its right or left end, where no base tick strikes through it if possible."""
    low = axis.x(mark.low.value)
    high = axis.x(mark.high.value) if mark.high is not None else low
    left, right = min(low, high), max(low, high)
    edge = ink.px(_BESIDE) + (ink.px(_DOT) if right - left < 1 and mark.kind != "base" else 0.0)
    label = plain(mark.label)
    wide = advance(label, "small", ink.unit)
    near = ink.px(3)
    spots = [at for at in (right + edge, left - edge - wide, *(base + 2 * near for base in bases if base > right))
             if axis.left <= at and at + wide <= axis.reach + 0.5]  # fmt: skip
    if not spots:
        words = elided(label, "small", ink.unit, max(axis.reach - right - edge, 0.0))
        return Bar(mark, 0, left, right, words, right + edge)
    clear = [at for at in spots if not any(at - near < base < at + wide + near for base in bases)]
    return Bar(mark, 0, left, right, label, (clear or spots)[0])


def _reach(bar: Bar, ink: Ink) -> tuple[float, float]:
    half = ink.px(_DOT)
    if not bar.label:
        return bar.left - half, bar.right + half
    end = bar.label_at + advance(bar.label, "small", ink.unit)
    return min(bar.left - half, bar.label_at), max(bar.right + half, end)


def _apart(one: tuple[float, float], other: tuple[float, float], ink: Ink) -> bool:
    gap = ink.px(4)
    return one[1] + gap <= other[0] or other[1] + gap <= one[0]


def _bases_labelled(bars: list[Bar], ends: Sequence[Sequence[tuple[float, float]]], ink: Ink) -> list[Bar]:
    """Let a base tick keep its label only where nothing else of the first track lies."""
    taken = list(ends[0]) if ends else []
    found = []
    for bar in bars:
        if bar.mark.kind == "base" and bar.label:
            here = (bar.label_at, bar.label_at + advance(bar.label, "small", ink.unit))
            free = all(_apart(here, one, ink) for one in taken)
            bar = bar if free else Bar(bar.mark, 0, bar.left, bar.right)
            taken += [here] if free else []
        found.append(bar)
    return found


def levels_of(thresholds: Sequence[Threshold], axis: Axis, top: float, ink: Ink) -> Levels:
    """Return the labels of the levels, each over its line, in as many lines as keep them apart."""
    found = Levels()
    rows: list[float] = []
    high = ink.px(17)
    for one in sorted((one for one in thresholds if usable(one.value)), key=lambda one: one.value):
        x = axis.x(one.value)
        words = elided(plain(one.label), "small-strong", ink.unit, axis.reach - axis.left)
        wide = advance(words, "small-strong", ink.unit)
        left = min(max(x - wide / 2, axis.left), max(axis.reach - wide, axis.left))
        row = next((at for at, end in enumerate(rows) if end + ink.px(10) <= left), len(rows))
        if row == len(rows):
            rows.append(0.0)
        rows[row] = left + wide
        y = middle_line(top + row * high + high / 2, "small-strong", ink.unit)
        found.runs.append(Run(left, y, words, "small-strong", "ink"))
        found.at.append(x)
    found.height = high * len(rows) + (ink.px(4) if rows else 0.0)
    return found
