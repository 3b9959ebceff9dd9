"""Which values a panel spans, how much room its notes need above them, and which of them its axis names."""

from __future__ import annotations

from explorer.domain.periods import Period
from explorer.figures.figure import Mark, Panel
from explorer.gui.charts.bars import Bar
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import elided, plain
from explorer.gui.charts.scales import HEADROOM, Tick, ValueScale, edges, log_ticks, usable, value_ticks

_WIDEST_LABEL = 96.0  # of a threshold
_RING_ROOM = 22.0  # above the ring of a crossing, for its note; the row of the title gives the rest
_RECORD_ROOM = 23.0  # above the highest bar, for a note on it
_LABEL_APART = 15.0  # between the middles of two value labels
_SPACING, _FEW = 32.0, 44.0  # between two values of the axis, and in small multiples


def scale_of(panel: Panel, columns: list[Bar], height: float, ink: Ink) -> ValueScale:
    """Return the scale of a panel whose plot is so high: as the panel fixes it, else over all its values."""
    if panel.scale is not None and panel.scale[0] < panel.scale[1] and all(usable(one) for one in panel.scale):
        return ValueScale.over(panel.scale, HEADROOM)
    values = _values(panel, columns)
    if panel.log:
        return ValueScale.logarithmic(values)
    return ValueScale.over(values, _headroom(panel, columns, height, ink))


def ticks_of(panel: Panel, scale: ValueScale, height: float, ink: Ink) -> list[Tick]:
    """Return the values that the axis names; those too near a threshold give way to it."""
    if not panel.series:  # nothing to measure: its note stands clear of gridlines
        return [Tick(0.0, "0")]
    levels = [one for one in panel.thresholds if usable(one.value) and (one.value > 0 or not scale.log)]
    spacing = ink.px(_FEW if panel.compact else _SPACING)
    if scale.log:
        ticks = log_ticks(scale, height, spacing)
    else:
        ticks = value_ticks(scale, height, [one.value for one in levels], spacing)
    strong = [Tick(one.value, _level_words(one.label, ink), strong=True) for one in levels]
    return [*_apart(ticks, strong, scale, height, ink), *strong]


def _level_words(label: str, ink: Ink) -> str:
    return elided(plain(label), "small-strong", ink.unit, ink.px(_WIDEST_LABEL))


def _values(panel: Panel, columns: list[Bar]) -> list[float]:
    values = [edge for bar in columns for edge in (bar.top, bar.bottom)]
    data = [datum for one in panel.series if one.mark is not Mark.BAR for datum in one.data]
    values += [datum.value for datum in data]
    values += [datum.low for datum in data if datum.low is not None]
    values += [one.value for one in panel.thresholds]
    return values + [one.value for one in panel.annotations if one.ring]


def _headroom(panel: Panel, columns: list[Bar], height: float, ink: Ink) -> float:
    rings = [note.value for note in panel.annotations if note.ring and usable(note.value) and note.value > 0]
    if rings and height > 0:
        return _above_ring(max(rings), panel, ink.px(_RING_ROOM) / height)
    above = [note for note in panel.annotations if not note.ring] if columns else []
    if not above or height <= 0:
        return HEADROOM
    share = ink.px(_RECORD_ROOM + (16 if any(note.detail for note in above) else 0)) / height
    return max(HEADROOM, share / (1 - share)) if share < 0.5 else HEADROOM


def _above_ring(ring: float, panel: Panel, share: float) -> float:
    """Return the headroom that leaves ``share`` of the plot free above a ring, for the note on it."""
    highest = max((one for one in _values(panel, []) if usable(one)), default=ring)
    if share >= 0.5 or highest <= 0:
        return HEADROOM
    return max(HEADROOM, ring / highest / (1 - share) - 1)


def _apart(ticks: list[Tick], strong: list[Tick], scale: ValueScale, height: float, ink: Ink) -> list[Tick]:
    least = ink.px(_LABEL_APART) / height if height > 0 else 1.0
    levels = [scale.part(tick.at) for tick in strong]
    found: list[Tick] = []
    for tick in sorted(ticks, key=lambda one: abs(one.at)):  # zero is named first, whatever the height
        if all(abs(scale.part(tick.at) - level) >= least for level in levels):
            found.append(tick)
            levels.append(scale.part(tick.at))
    return sorted(found, key=lambda one: one.at)


def _span(panel: Panel) -> tuple[Period, Period]:
    return (panel.first, panel.last) if panel.first <= panel.last else (panel.last, panel.first)


def time_edges(panel: Panel) -> tuple[float, float]:
    """Return the ends of a panel's axis: in months since year 0, or since the first where it counts so."""
    if panel.since is not None:
        first, last = sorted(panel.since)
        return float(first), float(max(last, first + 1))
    start, end = _span(panel)
    return edges(start)[0], edges(end)[1]
