"""A ladder: ranges of many rows on one horizontal axis, told apart by their kind; its rows scroll or shrink to fit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.figures.panels import LadderPanel, LadderRow
from explorer.gui.charts.board import Board, Cell
from explorer.gui.charts.board_cards import ladder_content
from explorer.gui.charts.frame import PAD as MARGIN
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.ladder_draw import draw_ladder
from explorer.gui.charts.ladder_layout import (
    ROOMY,
    SNUG,
    TIGHT,
    Axis,
    Levels,
    Pitch,
    Rung,
    axis_of,
    levels_of,
    names_width,
    rungs_of,
)
from explorer.gui.charts.ladder_words import (
    LadderHead,
    heading_run,
    label_runs,
    missing_runs,
    name_runs,
    tick_runs,
)
from explorer.gui.charts.lettering import Run, base_line
from explorer.gui.charts.probes import Probe
from explorer.gui.charts.rows import first_for, left_out_words, window
from explorer.gui.charts.scales import ValueScale, value_ticks
from explorer.gui.theme import line_height

_FLOOR = 22.0  # from the axis to the bottom, for its words
_MOST_TICKS = 6.0
_SPACING = 84.0  # between two values of the axis
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 0}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class LadderChart(Board):
    """Draws a ladder; a cell is the place of its row."""

    slow = False

    def __init__(self, ink: Ink) -> None:
        super().__init__(ink)
        self.ladder: LadderPanel | None = None
        self.axis = Axis(ValueScale(0, 1), 0, 1, 1)
        self.levels = Levels()
        self.placed: list[tuple[Rung, QRectF]] = []
        self.bars: list[tuple[QRectF, str, str, float]] = []
        self.swatches: list[tuple[QRectF, str, str, float]] = []
        self.grid: list[float] = []
        self.grounds: list[tuple[QRectF, bool]] = []  # of labels, so that no rule strikes through them
        self.rows_area = QRectF()
        self._head = LadderHead((), (), 0.0)
        self._rungs: list[Rung] = []
        self._pitch: Pitch = ROOMY
        self._first = 0
        self._scrolls = False

    def fill(self, panel: LadderPanel) -> None:
        """Take the rows of a panel; the window stays where it was if they are the same."""
        if self.ladder is None or [one.id for one in panel.rows] != [one.id for one in self.ladder.rows]:
            self._first = 0
        self.ladder, self.here = panel, ()

    @property
    def rows_shown(self) -> int:
        """How many rows are shown, headings of groups not counted."""
        return sum(rung.row is not None for rung, _ in self.placed)

    def wanted(self, width: float) -> float:
        """Return the height of all rows at their preferred size."""
        if self.ladder is None:
            return 0.0
        rungs = self._measure(QRectF(0, 0, width, 0), ROOMY)
        return self._above() + sum(rung.height for rung in rungs) + self.ink.px(_FLOOR)

    def lay(self, rect: QRectF, scrolls: bool) -> None:
        """Choose the roomiest pitch that fits; what does not fit then scrolls, or is counted below."""
        if self.ladder is None:
            return
        self.body, self._scrolls = QRectF(rect), scrolls
        for pitch in (ROOMY, SNUG) if scrolls else (ROOMY, SNUG, TIGHT):
            self._pitch, self._rungs = pitch, self._measure(rect, pitch)
            if sum(rung.height for rung in self._rungs) <= self._room():
                break
        rows = self.ladder.rows
        focused = next(
            (at for at, one in enumerate(self._rungs) if one.row is not None and rows[one.row].focused), None
        )
        if focused is not None:
            self._first = first_for(self._heights(), self._room(), self._first, focused)
        self.settle()

    def settle(self) -> None:
        """Place the rows of the window."""
        assert self.ladder is not None
        ink, body = self.ink, self.body
        room = self._room()
        fits = sum(self._heights()) <= room + 0.5
        note = 0.0 if fits or self._scrolls else line_height("small", ink.unit)
        self.shown = window(self._heights(), room - note, self._first)
        self._first, past = self.shown.first, self.shown.past
        while self.shown.first < past < self.shown.count and self._rungs[past - 1].row is None:
            past -= 1
        top = body.top() + self._above()
        self.placed, y = [], top
        for rung in self._rungs[self.shown.first : past]:
            self.placed.append((rung, QRectF(body.left(), y, body.width(), rung.height)))
            y += rung.height
        self.rows_area = QRectF(self.axis.left, top, self.axis.right - self.axis.left, y - top)
        self._write(sum(rung.row is not None for rung in self._rungs[past:]) if note else 0)
        margin = ink.px(MARGIN)
        self.cover(body.adjusted(-margin, 0, margin, 1))

    def cell_at(self, at: QPointF) -> Cell:
        """Return the row under a point."""
        found = next((rung.row for rung, box in self.placed if box.contains(at)), None)
        return (found,) if found is not None else ()

    def moved(self, cell: Cell, key: Qt.Key) -> Cell:
        """Return the next row; the window follows it."""
        order = [rung.row for rung in self._rungs if rung.row is not None]
        if not order or self.ladder is None:
            return ()
        if not cell or cell[0] not in order:
            start = order[-1] if key in (Qt.Key.Key_End, Qt.Key.Key_Up) else order[0]
            at = next((row for row in order if self.ladder.rows[row].focused), start)
        else:
            page = max(self.shown.past - self.shown.first - 1, 1)
            index = order.index(cell[0]) + _STEPS.get(key, 0) + _PAGES.get(key, 0) * page
            index = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(order) - 1}.get(key, index)
            at = order[min(max(index, 0), len(order) - 1)]
        self._see(at)
        return (at,)

    def rect_of(self, cell: Cell) -> QRectF:
        """Return where a row lies."""
        box = next((box for rung, box in self.placed if cell and rung.row == cell[0]), QRectF())
        edge = self.ink.px(6)
        return box.adjusted(-edge, 0, edge, 0) if not box.isEmpty() else box

    def probe(self, cell: Cell) -> Probe | None:
        """Return the exact values of a row."""
        if self.ladder is None:
            return None
        row, box = self.ladder.rows[cell[0]], self.rect_of(cell)
        ends = [right for rect, *_ in self.bars if box.contains(rect.center()) for right in (rect.right(),)]
        at = QPointF(max(ends, default=self.axis.left), box.center().y())
        keep = QRectF(at.x(), box.top(), 1, box.height())
        return Probe(row.target, ladder_content(row, dict(self.ladder.kinds)), keep, at, cell=cell)

    def scroll_by(self, steps: int) -> bool:
        """Move the window by rows."""
        if not self.scrolls:
            return False
        before = self._first
        self._first = max(self._first + steps, 0)
        self.settle()
        return self._first != before

    @property
    def scrolls(self) -> bool:
        """Whether some rows are out of the window."""
        return self._scrolls and not self.shown.whole

    def belonging(self, record: str) -> list[QRectF]:
        """Return the rows of a record that are shown."""
        if self.ladder is None:
            return []
        rows = [(self.ladder.rows[rung.row], box) for rung, box in self.placed if rung.row is not None]
        return [box for row, box in rows if record in (row.target, row.id)]

    def draw(self, painter: QPainter) -> None:
        """Draw ranges and levels, then what all boards draw above."""
        if self.ladder is not None:
            draw_ladder(painter, self)
            self.draw_over(painter)

    def _measure(self, rect: QRectF, pitch: Pitch) -> list[Rung]:
        assert self.ladder is not None
        ink = self.ink
        left = rect.left() + names_width(self.ladder, rect.width(), pitch, ink)
        self._head = LadderHead.of(self.ladder, rect, ink)
        self.axis = axis_of(self.ladder, left, rect.right(), ink)
        self.levels = levels_of(self.ladder.thresholds, self.axis, rect.top() + self._head.height, ink)
        return rungs_of(self.ladder, self.axis, pitch, ink)

    def _above(self) -> float:
        return self._head.height + self.levels.height

    def _room(self) -> float:
        return self.body.height() - self._above() - self.ink.px(_FLOOR)

    def _heights(self) -> list[float]:
        return [rung.height for rung in self._rungs]

    def _see(self, row: int) -> None:
        at = next((index for index, rung in enumerate(self._rungs) if rung.row == row), None)
        if at is None or not self._scrolls:
            return
        heading = at > 0 and self._rungs[at - 1].row is None and at - 1 < self._first
        first = first_for(self._heights(), self._room(), self._first, at - 1 if heading else at)
        if first != self._first:
            self._first = first
            self.settle()

    def _write(self, left_out: int) -> None:
        """Write heads, names, labels and the axis; remember where the ranges lie."""
        assert self.ladder is not None
        ink, pitch = self.ink, self._pitch
        self.runs = [*self._head.runs, *self.levels.runs]
        self.swatches, self.bars, self.grounds = list(self._head.swatches), [], []
        for rung, box in self.placed:
            if rung.row is None:
                self.runs.append(heading_run(rung.group, box, ink))
                continue
            row: LadderRow = self.ladder.rows[rung.row]
            self.runs += name_runs(row, box, self.axis.left - box.left(), pitch.role, ink)
            tracks = ink.px(pitch.track) * rung.tracks
            top = box.top() + (box.height() - tracks) / 2
            for bar in rung.bars:
                middle = top + ink.px(pitch.track) * (bar.track + 0.5)
                half = ink.px(pitch.bar) / 2 if bar.mark.kind != "base" else max(tracks, ink.px(16)) / 2
                centre = middle if bar.mark.kind != "base" else box.center().y()
                rect = QRectF(bar.left, centre - half, bar.right - bar.left, 2 * half)
                self.bars.append((rect, bar.mark.kind, row.colour, row.emphasis))
                labels = label_runs(bar, middle, ink)
                self.grounds += [(run.box(ink.unit), row.focused) for run in labels]
                self.runs += labels
            if not rung.bars and row.missing:
                self.runs += missing_runs(row, box, self.axis, ink)
        bottom = self.rows_area.bottom()
        ticks = value_ticks(self.axis.scale, self.axis.right - self.axis.left, (), ink.px(_SPACING), _MOST_TICKS)
        self.grid = [self.axis.x(tick.at) for tick in ticks]
        self.runs += tick_runs(ticks, self.axis, bottom + ink.px(4), ink)
        if left_out:
            y = base_line(bottom + ink.px(_FLOOR - 2), "small", ink.unit)
            self.runs.append(Run(self.body.left(), y, left_out_words(left_out, self.ink), "small", "ink-3"))
