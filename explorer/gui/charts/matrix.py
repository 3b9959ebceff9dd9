"""A matrix: a table that is the chart, with tracks, chips and bars in its cells; its rows scroll or shrink to fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.figures.panels import MatrixPanel
from explorer.gui.charts.board import Board, Cell
from explorer.gui.charts.board_cards import cell_content, column_content, label_content
from explorer.gui.charts.frame import PAD as MARGIN
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, base_line
from explorer.gui.charts.matrix_draw import draw_matrix
from explorer.gui.charts.matrix_layout import Layout, Layouts, Line, loosened
from explorer.gui.charts.matrix_place import Placed, edges_of, place_head, place_line, stack
from explorer.gui.charts.matrix_texts import ROOMY, SNUG
from explorer.gui.charts.probes import Probe
from explorer.gui.charts.rows import first_for, left_out_words, window
from explorer.gui.theme import line_height

_PAGE = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_MOST_SPREAD = 20.0  # by which a row is higher where the next one has no room, in design pixels
_HEAD = -1  # the row of the heads, and the column of the labels


class MatrixChart(Board):
    """Draws a matrix; a cell is its row and its column, −1 being the head and the labels."""

    asks = True

    def __init__(self, ink: Ink) -> None:
        super().__init__(ink)
        self.matrix: MatrixPanel | None = None
        self.layout: Layout | None = None
        self.placed = Placed()
        self._first = 0
        self._scrolls = False
        self._layouts = Layouts(ink)

    def fill(self, panel: MatrixPanel) -> None:
        """Take the rows of a panel; the window stays where it was if they are the same."""
        if self.matrix is None or [one.id for one in panel.rows] != [one.id for one in self.matrix.rows]:
            self._first = 0
        self.matrix, self.here = panel, ()

    def wanted(self, width: float) -> float:
        """Return the height of all rows at their preferred size."""
        return self._layouts.of(self.matrix, width, ROOMY).height + self.ink.px(2) if self.matrix else 0.0

    def lay(self, rect: QRectF, scrolls: bool) -> None:
        """Choose the roomiest density that cuts no word and fits; what does not fit scrolls, or is counted below."""
        if self.matrix is None:
            return
        self.body, self._scrolls = QRectF(rect), scrolls
        layout = self._layouts.chosen(self.matrix, rect, scrolls)
        self.layout = layout = loosened(layout, rect.height()) if scrolls else layout
        focused = next((index for index, line in enumerate(layout.body) if self._focused(line.row)), None)
        if focused is not None:
            self._first = first_for(self._heights(), self._room(), self._first, focused)
        self.settle()

    def settle(self) -> None:
        """Place the lines of the window."""
        assert self.matrix is not None and self.layout is not None
        layout, rect, ink = self.layout, self.body, self.ink
        self.shown = window(self._heights(), self._room(), self._first)
        self._first = self.shown.first
        past = self.shown.past
        while self.shown.first < past < self.shown.count and layout.body[past - 1].row is None:
            past -= 1  # no heading without a row below it
        self.placed = Placed()
        place_head(self.matrix, layout, rect, self.placed, ink)
        top = rect.top() + layout.head_height
        shown = layout.body[self.shown.first : past]
        for line, box in stack(shown, rect.left(), top, rect.width(), self._spread(shown)):
            place_line(self.matrix, layout, line, box, self.placed, ink)
        last = self.placed.lines[-1][1].bottom() if self.placed.lines else top
        for line, box in stack(layout.foot, rect.left(), last, rect.width()):
            place_line(self.matrix, layout, line, box, self.placed, ink)
            last = box.bottom()
        self.runs = [*self.placed.runs, *self._left_out(past, last)]
        margin = ink.px(MARGIN)
        self.cover(rect.adjusted(-margin, 0, margin, 1))

    def _spread(self, shown: Sequence[Line]) -> float:
        """Return by how much each row may be higher, in whole pixels, so that no band below them stays blank."""
        assert self.layout is not None
        rows = sum(line.row is not None for line in shown)
        if not rows or self.layout.density is ROOMY:
            return 0.0
        most = ROOMY.least - SNUG.least if self.shown.whole or not self._scrolls else _MOST_SPREAD
        return float(min(max(self._room() - sum(line.height for line in shown), 0.0) / rows, self.ink.px(most)) // 1)

    def cell_at(self, at: QPointF) -> Cell:
        """Return the cell under a point."""
        if self.layout is None or not self.body.contains(at):
            return ()
        lefts = edges_of(self.layout, self.body.left())
        place = next((index for index in range(len(lefts) - 1) if lefts[index] <= at.x() < lefts[index + 1]), None)
        if place is None:
            return ()
        if at.y() < self.body.top() + self.layout.head_height:
            return (_HEAD, place - 1) if place else ()
        row = next((line.row for line, box in self.placed.lines if box.contains(at)), None)
        return (row, place - 1) if row is not None else ()

    def moved(self, cell: Cell, key: Qt.Key) -> Cell:
        """Return the next cell; the window follows it."""
        order = self._order()
        if not order or self.matrix is None:
            return ()
        if not cell or cell[0] not in order:
            start = next((row for row in order if self.matrix.rows[row].focused), order[0])
            return self._seen((start, 0 if self.matrix.columns else _HEAD))
        row, column = cell
        index, last = order.index(row), len(self.matrix.columns) - 1
        page = max(self.shown.past - self.shown.first - 1, 1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0) + _PAGE.get(key, 0) * page
        index = min(max(index + step, 0), len(order) - 1)
        column += {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        column = {Qt.Key.Key_Home: _HEAD, Qt.Key.Key_End: last}.get(key, min(max(column, _HEAD), last))
        return self._seen((order[index], column))

    def rect_of(self, cell: Cell) -> QRectF:
        """Return where a cell lies; an empty rectangle if it has been scrolled away."""
        if self.layout is None or not cell:
            return QRectF()
        row, column = cell
        lefts = edges_of(self.layout, self.body.left())
        if row == _HEAD:
            box = QRectF(self.body.left(), self.body.top(), self.body.width(), self.layout.head_height)
        else:
            box = next((box for line, box in self.placed.lines if line.row == row), QRectF())
        left = lefts[column + 1] - (self.ink.px(6) if column == _HEAD else 0.0)
        right = lefts[column + 2]
        return QRectF(left, box.top(), right - left, box.height()) if not box.isEmpty() else QRectF()

    def probe(self, cell: Cell) -> Probe | None:
        """Return what a cell says, and the record it leads to."""
        if self.matrix is None:
            return None
        row, column = cell
        keep = self.rect_of(cell)
        if row == _HEAD:
            head = self.matrix.columns[column]
            return Probe(head.target, column_content(head), keep, keep.center(), cell=cell, silent=True)
        line = self.matrix.rows[row]
        if column == _HEAD or column >= len(line.cells):
            return Probe(line.target, label_content(line), keep, keep.center(), cell=cell, silent=True)
        found = line.cells[column]
        evidence = bool(found.card or found.data)
        record = found.target or ("" if evidence else line.target)
        content = cell_content(line, self.matrix.columns[column], found)
        silent = not (evidence or found.sources)
        return Probe(record, content, keep, keep.center(), cell=cell, about=line.target, silent=silent)

    def scroll_by(self, steps: int) -> bool:
        """Move the window by rows."""
        if self.matrix is None or not self.scrolls:
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
        """Return the rows, columns and cells of a record that are shown."""
        if self.matrix is None or self.layout is None:
            return []
        found = [self.rect_of((_HEAD, index)) for index, one in enumerate(self.matrix.columns) if one.target == record]
        for line, box in self.placed.lines:
            if line.row is None:
                continue
            row = self.matrix.rows[line.row]
            if row.target == record:
                found.append(box)
            cells = enumerate(row.cells[: len(self.matrix.columns)])
            found += [self.rect_of((line.row, index)) for index, cell in cells if cell.target == record]
        return found

    def draw(self, painter: QPainter) -> None:
        """Draw grounds, rules and glyphs, then what all boards draw above."""
        if self.matrix is None or self.layout is None:
            return
        draw_matrix(painter, self)
        self.draw_over(painter)

    def _focused(self, row: int | None) -> bool:
        return row is not None and self.matrix is not None and self.matrix.rows[row].focused

    def _order(self) -> list[int]:
        lines = (*self.layout.body, *self.layout.foot) if self.layout else ()
        return [line.row for line in lines if line.row is not None]

    def _seen(self, cell: Cell) -> Cell:
        """Move the window so that it shows a cell's row, with its group's heading if that is next above."""
        assert self.layout is not None
        body = self.layout.body
        at = next((index for index, line in enumerate(body) if line.row == cell[0]), None)
        if at is not None and self._scrolls:
            heading = at > 0 and body[at - 1].row is None and at - 1 < self._first
            first = first_for(self._heights(), self._room(), self._first, at - 1 if heading else at)
            if first != self._first:
                self._first = first
                self.settle()
        return cell

    def _heights(self) -> list[float]:
        return [line.height for line in self.layout.body] if self.layout else []

    def _room(self) -> float:
        assert self.layout is not None
        room = self.body.height() - self.layout.head_height - self.layout.foot_height
        fits = sum(self._heights()) <= room + 0.5
        return room if fits or self._scrolls else room - line_height("small", self.ink.unit) - self.ink.px(2)

    def _left_out(self, past: int, top: float) -> list[Run]:
        """Return the words that count the rows a picture has no room for."""
        assert self.layout is not None
        rows = sum(line.row is not None for line in self.layout.body[past:])
        if self._scrolls or not rows or top + line_height("small", self.ink.unit) > self.body.bottom() + 0.5:
            return []
        words = left_out_words(rows, self.ink)
        return [Run(self.body.left(), base_line(top + self.ink.px(2), "small", self.ink.unit), words, "small", "ink-3")]
