"""The names beside upright ranges: at the last one of a series, on empty plot, dropped where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from explorer.gui.charts.ground import Ground
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, base_line, plain
from explorer.gui.charts.notes import Notes
from explorer.gui.charts.range_bars import RangeBar
from explorer.gui.theme import line_height

_ROLE = "small"
_APART = 4.0  # from a range to its name, in design pixels
_LESS = 3.0  # a line is that much higher than its letters


def range_ends(bars: Sequence[RangeBar], ground: Ground, ink: Ink) -> Notes:
    """Return the names of series at their last ranges, the newest first."""
    last = {one.series.id: one for one in bars if one.series.end_label}
    notes = Notes()
    for one in sorted(last.values(), key=lambda bar: -bar.rect.right()):
        text = plain(one.series.end_label)
        wide, high = advance(text, _ROLE, ink.unit), line_height(_ROLE, ink.unit) - ink.px(_LESS)
        spot = next((spot for spot in _spots(one.rect, wide, high, ink) if ground.free(spot, ink.hair)), None)
        if spot is not None:
            ground.take(spot)
            top = spot.top() - ink.px(_LESS) / 2
            notes.runs.append(Run(spot.left(), base_line(top, _ROLE, ink.unit), text, _ROLE, "ink-2"))
    return notes


def _spots(rect: QRectF, wide: float, high: float, ink: Ink) -> Iterator[QRectF]:
    """Yield where a name may stand: right of its range, above, below, left."""
    middle, gap = rect.center(), ink.px(_APART)
    yield QRectF(rect.right() + gap, middle.y() - high / 2, wide, high)
    yield QRectF(middle.x() - wide / 2, rect.top() - gap / 2 - high, wide, high)
    yield QRectF(middle.x() - wide / 2, rect.bottom() + gap / 2, wide, high)
    yield QRectF(rect.left() - gap - wide, middle.y() - high / 2, wide, high)
