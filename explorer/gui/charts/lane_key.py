"""The key of a timeline: what the shape of each marker stands for, where no chips beside the chart say so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from explorer.figures.figure import LanePanel
from explorer.figures.milestone_groups import GROUPS, MilestoneGroup, group_of
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, advance, draw_runs, middle_line
from explorer.gui.glyphs import Stamp
from explorer.gui.text import translate
from explorer.gui.theme import StageUnit, line_height

_ROW = 18.0  # in design pixels, as are the next ones
_ABOVE = 8.0
_BOX = 14.0  # of the largest marker
_GAP = 5.0
_AFTER = 16.0
_MOST_ROWS = 2
_LEAST_LANE = 52.0  # what the key must leave a lane, three rows of markers and labels; where it cannot, there is none
_ON_STAGE = 1.1  # of a line of text, what it must leave a lane of a slide, which has one name


def kinds(panel: LanePanel) -> list[MilestoneGroup]:
    """Return the kinds of milestone in the range of a timeline, in the order of the chips."""
    first, last = sorted((panel.first, panel.last))
    inside = [one for one in panel.events if one.date.start <= last.end and first.start <= one.date.end]
    found = {group_of(one.category).id for one in inside}
    return [group for group in GROUPS if group.id in found]


class LaneKey(Layer):
    """Draws markers with their words, in a row or two."""

    def __init__(self, ink: Ink, z: float = 25) -> None:
        super().__init__(ink, z)
        self.runs: list[Run] = []
        self._marks: list[tuple[str, QPointF]] = []

    def lay(self, shown: Sequence[MilestoneGroup], body: QRectF, room: float, lanes: int) -> float:
        """Lie at the bottom of ``body`` if so many lanes can spare that of their ``room``; return how high it is."""
        self.runs, self._marks = [], []
        rows = self._rows(shown, body.width())
        high = self.ink.px(_ABOVE + _ROW * len(rows))
        if not rows or len(rows) > _MOST_ROWS or room - high < self._least() * lanes:
            self.cover(QRectF())
            return 0.0
        area = QRectF(body.left(), body.bottom() - high, body.width(), high)
        for index, row in enumerate(rows):
            self._write(row, area.left(), area.top() + self.ink.px(_ABOVE + _ROW * (index + 0.5)))
        self.cover(area)
        return high

    def draw(self, painter: QPainter) -> None:
        """Draw markers and words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for group, at in self._marks:
            Stamp.of(group, self.ink.palette, self.ink.unit).press(painter, at)
        draw_runs(painter, self.runs, self.ink)

    def _least(self) -> float:
        unit = self.ink.unit
        return line_height("small", unit) * _ON_STAGE if isinstance(unit, StageUnit) else self.ink.px(_LEAST_LANE)

    def _write(self, row: Sequence[MilestoneGroup], left: float, middle: float) -> None:
        ink = self.ink
        for group in row:
            self._marks.append((group.id, QPointF(left + ink.px(_BOX) / 2, middle)))
            at = left + ink.px(_BOX + _GAP)
            self.runs.append(Run(at, middle_line(middle, "small", ink.unit), _words(group), "small", "ink-2"))
            left += self._wide(group) + ink.px(_AFTER)

    def _rows(self, shown: Sequence[MilestoneGroup], width: float) -> list[list[MilestoneGroup]]:
        rows: list[list[MilestoneGroup]] = []
        left = width
        for group in shown:
            wide = self._wide(group)
            if left + wide > width:
                rows.append([])
                left = 0.0
            rows[-1].append(group)
            left += wide + self.ink.px(_AFTER)
        return rows

    def _wide(self, group: MilestoneGroup) -> float:
        return self.ink.px(_BOX + _GAP) + advance(_words(group), "small", self.ink.unit)


def _words(group: MilestoneGroup) -> str:
    return translate("Charts", group.label)
