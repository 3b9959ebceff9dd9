"""One figure as one scene of pixels: the frame and its panels, for the window, pictures, SVG and PDF alike."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsSceneWheelEvent

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Figure
from explorer.gui.charts.board import Board
from explorer.gui.charts.body import FigureBody
from explorer.gui.charts.frame import FrameLayer, frame
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lanes import LanesPanel
from explorer.gui.charts.lettering import Run
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.painters import painted
from explorer.gui.theme import Palette

RADIUS = 7.0  # of the ground inside a card's hairline


class FigureScene(pg.GraphicsScene):
    """The whole frame of a figure, laid out by explicit pixels from width, height and unit.

    ``unit`` is how many pixels a pixel of the design takes: fonts, margins, pens and marks all follow it, so that a
    picture of any size is crisp. Items are made once and refilled. A ``card`` is a figure on screen, whose rows may
    scroll; in pictures they shrink.
    """

    range_moved = Signal(float, float)  # months since year 0; the user pans or zooms
    moved = Signal()  # what is shown has moved under the pointer: a scroll, or a zoom of months since the first

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self.ink = Ink(palette)
        self.figure: Figure | None = None
        self.atlas: Atlas | None = None
        self.card = False
        self._untouched = self._held = False  # whether ranges of time are those of the figure; whether to lay it out
        self._laid = (0.0, 0.0)
        self.still: QImage | None = None  # what was last painted, while it rests
        self._size = (792.0, 695.0)
        self._frame = FrameLayer(self.ink)
        self.addItem(self._frame)
        self.body = FigureBody(self)

    @property
    def plots(self) -> list[PlotPanel]:
        """The panels over a time axis that are shown, from the top."""
        return self.body.plots

    @property
    def lanes(self) -> LanesPanel | None:
        """The timeline, if the figure is one."""
        return self.body.lanes

    @property
    def boards(self) -> list[Board]:
        """The boards that are shown: key figures first, then matrices, ladders and maps from the top."""
        return self.body.boards

    @property
    def box(self) -> PlotBox | None:
        """The part that pans and zooms; where several panels share the time, the lowest."""
        if self.lanes is not None:
            return self.lanes.box
        return self.plots[-1].box if self.plots else None

    @property
    def scrolls(self) -> bool:
        """Whether any board has more rows than it shows."""
        return any(board.scrolls for board in self.boards)

    def set_figure(self, figure: Figure, atlas: Atlas | None) -> None:
        """Show another figure."""
        self.figure, self.atlas = figure, atlas
        self._untouched = True
        self.body.fill(figure)
        self.lay()

    def stands(self, figure: Figure, atlas: Atlas | None) -> bool:
        """Whether this figure was laid out here and nobody has moved a range of time since."""
        return self._untouched and atlas is self.atlas and figure == self.figure

    def hold(self) -> None:
        """On screen, lay nothing out until :meth:`show` says what and how large: sizes may change on the way there."""
        self._held = self.card

    def show(self, figure: Figure, atlas: Atlas | None, width: float, height: float) -> None:
        """Show a figure at a size; what stands here as it was laid out stays, with the rows that were scrolled to."""
        stands = self.stands(figure, atlas)
        self._held = True
        self.set_size(width, height)
        self._held = False
        if not stands:
            self.set_figure(figure, atlas)
        elif self._laid != self._size:
            self.lay()

    def set_palette(self, palette: Palette) -> None:
        """Draw in other colours."""
        self.ink.palette, self.still = palette, None
        self.update()

    def set_size(self, width: float, height: float, unit: float = 1.0) -> None:
        """Lay everything out for this size in pixels."""
        if (width, height) != self._size or unit != self.ink.unit:
            self._size, self.ink.unit = (width, height), unit
            self.lay()

    def lay(self) -> None:
        """Place everything anew."""
        if self._held:
            return
        self.still = None
        width, height = self._laid = self._size
        whole = QRectF(0, 0, width, height)
        self.setSceneRect(whole)
        if self.figure is None:
            return
        found = frame(self.figure, width, height, self.ink)
        self._frame.show_frame(found, whole)
        self.body.lay(found.body, scrolls=self.card)
        self.prepareForPaint()

    @painted
    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Fill the ground: with round corners on screen, inside the frame of a card; to the edges in pictures."""
        del rect
        whole = self.sceneRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.card:
            painter.fillRect(whole, self.ink.token("surface"))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.token("surface"))
        painter.drawRoundedRect(whole, RADIUS, RADIUS)

    @property
    def runs(self) -> list[Run]:
        """All texts that are shown."""
        return [*self.frame_runs, *self.body.runs]

    @property
    def frame_runs(self) -> tuple[Run, ...]:
        """The texts round the panels: takeaway, subtitle, source line."""
        return self._frame.frame.runs

    def text_boxes(self) -> list[tuple[QRectF, str]]:
        """Return the rectangle of every text shown, in pixels of the figure."""
        return [(run.box(self.ink.unit), run.text) for run in self.runs if run.text]

    def wheelEvent(self, event: QGraphicsSceneWheelEvent) -> None:
        """Scroll the rows under the pointer; else the wheel belongs to the plots."""
        board = next((one for one in self.boards if one.scrolls and one.body.contains(event.scenePos())), None)
        if board is None:
            super().wheelEvent(event)
            return
        event.accept()
        if board.scroll_by(-1 if event.delta() > 0 else 1):
            self.moved.emit()

    @Slot(float, float)
    def follow_count(self, first: float, last: float) -> None:
        """Show the same months since the first in all panels that count them."""
        self._untouched = False
        for plot in self.plots:
            if plot.box.counts:
                plot.box.show_months(first, last)
                plot.settle()
        self.prepareForPaint()
        self.moved.emit()

    @Slot(float, float)
    def follow(self, first: float, last: float) -> None:
        """Show the same time in all panels over time, and tell so."""
        self._untouched = False
        for plot in self.plots:
            if not plot.box.counts:
                plot.box.show_months(first, last)
                plot.settle()
        if self.lanes is not None:
            self.lanes.box.show_months(first, last)
            self.lanes.settle()
        self.prepareForPaint()
        self.range_moved.emit(first, last)
