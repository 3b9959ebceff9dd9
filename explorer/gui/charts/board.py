"""What all panels without a time axis share: one item each, cells that pointer and keys reach, rings and marks."""

from __future__ import annotations

from math import inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.gui.charts.ink import Ink, Layer, outline
from explorer.gui.charts.lettering import Run, draw_runs
from explorer.gui.charts.probes import Probe
from explorer.gui.charts.rows import Window

Cell = tuple[int, ...]  # a place on a board: row and column, row and range, or box; empty for none


class Board(Layer):
    """A panel that is one item of the scene; :meth:`lay` places everything, :meth:`draw` only draws.

    ``asks`` boards open a card by keys on Enter alone, ``slow`` ones by pointer after a rest.
    """

    slow = True
    asks = False

    def __init__(self, ink: Ink, z: float = 5) -> None:
        super().__init__(ink, z)
        self.runs: list[Run] = []
        self.body = QRectF()
        self.here: Cell = ()
        self.keyed = False
        self.record = ""
        self.shown = Window(0, 0, 0)  # of its rows, if it has any

    @property
    def filled(self) -> bool:
        """Whether there is room for what it shows."""
        return True

    @property
    def rows_shown(self) -> int:
        """How many rows are shown, headings of groups not counted."""
        return self.shown.past - self.shown.first

    def wanted(self, width: float) -> float:
        """Return the height that shows everything at its preferred size, in pixels; infinite if any is of use."""
        del width
        return inf

    def lay(self, rect: QRectF, scrolls: bool) -> None:
        """Place everything in a rectangle of the scene; ``scrolls`` says that what does not fit may be scrolled to."""

    def cell_at(self, at: QPointF) -> Cell:
        """Return the cell under a point."""
        del at
        return ()

    def moved(self, cell: Cell, key: Qt.Key) -> Cell:
        """Return the cell that a key leads to; from no cell, the first one."""
        del key
        return cell

    def rect_of(self, cell: Cell) -> QRectF:
        """Return where a cell lies, in pixels of the scene."""
        del cell
        return QRectF()

    def probe(self, cell: Cell) -> Probe | None:
        """Return what a cell has to say."""
        del cell
        return None

    def scroll_by(self, steps: int) -> bool:
        """Move on by rows; return whether anything moved."""
        del steps
        return False

    @property
    def scrolls(self) -> bool:
        """Whether there is more than is shown."""
        return False

    def belonging(self, record: str) -> list[QRectF]:
        """Return the rectangles of what belongs to a record."""
        del record
        return []

    def show_cell(self, cell: Cell, keyed: bool) -> None:
        """Point out a cell, or none."""
        if (cell, keyed) != (self.here, self.keyed):
            self.here, self.keyed = cell, keyed
            self.update()

    def mark(self, record: str) -> None:
        """Outline what belongs to a record, or nothing."""
        if record != self.record:
            self.record = record
            self.update()

    def draw_over(self, painter: QPainter) -> None:
        """Draw texts, then the outlines of what is marked, then the ring of the keys."""
        draw_runs(painter, self.runs, self.ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        hair = self.ink.hair
        for rect in self.belonging(self.record) if self.record else ():
            outline(painter, [rect], self.ink.token("ink"), hair)
        if self.here and self.keyed:
            rect = self.rect_of(self.here)
            if not rect.isEmpty():
                outline(painter, [rect.adjusted(hair, hair, -hair, -hair)], self.ink.token("focus"), 2 * hair)


class BoardCursor:
    """How pointer and keys move over one board."""

    def __init__(self, board: Board) -> None:
        self.board = board

    @property
    def slow(self) -> bool:
        """Whether a card opens after a rest of the pointer."""
        return self.board.slow

    @property
    def asks(self) -> bool:
        """Whether keys open a card on Enter alone."""
        return self.board.asks

    def probe(self, at: QPointF) -> Probe | None:
        """Return what lies under a point of the scene."""
        cell = self.board.cell_at(at)
        return self.board.probe(cell) if cell else None

    def step(self, here: Probe | None, key: Qt.Key) -> Probe | None:
        """Return where a key leads from here."""
        cell = self.board.moved(here.cell if here is not None else (), key)
        return self.board.probe(cell) if cell else None

    def show(self, probe: Probe | None, keyed: bool) -> None:
        """Point out what the card is about, or nothing."""
        self.board.show_cell(probe.cell if probe is not None else (), keyed)
