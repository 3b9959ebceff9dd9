"""Rows below each other: how high each may be, which of them a window shows, and how far it can move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer.gui.charts.ink import Ink
from explorer.gui.text import translate
from explorer.gui.theme import StageUnit
from explorer.records import record

_TRACK = 4.0  # width of the bar that tells how far a window has moved, in design pixels
_LEAST_THUMB = 24.0


@record(frozen=True, slots=True)
class Window:
    """The rows from ``first`` up to ``past`` that are shown, of ``count`` in all."""

    first: int
    past: int
    count: int

    @property
    def whole(self) -> bool:
        """Whether all rows are shown."""
        return self.first == 0 and self.past == self.count

    @property
    def left_out(self) -> int:
        """How many rows are not shown."""
        return self.count - (self.past - self.first)


def window(heights: Sequence[float], room: float, first: int = 0) -> Window:
    """Return the rows that fit into ``room`` from ``first`` on, or from as far up as fills the room."""
    first = max(min(first, last_first(heights, room)), 0)
    used, past = 0.0, first
    while past < len(heights) and used + heights[past] <= room + 0.5:
        used += heights[past]
        past += 1
    return Window(first, past, len(heights))


def last_first(heights: Sequence[float], room: float) -> int:
    """Return the first row of the lowest window."""
    used, first = 0.0, len(heights)
    while first > 0 and used + heights[first - 1] <= room + 0.5:
        first -= 1
        used += heights[first]
    return min(first, max(len(heights) - 1, 0))


def first_for(heights: Sequence[float], room: float, first: int, wanted: int) -> int:
    """Return the first row of the window nearest to the present one that shows row ``wanted``."""
    if wanted < first:
        return wanted
    while first < wanted and sum(heights[first : wanted + 1]) > room + 0.5:
        first += 1
    return first


def draw_thumb(painter: QPainter, shown: Window, area: QRectF, ink: Ink) -> None:
    """Draw a thin bar at the right of ``area`` that says which part of the rows is shown."""
    if shown.whole or shown.count == 0:
        return
    wide = ink.px(_TRACK)
    high = max(area.height() * (shown.past - shown.first) / shown.count, ink.px(_LEAST_THUMB))
    free = area.height() - high
    most = max(shown.left_out, 1)
    thumb = QRectF(area.right() - wide, area.top() + free * min(shown.first / most, 1.0), wide, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(thumb, ink.token("line-strong"))


def left_out_words(count: int, ink: Ink) -> str:
    """Return the words that count the rows a picture has no room for; an audience has no table to turn to."""
    if isinstance(ink.unit, StageUnit):
        return translate("Charts", "+ {0} more").format(count)
    if count == 1:
        return translate("Charts", "1 more row in the table")
    return translate("Charts", "{0} more rows in the table").format(count)


def left_out_panels(count: int) -> str:
    """Return the words that count the panels a picture has no room for."""
    if count == 1:
        return translate("Charts", "1 more panel in the table")
    return translate("Charts", "{0} more panels in the table").format(count)
