"""Where markers and labels of a timeline go: numbers alone, importance first, nothing over anything else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF

from explorer.figures.figure import Event, Lane
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import (
    LETTERS_ABOVE,
    LETTERS_BELOW,
    LETTERS_MIDDLE,
    Run,
    advance,
    plain,
    type_size,
)
from explorer.gui.charts.scales import middle
from explorer.gui.glyphs import marker
from explorer.records import record

ROW = 16.0  # from the middle row of a lane to the ones above and below, in design pixels
BIG = 1.55  # times its size that the star of the highlighted date is drawn
RING = 6.5  # radius of the ring of a carmaker named with the highlighted date
_ALONE = 14.0  # from a label to any marker but its own that it could be read with
_SHORT = 120.0  # a label as wide as this at most may stand above or below its marker: its middle is seen at once
LEAST_LABELLED = 3  # importance from which on a marker is labelled
_STRONG = 5
_CELL = 2.0
# A long title may end before these words and still be true: a price, a year, a manner, a remark.
_TAIL = re.compile(r",? (?:(?:at|from|for|in) (?=CNY|HK\$|USD|\d)|(?:with|by|as|worth|ahead of) |\().*$|;.*$")
_LEAST_WORDS = 3


@record(frozen=True, slots=True)
class Spot:
    """A marker laid out: its middle in pixels, and how far it reaches."""

    event: Event
    at: QPointF
    reach: float
    lane: int


class Cells:
    """Which pixels are taken, in cells of two by two: a row of cells is the bits of one integer."""

    def __init__(self, rect: QRectF, unit: float) -> None:
        self._left, self._top = rect.left(), rect.top()
        self._right, self._bottom = rect.right(), rect.bottom()
        self._size = _CELL * unit
        self._rows = [0] * (ceil(max(rect.height(), 0) / self._size) + 1)

    def free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a rectangle lies inside and on nothing."""
        if left < self._left or right > self._right or top < self._top or bottom > self._bottom:
            return False
        mask = self._mask(left, right)
        first = int((top - self._top) / self._size)
        return not any(row & mask for row in self._rows[first : int((bottom - self._top) / self._size) + 1])

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Take a rectangle, as far as it lies inside."""
        left, right = max(left, self._left), min(right, self._right)
        top, bottom = max(top, self._top), min(bottom, self._bottom)
        if right <= left or bottom <= top:
            return
        mask = self._mask(left, right)
        for row in range(int((top - self._top) / self._size), int((bottom - self._top) / self._size) + 1):
            self._rows[row] |= mask

    def _mask(self, left: float, right: float) -> int:
        first, last = int((left - self._left) / self._size), int((right - self._left) / self._size)
        return ((1 << (last - first + 1)) - 1) << first


def by_importance(events: Sequence[Event]) -> list[Event]:
    """Return the highlighted events first, then the more important, then the earlier."""
    return sorted(events, key=lambda one: (not one.highlighted, -one.importance, middle(one.date), one.id))


def place_markers(
    events: Sequence[Event],
    lanes: Mapping[str, QRectF],
    x: Callable[[float], float],
    rings: Sequence[tuple[QPointF, float]],
    ink: Ink,
) -> list[Spot]:
    """Return a spot for every event whose lane is shown and whose date lies in the plot.

    A marker takes the middle row of its lane, else the row above, else the one below; where all three are taken, the
    one where it covers least. The order is that of :func:`by_importance`.
    """
    order = {lane: index for index, lane in enumerate(lanes)}
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for ring, radius in rings:
        lane = next((one for one, rect in lanes.items() if rect.contains(ring)), "")
        taken.setdefault((lane, 0), []).append((ring.x(), radius + ink.px(1.5)))
    spots = []
    for event in by_importance(events):
        rect = lanes.get(event.lane)
        at = x(middle(event.date)) if rect is not None else 0.0
        if rect is None or not rect.left() - 0.5 <= at <= rect.right() + 0.5:
            continue
        reach = ink.px(marker(event.category).size / 2) * (BIG if event.highlighted else 1)
        at = min(max(at, rect.left() + reach), rect.right() - reach)
        row = min((0, -1, 1), key=lambda row: _crowding(taken.get((event.lane, row), ()), at, reach + ink.px(1)))
        taken.setdefault((event.lane, row), []).append((at, reach))
        y = rect.center().y() + row * row_step(rect.height(), ink)
        spots.append(Spot(event, QPointF(at, y), reach, order[event.lane]))
    return spots


def _crowding(taken: Sequence[tuple[float, float]], at: float, reach: float) -> float:
    """Return by how many pixels a marker would lie over the ones in its row; 0 where it has room."""
    most = 0.0
    for other, far in taken:
        most = max(most, reach + far - abs(other - at))
    return most


def row_step(height: float, ink: Ink) -> float:
    """Return how far the upper and lower rows of a lane lie from its middle: less in a low lane."""
    return min(ink.px(ROW), max(height / 2 - ink.px(7), ink.px(4)))


def ring_radius(height: float, ink: Ink) -> float:
    """Return the radius of a ring in a lane: smaller in a low one, so that markers above and below leave it open."""
    return min(ink.px(RING), max(row_step(height, ink) - ink.px(5.5), ink.px(4)))


def place_labels(
    spots: Sequence[Spot], lanes: Sequence[QRectF], area: QRectF, closed: Sequence[QRectF], ink: Ink
) -> list[tuple[Run, Spot]]:
    """Return the labels that have room, the most important first: to the right, above, below, to the left.

    A label lies nearer to its own marker than to any other, so that nobody reads it with the wrong one.

    A long title may be cut where it stays true ("launched" for "launched at CNY 469,800"); what has no room then is
    left out. No label leaves its lane or crosses a marker, another label, or one of ``closed``.
    """
    beside: dict[int, list[Spot]] = {}
    for spot in spots:
        beside.setdefault(spot.lane, []).append(spot)
    cells = Cells(area, ink.unit)
    for rect in closed:
        cells.take(rect.left(), rect.top(), rect.right(), rect.bottom())
    for spot in spots:
        x, y, edge = spot.at.x(), spot.at.y(), spot.reach + ink.px(1)
        cells.take(x - edge, y - edge, x + edge, y + edge)
    heights = [(lane.top(), lane.bottom()) for lane in lanes]
    found = []
    for spot in spots:
        if spot.event.importance >= LEAST_LABELLED or spot.event.highlighted:
            run = _label(spot, beside[spot.lane], heights[spot.lane], cells, ink)
            if run is not None:
                found.append((run, spot))
    return found


def _label(spot: Spot, beside: Sequence[Spot], lane: tuple[float, float], cells: Cells, ink: Ink) -> Run | None:
    strong = spot.event.importance >= _STRONG
    role, colour = ("small-strong", "ink") if strong else ("small", "ink-2")
    size, gap = type_size(role, ink.unit), ink.px(4)
    above, below = LETTERS_ABOVE * size, LETTERS_BELOW * size
    for text in wordings(spot.event.title):
        width = advance(text, role, ink.unit)
        for x, y in _around(spot, width, size, ink.unit):
            top, bottom = y - above, y + below
            inside = lane[0] < top and bottom < lane[1] and cells.free(x, top, x + width, bottom)
            if inside and not _mistaken(spot, beside, x, x + width, y - size * LETTERS_MIDDLE, ink):
                cells.take(x - gap, top, x + width + gap, bottom)
                return Run(x, y, text, role, colour)
    return None


def _mistaken(spot: Spot, beside: Sequence[Spot], left: float, right: float, level: float, ink: Ink) -> bool:
    """Whether a label from ``left`` to ``right`` could be read with another marker of its lane."""
    near, far = ink.px(_ALONE), abs(spot.at.y() - level) + ink.px(2)
    for other in beside:
        x, across = other.at.x(), abs(other.at.y() - level)
        close = left - near < x + other.reach and x - other.reach < right + near
        if close and other is not spot and across < max(far, other.reach + ink.px(6)):
            return True
    return False


@lru_cache(maxsize=4_096)
def wordings(title: str) -> tuple[str, ...]:
    """Return a title and, where it can end sooner and stay true, the shorter one."""
    words = plain(title)
    shorter = _TAIL.sub("", words)
    return (words, shorter) if shorter != words and shorter.count(" ") >= _LEAST_WORDS - 1 else (words,)


def _around(spot: Spot, width: float, size: float, unit: float) -> Iterator[tuple[float, float]]:
    x, y = spot.at.x(), spot.at.y()
    beside, lift = spot.reach + 5 * unit, spot.reach + 3 * unit
    level = y + size * LETTERS_MIDDLE
    yield x + beside, level
    if width <= _SHORT * unit:
        yield x - width / 2, y - lift - size * 0.2
        yield x - width / 2, y + lift + size * 0.86
    yield x - beside - width, level


def lane_rects(lanes: Sequence[Lane], plot: QRectF) -> dict[str, QRectF]:
    """Return the rectangle of each lane, from the top, edges on whole pixels."""
    if not lanes:
        return {}
    high = plot.height() / len(lanes)
    edges = [float(round(plot.top() + high * index)) for index in range(len(lanes) + 1)]
    return {
        lane.id: QRectF(plot.left(), edges[index], plot.width(), edges[index + 1] - edges[index])
        for index, lane in enumerate(lanes)
    }
