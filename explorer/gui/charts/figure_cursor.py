"""One cursor for a whole figure: over its key figures, plots, timeline and boards, and from one to the next by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt

from explorer.gui.charts.blocks import Block
from explorer.gui.charts.board import BoardCursor
from explorer.gui.charts.body import FigureBody
from explorer.gui.charts.cursors import Cursor, LaneCursor, PlotCursor
from explorer.gui.charts.keys import KeyStrip
from explorer.gui.charts.probes import Probe
from explorer.gui.charts.since_cursor import SinceCursor

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


def cursor_of(body: FigureBody) -> Cursor | None:
    """Return the cursor of a figure, ``None`` if nothing in it can be pointed at."""
    found: list[Cursor] = [BoardCursor(body.keys)] if body.keys.keys else []
    for block in body.blocks:
        found += _cursors(block, body.columns)
    return found[0] if len(found) == 1 else ManyCursor(found) if found else None


def _cursors(block: Block, columns: int) -> list[Cursor]:
    if block.lanes is not None:
        return [LaneCursor(block.lanes)]
    if block.board is not None:
        return [BoardCursor(block.board)]
    if columns > 1:
        return [SinceCursor(plot) if plot.counted else PlotCursor([plot]) for plot in block.plots]
    found: list[Cursor] = [SinceCursor(plot) for plot in block.plots if plot.counted]
    timed = [plot for plot in block.plots if not plot.counted]
    return [*found, PlotCursor(timed)] if timed else found


class ManyCursor:
    """Several cursors as one; a key that leads nowhere within a part leads to the part before or after it."""

    def __init__(self, parts: Sequence[Cursor]) -> None:
        self._parts = list(parts)
        self._at = next((index for index, part in enumerate(parts) if not _is_keys(part)), 0)

    @property
    def slow(self) -> bool:
        """Whether the part pointed at opens its card after a rest."""
        return self._parts[self._at].slow

    @property
    def asks(self) -> bool:
        """Whether the part pointed at opens its card on Enter alone."""
        return self._parts[self._at].asks

    def probe(self, at: QPointF) -> Probe | None:
        """Return what lies under a point, in whatever part."""
        for index, part in enumerate(self._parts):
            found = part.probe(at)
            if found is not None:
                return replace(found, part=index)
        return None

    def step(self, here: Probe | None, key: Qt.Key) -> Probe | None:
        """Return where a key leads."""
        at = here.part if here is not None else self._at
        found = self._parts[at].step(here, key)
        if here is not None and found is not None and _same(found, here):
            other = at - 1 if key in _BACK else at + 1 if key in _ON else at
            if other != at and 0 <= other < len(self._parts):
                beyond = self._parts[other].step(None, Qt.Key.Key_End if other < at else Qt.Key.Key_Home)
                found, at = (beyond, other) if beyond is not None else (found, at)
        return replace(found, part=at) if found is not None else None

    def show(self, probe: Probe | None, keyed: bool) -> None:
        """Point out what the card is about in its part, and nothing in the others."""
        if probe is not None:
            self._at = probe.part
        for index, part in enumerate(self._parts):
            part.show(probe if probe is not None and index == probe.part else None, keyed)


def _is_keys(part: Cursor) -> bool:
    return isinstance(part, BoardCursor) and isinstance(part.board, KeyStrip)


def _same(one: Probe, other: Probe) -> bool:
    here, there = (one.stop, one.segment, one.cell), (other.stop, other.segment, other.cell)
    return here == there and (one.spot is None or (other.spot is not None and one.spot.event == other.spot.event))
